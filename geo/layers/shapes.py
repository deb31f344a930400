"""GeoJSON geometry → shapely: quickly where it is sound, with a reason where it is not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import shapely

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence


def geometry(shape: Mapping[str, Any]) -> shapely.Geometry:
    """Return a GeoJSON geometry as shapely's.

    Parameters
    ----------
    shape
        With ``type`` and ``coordinates``, `(lon, lat)` degrees.

    Raises
    ------
    ValueError, shapely.GEOSException
        If it is none.

    Examples
    --------
    >>> geometry({"type": "Point", "coordinates": [120.5, 45.25]}).wkt
    'POINT (120.5 45.25)'
    >>> geometry({"type": "Polygon", "coordinates": []}).is_empty
    True
    """
    build = _BUILDERS.get(shape.get("type", ""))
    try:
        if build:
            return shapely.force_2d(build(shape["coordinates"]))
    except (KeyError, IndexError, TypeError, ValueError, shapely.GEOSException):
        pass  # the strict reader below takes what is odd and says what is wrong
    return shapely.from_geojson(json.dumps(shape))


def _polygon(rings: Sequence[Sequence[Sequence[float]]]) -> shapely.Polygon:
    for ring in rings:
        if ring[0] != ring[-1]:  # shapely would close it unasked
            message = "a ring does not end where it begins"
            raise ValueError(message)
    holes = [shapely.linearrings(ring) for ring in rings[1:]]
    return shapely.polygons(rings[0], holes or None)


_BUILDERS: dict[str, Callable[[Any], shapely.Geometry]] = {
    "Point": shapely.points,
    "LineString": shapely.linestrings,
    "Polygon": _polygon,
    "MultiPoint": shapely.multipoints,
    "MultiLineString": lambda lines: shapely.multilinestrings([shapely.linestrings(line) for line in lines]),
    "MultiPolygon": lambda parts: shapely.multipolygons([_polygon(rings) for rings in parts]),
}
