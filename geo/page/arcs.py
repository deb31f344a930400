"""Rings and lines as arcs: cut where borders meet, turned one way, simplified; all of them at once, in flat arrays.

Many lines are kept as one array of vertices and one of sizes, line behind line.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.mercator import EARTH_M, project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Point, Line, Area = 0, 1, 2
_TYPES = np.array([Line, Point, Line, Line, Area, Point, Line, Area, Line], dtype=np.int64)
"""Of shapely's type numbers from -1 (missing) on: what the page draws them as."""
_GRID = 100_000
"""Vertices are the same if they agree to five decimals of a degree, as the layer contract has it."""
_FORK = 2
"""Where more edges than this go out from a vertex, borders meet."""
_LEAST = 3
"""A line of fewer vertices has nothing to lose."""


@dataclass(frozen=True)
class Lines:
    """Lines, rings and single points in flat arrays.

    Attributes
    ----------
    points
        `(lon, lat)` degrees, n by 2.
    sizes
        Vertices of each line.
    """

    points: NDArray[np.float64]
    sizes: NDArray[np.int64]

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the vertices of each line begin."""
        return np.cumsum(self.sizes) - self.sizes

    @cached_property
    def keys(self) -> NDArray[np.int64]:
        """One number a vertex, equal where vertices are the same."""
        whole = np.rint(self.points * _GRID).astype(np.int64)
        return (whole[:, 0] + 180 * _GRID) * (2**26) + (whole[:, 1] + 90 * _GRID)

    @cached_property
    def owner(self) -> NDArray[np.int64]:
        """The line of each vertex."""
        return np.repeat(np.arange(len(self.sizes)), self.sizes)

    def chosen(self, lines: NDArray[Any]) -> Lines:
        """Return some of the lines."""
        sizes = self.sizes[lines]
        return Lines(self.points[spread(self.starts[lines], sizes)], sizes)

    def turned(self, backwards: NDArray[np.bool_]) -> Lines:
        """Return the lines, some of them backwards."""
        within = np.arange(len(self.points)) - self.starts[self.owner]
        mirrored = self.sizes[self.owner] - 1 - within
        there = np.where(backwards[self.owner], mirrored, within)
        return Lines(self.points[self.starts[self.owner] + there], self.sizes)

    def run_back(self) -> NDArray[np.bool_]:
        """Tell which lines to turn, so that every line and its reverse become the same."""
        first, last = self.starts, self.starts + self.sizes - 1
        inner = np.minimum(self.sizes - 1, 1)
        head, tail = self.keys[first], self.keys[last]
        after, before = self.keys[first + inner], self.keys[last - inner]
        turned: NDArray[np.bool_] = (tail < head) | ((tail == head) & (before < after))
        return turned


def spread(starts: NDArray[np.int64], sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the places from each start on, so many each.

    >>> spread(np.array([5, 0]), np.array([2, 3])).tolist()
    [5, 6, 0, 1, 2]
    """
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes - starts, sizes)


def types_of(shapes: NDArray[Any]) -> NDArray[np.int64]:
    """Return 0, 1 or 2 for each shape: points, lines, areas; what is missing is a line without parts."""
    types: NDArray[np.int64] = _TYPES[shapely.get_type_id(shapes) + 1]
    return types


def strings_of(shapes: NDArray[Any]) -> tuple[Lines, NDArray[np.int64]]:
    """Return rings, lines and first points of shapes, in the order of the shapes, and whose each is."""
    parts, whose = shapely.get_parts(shapes, return_index=True)
    area = types_of(shapes)[whose] == Area
    rings, ring_of = shapely.get_rings(parts[area], return_index=True)
    rest, owner = parts[~area], whose[~area]
    first = np.ones(len(rest), dtype=bool)
    first[1:] = (np.diff(owner) != 0) | (shapely.get_type_id(rest[1:]) != 0)
    strings = np.concatenate([rings, rest[first]])
    owners = np.concatenate([whose[area][ring_of], owner[first]])
    order = np.argsort(owners, kind="stable")
    points, at = shapely.get_coordinates(strings[order], return_index=True)
    return Lines(points, np.bincount(at, minlength=len(strings))), owners[order]


def cut(rings: Lines) -> tuple[Lines, NDArray[np.int64]]:
    """Cut closed rings where borders meet; one that meets none begins at its smallest vertex, to be found again.

    Returns
    -------
    tuple
        The arcs, ring by ring, and how many each ring has.
    """
    if not len(rings.sizes):
        return rings, np.empty(0, dtype=np.int64)
    sizes = rings.sizes - 1  # the last vertex of a ring is its first again
    opened = Lines(rings.points[spread(rings.starts, sizes)], sizes)
    fork = np.isin(opened.keys, _forks(opened))
    turned, fork = _from_cut(opened, fork)
    closed_starts = turned.starts + np.arange(len(sizes))
    closed = turned.points[spread_closed(turned)]
    begins = np.flatnonzero(fork) + turned.owner[fork]
    counts = np.bincount(turned.owner[fork], minlength=len(sizes))
    ends = np.append(begins[1:], 0)
    lasts = np.cumsum(counts) - 1
    ends[lasts] = closed_starts + sizes
    lengths = ends - begins + 1
    return Lines(closed[spread(begins, lengths)], lengths), counts


def spread_closed(rings: Lines) -> NDArray[np.int64]:
    """Return the places of the vertices of open rings, the first of each again behind its last."""
    places = spread(rings.starts, rings.sizes + 1)
    places[np.cumsum(rings.sizes + 1) - 1] = rings.starts
    return places


def _forks(rings: Lines) -> NDArray[np.int64]:
    """Vertices from which more than two different edges go out, over all rings."""
    names, number = np.unique(rings.keys, return_inverse=True)
    after = spread(rings.starts, rings.sizes) + 1
    after[rings.starts + rings.sizes - 1] = rings.starts
    one, other = np.minimum(number, number[after]), np.maximum(number, number[after])
    edges = np.unique(one * len(names) + other)
    edges = edges[edges // len(names) != edges % len(names)]
    degree = np.bincount(np.concatenate([edges // len(names), edges % len(names)]), minlength=len(names))
    return names[degree > _FORK]


def _from_cut(rings: Lines, fork: NDArray[np.bool_]) -> tuple[Lines, NDArray[np.bool_]]:
    """Turn open rings so that each begins at its first fork, or at its smallest vertex, which then counts as one."""
    smallest = np.lexsort((np.arange(len(rings.keys)), rings.keys, rings.owner))[rings.starts]
    forks = np.flatnonzero(fork)
    whose, first = np.unique(rings.owner[forks], return_index=True)
    begin = smallest
    begin[whose] = forks[first]
    within = np.arange(len(rings.points)) - rings.starts[rings.owner]
    shifted = (within + (begin - rings.starts)[rings.owner]) % rings.sizes[rings.owner]
    places = rings.starts[rings.owner] + shifted
    fork = fork[places]
    fork[rings.starts] = True
    return Lines(rings.points[places], rings.sizes), fork


def simplified(lines: Lines, inside_km: float, outside_km: float, view: Sequence[float] | None) -> Lines:
    """Leave out vertices that lie within so many kilometres of the line without them; ends stay.

    Parameters
    ----------
    lines
        `(lon, lat)` degrees.
    inside_km, outside_km
        How far a line may move, in and out of the view; nothing is left out if `inside_km` is 0.
    view
        West, south, east, north in degrees; None for everywhere.
    """
    long = np.flatnonzero(lines.sizes >= _LEAST)
    if inside_km <= 0 or not len(long):
        return lines
    curved = lines.chosen(long)
    metres = project(curved.points, 0) * EARTH_M
    middle = np.add.reduceat(curved.points[:, 1], curved.starts) / curved.sizes
    stretch = 1 / np.maximum(np.cos(np.radians(middle)), 0.05)
    numbered = np.column_stack([metres, np.arange(len(metres))])  # a vertex carries its number as its height
    drawn = shapely.linestrings(numbered, indices=curved.owner)

    def kept(km: float) -> NDArray[np.bool_]:
        rest = shapely.simplify(drawn, km * 1000 * stretch, preserve_topology=False)
        found = np.zeros(len(metres), dtype=bool)
        found[shapely.get_coordinates(rest, include_z=True)[:, 2].astype(np.int64)] = True
        return found

    keep = kept(inside_km)
    if view is not None:
        west, south, east, north = view
        lon, lat = curved.points.T
        keep = (keep & (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)) | kept(outside_km)
    keep[curved.starts] = keep[curved.starts + curved.sizes - 1] = True
    every = np.ones(len(lines.points), dtype=bool)
    every[spread(lines.starts[long], lines.sizes[long])] = keep
    return Lines(lines.points[every], np.bincount(lines.owner[every], minlength=len(lines.sizes)))
