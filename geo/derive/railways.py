"""Railway lines from station lists: ``layers/recipes/railways/*.toml`` → line features.

One recipe is one line: its stations in order, and the periods of its ownership. The track is the same in every
period, so each period becomes a feature of its own over one and the same geometry.

A recipe writes each station as ``"lon lat km name quality"``: degrees (EPSG:4326), kilometres along the line (``-``
where none is known), and how the position was found:

====  ==============================================================================
``g`` GeoNames
``m`` general knowledge of the place, good to about 3 km
``i`` interpolated between its neighbours by kilometres
``b`` no station, name ``-``: a bend drawn by judgement, where a line winds in hills
====  ==============================================================================
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pyproj import Geod, Transformer

from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

__all__ = ["Station", "line_length_km", "railway_features", "read_stations", "smooth_line"]

WGS84 = Geod(ellps="WGS84")

QUALITIES = "bgim"

NORTHERNMOST = 90.0
"""No latitude is greater: one that is, stands where the longitude should."""

STEP_M = 1500.0
"""Greatest distance between two vertices, in metres: a bend of two kilometres' radius still looks round."""

DECIMALS = 5  # of a degree, about a metre: as many as a layer file may have

FROM_RECIPE = ("names", "modern_name", "precision_km", "geometry_source")
"""What a period takes from its recipe, unless it says otherwise itself."""

Feature = dict[str, Any]
Point = tuple[float, float]


@dataclass(frozen=True)
class Station:
    """A point that a line runs through.

    Attributes
    ----------
    lon, lat : float
        Degrees, EPSG:4326.
    km : float or None
        Kilometres along the line from where they are counted; None where none are known.
    name : str
        English name as used at the time; empty for a bend.
    quality : str
        One of ``g``, ``m``, ``i``, ``b`` (see the module).
    """

    lon: float
    lat: float
    km: float | None
    name: str
    quality: str

    @classmethod
    def read(cls, text: str) -> Station:
        """Read a station as recipes write it.

        Parameters
        ----------
        text : str
            ``"lon lat km name quality"``; the name may hold spaces.

        Returns
        -------
        Station
            The point.

        Raises
        ------
        ValueError
            If a part is missing, is no number, or is of unknown quality.

        Examples
        --------
        >>> Station.read("121.24 48.86 602 Unur g")
        Station(lon=121.24, lat=48.86, km=602.0, name='Unur', quality='g')
        >>> Station.read("121.7 48.81 - Hsingan (Khingan tunnel) m").name
        'Hsingan (Khingan tunnel)'
        >>> Station.read("121.8 48.8 - - b").name
        ''
        >>> Station.read("48.86 121.24 602 Unur g")
        Traceback (most recent call last):
        ValueError: "48.86 121.24 602 Unur g": latitude is 121.24; expected the longitude first
        """
        try:
            lon, lat, km, *name, quality = text.split()
            station = cls(float(lon), float(lat), None if km == "-" else float(km), " ".join(name), quality)
        except ValueError:
            message = f'"{text}": expected "lon lat km name quality"'
            raise ValueError(message) from None
        if not name or quality not in QUALITIES:
            message = f'"{text}": expected "lon lat km name quality", quality one of {", ".join(QUALITIES)}'
            raise ValueError(message)
        if abs(station.lat) > NORTHERNMOST:
            message = f'"{text}": latitude is {station.lat:g}; expected the longitude first'
            raise ValueError(message)
        return station if station.name != "-" else cls(station.lon, station.lat, station.km, "", quality)


def read_stations(lines: Iterable[str]) -> tuple[Station, ...]:
    """Read the stations of a recipe, in the order of the line.

    Parameters
    ----------
    lines : iterable of str
        One station or bend each, ``"lon lat km name quality"``.

    Returns
    -------
    tuple of Station
        At least two.

    Raises
    ------
    ValueError
        If there are fewer than two, or two neighbours stand on one spot.
    """
    stations = tuple(Station.read(line) for line in lines)
    if not stations[1:]:
        message = f"{len(stations)} stations; expected at least two"
        raise ValueError(message)
    for one, other in pairwise(stations):
        if (one.lon, one.lat) == (other.lon, other.lat):
            message = f'"{one.name}" and "{other.name}" stand on one spot'
            raise ValueError(message)
    return stations


def line_length_km(points: Sequence[Point]) -> float:
    """Measure a line.

    Parameters
    ----------
    points : sequence of (float, float)
        ``(lon, lat)`` degrees, EPSG:4326.

    Returns
    -------
    float
        Geodesic kilometres on the WGS 84 ellipsoid.

    Examples
    --------
    >>> round(line_length_km([(126.63, 45.76), (125.32, 43.94)]))
    227
    >>> line_length_km([])
    0.0
    """
    return float(WGS84.line_length([p[0] for p in points], [p[1] for p in points])) / 1000.0


def smooth_line(points: Sequence[Point], step_m: float = STEP_M) -> list[Point]:
    """Draw a smooth curve through every point.

    A centripetal Catmull-Rom spline (C. Yuksel, S. Schaefer and J. Keyser, "Parameterization and applications of
    Catmull-Rom curves", Computer-Aided Design 43, 2011): it passes through all its points and, however unevenly the
    stations lie, makes neither cusp nor loop within a span. It is drawn in an azimuthal equidistant projection about
    the middle of the line, where east and north measure alike.

    Parameters
    ----------
    points : sequence of (float, float)
        ``(lon, lat)`` degrees, EPSG:4326; at least two, no two neighbours equal.
    step_m : float
        Greatest distance between vertices, in metres.

    Returns
    -------
    list of (float, float)
        ``(lon, lat)`` degrees, rounded to the decimals of a layer file; the given points are among them.

    Examples
    --------
    >>> smooth_line([(126.63, 45.76), (126.64, 45.76)])
    [(126.63, 45.76), (126.64, 45.76)]
    >>> curve = smooth_line([(126.0, 45.0), (126.5, 45.2), (127.0, 45.0)], step_m=2500.0)
    >>> (126.5, 45.2) in curve, len(curve)
    (True, 39)
    """
    lon = sum(p[0] for p in points) / len(points)
    lat = sum(p[1] for p in points) / len(points)
    local = f"+proj=aeqd +lon_0={lon} +lat_0={lat} +datum=WGS84 +units=m"
    transformer = Transformer.from_crs("EPSG:4326", local, always_xy=True)
    plane = [transformer.transform(*p) for p in points]
    # Each end is continued by its own mirror image, so that the curve leaves it straight.
    first = (2 * plane[0][0] - plane[1][0], 2 * plane[0][1] - plane[1][1])
    last = (2 * plane[-1][0] - plane[-2][0], 2 * plane[-1][1] - plane[-2][1])
    controls = [first, *plane, last]
    curve = [vertex for i in range(len(plane) - 1) for vertex in _span(controls[i : i + 4], step_m)]
    back = [transformer.transform(*vertex, direction="INVERSE") for vertex in [*curve, plane[-1]]]
    return [(round(x, DECIMALS), round(y, DECIMALS)) for x, y in back]


def _span(controls: Sequence[Point], step_m: float) -> list[Point]:
    """Draw the spline from the second of four controls (metres) up to, and without, the third."""
    knots = [0.0]
    for one, other in pairwise(controls):
        knots.append(knots[-1] + math.sqrt(math.dist(one, other)))
    count = max(1, math.ceil(math.dist(controls[1], controls[2]) / step_m))
    points = []
    for n in range(count):
        t = knots[1] + (knots[2] - knots[1]) * n / count
        # Barry and Goldman's pyramid: three lines blend into two parabolas, these into one cubic.
        lines = [_between(controls[j], controls[j + 1], t, knots[j], knots[j + 1]) for j in range(3)]
        curves = [_between(lines[j], lines[j + 1], t, knots[j], knots[j + 2]) for j in range(2)]
        points.append(_between(curves[0], curves[1], t, knots[1], knots[2]))
    return points


def _between(one: Point, other: Point, t: float, start: float, end: float) -> Point:
    """Find the point at `t` of the straight line that is at `one` at `start` and at `other` at `end`."""
    share = (t - start) / (end - start)
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)


def railway_features(recipes: Path) -> dict[str, list[Feature]]:
    """Build the line features of every recipe.

    Parameters
    ----------
    recipes : Path
        The folder of the recipes, ``layers/recipes/railways``.

    Returns
    -------
    dict of str to list of dict
        GeoJSON features by layer id, in the order of the recipes' file names and of their periods. Each carries the
        property ``recipe``; in a layer file they replace exactly those that carry one.

    Raises
    ------
    DataError
        If recipes are at fault; it names them all.
    """
    layers: dict[str, list[Feature]] = {}
    problems: list[Problem] = []
    for file in sorted(recipes.glob("*.toml")):
        try:
            recipe = tomllib.loads(file.read_text(encoding="utf-8"))
            line = smooth_line([(s.lon, s.lat) for s in read_stations(recipe["stations"])])
            features = [_feature(recipe, period, line) for period in recipe["periods"]]
            layers.setdefault(recipe["layer"], []).extend(features)
        except KeyError as error:
            problems.append(Problem(str(file), "", str(error.args[0]), "is missing"))
        except ValueError as error:
            problems.append(Problem(str(file), "", "", str(error)))
    if problems:
        raise DataError(problems)
    return layers


def _feature(recipe: dict[str, Any], period: dict[str, Any], line: Sequence[Point]) -> Feature:
    """Make one period of one line a GeoJSON feature; what the period says goes before what the recipe says."""
    shared = {key: recipe[key] for key in FROM_RECIPE if key in recipe}
    own = {key: value for key, value in period.items() if key != "id"}
    empty: Feature = {"party": None, "end_date": None, "claims": [], "accounts": []}
    return {
        "type": "Feature",
        "id": f"{recipe['id']}-{period['id']}",
        "geometry": {"type": "LineString", "coordinates": [list(point) for point in line]},
        "properties": {"kind": "railway", **empty, **shared, **own, "recipe": recipe["id"]},
    }
