"""Shapes as the page wants them: projected once, on a grid of whole numbers, shared where they are shared.

Polygons are cut into arcs where they meet (as TopoJSON does), each arc is simplified once and sent once: neighbours
cannot drift apart, and twenty successive shapes of a state cost little more than one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.mercator import EARTH_M, project, units

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

Point, Line, Area = 0, 1, 2
_GRID = 100_000
"""Vertices are the same if they agree to five decimals of a degree, as the layer contract has it."""


@dataclass(frozen=True)
class Detail:
    """How closely shapes are followed.

    Attributes
    ----------
    bits
        The world square is ``2**bits`` units wide.
    inside_km, outside_km
        How far a simplified line may lie from the real one, in and out of the view; 0 leaves it as it is.
    view
        West, south, east, north in degrees; None for everywhere.
    """

    bits: int
    inside_km: float = 0.0
    outside_km: float = 0.0
    view: tuple[float, float, float, float] | None = None


@dataclass
class Shapes:
    """Collects arcs; `arcs` holds each once, as ``[x, y, dx, dy, …]`` in grid units, y to the south."""

    detail: Detail
    arcs: list[list[int]] = field(default_factory=list)
    _seen: dict[bytes, int] = field(default_factory=dict, repr=False)

    def add(self, shapes: Sequence[shapely.Geometry]) -> list[list[Any]]:
        """Encode shapes (`(lon, lat)` degrees) that may share edges, in order.

        Returns
        -------
        list of list
            ``[0, x, y]`` for a point (the first, of several); ``[1, [arc, …], …]`` for lines; ``[2, [arc, …], …]``
            for the rings of areas, to be filled by the even-odd rule. A negative number ``~arc`` is an arc backwards.
        """
        rings = [_rings(shape) for shape in shapes]
        junctions = _junctions([ring for group in rings for ring in group])
        return [self._one(shape, group, junctions) for shape, group in zip(shapes, rings, strict=True)]

    def _one(
        self, shape: shapely.Geometry, rings: list[NDArray[np.float64]], junctions: NDArray[np.int64]
    ) -> list[Any]:
        if shape.geom_type in ("Point", "MultiPoint"):
            (x, y), *_ = units(shapely.get_coordinates(shape)[:1], self.detail.bits)
            return [Point, int(x), int(y)]
        if not rings:
            parts = [self._arc(shapely.get_coordinates(line)) for line in shapely.get_parts(shape)]
            return [Line, *([part] for part in parts if part is not None)]
        return [Area, *(arcs for ring in rings if (arcs := self._ring(ring, junctions)))]

    def _ring(self, ring: NDArray[np.float64], junctions: NDArray[np.int64]) -> list[int]:
        pieces = list(_cut(ring, junctions))
        refs = [self._arc(piece) for piece in pieces]
        return [ref for ref in refs if ref is not None]

    def _arc(self, points: NDArray[np.float64]) -> int | None:
        keys = _keys(points)
        backwards = (keys[-1], keys[-2]) < (keys[0], keys[1])
        if backwards:
            points = points[::-1]
        name = points.tobytes()
        if name not in self._seen:
            self._seen[name] = self._store(points)
        index = self._seen[name]
        if index < 0:
            return None
        return ~index if backwards else index

    def _store(self, points: NDArray[np.float64]) -> int:
        kept = units(_simplified(points, self.detail), self.detail.bits)
        moved = np.concatenate([[True], np.any(np.diff(kept, axis=0) != 0, axis=1)])
        kept = kept[moved] if moved.sum() > 1 else kept[:1]
        closed = (points[0] == points[-1]).all()
        if len(kept) < (4 if closed else 2):  # a speck: nothing to draw
            return -1
        deltas = np.concatenate([kept[:1], np.diff(kept, axis=0)])
        self.arcs.append(deltas.ravel().tolist())
        return len(self.arcs) - 1


def _rings(shape: shapely.Geometry) -> list[NDArray[np.float64]]:
    if shape.geom_type not in ("Polygon", "MultiPolygon"):
        return []
    return [shapely.get_coordinates(ring) for ring in shapely.get_rings(shapely.get_parts(shape))]


def _keys(points: NDArray[np.float64]) -> NDArray[np.int64]:
    whole = np.rint(points * _GRID).astype(np.int64)
    return (whole[:, 0] + 180 * _GRID) * (2**26) + (whole[:, 1] + 90 * _GRID)


def _junctions(rings: Sequence[NDArray[np.float64]]) -> NDArray[np.int64]:
    """Vertices from which more than two edges go out, over all rings: where borders meet."""
    if not rings:
        return np.empty(0, dtype=np.int64)
    keys = [_keys(ring) for ring in rings]
    edges = np.concatenate([np.column_stack([key[:-1], key[1:]]) for key in keys])
    edges.sort(axis=1)
    edges = np.unique(edges, axis=0)
    vertices, count = np.unique(edges, return_counts=True)
    return vertices[count > 2]  # noqa: PLR2004


def _cut(ring: NDArray[np.float64], junctions: NDArray[np.int64]) -> Iterator[NDArray[np.float64]]:
    """Cut a closed ring at junctions; one without any starts at its smallest vertex, so that it is found again."""
    keys = _keys(ring)[:-1]
    at = np.flatnonzero(np.isin(keys, junctions))
    start = int(at[0]) if len(at) else int(keys.argmin())
    turned = np.concatenate([ring[start:-1], ring[: start + 1]])
    ends = [*((at - start).tolist() if len(at) else [0]), len(ring) - 1]
    for begin, end in pairwise(ends):
        yield turned[begin : end + 1]


def _simplified(points: NDArray[np.float64], detail: Detail) -> NDArray[np.float64]:
    if detail.inside_km <= 0 or len(points) < 3:  # noqa: PLR2004
        return points
    metres = project(points, 0) * EARTH_M
    stretch = 1 / max(np.cos(np.radians(points[:, 1].mean())), 0.05)
    line = shapely.linestrings(metres)

    def keeps(km: float) -> NDArray[np.bool_]:
        rest = shapely.get_coordinates(line.simplify(km * 1000 * stretch, preserve_topology=False))
        return np.isin(metres.view(complex).ravel(), np.ascontiguousarray(rest).view(complex).ravel())

    keep = keeps(detail.inside_km)
    if detail.view is not None:
        west, south, east, north = detail.view
        lon, lat = points.T
        keep = (keep & (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)) | keeps(detail.outside_km)
    keep[[0, -1]] = True
    return points[keep]
