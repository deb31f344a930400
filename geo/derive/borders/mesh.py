"""Divide the land by the border lines in force: shores + lines → a mesh → the faces of a day.

All lines of all dates are noded together, once. So a vertex stands where any line ever met another, and the outlines of
neighbours are equal vertex by vertex on every day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, Point, Polygon

from geo.derive.grid import GRID
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from numpy.typing import NDArray

    from geo.derive.place import Place

__all__ = ["Faces", "Mesh", "build_mesh"]

NEAR = 3 * GRID
"""An edge belongs to the line that passes its middle as near as this; noding moves a line by less than one GRID."""

SLIVER_KM2 = 30.0
"""A face without a seat and smaller than this is a by-product of crossing lines, and goes to a neighbour."""


@dataclass(frozen=True)
class Mesh:
    """Noded edges of shores and lines; `of_line` lists the edges of each line by number, `shore` those of none."""

    edges: NDArray[np.object_]
    of_line: Mapping[str, NDArray[np.intp]]
    shore: NDArray[np.intp]
    land: Sequence[Polygon]

    def on_land(self, line: str) -> list[LineString]:
        """Give the edges of a line that lie on land, in degrees, EPSG:4326."""
        edges = self.edges[self.of_line[line]]
        middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
        tree = shapely.STRtree(list(self.land))
        hit = np.unique(tree.query(middles, predicate="within")[0])
        return list(edges[hit])

    def faces(self, lines: Collection[str]) -> Faces:
        """Divide the land by some of the lines.

        Parameters
        ----------
        lines : Collection[str]
            Ids of the lines in force.

        Returns
        -------
        Faces
            Polygons that fill the land without gap or overlap.
        """
        chosen = [self.shore, *(self.of_line[line] for line in sorted(lines))]
        numbers = np.unique(np.concatenate(chosen))
        return Faces(np.array(shapely.get_parts(shapely.polygonize(self.edges[numbers])), dtype=object))


@dataclass(frozen=True)
class Faces:
    """The faces of one day."""

    polygons: NDArray[np.object_]

    def holding(self, seats: Sequence[Place]) -> tuple[NDArray[np.intp], list[Place]]:
        """Find the faces that hold seats.

        Parameters
        ----------
        seats : Sequence[Place]
            Points in degrees, EPSG:4326.

        Returns
        -------
        tuple
            Numbers of the faces, each once, and the seats that lie in no face.
        """
        tree = shapely.STRtree(self.polygons)
        points = np.array([Point(seat.lonlat) for seat in seats], dtype=object)
        which, faces = tree.query(points, predicate="within")
        lost = [seat for number, seat in enumerate(seats) if number not in set(which.tolist())]
        return np.unique(faces), lost

    def islands(self, ring: Sequence[Place], taken: Collection[int]) -> NDArray[np.intp]:
        """Find the faces inside a ring drawn in the sea, but for those `taken` by a seat."""
        region = Polygon([place.lonlat for place in ring])
        inside = np.flatnonzero(shapely.contains(region, shapely.point_on_surface(self.polygons)))
        return np.array([face for face in inside if face not in set(taken)], dtype=np.intp)

    def slivers(self, owned: Collection[int]) -> dict[int, int]:
        """Find the neighbour that each sliver falls to: the one with which it shares the longest border.

        Parameters
        ----------
        owned : Collection[int]
            Numbers of the faces that hold a seat.

        Returns
        -------
        dict[int, int]
            Number of the sliver → number of the face that it joins.
        """
        tree = shapely.STRtree(self.polygons)
        given: dict[int, int] = {}
        for face in np.flatnonzero(shapely.area(self.polygons) < SLIVER_KM2 / 4000):  # square degrees, generously
            if face in set(owned) or area_km2(self.polygons[face]) > SLIVER_KM2:
                continue
            around = [other for other in tree.query(self.polygons[face]) if other in set(owned)]
            shared = [shapely.length(shapely.intersection(self.polygons[face], self.polygons[o])) for o in around]
            if shared and max(shared) > 0:
                given[int(face)] = int(around[int(np.argmax(shared))])
        return given


def build_mesh(land: Sequence[Polygon], lines: Mapping[str, LineString]) -> Mesh:
    """Node shores and all border lines of all dates together.

    Parameters
    ----------
    land : Sequence[Polygon]
        In degrees, EPSG:4326.
    lines : Mapping[str, LineString]
        By line id, in degrees, EPSG:4326.

    Returns
    -------
    Mesh
        Every vertex on the grid of 1e-5 degrees.
    """
    shores = [polygon.exterior for polygon in land]
    noded = shapely.union_all([*shores, *lines.values()], grid_size=GRID)
    edges = np.array(sorted(shapely.get_parts(noded), key=lambda edge: (edge.bounds, edge.length)), dtype=object)
    names = list(lines)
    middles = shapely.line_interpolate_point(edges, 0.5, normalized=True)
    tree = shapely.STRtree([lines[name] for name in names])
    which, line = tree.query(middles, predicate="dwithin", distance=NEAR)
    of_line = {name: np.sort(which[line == number]) for number, name in enumerate(names)}
    shore = np.setdiff1d(np.arange(len(edges)), which)
    return Mesh(edges, of_line, shore, land)
