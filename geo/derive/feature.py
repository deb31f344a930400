"""The features that the derivation makes: how they are put together, and the sizes that they state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely
from shapely import MultiPolygon, Polygon

from geo.look.kinds import KINDS
from geo.measure import area_km2, length_km

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

__all__ = ["Feature", "feature", "largest_first", "measured"]

Feature = dict[str, Any]
"""A GeoJSON feature; ``(lon, lat)`` degrees, EPSG:4326."""


def feature(name: str, shape: BaseGeometry, properties: Mapping[str, Any]) -> Feature:
    """Put a feature together.

    Parameters
    ----------
    name : str
        Its id.
    shape : BaseGeometry
        In degrees, EPSG:4326.
    properties : Mapping
        What it says.

    Returns
    -------
    Feature

    Examples
    --------
    >>> feature("a", shapely.Point(142, 50), {"name": "A"})["geometry"]
    {'type': 'Point', 'coordinates': (142.0, 50.0)}
    """
    geometry = shapely.geometry.mapping(shape)
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": dict(properties)}


def largest_first(shapes: Iterable[BaseGeometry]) -> Polygon | MultiPolygon:
    """Join the areas among some shapes, the largest first: so the same areas are always written alike.

    Returns
    -------
    Polygon or MultiPolygon
        A Polygon if there is only one; exterior rings counter-clockwise.

    Examples
    --------
    >>> whole = largest_first([shapely.box(0, 0, 1, 1), shapely.Point(5, 5), shapely.box(2, 0, 4, 2)])
    >>> [part.area for part in whole.geoms]
    [4.0, 1.0]
    """
    areas = [shape for shape in shapes if isinstance(shape, Polygon) and not shape.is_empty]
    areas = sorted(areas, key=lambda area: (-area.area, area.bounds))
    return shapely.orient_polygons(areas[0] if len(areas) == 1 else MultiPolygon(areas))


def measured(one: Feature, bounds: Sequence[float]) -> Feature:
    """Add ``area_km2`` to an area, ``length_km`` to a line of a kind that is measured, as the shape is drawn.

    Parameters
    ----------
    one : Feature
        GeoJSON, ``(lon, lat)`` degrees, EPSG:4326.
    bounds : Sequence[float]
        West, south, east, north in degrees. What they cut off has no size of its own and comes back as it is.

    Returns
    -------
    Feature
        A new feature; geodesic, square kilometres without and kilometres with one decimal.
    """
    shape = shapely.geometry.shape(one["geometry"])
    west, south, east, north = shape.bounds
    cut = west <= bounds[0] or south <= bounds[1] or east >= bounds[2] or north >= bounds[3]
    if cut:
        return one
    if shape.geom_type.endswith("Polygon"):
        size: dict[str, float] = {"area_km2": round(area_km2(shape))}
    elif KINDS[one["properties"]["kind"]].measured:
        size = {"length_km": round(length_km(shape), 1)}
    else:
        return one
    return one | {"properties": one["properties"] | size}
