"""Dated, cited GeoJSON layers become offline, time-sliced maps.

read → check → slice → compose → write
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from geo.errors import AtlasError, CommandError, DataError, DateError, OfflineError, Problem

if TYPE_CHECKING:
    from geo.atlas import Atlas, read_atlas
    from geo.layers.layer import Layer
    from geo.page.time_map import time_map
    from geo.site.build import build_site
    from geo.site.write import write_page

__all__ = [
    "Atlas", "AtlasError", "CommandError", "DataError", "DateError", "Layer", "OfflineError", "Problem", "build_site",
    "read_atlas", "time_map", "write_page",
]  # fmt: skip

_ROOMS = {
    "Atlas": "geo.atlas",
    "read_atlas": "geo.atlas",
    "Layer": "geo.layers.layer",
    "time_map": "geo.page.time_map",
    "build_site": "geo.site.build",
    "write_page": "geo.site.write",
}
"""Where the names live that bring geopandas or folium with them: loaded when they are asked for, not before."""


def __getattr__(name: str) -> Any:  # noqa: ANN401
    if name not in _ROOMS:
        message = f"module 'geo' has no attribute '{name}'"
        raise AttributeError(message)
    return getattr(import_module(_ROOMS[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_ROOMS])
