"""Draw border lines from their recipes: recipe → LineString."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import LineString, Point

from geo.derive.curve import catmull_rom
from geo.derive.grid import KM_PER_DEGREE
from geo.derive.plane import Plane
from geo.derive.recipes.borders import Edge, Offset, Parallel, Points, River
from geo.derive.sources.gshhg import read_borders
from geo.derive.sources.zones import between, shared_edges
from geo.derive.thinning import kept
from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.derive.place import Place
    from geo.derive.recipes import Division
    from geo.derive.recipes.borders import Line, Piece, Wdbii
    from geo.derive.recipes.frame import Frame

__all__ = ["draw_lines", "offset", "smooth"]

STEP_KM = 5.0
"""A vertex on a parallel at least this often: a long straight side would be a great circle to some software."""


def draw_lines(division: Division) -> dict[str, LineString]:
    """Draw every border line, each once, whatever its dates.

    Parameters
    ----------
    division : Division
        As read from ``layers/recipes``.

    Returns
    -------
    dict[str, LineString]
        By line id; ``(lon, lat)`` degrees, EPSG:4326, simplified to each line's own tolerance. Ends that a recipe
        joins to other lines lie on those.

    Raises
    ------
    DataError
        Lines wait for one another in a circle, or base data has nothing where a recipe looks for it.
    """
    drawn: dict[str, LineString] = {}
    pending = list(division.lines)
    while pending:
        ready = [line for line in pending if _needs(line) <= drawn.keys()]
        if not ready:
            message = f"waits for {', '.join(line.id for line in pending)}, as they for it: lines join in a circle"
            raise DataError([division.fault(line, "geometry", message) for line in pending])
        for line in ready:
            drawn[line.id] = _joined(line, _draw(line, division, drawn), drawn)
        pending = [line for line in pending if line.id not in drawn]
    return drawn


def smooth(places: Sequence[Place], step_km: float = STEP_KM) -> LineString:
    """Draw a curve through control points, on the map sheet in plain degrees.

    Parameters
    ----------
    places : Sequence[Place]
        At least two control points.
    step_km : float
        Distance of the curve's vertices.

    Returns
    -------
    LineString
        Passes each control point.
    """
    points = np.array([place.lonlat for place in places])
    points = points[np.r_[True, np.any(np.diff(points, axis=0) != 0, axis=1)]]
    if len(points) == 2:  # noqa: PLR2004  # two points have no curve
        return shapely.segmentize(LineString(points), step_km / KM_PER_DEGREE)
    return LineString(catmull_rom(points, lambda degrees: max(1, round(degrees * KM_PER_DEGREE / step_km))))


def _needs(line: Line) -> set[str]:
    joins = {name for name in (line.geometry.join_start, line.geometry.join_end) if name}
    return joins | {piece.offset for piece in line.pieces if isinstance(piece, Offset)}


def _draw(line: Line, division: Division, drawn: Mapping[str, LineString]) -> LineString:
    pieces = [_piece(piece, line, division, drawn) for piece in line.pieces]
    whole = LineString(shapely.get_coordinates(pieces))
    if isinstance(line.geometry, Parallel):
        return whole
    return _thinned(whole, line.tolerance_km, division.frame)


def _thinned(whole: LineString, tolerance_km: float, frame: Frame) -> LineString:
    """Simplify a line, but keep nearly all of it where the recipe's `line_close_ups` look closely."""
    points = shapely.get_coordinates(whole)
    lon, lat = points.T
    chosen = kept(whole, points, tolerance_km)
    for west, south, east, north in frame.line_close_ups:
        inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        if inside.any():
            chosen |= inside & kept(whole, points, frame.line_close_up_tolerance_km)
    return LineString(points[chosen])


def _piece(piece: Piece, line: Line, division: Division, drawn: Mapping[str, LineString]) -> LineString:
    if isinstance(piece, Offset):
        return offset(drawn[piece.offset], piece.km)
    if isinstance(piece, Parallel):
        ends = [(lon, piece.parallel) for lon in (piece.from_lon, piece.to_lon)]
        return shapely.segmentize(LineString(ends), STEP_KM / KM_PER_DEGREE)
    if isinstance(piece, Points):
        straight = LineString([place.lonlat for place in piece.points])
        return straight if piece.straight else smooth(piece.points, piece.step_km)
    try:
        return between(_of_base_data(piece, division), piece.start.lonlat, piece.end.lonlat)
    except LookupError as error:
        raise DataError([division.fault(line, "geometry", str(error))]) from None


def _of_base_data(piece: Edge | Wdbii | River, division: Division) -> Sequence[LineString]:
    """Give the lines of base data of which a recipe wants a stretch."""
    if isinstance(piece, Edge):
        left, right = (division.zones[group] for group in piece.edge)
        return shared_edges(left, right)
    if isinstance(piece, River):
        return [_river(piece.river, division)]
    borders = read_borders("f", piece.wdbii).geometry.to_numpy()
    return list(shapely.get_parts(shapely.line_merge(shapely.union_all(borders))))


def _river(name: str, division: Division) -> LineString:
    """Give the course of a river as the base map draws it, so that a line on the river lies on the river."""
    if not division.rivers.is_file():
        raise DataError([Problem(str(division.rivers), "", "", "is missing: run build_maps.py --derive base")])
    features = json.loads(division.rivers.read_text(encoding="utf-8"))["features"]
    for feature in features:
        if feature["properties"]["name"] == name:
            return LineString(feature["geometry"]["coordinates"])
    message = f'"{name}" is the name of no river of the base map'
    raise LookupError(message)


def offset(line: LineString, km: float) -> LineString:
    """Draw a line beside another.

    Parameters
    ----------
    line : LineString
        In degrees, EPSG:4326.
    km : float
        Kilometres to the left of its direction; negative to the right.

    Returns
    -------
    LineString
        In the direction of `line`, in degrees; on the azimuthal equidistant plane about the middle of `line`.
    """
    middle = line.interpolate(0.5, normalized=True)
    plane = Plane.about(middle.x, middle.y)
    return plane.lonlat(shapely.offset_curve(plane.flat(line), km, join_style="round"))


def _joined(line: Line, shape: LineString, drawn: Mapping[str, LineString]) -> LineString:
    """Move, or lengthen to, the ends that the recipe joins to other lines."""
    points = list(shape.coords)
    for other, end in ((line.geometry.join_start, 0), (line.geometry.join_end, -1)):
        if other:
            target = drawn[other]
            near = target.interpolate(target.project(Point(points[end])))
            points[end] = (near.x, near.y)
    return LineString(points)
