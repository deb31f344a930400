"""Thin lines and shores: which of their vertices a tolerance keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geo.derive.grid import KM_PER_DEGREE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["kept"]


def kept(shape: BaseGeometry, points: NDArray[np.float64], tolerance_km: float) -> NDArray[np.bool_]:
    """Tell which points of a shape are left when it is simplified.

    Parameters
    ----------
    shape : BaseGeometry
        A line or an area in degrees, EPSG:4326.
    points : NDArray
        Some of its vertices, of shape (n, 2).
    tolerance_km : float
        Kilometres by which the simplified shape may stray.

    Returns
    -------
    NDArray
        Of n truth values.

    Examples
    --------
    >>> line = shapely.LineString([(0, 0), (1, 0.001), (2, 0)])
    >>> kept(line, shapely.get_coordinates(line), 1.0).tolist()
    [True, False, True]
    """
    simple = shape.simplify(tolerance_km / KM_PER_DEGREE, preserve_topology=True)
    left = {(x, y) for x, y in shapely.get_coordinates(simple).tolist()}
    return np.array([(x, y) in left for x, y in points.tolist()])
