"""State the size of what was derived, measured on the shape as it is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from geo.measure import area_km2, length_km

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["measured"]

Feature = dict[str, Any]

_LINES = ("border", "railway")


def measured(feature: Feature, frame: Sequence[float]) -> Feature:
    """Add ``area_km2`` to an area, ``length_km`` to a border or a railway.

    Parameters
    ----------
    feature : Feature
        GeoJSON, ``(lon, lat)`` degrees, EPSG:4326.
    frame : Sequence[float]
        West, south, east, north in degrees. What it cuts off has no size of its own and comes back as it is.

    Returns
    -------
    Feature
        A new feature; geodesic, square kilometres without and kilometres with one decimal.
    """
    shape = shapely.geometry.shape(feature["geometry"])
    west, south, east, north = shape.bounds
    cut = west <= frame[0] or south <= frame[1] or east >= frame[2] or north >= frame[3]
    if cut:
        return feature
    if shape.geom_type.endswith("Polygon"):
        size: dict[str, float] = {"area_km2": round(area_km2(shape))}
    elif feature["properties"]["kind"] in _LINES:
        size = {"length_km": round(length_km(shape), 1)}
    else:
        return feature
    return feature | {"properties": feature["properties"] | size}
