"""Make railways from their stations: one recipe is one line.

The track is the same in every period of its ownership, so each period becomes a feature of its own over one and the
same geometry.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString

from geo.derive.curve import catmull_rom
from geo.derive.feature import Feature, feature
from geo.derive.plane import Plane
from geo.layers.write import DECIMALS
from geo.look.kinds import RAILWAY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.derive.place import LonLat
    from geo.derive.recipes.railways import Period, RailwayFile

__all__ = ["railway_features", "track"]

STEP_KM = 1.5
"""Greatest distance between two vertices: a bend of two kilometres' radius still looks round."""

SHARED = ("names", "modern_name", "precision_km", "geometry_source")
"""What a period takes from its line, unless it says otherwise itself."""


def track(points: Sequence[LonLat], step_km: float = STEP_KM) -> LineString:
    """Draw a smooth curve through every point, on a plane about the middle of the line.

    Parameters
    ----------
    points : sequence of LonLat
        ``(lon, lat)`` degrees, EPSG:4326; at least two, no two neighbours equal.
    step_km : float
        Greatest distance between vertices.

    Returns
    -------
    LineString
        In degrees, rounded to the decimals of a layer file; the given points are among its vertices.

    Examples
    --------
    >>> track([(126.63, 45.76), (126.64, 45.76)]).wkt
    'LINESTRING (126.63 45.76, 126.64 45.76)'
    >>> curve = track([(126.0, 45.0), (126.5, 45.2), (127.0, 45.0)], step_km=2.5)
    >>> (126.5, 45.2) in list(curve.coords), len(curve.coords)
    (True, 39)
    """
    lon, lat = (sum(values) / len(points) for values in zip(*points, strict=True))
    plane = Plane.about(lon, lat)
    flat = shapely.get_coordinates(plane.flat(LineString(points)))
    curve = catmull_rom(flat, lambda km: max(1, math.ceil(km / step_km)))
    return LineString(np.round(shapely.get_coordinates(plane.lonlat(LineString(curve))), DECIMALS))


def railway_features(line: RailwayFile) -> list[Feature]:
    """Make the feature of each period of a line.

    Parameters
    ----------
    line : RailwayFile
        Stations and periods.

    Returns
    -------
    list of Feature
        In the order of the periods; each carries the property ``recipe``.
    """
    shape = track([station.lonlat for station in line.stations])
    return [_feature(line, period, shape) for period in line.periods]


def _feature(line: RailwayFile, period: Period, shape: LineString) -> Feature:
    """Make one period of one line a feature; what the period says goes before what the line says."""
    properties = {
        "kind": RAILWAY,
        "party": None,
        "end_date": None,
        "claims": [],
        "accounts": [],
        **line.model_dump(exclude_unset=True, include=set(SHARED)),
        **period.said(),
        "recipe": line.id,
    }
    return feature(f"{line.id}-{period.id}", shape, properties)
