"""The land that the borders divide: shores of GSHHG, cut to the region and thinned by zone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from geo.derive.sources.gshhg import LAND, read_coast
from geo.derive.thinning import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.derive.recipes.frame import Frame

__all__ = ["read_land"]

_CORNERS = 3


def read_land(frame: Frame) -> list[Polygon]:
    """Read the land of a region, with fine shores in its core and coarse ones outside.

    Parameters
    ----------
    frame : Frame
        The region and how fine it is. Lakes stay land: they belong to the states on their shores.

    Returns
    -------
    list[Polygon]
        The mainland first, then islands by size; each is valid by itself. Degrees, EPSG:4326.
    """
    core = shapely.box(*frame.core)
    coast = read_coast(frame.resolution, frame.bounds, min_area_km2=frame.core_island_km2)
    coast = coast[coast["level"] == LAND]
    near = shapely.intersects(coast.geometry.to_numpy(), core)
    wanted = coast[near | (coast["area_km2"] >= frame.far_island_km2).to_numpy()]
    boxes = shapely.union_all([shapely.box(*box) for box in frame.close_ups])
    zones = ((core, frame.core_tolerance_km), (boxes, frame.close_up_tolerance_km))
    mended = [shapely.make_valid(_thinned(shape, frame.far_tolerance_km, zones)) for shape in wanted.geometry]
    return [part for shape in mended for part in _polygons(shape)]


def _thinned(shape: Polygon, far_km: float, zones: Sequence[tuple[BaseGeometry, float]]) -> Polygon:
    """Keep of a ring's vertices those that the tolerance of their zone keeps; later zones lie inside earlier ones."""
    points = shapely.get_coordinates(shape.exterior)
    chosen = kept(shape, points, far_km)
    for zone, tolerance_km in zones:
        inside = shapely.contains_xy(zone, points)
        if inside.any():
            chosen = np.where(inside, kept(shape, points, tolerance_km), chosen)
    if chosen.sum() < _CORNERS:
        return Polygon()
    return Polygon(points[chosen])


def _polygons(shape: BaseGeometry) -> list[Polygon]:
    if isinstance(shape, Polygon):
        return [] if shape.is_empty else [shape]
    if isinstance(shape, MultiPolygon):
        return list(shape.geoms)
    return [part for part in shapely.get_parts(shape) if isinstance(part, Polygon)]
