"""``base.toml``: what the base map shows of a region, how fine, and the names of its rivers and lakes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Self

from pydantic import Discriminator, Field, Tag, model_validator

from geo.derive.recipes.model import Box, Degrees, Kilometres, Language, Many, Rank, Recipe, Spot, Text
from geo.derive.sources.gshhg import Resolution

__all__ = [
    "BaseFile",
    "Coasts",
    "Drawn",
    "Fault",
    "FinerIslands",
    "Lake",
    "LakesRecipe",
    "Minor",
    "ReliefRecipe",
    "River",
    "RiversRecipe",
    "Run",
    "ShoresRecipe",
    "Via",
    "ZoneEdge",
]


class FinerIslands(Recipe):
    """Islands of which smaller ones are drawn than elsewhere: those whose middle lies in a box."""

    name: Text
    box: Box
    island_km2: Kilometres


class ShoresRecipe(Recipe):
    """How the shores of the region are drawn.

    Attributes
    ----------
    island_km2
        Smaller islands are left out, but for those of `finer`.
    tolerance, small_island_tolerance, close_up_tolerance
        Degrees by which a simplified shore may stray: of the mainland and large islands, of islands smaller than
        `small_island_km2`, which would lose their shape, and in the `close_ups`.
    """

    resolution: Resolution
    island_km2: Kilometres
    finer: Many[FinerIslands] = ()
    tolerance: Degrees
    small_island_km2: Kilometres
    small_island_tolerance: Degrees
    close_ups: Many[Box] = ()
    close_up_tolerance: Degrees


class Coasts(Recipe):
    """How the coasts of the whole earth are drawn, and whom they credit."""

    credit: Text
    resolution: Resolution
    island_km2: Kilometres
    tolerance: Degrees


class LakesRecipe(Recipe):
    """How lakes are drawn.

    Attributes
    ----------
    tolerance, broad_tolerance
        Degrees by which a shore, and a bank of a river drawn as a ring, may stray.
    islet_km2
        Smaller islands in lakes are left out.
    """

    resolution: Resolution
    tolerance: Degrees
    broad_tolerance: Degrees
    islet_km2: Kilometres


class Minor(Recipe):
    """Which rivers without a name are drawn: those of a box, from a length (degrees) on."""

    box: Box
    tolerance: Degrees
    length: Degrees


class RiversRecipe(Recipe):
    """How rivers are drawn.

    Attributes
    ----------
    resolution, full_resolution
        Of WDBII: in general, and in the box that a river names as ``full``.
    slack, full_slack
        Degrees by which a simplified course may stray, if the river does not say so itself.
    minor
        The nameless ones; none are drawn where it is not given.
    """

    resolution: Resolution
    full_resolution: Resolution
    slack: Degrees
    full_slack: Degrees
    minor: Minor | None = None


class ReliefRecipe(Recipe):
    """How the relief is drawn: its width in pixels, and the land that parts it from the sea."""

    width: Annotated[int, Field(ge=100)]
    resolution: Resolution
    island_km2: Kilometres


class ZoneEdge(Recipe):
    """A stretch of the edge between two groups of time zones."""

    edge: tuple[Many[Text], Many[Text]] = Field(strict=False)
    start: Spot = Field(alias="from")
    end: Spot = Field(alias="to")


class Via(Recipe):
    """The way along WDBII's pieces through known points, from source to mouth."""

    via: Annotated[Many[Spot], Field(min_length=2)]


class Drawn(Recipe):
    """Points joined as they stand."""

    draw: Annotated[Many[Spot], Field(min_length=2)]


def _way(value: Any) -> str | None:  # noqa: ANN401 - whatever stands in the file
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    return next((way for way in ("edge", "via", "draw") if way in keys), None)


Run = Annotated[
    Annotated[ZoneEdge, Tag("edge")] | Annotated[Via, Tag("via")] | Annotated[Drawn, Tag("draw")],
    Discriminator(_way, custom_error_type="way", custom_error_message="expected one of edge, via, draw"),
]


class _Water(Recipe):
    """A river or a lake: its names, and how important it is (1 continental, 2 great, 3 regional, 4 local)."""

    name: Text | None = None
    names: dict[Language, Text] = Field(default_factory=dict)
    modern_name: Text | None = None
    rank: Rank
    precision_km: Kilometres = 1
    geometry_source: Text | None = None

    def named(self) -> dict[str, Any]:
        """Give names and rank as properties of its feature."""
        modern = {"modern_name": self.modern_name} if self.modern_name else {}
        return {"name": self.name, "names": self.names} | modern | {"rank": self.rank}

    def placed(self) -> dict[str, Any]:
        """Give precision and source as properties of its feature."""
        source = {"geometry_source": self.geometry_source} if self.geometry_source else {}
        return {"precision_km": self.precision_km} | source


class River(_Water):
    """A river by runs that follow one another; `full` is a box in which the full resolution is used."""

    noun: ClassVar[str] = "river"

    name: Text
    runs: Annotated[Many[Run], Field(min_length=1)]
    slack: Degrees | None = None
    full: Box | None = None


class Lake(_Water):
    """A lake by a point in GSHHG's, by a ring, or by the id of a `river` that WDBII draws as a ring."""

    noun: ClassVar[str] = "lake"

    point: Spot | None = None
    ring: Annotated[Many[Spot], Field(min_length=3)] | None = None
    river: Text | None = None

    @model_validator(mode="after")
    def _drawn_once(self) -> Self:
        if sum(way is not None for way in (self.point, self.ring, self.river)) != 1:
            message = "expected one of point, ring, river"
            raise ValueError(message)
        return self


Fault = Callable[[River | Lake, str], None]
"""Takes what is wrong with a river or a lake."""


class BaseFile(Recipe):
    """All of ``base.toml``: `bounds` is the region that is drawn in detail, `credit` whom the map credits."""

    bounds: Box
    credit: Text
    shores: ShoresRecipe
    world: Coasts
    lakes: LakesRecipe
    rivers: RiversRecipe
    relief: ReliefRecipe
    lake: Many[Lake] = ()
    river: Many[River] = ()
