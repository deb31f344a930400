"""The land of the base map: the region in detail, the earth in outline."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.derive.base.feature import base_feature
from geo.derive.sources.gshhg import ANTARCTICA, LAND, read_coast

if TYPE_CHECKING:
    from geo.derive.feature import Feature
    from geo.derive.recipes.base import BaseFile, Coasts, ShoresRecipe

__all__ = ["land", "world"]

_DECIMALS, _WORLD_DECIMALS = 4, 2


def land(recipe: BaseFile) -> list[Feature]:
    """Draw the land of the region.

    Parameters
    ----------
    recipe : BaseFile
        ``layers/recipes/base.toml``.

    Returns
    -------
    list of Feature
        Polygons in degrees, EPSG:4326, with the ``id`` of GSHHG; the largest first.
    """
    shores = recipe.shores
    least = min([shores.island_km2, *(some.island_km2 for some in shores.finer)])
    coast = read_coast(shores.resolution, recipe.bounds, min_area_km2=least)
    middles = shapely.centroid(coast.geometry.to_numpy())
    wanted = (coast["area_km2"] >= shores.island_km2).to_numpy()
    for some in shores.finer:
        inside = shapely.within(middles, shapely.box(*some.box))
        wanted = wanted | (inside & (coast["area_km2"] >= some.island_km2).to_numpy())
    drawn = coast[(coast["level"] == LAND) & wanted]
    rows = zip(drawn["id"], drawn["area_km2"], drawn.geometry, strict=True)
    return [
        base_feature(piece, _DECIMALS, id=name)
        for name, area, whole in rows
        for piece in _simple(_uneven(whole, _tolerance(area, shores), shores), 0.0, _DECIMALS)
    ]


def _tolerance(area_km2: float, shores: ShoresRecipe) -> float:
    return shores.small_island_tolerance if area_km2 < shores.small_island_km2 else shores.tolerance


def _uneven(whole: shapely.Polygon, tolerance: float, shores: ShoresRecipe) -> shapely.Polygon:
    """Simplify a shore, but less in the close-ups.

    The ring is cut into the stretches in and out of them, each is simplified with its ends kept, and they are joined
    again; so no seam is seen.
    """
    fine = shores.close_up_tolerance
    ring = shapely.get_coordinates(whole.exterior)[:-1]
    close = np.zeros(len(ring), dtype=bool)
    for west, south, east, north in shores.close_ups:
        close |= (ring[:, 0] > west) & (ring[:, 0] < east) & (ring[:, 1] > south) & (ring[:, 1] < north)
    turns = np.flatnonzero(close != np.roll(close, 1))
    if not len(turns):
        return shapely.simplify(whole, fine if close.all() else tolerance)
    ring, close = np.roll(ring, -turns[0], axis=0), np.roll(close, -turns[0])
    stops = [*(turns - turns[0]).tolist(), len(ring)]
    closed, points = np.vstack([ring, ring[:1]]), []
    for start, stop in pairwise(stops):
        stretch = shapely.simplify(shapely.LineString(closed[start : stop + 1]), fine if close[start] else tolerance)
        points += list(stretch.coords)[:-1]
    return shapely.Polygon(points)


def world(coasts: Coasts) -> list[Feature]:
    """Draw the land of the whole earth, and Antarctica.

    Parameters
    ----------
    coasts : Coasts
        How fine.

    Returns
    -------
    list of Feature
        Polygons in degrees, EPSG:4326, with the ``id`` of GSHHG.
    """
    coast = read_coast(coasts.resolution, min_area_km2=coasts.island_km2)
    drawn = coast[coast["level"].isin([LAND, ANTARCTICA])]
    return [
        base_feature(piece, _WORLD_DECIMALS, id=name)
        for name, whole in zip(drawn["id"], drawn.geometry, strict=True)
        for piece in _simple(whole, coasts.tolerance, _WORLD_DECIMALS)
    ]


def _simple(whole: shapely.Polygon, tolerance: float, decimals: int) -> list[shapely.Polygon]:
    fine = shapely.make_valid(shapely.simplify(whole, tolerance))
    parts = shapely.get_parts(shapely.set_precision(fine, 10.0**-decimals))
    return [part for part in parts if part.geom_type == "Polygon" and not part.is_empty]
