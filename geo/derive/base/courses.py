"""Find the courses of rivers in a net of nameless pieces, by the shortest way along it between known points."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

if TYPE_CHECKING:
    from collections.abc import Sequence

    import geopandas as gpd

    from geo.derive.place import LonLat

__all__ = ["RiverNet"]

_GAP = 0.03  # degrees; a tributary of WDBII may end this far from its river
_BREAK = 0.2  # degrees; two pieces of one river may end this far apart, where a reservoir has drowned it
_GAP_COST = 3.0  # a gap is crossed only where the way along the pieces is three times as long
_SNAP = 0.35  # degrees; a known point farther from any piece than this is a slip of the pen


@dataclass(frozen=True)
class RiverNet:
    """Pieces of rivers as a graph of their points.

    Attributes
    ----------
    points
        The points, each once.
    lengths
        Between neighbours, by their places in ``points``: how far they are (degrees of latitude).
    tree
        An index of ``points``.
    """

    points: tuple[LonLat, ...]
    lengths: csr_array
    tree: shapely.STRtree

    @classmethod
    def of(cls, pieces: gpd.GeoDataFrame) -> RiverNet:
        """Build the net from a table of LineStrings.

        Parameters
        ----------
        pieces : GeoDataFrame
            As `read_rivers` gives them. Ends that lie within 0.03 degrees of another piece are tied to it.

        Returns
        -------
        RiverNet
        """
        places: dict[LonLat, int] = {}
        ways: dict[tuple[int, int], float] = {}
        ends: set[int] = set()
        for line in pieces.geometry:
            spots = [(round(x, 4), round(y, 4)) for x, y in line.coords]
            row = [places.setdefault(spot, len(places)) for spot in spots]
            ends |= {row[0], row[-1]}
            for (one, here), (other, there) in pairwise(zip(row, spots, strict=True)):
                _tie(ways, one, other, _length(here, there))
        points = tuple(places)
        tree = shapely.STRtree(shapely.points(np.array(points)))
        _bridge(ways, points, tree, sorted(ends))
        pairs = np.array(list(ways), dtype=np.int32).T
        return cls(points, csr_array((list(ways.values()), tuple(pairs)), shape=(len(points), len(points))), tree)

    def course(self, known: Sequence[LonLat]) -> list[LonLat]:
        """Follow the river through known points.

        Parameters
        ----------
        known : sequence of LonLat
            From the source to the mouth; each counts as the nearest point of the net.

        Returns
        -------
        list of LonLat

        Raises
        ------
        LookupError
            A point is far from every river, or the net does not lead from it to the next.

        Examples
        --------
        >>> import geopandas as gpd
        >>> pieces = gpd.GeoDataFrame(geometry=shapely.from_wkt(["LINESTRING (0 0, 1 0)", "LINESTRING (1 0, 1 2)"]))
        >>> RiverNet.of(pieces).course([(0, 0.1), (1.1, 2)])
        [(0.0, 0.0), (1.0, 0.0), (1.0, 2.0)]
        """
        stops = [self._nearest(point) for point in known]
        path = [stops[0]]
        for one, other in pairwise(stops):
            path += self._way(one, other)[1:]
        return [self.points[place] for place in path]

    def _nearest(self, point: LonLat) -> int:
        place = int(self.tree.nearest(shapely.Point(point)))
        if _length(self.points[place], point) > _SNAP:
            message = f"no river within {_SNAP} degrees of {point}; nearest is at {self.points[place]}"
            raise LookupError(message)
        return place

    def _way(self, start: int, goal: int) -> list[int]:
        far, before = dijkstra(self.lengths, directed=False, indices=start, return_predecessors=True)
        if not np.isfinite(far[goal]):
            message = f"no way along the rivers from {self.points[start]} to {self.points[goal]}"
            raise LookupError(message)
        path = [goal]
        while path[-1] != start:
            path.append(int(before[path[-1]]))
        return path[::-1]


def _bridge(
    ways: dict[tuple[int, int], float], points: Sequence[LonLat], tree: shapely.STRtree, ends: Sequence[int]
) -> None:
    """Tie each end of a piece to what lies near it: any point within _GAP, other ends within _BREAK."""
    spots = shapely.points(np.array([points[end] for end in ends]))
    ends_tree = shapely.STRtree(spots)
    for end, spot in zip(ends, spots, strict=True):
        near = {int(place) for place in tree.query(spot, predicate="dwithin", distance=_GAP)}
        near |= {ends[int(place)] for place in ends_tree.query(spot, predicate="dwithin", distance=_BREAK)}
        for other in sorted(near):
            _tie(ways, end, other, _GAP_COST * _length(points[end], points[other]))


def _tie(ways: dict[tuple[int, int], float], one: int, other: int, length: float) -> None:
    """Make two points neighbours; of two ways between them the shorter counts."""
    if one != other:
        pair = min(one, other), max(one, other)
        ways[pair] = min(length, ways.get(pair, math.inf))


def _length(one: LonLat, other: LonLat) -> float:
    shrink = math.cos(math.radians((one[1] + other[1]) / 2))
    return math.hypot((one[0] - other[0]) * shrink, one[1] - other[1])
