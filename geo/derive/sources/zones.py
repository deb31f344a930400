"""Read national borders as the shared edges of OpenStreetMap's time zones (package timezonefinder-data).

Time zones of neighbouring countries meet on the border and share its vertices exactly, 0.1 to 0.8 km apart. That is
the best line in any package; it is the line of today, which a recipe must correct where the line of its time differs.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, Point
from shapely.ops import substring
from timezonefinder import TimezoneFinder

from geo.measure import distance_km

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from geo.derive.place import LonLat

__all__ = ["between", "shared_edges"]

_NEAR_KM = 10

_DECIMALS = 6  # the data are kept as whole numbers of 1e-7 degrees; six decimals make equal vertices equal again

_SIDES = np.dtype([("one", np.int64), ("other", np.int64)])
"""A side of a polygon by its two ends, each a whole number; the smaller first."""

_EAST, _NORTH, _BITS = 360_000_000, 90_000_000, 28
"""An end is its longitude and latitude in millionths of a degree, made positive, in the upper and the lower bits."""


@cache
def _finder() -> TimezoneFinder:
    return TimezoneFinder()


@cache
def _sides(zone: str) -> NDArray[np.void]:
    """All sides of a zone's polygons."""
    if zone not in _finder().timezone_names:
        message = f'"{zone}" is no time zone of timezonefinder-data'
        raise LookupError(message)
    found = []
    for polygon in _finder().get_geometry(tz_name=zone):
        for lon, lat in polygon:
            ends = ((_millionths(lon) + _EAST) << _BITS) + _millionths(lat) + _NORTH
            nexts = np.roll(ends, -1)
            sides = np.empty(len(ends), dtype=_SIDES)
            sides["one"], sides["other"] = np.minimum(ends, nexts), np.maximum(ends, nexts)
            found.append(sides[ends != nexts])
    return np.concatenate(found)


def _millionths(degrees: Sequence[float]) -> NDArray[np.int64]:
    """Round to six decimals as `round` does, without calling it but where the seventh is a 5.

    >>> _millionths([1.2345674, 1.2345665, -0.0000015]).tolist()
    [1234567, 1234566, -2]
    >>> [round(value * 10**6) for value in map(lambda it: round(it, 6), [1.2345674, 1.2345665, -0.0000015])]
    [1234567, 1234566, -2]
    """
    values = np.asarray(degrees, dtype=np.float64)
    fine = np.rint(values * 1e7).astype(np.int64)
    whole = np.rint(fine / 10).astype(np.int64)
    halves = np.flatnonzero(np.abs(fine) % 10 == 5)  # noqa: PLR2004 - the digit 5
    whole[halves] = [round(round(value, _DECIMALS) * 10**_DECIMALS) for value in values[halves].tolist()]
    return whole


def _lonlat(ends: NDArray[np.int64]) -> NDArray[np.float64]:
    lon, lat = (ends >> _BITS) - _EAST, (ends & ((1 << _BITS) - 1)) - _NORTH
    return np.asarray(np.stack([lon, lat], axis=-1) / 10**_DECIMALS, dtype=np.float64)


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

    Raises
    ------
    LookupError
        The data have no such time zone.
    """
    first, second = (np.concatenate([_sides(zone) for zone in zones]) for zones in (left, right))
    first = first[np.isin(first["one"], second["one"])]  # few are left, and whole sides are slow to sort
    second = second[np.isin(second["one"], first["one"])]
    both = np.intersect1d(first, second)
    lines = shapely.linestrings(np.stack([_lonlat(both["one"]), _lonlat(both["other"])], axis=1))
    merged = shapely.line_merge(shapely.multilinestrings(lines))
    return tuple(sorted(shapely.get_parts(merged), key=lambda line: -line.length))


def between(lines: Sequence[LineString], start: LonLat, end: LonLat) -> LineString:
    """Cut the stretch from one place to another out of the line that passes both.

    Parameters
    ----------
    lines : Sequence[LineString]
        Candidates, in degrees, EPSG:4326.
    start, end : LonLat
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
    if not lines:
        message = f"no shared edge at all; expected one from {start} to {end}"
        raise LookupError(message)
    first, second = Point(start), Point(end)
    line = min(lines, key=lambda line: max(line.distance(first), line.distance(second)))
    for place in (first, second):
        near = shapely.get_point(shapely.shortest_line(line, place), 0)
        if distance_km((near.x, near.y), (place.x, place.y)) > _NEAR_KM:
            message = f"no one shared edge passes both {start} and {end}: the nearest is off {place.coords[0]}"
            raise LookupError(message)
    stretch = substring(line, line.project(first), line.project(second))
    return LineString(stretch.coords)
