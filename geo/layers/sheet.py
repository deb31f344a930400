"""All that one map is made from, gathered once: its layers, what is in force on its days, and its days as numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from geo.dates import parse
from geo.timeline import Days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.layers.layer import Layer
    from geo.layers.schema import AtlasFile, MapDefinition
    from geo.layers.values import Box
    from geo.sources.citations import Source

_BY_DAY, _BY_MONTH = 200, 1100
"""A period of so many days is gone through by days, or by months; a longer one as its map is."""


@dataclass(frozen=True)
class Period:
    """A campaign: its days, by what it is gone through, and what it shows."""

    label: str
    first: int
    last: int
    step: Literal["year", "month", "day"]
    bbox: Box | None


@dataclass(frozen=True)
class Stop:
    """One step of a tour."""

    day: int
    bbox: Box | None
    feature: str | None
    text: str


@dataclass(frozen=True, eq=False)
class Sheet:
    """A map with all that it is made from. Days are whole days, see `geo.dates`.

    Attributes
    ----------
    id
        Of the map.
    definition
        What ``atlas.toml`` says of it.
    layers
        Its layers in their order, and whether each is on when it opens.
    file
        Title, region, groups and parties.
    sources
        The bibliography by key.
    has_register
        Whether the atlas has a register of statements.
    """

    id: str
    definition: MapDefinition
    layers: Mapping[Layer, bool]
    file: AtlasFile
    sources: Mapping[str, Source]
    has_register: bool

    @cached_property
    def days(self) -> Days:
        """The days that it spans."""
        first, last = parse(self.definition.start_date).first, parse(self.definition.end_date).last
        return Days(first, last, self.definition.step)

    @cached_property
    def opens(self) -> int:
        """The day on which it opens."""
        return parse(self.definition.date).first

    @cached_property
    def rows(self) -> tuple[Mapping[str, Any], ...]:
        """The features of its layers that are in force on any of its days."""
        return tuple(row for layer in self.layers for row in layer.rows if self.days.touch(row))

    @cached_property
    def key_dates(self) -> tuple[tuple[int, str], ...]:
        """Days that its timeline names."""
        return tuple((parse(key.date).first, key.label) for key in self.definition.key_dates)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Its periods, within its days."""
        found = []
        for it in self.definition.periods:
            first = max(self.days.first, parse(it.start_date).first)
            last = min(self.days.last, parse(it.end_date).last)
            found.append(Period(it.label, first, last, self._step(last - first), it.bbox))
        return tuple(found)

    def _step(self, days: int) -> Literal["year", "month", "day"]:
        if self.days.step == "day" or days < _BY_DAY:
            return "day"
        return "month" if days < _BY_MONTH else "year"

    @cached_property
    def tours(self) -> Mapping[str, tuple[str, tuple[Stop, ...]]]:
        """Tours over it by id: title and steps."""
        return {
            key: (tour.title, tuple(Stop(parse(it.date).first, it.bbox, it.feature, it.text) for it in tour.steps))
            for key, tour in self.file.tours.items()
            if tour.map == self.id
        }
