"""Divide land among districts of which only the seats are known: places → pieces of land that share their edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPoint

from geo.derive.recipes import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["GRID", "Pieces", "divide", "rounded"]

GRID = 1e-5
"""Degrees, about a metre: the precision of the layer files."""

ROUNDS = 3
"""How often the corners of a line between pieces are cut."""


@dataclass(frozen=True)
class Pieces:
    """The land in pieces, in degrees, EPSG:4326.

    Attributes
    ----------
    number
        Of the piece that a district belongs to, by district.
    shapes
        The pieces.
    arcs
        The lines around them, cut where pieces meet: LineStrings.
    """

    number: Mapping[str, int]
    shapes: Sequence[BaseGeometry]
    arcs: NDArray[np.object_]

    def area(self, districts: Iterable[str]) -> BaseGeometry:
        """Join the pieces of some districts, in degrees, EPSG:4326."""
        chosen = sorted({self.number[name] for name in districts})
        return shapely.coverage_union_all([self.shapes[number] for number in chosen])


def divide(places: Mapping[str, Sequence[str]], groups: Sequence[Sequence[str]], land: BaseGeometry) -> Pieces:
    """Give each group of districts the ground that is nearer to its places than to those of any other.

    Parameters
    ----------
    places : Mapping
        By district, places as recipes write them: its seat, and others that lay in it.
    groups : Sequence of Sequence
        Districts that stay together; each of these becomes a piece.
    land : BaseGeometry
        What is divided, in degrees, EPSG:4326.

    Returns
    -------
    Pieces
        They fill the land; the lines between them are rounded, those around it are kept.
    """
    cells = _cells(places, groups, land)
    edges = shapely.union_all([cell.boundary for cell in cells])
    lines = [rounded(shapely.get_coordinates(line)) for line in shapely.get_parts(shapely.line_merge(edges))]
    noded = shapely.union_all([*map(shapely.LineString, lines), land.boundary], grid_size=GRID)
    faces = shapely.get_parts(shapely.polygonize(shapely.get_parts(noded)))
    mine: list[list[BaseGeometry]] = [[] for _ in groups]
    shapely.prepare(land)
    for face in faces:
        if land.contains(face.representative_point()):
            mine[int(np.argmax(shapely.area(shapely.intersection(cells, face))))].append(face)
    shapes = [shapely.coverage_union_all(parts) for parts in mine]
    borders = shapely.line_merge(shapely.union_all([shape.boundary for shape in shapes]))
    number = {name: place for place, names in enumerate(groups) for name in names}
    return Pieces(number, shapes, np.array(shapely.get_parts(borders), dtype=object))


def rounded(points: NDArray[np.float64], rounds: int = ROUNDS) -> NDArray[np.float64]:
    """Round the corners of a line by cutting them (Chaikin 1974); its ends stay.

    Examples
    --------
    >>> rounded(np.array([[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]]), rounds=1).tolist()
    [[0.0, 0.0], [0.75, 0.0], [1.0, 0.25], [1.0, 1.0]]
    """
    for _ in range(rounds):
        quarter = 0.75 * points[:-1] + 0.25 * points[1:]
        three = 0.25 * points[:-1] + 0.75 * points[1:]
        between = np.stack([quarter, three], axis=1).reshape(-1, 2)
        points = np.vstack([points[:1], between[1:-1], points[-1:]])
    return points


def _cells(
    places: Mapping[str, Sequence[str]], groups: Sequence[Sequence[str]], land: BaseGeometry
) -> list[BaseGeometry]:
    """Give each group of districts the ground nearest to its places, measured on a map true to scale in the middle."""
    scale = np.array([float(np.cos(np.radians(land.centroid.y))), 1.0])
    owner = np.array([number for number, names in enumerate(groups) for name in names for _ in places[name]])
    points = [Place.read(text).lonlat for names in groups for name in names for text in places[name]]
    flat = MultiPoint(np.array(points) * scale)
    frame = shapely.box(*land.buffer(2.0).bounds)
    voronoi = shapely.voronoi_polygons(flat, extend_to=shapely.transform(frame, lambda xy: xy * scale), ordered=True)
    cells = np.array(shapely.get_parts(voronoi), dtype=object)
    joined = [shapely.coverage_union_all(cells[owner == number]) for number in range(len(groups))]
    return [shapely.transform(cell, lambda xy: xy / scale) for cell in joined]
