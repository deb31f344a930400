"""Web Mercator (EPSG:3857) as a square that holds the world: origin north-west, y to the south."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

EARTH_M = 40_075_016.686
"""Length of the equator, metres (WGS84): the width of the square."""


def project(points: NDArray[np.float64], bits: int) -> NDArray[np.float64]:
    """Project `(lon, lat)` degrees to Web Mercator, in units of the world square, origin north-west, y down."""
    size = float(2**bits)
    lat = np.radians(np.clip(points[:, 1], -85.05112878, 85.05112878))
    x = (points[:, 0] + 180.0) / 360.0
    y = 0.5 - np.log(np.tan(np.pi / 4 + lat / 2)) / (2 * np.pi)
    return np.column_stack([x * size, y * size])


def units(points: NDArray[np.float64], bits: int) -> NDArray[np.int64]:
    """Project `(lon, lat)` degrees to whole units of the world square."""
    return np.rint(project(points, bits)).astype(np.int64)


def latitudes(y: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give the degrees of latitude at a `y` of the world square, 0 in the north and 1 in the south.

    >>> latitudes(project(np.array([[0.0, 50.0]]), 0)[:, 1]).round(9).tolist()
    [50.0]
    """
    return np.degrees(np.arctan(np.sinh((1 - 2 * y) * np.pi)))
