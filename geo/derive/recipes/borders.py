"""``borders/*.toml``: border lines, their courses and what they say."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from geo.derive.recipes.model import (
    Box,
    Dated,
    Days,
    Edtf,
    Kilometres,
    Many,
    Number,
    Positive,
    Recipe,
    Said,
    Slug,
    Text,
    Where,
)

__all__ = ["BordersFile", "Course", "Edge", "HiddenLine", "Line", "Offset", "Parallel", "Parts", "Piece", "Points",
           "River", "ShownLine", "Wdbii", "Whole"]  # fmt: skip


class Course(Recipe):
    """One way to draw a line; `join_start` and `join_end` put its ends on other lines."""

    join_start: Slug | None = None
    join_end: Slug | None = None


class _Stretch(Course):
    """The stretch of some base data from one place to another."""

    start: Where = Field(alias="from")
    end: Where = Field(alias="to")


class Edge(_Stretch):
    """The shared edge of two groups of time zones of ``frame.toml``: today's border."""

    edge: tuple[Text, Text] = Field(strict=False)


class Wdbii(_Stretch):
    """The border of WDBII in a box."""

    wdbii: Box


class River(_Stretch):
    """The course of a river as the base map draws it."""

    river: Text


class Offset(Course):
    """Beside another line, so many kilometres to its left; negative to its right."""

    offset: Slug
    km: Number


class Parallel(Course):
    """Along a parallel."""

    parallel: Number
    from_lon: Number
    to_lon: Number


class Points(Course):
    """A smooth curve through control points, or straight lines between them."""

    points: Annotated[Many[Where], Field(min_length=2)]
    step_km: Positive = 2.0
    straight: bool = False


_WAYS = ("edge", "wdbii", "river", "offset", "parallel", "points")


def _way(value: Any) -> str | None:  # noqa: ANN401 - whatever stands in the file
    keys = value if isinstance(value, dict) else getattr(type(value), "model_fields", ())
    return next((way for way in ("parts", *_WAYS) if way in keys), None)


_Ways = (
    Annotated[Edge, Tag("edge")]
    | Annotated[Wdbii, Tag("wdbii")]
    | Annotated[River, Tag("river")]
    | Annotated[Offset, Tag("offset")]
    | Annotated[Parallel, Tag("parallel")]
    | Annotated[Points, Tag("points")]
)
Piece = Annotated[
    _Ways, Discriminator(_way, custom_error_type="way", custom_error_message=f"expected one of {', '.join(_WAYS)}")
]


class Parts(Course):
    """Several ways to draw a line, one behind the other."""

    parts: Annotated[Many[Piece], Field(min_length=1)]

    @model_validator(mode="after")
    def _join_whole(self) -> Self:
        if any(part.join_start or part.join_end for part in self.parts):
            message = "join_start and join_end belong to the whole line, not to a part of it"
            raise ValueError(message)
        return self


Whole = Annotated[
    _Ways | Annotated[Parts, Tag("parts")],
    Discriminator(_way, custom_error_type="way", custom_error_message=f"expected one of parts, {', '.join(_WAYS)}"),
]


class _Divider(Recipe):
    """A line, shown or not.

    Attributes
    ----------
    partition
        Whether it divides the land into territories; the others only bound claims, occupations and zones.
    divides_from, divides_until
        They let it divide longer than it is shown.
    tolerance_km
        How far it may stray when it is simplified.
    """

    noun: ClassVar[str] = "line"

    id: Slug
    geometry: Whole
    tolerance_km: Kilometres = 0.2
    partition: bool = True
    divides_from: Edtf | None = None
    divides_until: Edtf | None = None
    start_date: Edtf | None = None
    end_date: Edtf | None = None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The ways in which it is drawn, one behind the other."""
        return self.geometry.parts if isinstance(self.geometry, Parts) else (self.geometry,)

    @cached_property
    def days(self) -> Days:
        """The days on which it divides the land."""
        return Days.between(self.divides_from or self.start_date, self.divides_until or self.end_date)


class HiddenLine(_Divider):
    """A line that divides but has no feature of its own; its name is for whoever edits it."""

    shown: Literal[False]
    name: Text


class ShownLine(_Divider, Said, Dated):
    """A line with a feature of its own."""

    drawing: ClassVar[frozenset[str]] = frozenset(
        {"id", "geometry", "tolerance_km", "partition", "divides_from", "divides_until", "shown"}
    )

    shown: Literal[True] = True
    start_date: Edtf
    precision_km: Kilometres
    geometry_source: Text
    parties: Many[Text] = ()
    treaty: Text | None = None


def _whether_shown(value: Any) -> str:  # noqa: ANN401 - whatever stands in the file
    shown = value.get("shown", True) if isinstance(value, dict) else getattr(value, "shown", True)
    return "hidden" if shown is False else "shown"


Line = Annotated[
    Annotated[HiddenLine, Tag("hidden")] | Annotated[ShownLine, Tag("shown")], Discriminator(_whether_shown)
]


class BordersFile(Recipe):
    """All of one file of ``borders/``."""

    line: Many[Line] = ()
