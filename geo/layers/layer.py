"""One layer: its features as rows, and as a GeoDataFrame for whoever asks for one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
from geopandas import GeoDataFrame

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.layers.schema import LayerHead

CRS = "EPSG:4326"
"""Geometry everywhere: `(lon, lat)` degrees, WGS84."""

_COLUMNS = ("id", "layer", "name", "kind", "party", "start_day", "end_day", "geometry")


def frame_of(rows: Sequence[Mapping[Any, Any]]) -> GeoDataFrame:
    """Return rows as a GeoDataFrame (EPSG:4326) indexed by id; what a row lacks is None, never NaN.

    The ids stand in the column ``id`` too. The index has no name: two things of one name cannot be written to a file.
    """
    columns = list(dict.fromkeys([*_COLUMNS, *(key for row in rows for key in row)]))
    table = pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns, dtype=object)
    table = table.astype({"start_day": int, "end_day": int})
    return GeoDataFrame(table, geometry="geometry", crs=CRS).set_index("id", drop=False).rename_axis(None)


@dataclass(frozen=True, eq=False)
class Layer:
    """One file of ``layers/``.

    Attributes
    ----------
    id
        File name without its ending.
    head
        Title, group, order, licence and attribution.
    rows
        One a feature, in file order: its id, the properties of the contract and its own, ``layer``, ``start_day`` and
        ``end_day`` (whole days, both inclusive) and ``geometry`` (`(lon, lat)` degrees, EPSG:4326).
    digest
        Of the bytes of the file: what was made from the same is not made again.
    """

    id: str
    head: LayerHead
    rows: tuple[Mapping[str, Any], ...]
    digest: str = ""

    @cached_property
    def features(self) -> GeoDataFrame:
        """The rows as a frame indexed by feature id (EPSG:4326)."""
        return frame_of(self.rows)
