"""Lengths, areas and bearings on the WGS84 ellipsoid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import Geod

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

__all__ = ["area_km2", "bearing_degrees", "distance_km", "length_km"]

_GEOD = Geod(ellps="WGS84")

_LONGEST_STEP = 0.05  # degrees; see area_km2


def length_km(shape: BaseGeometry) -> float:
    """Measure the geodesic length of a line, or of the outline of a polygon.

    Parameters
    ----------
    shape : BaseGeometry
        Coordinates ``(lon, lat)`` in degrees, EPSG:4326.

    Returns
    -------
    float
        Geodesic kilometres; 0 for points and for empty shapes.

    Examples
    --------
    >>> round(length_km(shapely.LineString([(142, 50), (143, 50)])), 1)
    71.7
    >>> length_km(shapely.LineString())
    0.0
    """
    return 0.0 if shape.is_empty else float(_GEOD.geometry_length(shape)) / 1000


def area_km2(shape: BaseGeometry) -> float:
    """Measure the geodesic area of a polygon.

    A side between two vertices is taken as the straight line of the map sheet, not as a great circle: long sides are
    cut into short steps first, so that a border along a parallel bounds the area that it bounds on the map.

    Parameters
    ----------
    shape : BaseGeometry
        Coordinates ``(lon, lat)`` in degrees, EPSG:4326. Winding does not matter.

    Returns
    -------
    float
        Square kilometres; 0 for points, lines and empty shapes.

    Examples
    --------
    >>> round(area_km2(shapely.box(0, 0, 1, 1)))
    12308
    >>> area_km2(shapely.Polygon())
    0.0
    """
    fine = shapely.segmentize(shape, _LONGEST_STEP)
    parts = [part for part in shapely.get_parts(fine) if part.geom_type == "Polygon" and not part.is_empty]
    return float(sum(_signed_m2(shapely.orient_polygons(part)) for part in parts)) / 1e6


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Measure the geodesic distance of two places.

    Parameters
    ----------
    first, second : tuple[float, float]
        ``(lon, lat)`` in degrees, EPSG:4326.

    Returns
    -------
    float
        Geodesic kilometres.

    Examples
    --------
    >>> round(distance_km((126.65, 45.75), (117.43, 49.6)))  # Harbin to Manchouli
    813
    """
    _, _, metres = _GEOD.inv(*first, *second)
    return float(metres) / 1000


def bearing_degrees(first: tuple[float, float], second: tuple[float, float]) -> float:
    """Give the initial bearing from one place to another.

    Parameters
    ----------
    first, second : tuple[float, float]
        ``(lon, lat)`` in degrees, EPSG:4326.

    Returns
    -------
    float
        Degrees clockwise from north, 0 <= bearing < 360.

    Examples
    --------
    >>> bearing_degrees((0, 0), (1, 0))
    90.0
    """
    forward, _, _ = _GEOD.inv(*first, *second)
    return float(np.mod(forward, 360.0))


def _signed_m2(polygon: BaseGeometry) -> float:
    area, _ = _GEOD.geometry_area_perimeter(polygon)
    return float(area)
