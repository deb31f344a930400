"""The one plane on which the derivation measures: kilometres about a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import shapely
from pyproj import Transformer

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["Plane", "squeeze"]


@dataclass(frozen=True)
class Plane:
    """An azimuthal equidistant plane in kilometres, true to scale from its middle."""

    transformer: Transformer

    @classmethod
    def about(cls, lon: float, lat: float) -> Plane:
        """Choose the plane about a place in degrees, EPSG:4326.

        Examples
        --------
        >>> plane = Plane.about(130, 45)
        >>> round(plane.flat(shapely.LineString([(130, 45), (130, 46)])).length, 1)
        111.1
        >>> plane.lonlat(plane.flat(shapely.Point(131, 46))).wkt
        'POINT (131 46)'
        """
        local = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84 +units=km"
        return cls(Transformer.from_crs("EPSG:4326", local, always_xy=True))

    def flat(self, shape: BaseGeometry) -> BaseGeometry:
        """Lay a shape in degrees on the plane."""
        return shapely.transform(shape, lambda points: self._moved(points, "FORWARD"))

    def lonlat(self, shape: BaseGeometry) -> BaseGeometry:
        """Take a shape from the plane back to degrees, EPSG:4326."""
        return shapely.transform(shape, lambda points: self._moved(points, "INVERSE"))

    def _moved(self, points: NDArray[np.float64], direction: Literal["FORWARD", "INVERSE"]) -> NDArray[np.float64]:
        return np.column_stack(self.transformer.transform(points[:, 0], points[:, 1], direction=direction))


def squeeze(lat: float) -> NDArray[np.float64]:
    """Give the factors of x and y that make degrees about a latitude measure alike, east and north.

    Examples
    --------
    >>> squeeze(60.0).round(6).tolist()
    [0.5, 1.0]
    """
    return np.array([float(np.cos(np.radians(lat))), 1.0])
