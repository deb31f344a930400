"""A link that opens a map on the day and at the place where a statement is to be seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geo import dates

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.layers.claims import Claim
    from geo.layers.schema import MapDefinition

_AROUND = 0.2
"""A link to a feature leaves so much of its width and height free on each side."""

_LEAST_VIEW = 6
"""A link to a point shows the sixth part of the width and height of its map around it."""


@dataclass(frozen=True)
class Link:
    """Where a feature is to be seen: the address, and the title of the map."""

    address: str
    title: str


def span(claim: Claim) -> dates.Span | None:
    """Return the days that a statement speaks of, None if it names none."""
    if not claim.start_date and not claim.end_date:
        return None
    first, last = claim.start_date or claim.end_date, claim.end_date or claim.start_date
    return dates.Span(dates.parse(first), dates.parse(last))


def overlap(days: dates.Span, row: Mapping[str, Any]) -> int | None:
    """Return the first day of a span on which a feature is in force, None if there is none."""
    day = max(days.start.first, row["start_day"])
    last = min((days.end or days.start).last, row["end_day"])
    return day if day <= last else None


def link(
    claim: Claim, row: Mapping[str, Any], maps: Mapping[str, MapDefinition], drawn: Mapping[str, frozenset[str]]
) -> Link | None:
    """Return the link to a feature that shows a statement, with the feature in the middle and its card open.

    Parameters
    ----------
    claim
        The statement.
    row
        The feature: a row of the atlas.
    maps
        Maps by id.
    drawn
        Ids of the layers that each map draws.

    Returns
    -------
    Link or None
        None where no map draws the feature's layer.
    """
    day = _day(claim, row)
    able = {map_id: definition for map_id, definition in maps.items() if row["layer"] in drawn[map_id]}
    if not able:
        return None
    map_id = min(able, key=lambda it: _distance(able[it], row, day))
    definition = able[map_id]
    first, last = dates.parse(definition.start_date).first, dates.parse(definition.end_date).last
    box = ",".join(f"{degrees:g}" for degrees in _view(row["geometry"].bounds, definition.bbox))
    address = (f"{map_id}.html#date={dates.iso(min(max(day, first), last))}&bbox={box}"
               f"&feature={quote(str(row['id']))}")  # fmt: skip
    return Link(address, definition.title)


def _day(claim: Claim, row: Mapping[str, Any]) -> int:
    """Return the day on which a statement is to be seen in a feature: one of its own, else the feature's first."""
    days = span(claim)
    day = overlap(days, row) if days else None
    return int(row["start_day"] if day is None else day)


def _distance(definition: MapDefinition, row: Mapping[str, Any], day: int) -> tuple[bool, bool, bool, float]:
    """Sort maps by how well they show a feature: on that day, at that place, by days, and from nearest.

    What lies outside every frame is looked for on the widest one.
    """
    west, south, east, north = row["geometry"].bounds
    first, last = _first_day(definition, row), dates.parse(definition.end_date).last
    left, bottom, right, top = definition.bbox
    apart = west > right or east < left or south > top or north < bottom
    size = (right - left) * (top - bottom)
    by_years = definition.step == "year"
    return not first <= day <= last, apart, by_years is not apart, -size if apart else size


def _first_day(definition: MapDefinition, row: Mapping[str, Any]) -> int:
    """Return the first day of a map, or of a feature that is older than the atlas but still in force in it."""
    first = dates.parse(definition.start_date).first
    return min(first, int(row["start_day"])) if row["end_day"] >= first and definition.step == "year" else first


def _view(bounds: Sequence[float], frame: Sequence[float]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a view that holds a feature, and ground enough around it to know the place."""
    west, south, east, north = bounds
    across = max((east - west) * (0.5 + _AROUND), (frame[2] - frame[0]) / _LEAST_VIEW / 2)
    along = max((north - south) * (0.5 + _AROUND), (frame[3] - frame[1]) / _LEAST_VIEW / 2)
    x, y = (west + east) / 2, (south + north) / 2
    view = max(x - across, -180), max(y - along, -85), min(x + across, 180), min(y + along, 85)
    left, bottom, right, top = (round(degrees, 3) for degrees in view)
    return left, bottom, right, top
