"""Divide land among districts of which only the seats are known: places → pieces of land that share their edges."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPoint

from geo.derive.curve import chaikin
from geo.derive.grid import GRID
from geo.derive.plane import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.derive.place import Place

__all__ = ["Pieces", "divide"]

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


def divide(places: Mapping[str, Sequence[Place]], groups: Sequence[Sequence[str]], land: BaseGeometry) -> Pieces:
    """Give each group of districts the ground that is nearer to its places than to those of any other.

    Parameters
    ----------
    places : Mapping
        By district, its seat and other places that lay in it.
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
    lines = [chaikin(shapely.get_coordinates(line), ROUNDS) for line in shapely.get_parts(shapely.line_merge(edges))]
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


def _cells(
    places: Mapping[str, Sequence[Place]], groups: Sequence[Sequence[str]], land: BaseGeometry
) -> list[BaseGeometry]:
    """Give each group of districts the ground nearest to its places, measured on a map true to scale in the middle."""
    scale = squeeze(land.centroid.y)
    owner = np.array([number for number, names in enumerate(groups) for name in names for _ in places[name]])
    points = [place.lonlat for names in groups for name in names for place in places[name]]
    flat = MultiPoint(np.array(points) * scale)
    around = shapely.box(*land.buffer(2.0).bounds)
    voronoi = shapely.voronoi_polygons(flat, extend_to=shapely.transform(around, lambda xy: xy * scale), ordered=True)
    cells = np.array(shapely.get_parts(voronoi), dtype=object)
    joined = [shapely.coverage_union_all(cells[owner == number]) for number in range(len(groups))]
    return [shapely.transform(cell, lambda xy: xy / scale) for cell in joined]
