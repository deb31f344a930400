"""The land that the borders divide: shores of GSHHG, cut to the frame and thinned by zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from geo.derive.gshhg import read_coast
from geo.derive.lines import KM_PER_DEGREE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["read_land"]

_CORNERS = 4


def read_land(frame: Mapping[str, Any]) -> list[Polygon]:
    """Read the land of the frame, with fine shores in its core and coarse ones outside.

    Parameters
    ----------
    frame : Mapping
        ``bounds`` and ``core`` (west, south, east, north in degrees, EPSG:4326), ``resolution`` of GSHHG,
        ``core_tolerance_km``, ``far_tolerance_km``, ``core_island_km2``, ``far_island_km2`` (smaller islands are
        left out), ``close_ups`` (boxes) and ``close_up_tolerance_km``. Lakes stay land: they belong to the states on
        their shores.

    Returns
    -------
    list[Polygon]
        The mainland first, then islands by size; each is valid by itself.
    """
    bounds, core = tuple(frame["bounds"]), shapely.box(*frame["core"])
    coast = read_coast(frame["resolution"], bounds, min_area_km2=frame["core_island_km2"])
    coast = coast[coast["level"] == 1]
    near = shapely.intersects(coast.geometry.to_numpy(), core)
    kept = coast[near | (coast["area_km2"] >= frame["far_island_km2"]).to_numpy()]
    boxes = shapely.union_all([shapely.box(*box) for box in frame["close_ups"]])
    zones = ((core, frame["core_tolerance_km"]), (boxes, frame["close_up_tolerance_km"]))
    mended = [shapely.make_valid(_thinned(shape, frame["far_tolerance_km"], zones)) for shape in kept.geometry]
    return [part for shape in mended for part in _polygons(shape)]


def _thinned(shape: Polygon, far_km: float, zones: Sequence[tuple[BaseGeometry, float]]) -> Polygon:
    """Keep of a ring's vertices those that the tolerance of their zone keeps; later zones lie inside earlier ones."""
    points = shapely.get_coordinates(shape.exterior)
    chosen = _kept(shape, points, far_km)
    for zone, tolerance_km in zones:
        inside = shapely.contains_xy(zone, points)
        if inside.any():
            chosen = np.where(inside, _kept(shape, points, tolerance_km), chosen)
    if chosen.sum() < _CORNERS - 1:
        return Polygon()
    return Polygon(points[chosen])


def _kept(shape: Polygon, points: NDArray[np.float64], tolerance_km: float) -> NDArray[np.bool_]:
    simple = shape.simplify(tolerance_km / KM_PER_DEGREE, preserve_topology=True)
    corners = {tuple(point) for point in shapely.get_coordinates(simple)}
    return np.array([tuple(point) in corners for point in points])


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    if isinstance(shape, MultiPolygon):
        return list(shape.geoms)
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
