"""The lakes of the base map: by a point in GSHHG's, by hand, or from the banks of a broad river."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.derive.base.feature import base_feature
from geo.derive.sources.gshhg import ISLAND, LAKE, read_coast, read_rivers

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from geo.derive.feature import Feature
    from geo.derive.recipes.base import BaseFile, Fault, Lake

__all__ = ["lakes"]

_NEAR = 0.05  # degrees; a point of the recipe farther than this from any lake is a slip of the pen
_DECIMALS = 4


def lakes(recipe: BaseFile, fault: Fault) -> list[Feature]:
    """Draw the lakes that the recipe names.

    Parameters
    ----------
    recipe : BaseFile
        ``layers/recipes/base.toml``.
    fault : Fault
        Is told of lakes that the data do not have.

    Returns
    -------
    list of Feature
        Polygons in degrees, EPSG:4326, with names, rank and precision.
    """
    coast = read_coast(recipe.lakes.resolution, recipe.bounds)
    water = coast[coast["level"] == LAKE].reset_index(drop=True)
    inside = coast[(coast["level"] == ISLAND) & (coast["area_km2"] > recipe.lakes.islet_km2)]
    islands = shapely.simplify(inside.union_all(), recipe.lakes.tolerance)
    return list(_drawn(recipe, water, islands, fault))


def _drawn(recipe: BaseFile, water: gpd.GeoDataFrame, islands: BaseGeometry, fault: Fault) -> Iterator[Feature]:
    for lake in recipe.lake:
        try:
            shape = _shape(lake, recipe, water, islands)
        except LookupError as error:
            fault(lake, str(error))
        else:
            yield base_feature(shape, _DECIMALS, **lake.named(), **lake.placed())


def _shape(lake: Lake, recipe: BaseFile, water: gpd.GeoDataFrame, islands: BaseGeometry) -> BaseGeometry:
    if lake.ring is not None:
        return shapely.Polygon(lake.ring)
    if lake.river is not None:
        return _broad(lake.river, recipe)
    return shapely.difference(shapely.simplify(_at(water, lake), recipe.lakes.tolerance), islands)


def _broad(name: str, recipe: BaseFile) -> BaseGeometry:
    """Give the water between the banks of a river which WDBII draws as a ring."""
    rivers = read_rivers(recipe.lakes.resolution, recipe.bounds)
    found = rivers.geometry[rivers["id"] == name]
    if found.empty:
        message = f'"{name}" is the id of no river of WDBII in the region'
        raise LookupError(message)
    ring = shapely.Polygon(found.iloc[0].coords)
    return shapely.make_valid(shapely.simplify(ring, recipe.lakes.broad_tolerance))


def _at(water: gpd.GeoDataFrame, lake: Lake) -> BaseGeometry:
    distances = shapely.distance(water.geometry.to_numpy(), shapely.Point(lake.point))
    nearest = int(np.argmin(distances)) if len(distances) else None
    if nearest is None or distances[nearest] > _NEAR:
        message = f"no lake of GSHHG within {_NEAR} degrees of {lake.point}"
        raise LookupError(message)
    return water.geometry.iloc[nearest]
