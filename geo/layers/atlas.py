"""The Atlas: layers, the bibliography, the register, and the maps that show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd
from geopandas import GeoDataFrame

from geo.dates import parse
from geo.errors import CommandError
from geo.layers.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from geo.layers.claims import Claim
    from geo.layers.schema import AtlasFile, LayerHead, MapDefinition
    from geo.sources.citations import Source

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


@dataclass(frozen=True, eq=False)
class Atlas:
    """Everything that ``layers/`` holds.

    Attributes
    ----------
    folder
        Where it was read from.
    file
        Title, span, parties, groups and maps, from ``atlas.toml``.
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

    @property
    def first_day(self) -> int:
        """First day that the atlas spans. A feature may begin earlier."""
        return parse(self.file.start_date).first

    @property
    def last_day(self) -> int:
        """Last day that the atlas spans; what has no end lasts to it."""
        return parse(self.file.end_date).last

    @property
    def has_register(self) -> bool:
        """Whether there is a register of statements, and so a page of it to link to."""
        return bool(self.claims)

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The rows of all layers."""
        return tuple(row for layer in self.layers.values() for row in layer.rows)

    @cached_property
    def features(self) -> GeoDataFrame:
        """All features of all layers, indexed by id (EPSG:4326)."""
        return frame_of(self.rows)

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

    def sheet(self, map_id: str) -> Sheet:
        """Return all that a map is made from.

        Raises
        ------
        CommandError
            If there is no such map.
        """
        layers = self.layers_of(map_id)
        return Sheet(map_id, self.file.maps[map_id], layers, self.file, self.sources, self.has_register)
