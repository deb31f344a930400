"""Draw border lines from their recipes: recipe → LineString."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from pyproj import Transformer
from shapely import LineString, Point

from geo.derive.gshhg import read_borders
from geo.derive.recipes import Line, Place, Recipes
from geo.derive.zones import between, shared_edges
from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

__all__ = ["draw_lines", "offset", "smooth"]

KM_PER_DEGREE = 111.2
"""A degree of latitude; a tolerance in kilometres is at most itself, and less along parallels."""

STEP_KM = 5.0
"""A vertex on a parallel at least this often: a long straight side would be a great circle to some software."""


def draw_lines(recipes: Recipes) -> dict[str, LineString]:
    """Draw every border line, each once, whatever its dates.

    Parameters
    ----------
    recipes : Recipes
        As read from ``layers/recipes``.

    Returns
    -------
    dict[str, LineString]
        By line id; ``(lon, lat)`` degrees, EPSG:4326, simplified to each line's own tolerance. Ends that a recipe
        joins to other lines lie on those.
    """
    drawn: dict[str, LineString] = {}
    pending = list(recipes.lines)
    while pending:
        ready = [line for line in pending if _needs(line) <= drawn.keys()]
        if not ready:
            raise DataError([Problem("layers/recipes/borders", line.id, "join", "names no line") for line in pending])
        for line in ready:
            drawn[line.id] = _joined(line, _draw(line, recipes, drawn), drawn)
        pending = [line for line in pending if line.id not in drawn]
    return drawn


def smooth(places: Sequence[Place], step_km: float = STEP_KM) -> LineString:
    """Draw a curve through control points (centripetal Catmull-Rom, after Barry and Goldman 1988).

    Parameters
    ----------
    places : Sequence[Place]
        At least two control points.
    step_km : float
        Distance of the curve's vertices.

    Returns
    -------
    LineString
        Passes each control point; does not loop or overshoot as uniform splines do.
    """
    points = np.array([place.lonlat for place in places])
    points = points[np.r_[True, np.any(np.diff(points, axis=0) != 0, axis=1)]]
    if len(points) == 2:  # noqa: PLR2004  # two points have no curve
        return shapely.segmentize(LineString(points), step_km / KM_PER_DEGREE)
    padded = np.vstack([2 * points[0] - points[1], points, 2 * points[-1] - points[-2]])
    pieces = [_bend(padded[i : i + 4], step_km) for i in range(len(points) - 1)]
    return LineString(np.vstack([*(piece[:-1] for piece in pieces), points[-1:]]))


def _bend(four: NDArray[np.float64], step_km: float) -> NDArray[np.float64]:
    """Interpolate between the middle two of four control points."""
    knots = np.r_[0.0, np.cumsum(np.sqrt(np.hypot(*np.diff(four, axis=0).T)))]
    steps = max(1, round(float(np.hypot(*(four[2] - four[1]))) * KM_PER_DEGREE / step_km))
    t = np.linspace(knots[1], knots[2], steps + 1)[:, None]

    def mix(a: NDArray[np.float64], b: NDArray[np.float64], i: int, j: int) -> NDArray[np.float64]:
        weight: NDArray[np.float64] = (t - knots[i]) / (knots[j] - knots[i])
        return (1 - weight) * a + weight * b

    first = [mix(four[i], four[i + 1], i, i + 1) for i in range(3)]
    second = [mix(first[i], first[i + 1], i, i + 2) for i in range(2)]
    return mix(second[0], second[1], 1, 2)


def _needs(line: Line) -> set[str]:
    joins = (line.shape.get("join_start"), line.shape.get("join_end"))
    wanted = {name for name in joins if name}
    return wanted | {part["offset"] for part in _parts(line) if "offset" in part}


def _parts(line: Line) -> Sequence[Mapping[str, Any]]:
    parts: Sequence[Mapping[str, Any]] = line.shape.get("parts", [line.shape])
    return parts


def _draw(line: Line, recipes: Recipes, drawn: Mapping[str, LineString]) -> LineString:
    pieces = [_piece(part, line.id, recipes, drawn) for part in _parts(line)]
    whole = LineString([point for piece in pieces for point in piece.coords])
    if "parallel" in line.shape:
        return whole
    return _thinned(whole, line.tolerance_km, recipes.frame)


def _thinned(whole: LineString, tolerance_km: float, frame: Mapping[str, Any]) -> LineString:
    """Simplify a line, but keep nearly all of it where the frame's `line_close_ups` look closely."""
    points = shapely.get_coordinates(whole)
    lon, lat = points.T
    kept = _kept(whole, points, tolerance_km)
    for west, south, east, north in frame.get("line_close_ups", ()):
        inside = (west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)
        kept |= inside & _kept(whole, points, frame["line_close_up_tolerance_km"])
    return LineString(points[kept])


def _kept(whole: LineString, points: NDArray[np.float64], tolerance_km: float) -> NDArray[np.bool_]:
    left = set(whole.simplify(tolerance_km / KM_PER_DEGREE, preserve_topology=True).coords)
    return np.array([(x, y) in left for x, y in points.tolist()])


def _piece(part: Mapping[str, Any], name: str, recipes: Recipes, drawn: Mapping[str, LineString]) -> LineString:
    if "offset" in part:
        return offset(drawn[part["offset"]], float(part["km"]))
    if "parallel" in part:
        ends = [(lon, part["parallel"]) for lon in (part["from_lon"], part["to_lon"])]
        return shapely.segmentize(LineString(ends), STEP_KM / KM_PER_DEGREE)
    if "points" in part:
        places = [Place.read(text) for text in part["points"]]
        straight = LineString([place.lonlat for place in places])
        return straight if part.get("straight", False) else smooth(places, float(part.get("step_km", 2.0)))
    found = _of_base_data(part, recipes)
    if not found:
        expected = "expected edge, wdbii, river, offset, parallel or points"
        raise DataError([Problem("layers/recipes/borders", name, "geometry", expected)])
    return between(found, _point(part["from"]), _point(part["to"]))


def _of_base_data(part: Mapping[str, Any], recipes: Recipes) -> Sequence[LineString]:
    """Give the lines of base data of which a recipe wants a stretch; none if it wants none."""
    if "edge" in part:
        left, right = (recipes.zones[group] for group in part["edge"])
        return shared_edges(left, right)
    if "wdbii" in part:
        borders = read_borders("f", tuple(part["wdbii"])).geometry.to_numpy()
        return list(shapely.get_parts(shapely.line_merge(shapely.union_all(borders))))
    return [_river(part["river"], recipes)] if "river" in part else []


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
    plane = f"+proj=aeqd +lat_0={middle.y} +lon_0={middle.x} +units=m +ellps=WGS84"
    there = Transformer.from_crs("EPSG:4326", plane, always_xy=True)
    flat = shapely.transform(line, there.transform, interleaved=False)
    beside = shapely.offset_curve(flat, km * 1000, join_style="round")
    return shapely.transform(beside, partial(there.transform, direction="INVERSE"), interleaved=False)


def _river(name: str, recipes: Recipes) -> LineString:
    """Give the course of a river as the base map draws it, so that a line on the river lies on the river."""
    features = json.loads(recipes.rivers.read_text(encoding="utf-8"))["features"]
    for feature in features:
        if feature["properties"]["name"] == name:
            return LineString(feature["geometry"]["coordinates"])
    raise DataError([Problem(str(recipes.rivers), name, "name", "is the name of no river of the base map")])


def _point(text: str) -> tuple[float, float]:
    return Place.read(text).lonlat


def _joined(line: Line, shape: LineString, drawn: Mapping[str, LineString]) -> LineString:
    """Move, or lengthen to, the ends that the recipe joins to other lines."""
    points = list(shape.coords)
    for key, end in (("join_start", 0), ("join_end", -1)):
        other = line.shape.get(key)
        if other:
            target = drawn[other]
            near = target.interpolate(target.project(Point(points[end])))
            points[end] = (near.x, near.y)
    return LineString(points)
