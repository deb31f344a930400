"""A link that opens a map on the day and at the place where a statement is to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geo.dates import iso

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.dates import Span
    from geo.layers.claims import Claim
    from geo.layers.sheet import Sheet

_AROUND = 0.2
"""A link to a feature leaves so much of its width and height free on each side."""

_LEAST_VIEW = 6
"""A link to a point shows the sixth part of the width and height of its map around it."""


@dataclass(frozen=True)
class Link:
    """Where a feature is to be seen: the address, and the title of the map."""

    address: str
    title: str


def overlap(days: Span, row: Mapping[str, Any]) -> int | None:
    """Return the first day of a span on which a feature is in force, None if there is none."""
    day = max(days.start.first, row["start_day"])
    last = min((days.end or days.start).last, row["end_day"])
    return day if day <= last else None


def link(claim: Claim, row: Mapping[str, Any], sheets: Sequence[Sheet]) -> Link | None:
    """Return the link to a feature that shows a statement, with the feature in the middle and its card open.

    Parameters
    ----------
    claim
        The statement.
    row
        The feature: a row of the atlas.
    sheets
        The maps.

    Returns
    -------
    Link or None
        None where no map draws the feature's layer.
    """
    day = _day(claim, row)
    sheet = best(row, day, sheets)
    if sheet is None:
        return None
    box = ",".join(f"{degrees:g}" for degrees in _view(row["geometry"].bounds, sheet.definition.bbox))
    date = within(day, sheet)
    return Link(f"{sheet.id}.html#date={date}&bbox={box}&feature={quote(str(row['id']))}", sheet.definition.title)


def best(row: Mapping[str, Any], day: int, sheets: Sequence[Sheet]) -> Sheet | None:
    """Return the map that shows a feature best on a day, None where no map draws its layer."""
    able = [sheet for sheet in sheets if any(layer.id == row["layer"] for layer in sheet.layers)]
    return min(able, key=lambda it: _distance(it, row, day), default=None)


def within(day: int, sheet: Sheet) -> str:
    """Return a day as a link says it, or the nearest that a map has."""
    return iso(min(max(day, sheet.days.first), sheet.days.last))


def _day(claim: Claim, row: Mapping[str, Any]) -> int:
    """Return the day on which a statement is to be seen in a feature: one of its own, else the feature's first."""
    days = claim.span
    day = overlap(days, row) if days else None
    return int(row["start_day"] if day is None else day)


def _distance(sheet: Sheet, row: Mapping[str, Any], day: int) -> tuple[bool, bool, bool, float]:
    """Sort maps by how well they show a feature: on that day, at that place, by days, and from nearest.

    What lies outside every frame is looked for on the widest one.
    """
    west, south, east, north = row["geometry"].bounds
    left, bottom, right, top = sheet.definition.bbox
    apart = west > right or east < left or south > top or north < bottom
    size = (right - left) * (top - bottom)
    by_years = sheet.days.step == "year"
    seen = _first_day(sheet, row) <= day <= sheet.days.last
    return not seen, apart, by_years is not apart, -size if apart else size


def _first_day(sheet: Sheet, row: Mapping[str, Any]) -> int:
    """Return the first day of a map, or of a feature that is older than the atlas but still in force in it."""
    first = sheet.days.first
    return min(first, int(row["start_day"])) if row["end_day"] >= first and sheet.days.step == "year" else first


def _view(bounds: Sequence[float], frame: Sequence[float]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a view that holds a feature, and ground enough around it to know the place."""
    west, south, east, north = bounds
    across = max((east - west) * (0.5 + _AROUND), (frame[2] - frame[0]) / _LEAST_VIEW / 2)
    along = max((north - south) * (0.5 + _AROUND), (frame[3] - frame[1]) / _LEAST_VIEW / 2)
    x, y = (west + east) / 2, (south + north) / 2
    view = max(x - across, -180), max(y - along, -85), min(x + across, 180), min(y + along, 85)
    left, bottom, right, top = (round(degrees, 3) for degrees in view)
    return left, bottom, right, top
