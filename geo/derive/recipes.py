"""Read the recipes of border lines and territories (``layers/recipes/**/*.toml``).

A place in a recipe is written ``"lon lat"`` or ``"lon lat name; how it was placed"``: degrees, EPSG:4326.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from geo.dates import parse
from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

__all__ = ["Area", "Line", "Place", "Recipes", "Span", "read_recipes", "whole_span"]

BEFORE = 1  # the first day there is: a line or territory that begins before the atlas
AFTER = date(9999, 12, 31).toordinal()

TEXTS = ("name", "names", "start_date", "end_date", "summary", "citations", "claims", "accounts", "precision_km")
"""What a line or territory says of itself and its feature repeats."""


@dataclass(frozen=True)
class Place:
    """A named point: degrees, EPSG:4326, and how it was placed."""

    lon: float
    lat: float
    name: str = ""
    note: str = ""

    @property
    def lonlat(self) -> tuple[float, float]:
        """``(lon, lat)`` in degrees."""
        return (self.lon, self.lat)

    @classmethod
    def read(cls, text: str) -> Place:
        """Read a place as recipes write it.

        Examples
        --------
        >>> Place.read("117.16 40.69 Kupeikow; GeoNames")
        Place(lon=117.16, lat=40.69, name='Kupeikow', note='GeoNames')
        >>> Place.read("117.16 40.69").name
        ''
        """
        head, _, note = text.partition(";")
        lon, lat, *name = head.split(maxsplit=2)
        return cls(float(lon), float(lat), " ".join(name).strip(), note.strip())


@dataclass(frozen=True)
class Span:
    """First and last day in force, both inclusive, as ordinals."""

    first: int
    last: int

    def holds(self, day: int) -> bool:
        """Tell whether the span is in force on a day."""
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Line:
    """A border line: its geometry by recipe, its span, and what its feature says (`texts`).

    `partition` lines divide the land into territories; the others only bound claims, occupations and zones. `span` is
    that of the division; ``divides_from`` and ``divides_until`` make it longer than that of the feature.
    """

    id: str
    shape: Mapping[str, Any]
    span: Span
    partition: bool
    shown: bool
    tolerance_km: float
    texts: Mapping[str, Any]


@dataclass(frozen=True)
class Area:
    """A territory or an overlay: the faces of its seats, or a drawn shape, and what its feature says (`texts`)."""

    id: str
    layer: str
    kind: str
    entity: str | None
    span: Span
    shape: Mapping[str, Any]
    texts: Mapping[str, Any]


@dataclass(frozen=True)
class Recipes:
    """All recipes of a folder, in the order of its files; `rivers` is the file of the base map's courses."""

    zones: Mapping[str, tuple[str, ...]]
    layers: Mapping[str, Mapping[str, Any]]
    frame: Mapping[str, Any]
    seats: Mapping[str, tuple[Place, ...]]
    islands: Mapping[str, tuple[Place, ...]]
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]
    rivers: Path


def whole_span(start: str | None, end: str | None) -> Span:
    """Turn two EDTF dates into whole days, both inclusive; None is open.

    Examples
    --------
    >>> span = whole_span("1932-03-01", "1932-03-01")
    >>> span.first == span.last
    True
    >>> whole_span(None, None).holds(date(1905, 1, 1).toordinal())
    True
    """
    return Span(parse(start).first if start else BEFORE, parse(end).last if end else AFTER)


def read_recipes(folder: Path) -> Recipes:
    """Read the folder of recipes.

    Parameters
    ----------
    folder : Path
        Holds ``territories.toml``, ``overlays.toml``, ``frame.toml`` and ``borders/*.toml``.

    Returns
    -------
    Recipes
        Border files in the order of their names.

    Raises
    ------
    DataError
        A key is missing, or an id stands twice; every fault is named.
    """
    frame = _toml(folder / "frame.toml")
    seats = _toml(folder / "territories.toml")
    files = [*sorted((folder / "borders").glob("*.toml"))]
    lines = [_line(item, file) for file in files for item in _toml(file).get("line", [])]
    areas = [
        _area(item, folder / name, "territory" if name == "territories.toml" else "")
        for name in ("territories.toml", "overlays.toml")
        for item in _toml(folder / name).get("territory" if name == "territories.toml" else "overlay", [])
    ]
    _check_ids([line.id for line in lines], folder)
    _check_ids([area.id for area in areas], folder)
    return Recipes(
        zones={name: tuple(zones) for name, zones in frame["zones"].items()},
        layers=frame["layers"],
        frame=frame["frame"],
        seats={name: _places(texts) for name, texts in seats["seats"].items()},
        islands={name: _places(texts) for name, texts in seats["islands"].items()},
        lines=tuple(lines),
        areas=tuple(areas),
        rivers=folder.parent / "base" / "rivers.geojson",
    )


def _toml(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise DataError([Problem(str(file), "", "", str(error))]) from None


def _places(texts: list[str]) -> tuple[Place, ...]:
    return tuple(Place.read(text) for text in texts)


def _check_ids(ids: list[str], folder: Path) -> None:
    twice = sorted({name for name in ids if ids.count(name) > 1})
    if twice:
        raise DataError([Problem(str(folder), name, "id", "stands twice; expected once") for name in twice])


def _line(item: Mapping[str, Any], file: Path) -> Line:
    _require(item, ("id", "geometry"), file)
    shown = item.get("shown", True)
    _require(item, ("name", "summary", "citations", "precision_km") if shown else (), file)
    return Line(
        id=item["id"],
        shape=item["geometry"],
        span=whole_span(
            item.get("divides_from", item.get("start_date")), item.get("divides_until", item.get("end_date"))
        ),
        partition=item.get("partition", True),
        shown=shown,
        tolerance_km=float(item.get("tolerance_km", 0.2)),
        texts={key: value for key, value in item.items() if key not in DRAWING},
    )


def _area(item: Mapping[str, Any], file: Path, kind: str) -> Area:
    _require(item, ("id", "layer", "party", *(t for t in TEXTS if t not in OPTIONAL)), file)
    drawn = ("seats", "islands", "lines", "corridor", "ring", "within")
    return Area(
        id=item["id"],
        layer=item["layer"],
        kind=kind or item["kind"],
        entity=item.get("entity"),
        span=whole_span(item["start_date"], item.get("end_date")),
        shape={key: item[key] for key in drawn if key in item},
        texts={key: value for key, value in item.items() if key not in ("id", "layer", "kind", *drawn)},
    )


DRAWING = ("id", "geometry", "partition", "shown", "tolerance_km", "divides_from", "divides_until", "join_note")
OPTIONAL = ("names", "end_date", "claims", "accounts")


def _require(item: Mapping[str, Any], keys: tuple[str, ...], file: Path) -> None:
    missing = [key for key in keys if key not in item]
    if missing:
        name = str(item.get("id", item.get("name", "?")))
        raise DataError([Problem(str(file), name, key, "is missing") for key in missing])
