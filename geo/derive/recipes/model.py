"""What the models of all recipes share: strictness, and the values that recipes are written in.

What a feature may say is said by the models of a layer file; they are handed on from here.
A recipe is held to its model as a layer file is: a key that the model does not know, or lacks, is a fault.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    ValidationInfo,
    field_validator,
)

from geo.dates import parse
from geo.derive.place import Place, lonlat
from geo.layers.schema import Account, Citation, LayerHead
from geo.layers.values import ClaimId, Edtf, Kind, Language, Slug
from geo.sources.csl import Text

__all__ = [
    "Account",
    "Box",
    "Citation",
    "ClaimId",
    "Dated",
    "Days",
    "Degrees",
    "Edtf",
    "Kilometres",
    "Kind",
    "Language",
    "LayerHead",
    "Many",
    "Number",
    "Positive",
    "Rank",
    "Recipe",
    "Said",
    "Slug",
    "Spot",
    "Text",
    "Where",
]

T = TypeVar("T")

BEFORE, AFTER = -(10**9), 10**9
"""Days before and after all that a date can name."""


class Recipe(BaseModel):
    """A recipe or a part of one; `noun` is what a message calls it."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)
    noun: ClassVar[str] = ""


@dataclass(frozen=True)
class Days:
    """First and last day in force, both inclusive, as ordinals."""

    first: int
    last: int

    @classmethod
    def between(cls, start: str | None, end: str | None) -> Self:
        """Turn two EDTF dates into whole days; None is open.

        Examples
        --------
        >>> days = Days.between("1932-03", "1932-03")
        >>> days.last - days.first
        30
        >>> Days.between(None, None).holds(1)
        True
        """
        return cls(parse(start).first if start else BEFORE, parse(end).last if end else AFTER)

    def holds(self, day: int) -> bool:
        """Tell whether they are in force on a day."""
        return self.first <= day <= self.last


def _as_tuple(value: object) -> object:
    """Let the lists of TOML be values that nobody can change."""
    return tuple(value) if isinstance(value, list) else value


def _as_place(value: object) -> object:
    return Place.read(value) if isinstance(value, str) else value


def _as_number(value: object) -> float:
    """Keep whole numbers whole: a layer file repeats them as they are written."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        message = f"expected a number, got {value!r}"
        raise ValueError(message)
    return value


def _not_negative(value: float) -> float:
    if value < 0:
        message = f"expected 0 or more, got {value!r}"
        raise ValueError(message)
    return value


def _positive(value: float) -> float:
    if value <= 0:
        message = f"expected more than 0, got {value!r}"
        raise ValueError(message)
    return value


def _box(value: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    west, south, east, north = value
    lonlat(west, south), lonlat(east, north)
    if not (west < east and south < north):
        message = f"expected west, south, east, north, got {list(value)}"
        raise ValueError(message)
    return value


Number = Annotated[float, PlainValidator(_as_number)]
Kilometres = Annotated[Number, AfterValidator(_not_negative)]
"""Not negative; also square kilometres."""
Degrees = Annotated[Number, AfterValidator(_not_negative)]
"""Not negative: a distance on the map sheet."""
Positive = Annotated[Number, AfterValidator(_positive)]
"""A step, a width: more than nothing."""
Rank = Annotated[int, Field(ge=1, le=4)]
Many = Annotated[tuple[T, ...], BeforeValidator(_as_tuple)]
Where = Annotated[Place, BeforeValidator(_as_place)]
"""A place, written as a text."""
Spot = Annotated[tuple[float, float], BeforeValidator(_as_tuple), AfterValidator(lambda at: lonlat(*at))]
"""A point, written as longitude and latitude, degrees."""
Box = Annotated[tuple[float, float, float, float], BeforeValidator(_as_tuple), AfterValidator(_box)]
"""West, south, east, north, degrees."""


class Named(Recipe):
    """What has a name, those of other languages, and the one it goes by today."""

    name: Text
    names: dict[Language, Text] = Field(default_factory=dict)
    modern_name: Text | None = None


class Said(Named):
    """What a feature says of itself, held to the rules of a layer file; it is repeated as it is written."""

    drawing: ClassVar[frozenset[str]] = frozenset()
    """Names of fields that say how the feature is drawn, and are not repeated."""

    label: Text | None = None
    rank: Rank | None = None
    summary: Text
    citations: Annotated[list[Citation], Field(min_length=1)]
    claims: list[ClaimId] = Field(default_factory=list)
    accounts: list[Account] = Field(default_factory=list)
    precision_km: Kilometres | None = None
    geometry_source: Text | None = None

    def said(self) -> dict[str, Any]:
        """Give the words of the recipe as properties of its feature; only those that were written."""
        return self.model_dump(exclude_unset=True, exclude=set(self.drawing))


class Dated(Recipe):
    """What has dates, EDTF, both inclusive; it lasts as long as the atlas where `end_date` is not given."""

    start_date: Edtf
    end_date: Edtf | None = None

    @field_validator("end_date")
    @classmethod
    def _in_order(cls, end: str | None, info: ValidationInfo) -> str | None:
        start = info.data.get("start_date")
        if end and start and parse(end).last < parse(start).first:
            message = f"{end} is before start_date {start}"
            raise ValueError(message)
        return end
