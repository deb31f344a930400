"""The Atlas: layers as GeoDataFrames, the bibliography, and the maps that show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
from geopandas import GeoDataFrame

from geo.dates import parse
from geo.errors import CommandError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import folium

    from geo.layers.schema import AtlasFile, LayerHead, MapDefinition
    from geo.sources.citations import Source

CRS = "EPSG:4326"
"""Geometry everywhere: `(lon, lat)` degrees, WGS84."""

FIRST_DAY = parse("1905-01-01").first
LAST_DAY = parse("1945-12-31").last
"""The atlas spans these days, both inclusive. A feature may begin earlier."""


_COLUMNS = ("id", "layer", "name", "kind", "party", "start_day", "end_day", "geometry")


def frame_of(rows: Sequence[Mapping[Any, Any]]) -> GeoDataFrame:
    """Return rows as a GeoDataFrame (EPSG:4326) indexed by ``id``; what a row lacks is None, never NaN."""
    columns = list(dict.fromkeys([*_COLUMNS, *(key for row in rows for key in row)]))
    table = pd.DataFrame([[row.get(column) for column in columns] for row in rows], columns=columns, dtype=object)
    table = table.astype({"start_day": int, "end_day": int})
    return GeoDataFrame(table, geometry="geometry", crs=CRS).set_index("id", drop=False)


@dataclass(frozen=True, eq=False)
class Layer:
    """One file of ``layers/``.

    Attributes
    ----------
    id
        File name without its ending.
    head
        Title, group, order, licence and attribution.
    features
        One row a feature, indexed by feature id, in file order: the properties of the contract, ``layer``,
        ``start_day`` and ``end_day`` (whole days, both inclusive) and ``geometry`` (`(lon, lat)` degrees, EPSG:4326).
    """

    id: str
    head: LayerHead
    features: GeoDataFrame


@dataclass(frozen=True)
class Claim:
    """One statement of the register: what the atlas must show, and who says so.

    `reason` says why a statement that is not `mappable` is drawn nowhere.
    """

    id: str
    section: str
    summary: str
    start_date: str
    source: str
    pages: str
    layer: str
    mappable: str
    end_date: str = ""
    place_names: str = ""
    modern_names: str = ""
    reason: str = ""


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything that ``layers/`` holds.

    Attributes
    ----------
    folder
        Where it was read from.
    file
        Parties, groups and maps, from ``atlas.toml``.
    layers
        Layers by id, in the order in which they are listed: group, then order, then id.
    sources
        The bibliography by key.
    claims
        The register of statements by id; empty where the folder has none.
    """

    folder: Path
    file: AtlasFile
    layers: Mapping[str, Layer]
    sources: Mapping[str, Source]
    claims: Mapping[str, Claim]

    @cached_property
    def features(self) -> GeoDataFrame:
        """All features of all layers, indexed by id (EPSG:4326)."""
        return frame_of([row for layer in self.layers.values() for row in layer.features.to_dict("records")])

    def on(self, date: str) -> GeoDataFrame:
        """Return the features in force on a date.

        Parameters
        ----------
        date
            EDTF. Of a month or a year, those in force on any of its days.

        Returns
        -------
        GeoDataFrame
            Rows of `features`, EPSG:4326.

        Raises
        ------
        DateError
            If `date` is none.
        """
        day = parse(date)
        frame = self.features
        return frame[(frame["start_day"] <= day.last) & (frame["end_day"] >= day.first)]

    def definition(self, map_id: str) -> MapDefinition:
        """Return the definition of a map.

        Raises
        ------
        CommandError
            If ``atlas.toml`` has no such map.
        """
        if map_id not in self.file.maps:
            known = ", ".join(self.file.maps)
            message = f'there is no map "{map_id}" in {self.folder / "atlas.toml"}: expected one of {known}'
            raise CommandError(message)
        return self.file.maps[map_id]

    def layers_of(self, map_id: str) -> dict[Layer, bool]:
        """Return the layers of a map in their order, and whether each is on when it opens."""
        definition = self.definition(map_id)
        return {
            layer: layer.head.shown if definition.shown is None else layer.id in definition.shown
            for layer in self.layers.values()
            if not definition.layers or layer.id in definition.layers
        }

    def map(self, map_id: str, *, date: str | None = None, **state: Any) -> folium.Map:  # noqa: ANN401
        """Compose a map; it shows itself in a notebook.

        Parameters
        ----------
        map_id
            A map of ``atlas.toml``.
        date
            EDTF day to open at, in place of the map's own.
        **state
            `layers` (ids of the layers that are on), `bbox` (west, south, east, north in degrees), `embed`,
            `present`: as in a link to the page.

        Returns
        -------
        folium.Map
            With all that it needs inside.
        """
        from geo.page.atlas_map import atlas_map  # noqa: PLC0415 (the page side imports this module)

        return atlas_map(self, map_id, date=date, **state)
