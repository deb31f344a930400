"""Where the name of an area is written: the middle of its widest part, and a line along its shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import affinity

from geo.mercator import project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Box = tuple[float, float, float, float]

_ANGLES = range(-50, 51, 10)
"""Directions that a name may take, degrees from the horizontal: steeper ones are hard to read."""
_STEEPNESS = 0.35
"""How much of its length a line at the steepest angle is thought to lose, so that level ones win where both fit."""
_MARGIN = 0.4
"""A name keeps this part of the greatest room away from the edge of its area."""
_SCANS, _POINTS = 24, 7


@dataclass(frozen=True)
class Room:
    """What an area offers its name, in grid units.

    Attributes
    ----------
    part
        The largest piece of the area in view, or of all of it, simplified.
    anchor
        Centre and radius of the largest circle in it.
    """

    part: shapely.Polygon
    anchor: tuple[int, int, int]

    @classmethod
    def of(cls, shape: shapely.Geometry, view: Box, bits: int) -> Room:
        """Measure an area.

        Parameters
        ----------
        shape
            `(lon, lat)` degrees.
        view
            West, south, east, north in degrees.
        bits
            The world square is ``2**bits`` units wide.
        """
        part = _seen(shape, view, bits)
        circle = shapely.maximum_inscribed_circle(part, tolerance=_tolerance(view, bits))
        (x, y), (edge_x, edge_y) = shapely.get_coordinates(circle)
        return cls(part, (round(x), round(y), round(float(np.hypot(edge_x - x, edge_y - y)))))

    def spine(self) -> list[int]:
        """Return a gently bent line along the area, from left to right, as ``[x, y, x, y, …]``.

        Straight lines in several directions are tried through what is left of the area when its edge is cut off; the
        best one is bent towards the middle of the area, if it stays inside. Empty where the area is too narrow for any.
        """
        x, y, room = self.anchor
        core = shapely.buffer(self.part, -room * _MARGIN, quad_segs=2)
        core = max(shapely.get_parts(core), key=lambda it: it.area, default=None)
        if core is None or core.is_empty:
            return []
        found = [_chord(core, angle, (x, y)) for angle in _ANGLES]
        score, angle, chord = max(found, key=lambda it: it[0])
        if score <= 0:
            return []
        line = _bent(affinity.rotate(core, -angle, origin=(x, y)), chord)
        points = shapely.get_coordinates(affinity.rotate(line, angle, origin=(x, y)))
        whole: list[int] = np.rint(points).astype(int).ravel().tolist()
        return whole


def _seen(shape: shapely.Geometry, view: Box, bits: int) -> shapely.Polygon:
    """Return the largest piece of an area in view, or of all of it, simplified, in grid units."""
    inside = shapely.intersection(_rough(shape, view), shapely.box(*view))
    whole = inside if inside.area > 0 else _rough(shape, shape.bounds)
    polygons = [it for it in shapely.get_parts(whole) if it.geom_type == "Polygon"]
    largest = max(polygons, key=lambda it: it.area)
    return shapely.transform(largest, lambda points: project(points, bits))


def _rough(shape: shapely.Geometry, box: Sequence[float]) -> shapely.Geometry:
    """Return a shape without what is too small for a name in a box so wide."""
    return shapely.make_valid(shape.simplify((box[2] - box[0]) / 200))


def _tolerance(view: Box, bits: int) -> float:
    return (view[2] - view[0]) / 360 * float(2**bits) / 300


def _chord(core: shapely.Polygon, angle: float, origin: tuple[float, float]) -> tuple[float, float, NDArray[Any]]:
    """Return the longest level line inside an area turned back by an angle: its score, the angle, its two ends."""
    turned = affinity.rotate(core, -angle, origin=origin)
    points, ring = shapely.get_coordinates(shapely.get_rings(turned), return_index=True)
    along = ring[1:] == ring[:-1]
    start, end = points[:-1][along], points[1:][along]
    _, south, _, north = turned.bounds
    best, chord = 0.0, np.zeros((2, 2))
    for height in np.linspace(south, north, _SCANS + 2)[1:-1]:
        crossing = (start[:, 1] > height) != (end[:, 1] > height)  # each side that passes the height, once
        (ax, ay), (bx, by) = start[crossing].T, end[crossing].T
        ends = np.sort(ax + (bx - ax) * (height - ay) / (by - ay)).reshape(-1, 2)
        length, (left, right) = max(((right - left), (left, right)) for left, right in ends)
        if length > best:
            best, chord = float(length), np.array([[left, height], [right, height]])
    return best * (1 - _STEEPNESS * abs(angle) / max(_ANGLES)), angle, chord


def _bent(core: shapely.Polygon, chord: NDArray[Any]) -> shapely.LineString:
    """Bend a level line towards the middle of the area above and below it, as a parabola, where it stays inside."""
    (left, level), (right, _) = chord
    across = np.linspace(left, right, _POINTS)
    middles = [_middle(core, at, level) for at in across]
    for strength in (1.0, 0.6, 0.3):
        curve = np.polynomial.Polynomial.fit(across, middles, 2)
        line = shapely.linestrings(np.column_stack([across, level + strength * (curve(across) - level)]))
        bow = np.ptp(shapely.get_coordinates(line)[:, 1])
        if bow < (right - left) * 0.35 and core.covers(line):
            return line
    return shapely.linestrings(np.column_stack([across, np.full(_POINTS, level)]))


def _middle(core: shapely.Polygon, at: float, level: float) -> float:
    """Return the middle of the stretch of an area above and below a point."""
    _, south, _, north = core.bounds
    column = shapely.intersection(core, shapely.linestrings([[at, south - 1], [at, north + 1]]))
    for piece in shapely.get_parts(column):
        bottom, top = sorted(shapely.get_coordinates(piece)[[0, -1], 1])
        if bottom <= level <= top:
            return float((bottom + top) / 2)
    return level
