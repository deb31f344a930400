"""Ground held between two phase lines: anchors drawn by hand in a layer + ``ground.toml`` → the days between them.

Let A be the ground of one anchor and B ⊇ A that of the next. A place in B and not in A lies at a distance *a* from A
and at a distance *b* from the front of B; *m* is the greatest *a* of the ground gained there. The ground of a day is A
and all places where the greater of a / (a + b) and a / m is at most t, and t runs from 0 on the day of A to 1 on the
day of B. The second term holds back where B ends at a coast, with no front ahead, and closes a pocket that A left
behind from its rim inwards. The days are level sets of one function, and their corners are rounded by openings and
closings, which keep their order: ground once held is not lost again. Distances are exact, to the shapes and not to
cells; only the level sets are traced on a grid.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import contourpy
import numpy as np
import shapely
from pyproj import Transformer
from shapely import MultiPolygon, Polygon

from geo.errors import DataError, Problem
from geo.measure import area_km2, length_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["advance", "ground_features"]

COARSEST_KM, CELLS_ACROSS = 3.0, 70
"""The grid: as many cells across the ground gained (the root of its area), but none coarser than this."""

RIM, ROUND, TOLERANCE = 6, 3.0, 0.12
"""In cells: how far around the ground gained to trace, how far to round corners, how far a line may be simplified.

Where a line leaves that rim there is a corner too; its rounding reaches in by twice the radius at most, not into the
ground.
"""

LEAST_KM2, LEAST_SHARE = 50.0, 0.01
"""Slivers and holes smaller than this, or than this share of the ground gained, are no ground."""

EDGE_KM = 1.5
"""A piece of the outline that stays this near to a frontier or a coast is no front."""

GRID = 1e-5  # degrees, the decimals of a layer file

SOURCE = (
    "interpolated on the ground between two phase lines: level set, at {share} of the way, of the distance from the "
    "ground of {start} against that to the front of {end}; frontiers and coasts as drawn for {end}"
)

Feature = dict[str, Any]


@dataclass(frozen=True)
class Anchor:
    """The phase line of one day: the features of the ground behind it, and of the front itself."""

    day: date
    ground: tuple[Feature, ...]
    line: tuple[Feature, ...]

    @property
    def shape(self) -> BaseGeometry:
        """The ground, all of its parts."""
        return _joined(self.ground)

    @property
    def front(self) -> BaseGeometry:
        """The front, all of its parts."""
        return _joined(self.line)


def ground_features(layers: Path) -> dict[str, list[Feature]]:
    """Make the features of ground and front on the days between the anchors.

    Parameters
    ----------
    layers : Path
        The folder ``layers``; the anchors stand in its files, without the property ``recipe``.

    Returns
    -------
    dict of str to list of dict
        GeoJSON features by layer id, each with the property ``recipe``, by series and day.

    Raises
    ------
    DataError
        An anchor lacks its ground or its front, or is still in force on a day that is to be interpolated.
    """
    file = layers / "recipes" / "ground.toml"
    made: dict[str, list[Feature]] = {}
    for series in tomllib.loads(file.read_text(encoding="utf-8"))["series"]:
        content = json.loads((layers / f"{series['layer']}.geojson").read_text(encoding="utf-8"))
        drawn = [feature for feature in content["features"] if "recipe" not in feature["properties"]]
        features = made.setdefault(series["layer"], [])
        for start, end in pairwise(_anchors(series["prefix"], drawn, file)):
            features.extend(_between(series, start, end))
    return made


def _anchors(prefix: str, features: Sequence[Feature], file: Path) -> list[Anchor]:
    name = re.compile(rf"{re.escape(prefix)}-(ground-held|front-line)-(\d{{4}}-\d\d-\d\d)(-.+)?")
    days: dict[date, dict[str, list[Feature]]] = {}
    for feature in features:
        if found := name.fullmatch(feature["id"]):
            kinds = days.setdefault(date.fromisoformat(found[2]), {"ground-held": [], "front-line": []})
            kinds[found[1]].append(feature)
    anchors = [Anchor(day, tuple(it["ground-held"]), tuple(it["front-line"])) for day, it in sorted(days.items())]
    faults = [f"{it.day} has no {'front line' if it.ground else 'ground held'}" for it in anchors if _lacks(it)]
    for start, end in pairwise(anchors):
        late = [it["id"] for it in (*start.ground, *start.line) if _last(it) != start.day]
        faults.extend(f'"{it}" must end on {start.day}: the days until {end.day} are interpolated' for it in late)
    if faults:
        raise DataError([Problem(str(file), prefix, "", fault) for fault in faults])
    return anchors


def _lacks(anchor: Anchor) -> bool:
    return not (anchor.ground and anchor.line)


def _last(feature: Feature) -> date:
    return date.fromisoformat(feature["properties"]["end_date"])


def _between(series: dict[str, str], start: Anchor, end: Anchor) -> Iterator[Feature]:
    """Make front and ground of each day between two anchors."""
    span = (end.day - start.day).days
    if span == 1:
        return
    shares = [count / span for count in range(1, span)]
    fronts = shapely.union(start.front, end.front)
    lines = f"the lines of {_name(start.day, end.day)} and {_name(end.day)}"
    shared = {
        "claims": [],
        "accounts": [],
        "precision_km": _blur_km(start, end),
        "recipe": f"ground-{series['prefix']}",
    }
    for count, ground in enumerate(advance(start.shape, end.shape, end.front, shares), start=1):
        day = start.day + timedelta(days=count)
        source = SOURCE.format(share=f"{count}/{span}", start=_name(start.day), end=_name(end.day))
        dated = shared | {"start_date": f"{day}", "end_date": f"{day}", "geometry_source": source}
        text = {
            "name": series["line"].format(day=_name(day)),
            "summary": f"Interpolated between {lines}; no source fixes the front on this day.",
        }
        yield _feature(
            f"{series['prefix']}-front-line-{day}",
            _front(ground, end.shape, fronts),
            start.line,
            end.line,
            text | dated,
        )
        text = {
            "name": series["ground"].format(day=_name(day)),
            "summary": f"Ground between the frontier or the coast and a front interpolated between {lines}.",
        }
        yield _feature(f"{series['prefix']}-ground-held-{day}", ground, start.ground, end.ground, text | dated)


def advance(
    before: BaseGeometry, after: BaseGeometry, front: BaseGeometry, shares: Sequence[float]
) -> list[BaseGeometry]:
    """Let ground grow from one shape to another.

    Parameters
    ----------
    before, after : Polygon or MultiPolygon
        Ground at the beginning and at the end; `after` holds `before`. Degrees, EPSG:4326.
    front : LineString or MultiLineString
        The part of the outline of `after` that is its front, and not a frontier or a coast.
    shares : sequence of float
        Parts of the way, ascending, each between 0 and 1.

    Returns
    -------
    list of Polygon or MultiPolygon
        The ground at each share; each holds those before it and lies in `after`.

    Examples
    --------
    >>> before, after = shapely.box(130, 45, 130.4, 46), shapely.box(130, 45, 131, 46)
    >>> half, = advance(before, after, shapely.LineString([(131, 45), (131, 46)]), [0.5])
    >>> round(half.bounds[2], 2)
    130.7
    """
    gained = shapely.difference(after, before, grid_size=GRID)
    size = area_km2(gained)
    plane = _plane(gained)
    step = min(COARSEST_KM, math.sqrt(size) / CELLS_ACROSS)
    flat_before, flat_gained, flat_front = (_flat(plane, shape) for shape in (before, gained, front))
    xs, ys, values = _field(flat_before, flat_gained, flat_front, step)
    tracer = contourpy.contour_generator(xs, ys, values, fill_type=contourpy.FillType.OuterOffset)
    grown, held = [], before
    for share in shares:
        whole = shapely.union(_traced(tracer, share), flat_before)
        traced = _lonlat(plane, _rounded(whole, ROUND * step).simplify(TOLERANCE * step))
        won = _areas(shapely.intersection(shapely.make_valid(traced), gained, grid_size=GRID))
        held = _tidy(shapely.union(held, won, grid_size=GRID), before, after, min(LEAST_KM2, LEAST_SHARE * size))
        grown.append(held)
    return grown


def _field(
    before: BaseGeometry, gained: BaseGeometry, front: BaseGeometry, step: float
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Give each node of a grid (km) its part of the way; nodes far from the ground gained are left empty."""
    west, south, east, north = gained.bounds
    border = (RIM + 1) * step
    xs = np.arange(west - border, east + border, step)
    ys = np.arange(south - border, north + border, step)
    across, up = np.meshgrid(xs, ys)
    values = np.full(across.shape, np.nan)
    for part in shapely.get_parts(gained):
        rim = part.buffer(RIM * step, quad_segs=2)
        shapely.prepare([part, rim])
        near = shapely.contains_xy(rim, across, up)
        nodes = shapely.points(across[near], up[near])
        far = shapely.distance(nodes, before)
        farthest = far[shapely.contains(part, nodes)].max(initial=GRID)
        share = far / farthest
        if shapely.distance(part, front) < EDGE_KM / 3:
            share = np.maximum(share, far / np.maximum(far + shapely.distance(nodes, front), GRID))
        values[near] = np.fmin(values[near], share)
    return xs, ys, values


def _rounded(shape: BaseGeometry, radius: float) -> BaseGeometry:
    """Round the corners of a shape, both ways; of two shapes the one that holds the other still does."""
    return shape.buffer(-radius).buffer(2 * radius).buffer(-radius)


def _traced(tracer: contourpy.ContourGenerator, share: float) -> BaseGeometry:
    """Trace the ground up to a share: outer rings with the holes in them."""
    polygons = []
    for points, offsets in zip(*tracer.filled(-1.0, share), strict=True):
        rings = [points[one:other] for one, other in pairwise(offsets.tolist())]
        polygons.append(Polygon(rings[0], rings[1:]))
    return shapely.union_all(shapely.make_valid(polygons))


def _tidy(ground: BaseGeometry, before: BaseGeometry, after: BaseGeometry, least_km2: float) -> BaseGeometry:
    """Drop slivers, and fill holes that the ground to come does not have."""
    parts = []
    for part in (it for it in shapely.get_parts(ground) if it.geom_type == "Polygon"):
        if area_km2(part) >= least_km2 or part.intersects(before):
            holes = [Polygon(ring) for ring in part.interiors]
            small = [hole for hole in holes if area_km2(hole) < least_km2]
            filled = shapely.intersection(shapely.union_all(small), after, grid_size=GRID)
            parts.append(shapely.union(part, filled, grid_size=GRID))
    return _areas(shapely.union_all(parts, grid_size=GRID))


def _areas(shape: BaseGeometry) -> BaseGeometry:
    parts = [it for it in shapely.get_parts(shape) if it.geom_type == "Polygon" and it.area > GRID**2]
    parts = sorted(parts, key=lambda part: (-part.area, part.bounds))
    return shapely.orient_polygons(parts[0] if len(parts) == 1 else MultiPolygon(parts))


def _front(ground: BaseGeometry, after: BaseGeometry, fronts: BaseGeometry) -> BaseGeometry:
    """Take the part of the outline that faces the enemy, ground on its right; `fronts` are those of both anchors."""
    edge = shapely.difference(after.boundary, fronts.buffer(20 * GRID))
    outline = shapely.orient_polygons(ground, exterior_cw=True).boundary
    open_to = shapely.difference(outline, edge.buffer(20 * GRID, quad_segs=2))
    pieces = shapely.get_parts(shapely.line_merge(open_to, directed=True))
    plane = _plane(after)
    flat = _flat(plane, edge)
    shapely.prepare(flat)
    kept = [it for it in pieces if _farthest(_flat(plane, it), flat) > EDGE_KM]
    kept = sorted(kept, key=lambda piece: -piece.length)
    return kept[0] if len(kept) == 1 else shapely.MultiLineString(kept)


def _farthest(piece: BaseGeometry, edge: BaseGeometry) -> float:
    points = shapely.points(shapely.get_coordinates(piece.segmentize(EDGE_KM)))
    return float(shapely.distance(points, edge).max())


def _plane(shape: BaseGeometry) -> Transformer:
    """Choose a projection in kilometres about a shape."""
    west, south, east, north = shape.bounds
    local = f"+proj=aeqd +lon_0={(west + east) / 2} +lat_0={(south + north) / 2} +datum=WGS84 +units=km"
    return Transformer.from_crs("EPSG:4326", local, always_xy=True)


def _flat(plane: Transformer, shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shape, lambda xy: np.column_stack(plane.transform(xy[:, 0], xy[:, 1])))


def _lonlat(plane: Transformer, shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(
        shape, lambda xy: np.column_stack(plane.transform(xy[:, 0], xy[:, 1], direction="INVERSE"))
    )


def _blur_km(start: Anchor, end: Anchor) -> int:
    """Say how unsure an interpolated line is: as the anchors, and half the mean depth of the ground between them."""
    depth = area_km2(shapely.difference(end.shape, start.shape, grid_size=GRID)) / length_km(end.front)
    drawn: float = max(it["properties"]["precision_km"] for it in (*start.ground, *start.line, *end.ground, *end.line))
    return math.ceil(drawn + max(1.0, depth / 2))


def _citations(features: Sequence[Feature]) -> list[dict[str, str]]:
    cited = [json.dumps(cite) for feature in features for cite in feature["properties"]["citations"]]
    return [json.loads(cite) for cite in dict.fromkeys(cited)]


def _name(day: date, other: date | None = None) -> str:
    """Write a day; without its month if another of the same month follows."""
    return f"{day.day}" if other and other.month == day.month else f"{day.day} {day:%B}"


def _joined(features: Sequence[Feature]) -> BaseGeometry:
    return shapely.union_all([shapely.geometry.shape(feature["geometry"]) for feature in features])


def _feature(
    name: str, shape: BaseGeometry, start: Sequence[Feature], end: Sequence[Feature], own: dict[str, Any]
) -> Feature:
    """Give a shape what its anchors share, and what is its own."""
    like = {key: value for key, value in start[0]["properties"].items() if key in ("kind", "party", "names", "rank")}
    properties = like | {"citations": _citations((*start, *end))} | own
    return {"type": "Feature", "id": name, "geometry": shapely.geometry.mapping(shape), "properties": properties}
