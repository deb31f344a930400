"""Let ground grow from one phase line to the next, and find the front of it.

Let A be the ground of one anchor and B ⊇ A that of the next. A place in B and not in A lies at a distance *a* from A
and at a distance *b* from the front of B; *m* is the greatest *a* of the ground gained there. The ground of a day is A
and all places where the greater of a / (a + b) and a / m is at most t, and t runs from 0 on the day of A to 1 on the
day of B. The second term holds back where B ends at a coast, with no front ahead, and closes a pocket that A left
behind from its rim inwards. The days are level sets of one function, and their corners are rounded by openings and
closings, which keep their order: ground once held is not lost again. Distances are exact, to the shapes and not to
cells; only the level sets are traced on a grid.
"""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

import contourpy
import numpy as np
import shapely
from shapely import Polygon

from geo.derive.feature import largest_first
from geo.derive.grid import GRID
from geo.derive.plane import Plane
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["advance", "facing"]

COARSEST_KM, CELLS_ACROSS = 3.0, 70
"""The grid: as many cells across the ground gained (the root of its area), but none coarser than this."""

RIM, ROUND, TOLERANCE = 6, 3.0, 0.12
"""In cells: how far around the ground gained to trace, how far to round corners, how far a line may be simplified.

Where a line leaves that rim there is a corner too; its rounding reaches in by twice the radius at most, not into the
ground.
"""

LEAST_KM2, LEAST_SHARE = 50.0, 0.01
"""Slivers and holes smaller than this, or than this share of the ground gained, are no ground."""

EDGE_KM = 1.5
"""A piece of the outline that stays this near to a frontier or a coast is no front."""


def advance(
    before: BaseGeometry, after: BaseGeometry, front: BaseGeometry, shares: Sequence[float]
) -> list[BaseGeometry]:
    """Let ground grow from one shape to another.

    Parameters
    ----------
    before, after : Polygon or MultiPolygon
        Ground at the beginning and at the end; `after` holds `before`. Degrees, EPSG:4326.
    front : LineString or MultiLineString
        The part of the outline of `after` that is its front, and not a frontier or a coast.
    shares : sequence of float
        Parts of the way, ascending, each between 0 and 1.

    Returns
    -------
    list of Polygon or MultiPolygon
        The ground at each share; each holds those before it and lies in `after`.

    Examples
    --------
    >>> before, after = shapely.box(130, 45, 130.4, 46), shapely.box(130, 45, 131, 46)
    >>> half, = advance(before, after, shapely.LineString([(131, 45), (131, 46)]), [0.5])
    >>> round(half.bounds[2], 2)
    130.7
    """
    gained = shapely.difference(after, before, grid_size=GRID)
    size = area_km2(gained)
    plane = _plane(gained)
    step = min(COARSEST_KM, math.sqrt(size) / CELLS_ACROSS)
    flat_before, flat_gained, flat_front = (plane.flat(shape) for shape in (before, gained, front))
    xs, ys, values = _field(flat_before, flat_gained, flat_front, step)
    tracer = contourpy.contour_generator(xs, ys, values, fill_type=contourpy.FillType.OuterOffset)
    grown, held = [], before
    for share in shares:
        whole = shapely.union(_traced(tracer, share), flat_before)
        traced = plane.lonlat(_rounded(whole, ROUND * step).simplify(TOLERANCE * step))
        won = _areas(shapely.intersection(shapely.make_valid(traced), gained, grid_size=GRID))
        held = _tidy(shapely.union(held, won, grid_size=GRID), before, after, min(LEAST_KM2, LEAST_SHARE * size))
        grown.append(held)
    return grown


def _field(
    before: BaseGeometry, gained: BaseGeometry, front: BaseGeometry, step: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give each node of a grid (km) its part of the way; nodes far from the ground gained are left empty."""
    west, south, east, north = gained.bounds
    border = (RIM + 1) * step
    xs = np.arange(west - border, east + border, step)
    ys = np.arange(south - border, north + border, step)
    across, up = np.meshgrid(xs, ys)
    values = np.full(across.shape, np.nan)
    for part in shapely.get_parts(gained):
        rim = part.buffer(RIM * step, quad_segs=2)
        shapely.prepare([part, rim])
        near = shapely.contains_xy(rim, across, up)
        nodes = shapely.points(across[near], up[near])
        far = shapely.distance(nodes, before)
        farthest = far[shapely.contains(part, nodes)].max(initial=GRID)
        share = far / farthest
        if shapely.distance(part, front) < EDGE_KM / 3:
            share = np.maximum(share, far / np.maximum(far + shapely.distance(nodes, front), GRID))
        values[near] = np.fmin(values[near], share)
    return xs, ys, values


def _rounded(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round the corners of a shape, both ways; of two shapes the one that holds the other still does."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)


def _traced(tracer: contourpy.ContourGenerator, share: float) -> BaseGeometry:
    """Trace the ground up to a share: outer rings with the holes in them."""
    polygons = []
    for points, offsets in zip(*tracer.filled(-1.0, share), strict=True):
        rings = [points[one:other] for one, other in pairwise(offsets.tolist())]
        polygons.append(Polygon(rings[0], rings[1:]))
    return shapely.union_all(shapely.make_valid(polygons))


def _tidy(ground: BaseGeometry, before: BaseGeometry, after: BaseGeometry, least_km2: float) -> BaseGeometry:
    """Drop slivers, and fill holes that the ground to come does not have."""
    parts = []
    for part in (it for it in shapely.get_parts(ground) if it.geom_type == "Polygon"):
        if area_km2(part) >= least_km2 or part.intersects(before):
            holes = [Polygon(ring) for ring in part.interiors]
            small = [hole for hole in holes if area_km2(hole) < least_km2]
            filled = shapely.intersection(shapely.union_all(small), after, grid_size=GRID)
            parts.append(shapely.union(part, filled, grid_size=GRID))
    return _areas(shapely.union_all(parts, grid_size=GRID))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    return largest_first(part for part in shapely.get_parts(shape) if part.area > GRID**2)


def facing(ground: BaseGeometry, after: BaseGeometry, fronts: BaseGeometry) -> BaseGeometry:
    """Take the part of the outline of ground that faces the enemy.

    Parameters
    ----------
    ground, after : Polygon or MultiPolygon
        The ground, and the later ground in which it lies. Degrees, EPSG:4326.
    fronts : LineString or MultiLineString
        The fronts of the shapes between which the ground was interpolated: no frontiers or coasts.

    Returns
    -------
    LineString or MultiLineString
        The front, with the ground on its right.
    """
    edge = shapely.difference(after.boundary, fronts.buffer(20 * GRID))
    outline = shapely.orient_polygons(ground, exterior_cw=True).boundary
    open_to = shapely.difference(outline, edge.buffer(20 * GRID, quad_segs=2))
    pieces = shapely.get_parts(shapely.line_merge(open_to, directed=True))
    plane = _plane(after)
    flat = plane.flat(edge)
    shapely.prepare(flat)
    kept = [it for it in pieces if _farthest(plane.flat(it), flat) > EDGE_KM]
    kept = sorted(kept, key=lambda piece: -piece.length)
    return kept[0] if len(kept) == 1 else shapely.MultiLineString(kept)


def _farthest(piece: BaseGeometry, edge: BaseGeometry) -> float:
    points = shapely.points(shapely.get_coordinates(piece.segmentize(EDGE_KM)))
    return float(shapely.distance(points, edge).max())


def _plane(shape: BaseGeometry) -> Plane:
    """Choose the plane about a shape."""
    west, south, east, north = shape.bounds
    return Plane.about((west + east) / 2, (south + north) / 2)
