"""The Borderlands Atlas: dated, cited GeoJSON layers become offline, time-sliced maps.

read → check → slice → compose → write
"""

from geo.errors import AtlasError, CommandError, DataError, DateError, OfflineError, Problem
from geo.layers.atlas import Atlas, Layer
from geo.layers.read import read_atlas
from geo.page.time_map import time_map
from geo.site.write import write_page

__all__ = [
    "Atlas", "AtlasError", "CommandError", "DataError", "DateError", "Layer", "OfflineError", "Problem", "read_atlas",
    "time_map", "write_page",
]  # fmt: skip
