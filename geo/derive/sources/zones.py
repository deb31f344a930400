"""Read national borders as the shared edges of OpenStreetMap's time zones (package timezonefinder-data).

Time zones of neighbouring countries meet on the border and share its vertices exactly, 0.1 to 0.8 km apart. That is
the best line in any package; it is the line of today, which a recipe must correct where the line of its time differs.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely
from shapely import LineString, MultiLineString, Point
from shapely.ops import linemerge, substring
from timezonefinder import TimezoneFinder

from geo.measure import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["between", "shared_edges"]

Segment = tuple[tuple[float, float], tuple[float, float]]

_DECIMALS = 6  # the data are kept as whole numbers of 1e-7 degrees; six decimals make equal vertices equal again


@cache
def _finder() -> TimezoneFinder:
    return TimezoneFinder()


@cache
def _segments(zone: str) -> frozenset[Segment]:
    """All sides of a zone's polygons, each written from its smaller end."""
    found = set()
    for polygon in _finder().get_geometry(tz_name=zone, coords_as_pairs=True):
        for ring in polygon:
            points = [(round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in ring]
            for first, second in pairwise([*points, points[0]]):
                if first != second:
                    found.add((min(first, second), max(first, second)))
    return frozenset(found)


@cache
def shared_edges(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[LineString, ...]:
    """Find the lines along which two groups of time zones meet.

    Parameters
    ----------
    left, right : tuple[str, ...]
        Names of IANA time zones, such as ``("Asia/Shanghai",)``.

    Returns
    -------
    tuple[LineString, ...]
        Longest first; ``(lon, lat)`` degrees, EPSG:4326. Closed ones are islands in a border river.
    """
    first = frozenset[Segment]().union(*(_segments(zone) for zone in left))
    second = frozenset[Segment]().union(*(_segments(zone) for zone in right))
    merged = linemerge(MultiLineString(sorted(first & second)))
    return tuple(sorted(shapely.get_parts(merged), key=lambda line: -line.length))


def between(lines: Sequence[LineString], start: tuple[float, float], end: tuple[float, float]) -> LineString:
    """Cut the stretch from one place to another out of the line that passes both.

    Parameters
    ----------
    lines : Sequence[LineString]
        Candidates, in degrees, EPSG:4326.
    start, end : tuple[float, float]
        ``(lon, lat)`` in degrees; each is moved to the nearest point of the line.

    Returns
    -------
    LineString
        From `start` to `end`.

    Raises
    ------
    LookupError
        No line passes within 10 km of both places.
    """
    first, second = Point(start), Point(end)
    line = min(lines, key=lambda line: max(line.distance(first), line.distance(second)))
    for place in (first, second):
        near = shapely.get_point(shapely.shortest_line(line, place), 0)
        if distance_km((near.x, near.y), (place.x, place.y)) > 10:  # noqa: PLR2004  # kilometres, as documented
            message = f"no one shared edge passes both {start} and {end}: the nearest is off {place.coords[0]}"
            raise LookupError(message)
    stretch = substring(line, line.project(first), line.project(second))
    return LineString(stretch.coords)
