"""Ground held between two phase lines: anchors drawn by hand in a layer + a series → the days between them."""

from __future__ import annotations

import json
import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely

from geo.dates import day_label, iso
from geo.derive.feature import Feature, feature
from geo.derive.grid import GRID
from geo.derive.ground.anchors import Anchor, anchors
from geo.derive.ground.growth import advance, facing
from geo.measure import area_km2, length_km

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from geo.derive.recipes.ground import Series

__all__ = ["ground_features"]

SOURCE = (
    "interpolated on the ground between two phase lines: level set, at {share} of the way, of the distance from the "
    "ground of {start} against that to the front of {end}, and no deeper than that part of the ground gained; "
    "frontiers and coasts as drawn for {end}"
)


def ground_features(series: Series, drawn: Sequence[Feature], file: str) -> Iterator[Feature]:
    """Make the features of ground and front on the days between the anchors of a series.

    Parameters
    ----------
    series : Series
        Which features are anchors, and how those between them are called.
    drawn : Sequence[Feature]
        What is drawn by hand in its layer.
    file : str
        Path of the layer, for messages.

    Yields
    ------
    Feature
        By day, front and ground, each with the property ``recipe``.

    Raises
    ------
    DataError
        An anchor lacks its ground or its front, or is still in force on a day that is to be interpolated.
    """
    for start, end in pairwise(anchors(series.prefix, drawn, file)):
        yield from _between(series, start, end)


def _between(series: Series, start: Anchor, end: Anchor) -> Iterator[Feature]:
    """Make front and ground of each day between two anchors."""
    count = end.day - start.day
    if count == 1:
        return
    shares = [step / count for step in range(1, count)]
    fronts = shapely.union(start.front, end.front)
    lines = f"the lines of {_name(start.day, end.day)} and {_name(end.day)}"
    front_like, ground_like = _like(start.line, end.line), _like(start.ground, end.ground)
    front_said = f"Interpolated between {lines}; no source fixes the front on this day."
    ground_said = f"Ground between the frontier or the coast and a front interpolated between {lines}."
    shared = {"claims": [], "accounts": [], "precision_km": _blur_km(start, end), "recipe": f"ground-{series.prefix}"}
    for step, ground in enumerate(advance(start.shape, end.shape, end.front, shares), start=1):
        day, name = iso(start.day + step), _name(start.day + step)
        source = SOURCE.format(share=f"{step}/{count}", start=_name(start.day), end=_name(end.day))
        dated = shared | {"start_date": day, "end_date": day, "geometry_source": source}
        said = {"name": series.line.format(day=name), "summary": front_said}
        front = facing(ground, end.shape, fronts)
        yield feature(f"{series.prefix}-front-line-{day}", front, front_like | said | dated)
        said = {"name": series.ground.format(day=name), "summary": ground_said}
        yield feature(f"{series.prefix}-ground-held-{day}", ground, ground_like | said | dated)


def _like(start: Sequence[Feature], end: Sequence[Feature]) -> dict[str, Any]:
    """Give what a feature takes from the anchors on either side of it."""
    like = {key: value for key, value in start[0]["properties"].items() if key in ("kind", "party", "names", "rank")}
    return like | {"citations": _citations((*start, *end))}


def _blur_km(start: Anchor, end: Anchor) -> int:
    """Say how unsure an interpolated line is: as the anchors, and half the mean depth of the ground between them."""
    depth = area_km2(shapely.difference(end.shape, start.shape, grid_size=GRID)) / length_km(end.front)
    drawn: float = max(it["properties"]["precision_km"] for it in (*start.features, *end.features))
    return math.ceil(drawn + max(1.0, depth / 2))


def _citations(features: Sequence[Feature]) -> list[dict[str, str]]:
    cited = [json.dumps(cite) for feature in features for cite in feature["properties"]["citations"]]
    return [json.loads(cite) for cite in dict.fromkeys(cited)]


def _name(day: int, other: int | None = None) -> str:
    """Write a day without its year; without its month if another of the same month follows.

    >>> from geo.dates import parse
    >>> first, last = parse("1904-05-01").first, parse("1904-05-03").first
    >>> _name(first, last), _name(last), _name(first, last + 31)
    ('1', '3 May', '1 May')
    """
    number, month = day_label(day).split()[:2]
    return number if other is not None and iso(other)[:-3] == iso(day)[:-3] else f"{number} {month}"
