"""The Atlas: layers, the bibliography, the register, and the maps that show them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from geo.dates import parse
from geo.errors import CommandError
from geo.layers.layer import Layer, frame_of
from geo.layers.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from geopandas import GeoDataFrame

    from geo.layers.claims import Claim
    from geo.layers.schema import AtlasFile, MapDefinition
    from geo.sources.citations import Source


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
