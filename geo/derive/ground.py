"""Ground held between two phase lines: anchors drawn by hand in a layer + ``ground.toml`` → the days between them."""

from __future__ import annotations

import json
import math
import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely

from geo.derive.growth import GRID, advance, facing
from geo.errors import DataError, Problem
from geo.measure import area_km2, length_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

__all__ = ["ground_features"]

SOURCE = (
    "interpolated on the ground between two phase lines: level set, at {share} of the way, of the distance from the "
    "ground of {start} against that to the front of {end}, and no deeper than that part of the ground gained; "
    "frontiers and coasts as drawn for {end}"
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
            facing(ground, end.shape, fronts),
            start.line,
            end.line,
            text | dated,
        )
        text = {
            "name": series["ground"].format(day=_name(day)),
            "summary": f"Ground between the frontier or the coast and a front interpolated between {lines}.",
        }
        yield _feature(f"{series['prefix']}-ground-held-{day}", ground, start.ground, end.ground, text | dated)


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
