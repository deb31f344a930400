"""``territories.toml`` and ``overlays.toml``: who held which ground, and what lay over it."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from geo.derive.recipes.model import Dated, Days, Kilometres, Kind, Many, Positive, Recipe, Said, Slug, Text, Where

__all__ = ["Area", "Corridor", "Overlay", "OverlaysFile", "TerritoriesFile", "Territory"]


class Area(Said, Dated):
    """A territory or an overlay: the faces of its seats and islands.

    Attributes
    ----------
    seats
        Names of groups of seats, or places written out.
    islands
        Names of rings drawn in the sea; the islands in them that hold no seat are meant.
    """

    drawing: ClassVar[frozenset[str]] = frozenset(
        {"id", "layer", "kind", "seats", "islands", "lines", "ring", "corridor", "within"}
    )

    id: Slug
    layer: Slug
    party: Text
    entity: Slug | None = None
    precision_km: Kilometres
    seats: Many[Text] = ()
    islands: Many[Text] = ()

    @cached_property
    def days(self) -> Days:
        """The days on which it is in force."""
        return Days.between(self.start_date, self.end_date)


class Territory(Area):
    """The ground of a state, by the title as it stood; `entity` is shared by its successive shapes."""

    noun: ClassVar[str] = "territory"

    entity: Slug

    @model_validator(mode="after")
    def _placed(self) -> Self:
        if not (self.seats or self.islands):
            message = "has neither seats nor islands"
            raise ValueError(message)
        return self


class Corridor(Recipe):
    """A belt of `km` kilometres on either side of chains of places."""

    km: Positive
    chains: Annotated[Many[Annotated[Many[Where], Field(min_length=2)]], Field(min_length=1)]


class Overlay(Area):
    """A claim, an occupation or a zone that lies over the territories.

    Attributes
    ----------
    lines
        Ids of lines that divide the land further, for this overlay only.
    ring
        Places around it, joined by a smooth curve.
    within
        Entities to whose territories of the day it is cut.
    """

    noun: ClassVar[str] = "overlay"

    kind: Kind
    lines: Many[Slug] = ()
    ring: Annotated[Many[Where], Field(min_length=3)] | None = None
    corridor: Corridor | None = None
    within: Many[Slug] = ()

    @model_validator(mode="after")
    def _drawn_once(self) -> Self:
        ways = [bool(self.seats or self.islands), self.ring is not None, self.corridor is not None]
        if sum(ways) != 1:
            message = "expected one of seats or islands, ring, corridor"
            raise ValueError(message)
        if not (ways[0] or self.geometry_source):
            message = "is drawn by hand: expected a geometry_source"
            raise ValueError(message)
        return self


class TerritoriesFile(Recipe):
    """All of ``territories.toml``: groups of seats, rings of islands, territories."""

    seats: dict[Text, Annotated[Many[Where], Field(min_length=1)]] = Field(default_factory=dict)
    islands: dict[Text, Annotated[Many[Where], Field(min_length=3)]] = Field(default_factory=dict)
    territory: Many[Territory] = ()


class OverlaysFile(Recipe):
    """All of ``overlays.toml``."""

    overlay: Many[Overlay] = ()
