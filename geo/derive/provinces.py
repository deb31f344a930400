"""Make provinces from the seats of their districts: ``layers/recipes/provinces.toml`` → outlines by date.

Districts that always belonged together are one piece. The lines between pieces are drawn once, for all dates, so
neighbours share them exactly.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import shapely

from geo.dates import parse
from geo.derive.districts import GRID, Pieces, divide
from geo.errors import DataError, Problem
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

__all__ = ["province_features"]

SAME_KM2 = 1.0
"""An outline that cuts off less than this cuts off nothing."""

POLYGON = 2
"""The dimension of areas, as GEOS counts."""

FROM_RECIPE = ("name", "names", "modern_name", "accounts")
"""What the feature takes from its province as it stands."""

Feature = dict[str, Any]


@dataclass(frozen=True)
class _Outline:
    """What is divided, from its first day to its last (ordinals, inclusive): an area in degrees, EPSG:4326."""

    first: int
    last: int
    shape: BaseGeometry


@dataclass(frozen=True)
class _Transfer:
    """A change of hands: the provinces on either side of it, and what it says."""

    parties: frozenset[str]
    note: str
    citations: Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class _Stage:
    """The province of each district from a day on, and the transfers of that day."""

    first: int
    province: Mapping[str, str]
    transfers: Sequence[_Transfer] = ()

    def of(self, province: str) -> frozenset[str]:
        return frozenset(name for name, owner in self.province.items() if owner == province)


def province_features(file: Path, states: Sequence[Feature]) -> tuple[str, Mapping[str, Any], list[Feature]]:
    """Make the outline of every province at every time.

    Parameters
    ----------
    file : Path
        ``layers/recipes/provinces.toml``.
    states : Sequence[Feature]
        Features of states, among them the successive territories of the one that is divided; the last is the widest.

    Returns
    -------
    tuple
        Id and head of the layer, and its features: MultiLineStrings of kind ``border``, each cut where provinces meet.
        Two neighbours have the same pieces.
    """
    recipe = tomllib.loads(file.read_text(encoding="utf-8"))
    stages = _histories(recipe, str(file))
    outlines = [outline for outline in _outlines(states, recipe["outline"]) if outline.last >= stages[0].first]
    pieces = divide(recipe["hsien"], _together(recipe["hsien"], stages), outlines[-1].shape)
    last = parse(recipe["end_date"]).last
    features = [
        _feature(recipe, province, span, pieces)
        for province in recipe["province"]
        for span in _spans(province["id"], stages, outlines, last, pieces)
    ]
    return recipe["layer"], recipe["head"], features


def _histories(recipe: Mapping[str, Any], file: str) -> list[_Stage]:
    """Follow the districts through the transfers.

    Parameters
    ----------
    recipe : Mapping
        ``hsien``, ``province`` and ``transfer`` as the recipe has them.
    file : str
        Its name, for messages.

    Returns
    -------
    list
        One stage for each day on which districts change hands, in order of time.

    Raises
    ------
    DataError
        A district or province is unknown, or a district stands in two provinces or none.
    """
    founding = [(name, province["id"]) for province in recipe["province"] for name in province.get("hsien", ())]
    _check(recipe, [name for name, _ in founding], file)
    start = min(parse(province["start_date"]).first for province in recipe["province"])
    stages = [_Stage(start, dict(founding))]
    for item in recipe.get("transfer", ()):
        before = stages[-1]
        moved = [name for name, owner in before.province.items() if owner in item.get("from", ())]
        moved += item.get("hsien", [])
        parties = frozenset({item["to"], *(before.province[name] for name in moved)})
        transfer = _Transfer(parties, item["note"], item["citations"])
        after = {**before.province, **dict.fromkeys(moved, item["to"])}
        day = parse(item["date"]).first
        if day == before.first:
            stages[-1] = _Stage(day, after, (*before.transfers, transfer))
        else:
            stages.append(_Stage(day, after, (transfer,)))
    return stages


def _check(recipe: Mapping[str, Any], named: Sequence[str], file: str) -> None:
    known = {*recipe["hsien"], *(province["id"] for province in recipe["province"])}
    twice = sorted({name for name in named if named.count(name) > 1})
    faults = [Problem(file, name, "hsien", "stands in two provinces") for name in twice]
    single = sorted(set(named) ^ set(recipe["hsien"]))
    faults += [Problem(file, name, "hsien", "has no place, or no province") for name in single]
    for item in recipe.get("transfer", ()):
        unknown = {item["to"], *item.get("from", ()), *item.get("hsien", ())} - known
        faults += [Problem(file, name, "transfer", "is unknown") for name in sorted(unknown)]
    if faults:
        raise DataError(faults)


def _outlines(states: Sequence[Feature], entity: str) -> list[_Outline]:
    found = [
        _Outline(
            parse(state["properties"]["start_date"]).first,
            parse(state["properties"]["end_date"]).last,
            shapely.geometry.shape(state["geometry"]),
        )
        for state in states
        if state["properties"]["kind"] == "territory" and state["properties"]["entity"] == entity
    ]
    return sorted(found, key=lambda outline: outline.first)


def _together(hsien: Iterable[str], stages: Sequence[_Stage]) -> list[list[str]]:
    """Group the districts that always stood in the same province."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in hsien:
        groups.setdefault(tuple(stage.province[name] for stage in stages), []).append(name)
    return list(groups.values())


def _fits(area: BaseGeometry, outline: _Outline) -> bool:
    return area_km2(shapely.difference(area, outline.shape)) < SAME_KM2


@dataclass(frozen=True)
class _Span:
    """A time through which a province kept its shape; `outline` cuts it where the state was not yet at its widest."""

    first: int
    last: int
    hsien: frozenset[str]
    outline: BaseGeometry | None
    transfers: Sequence[_Transfer]


def _spans(
    province: str, stages: Sequence[_Stage], outlines: Sequence[_Outline], last: int, pieces: Pieces
) -> Iterator[_Span]:
    days = sorted({*(stage.first for stage in stages), *(outline.first for outline in outlines[1:]), last + 1})
    spans: list[_Span] = []
    for first, after in pairwise(days):
        stage = max((stage for stage in stages if stage.first <= first), key=lambda stage: stage.first)
        outline = next(outline for outline in outlines if outline.first <= first <= outline.last)
        hsien = stage.of(province)
        cut = None if not hsien or _fits(pieces.area(hsien), outline) else outline.shape
        if spans and (spans[-1].hsien, spans[-1].outline) == (hsien, cut):
            spans[-1] = replace(spans[-1], last=after - 1)
        else:
            done = [item for item in stage.transfers if stage.first == first and province in item.parties]
            spans.append(_Span(first, after - 1, hsien, cut, done))
    yield from (span for span in spans if span.hsien)


def _feature(recipe: Mapping[str, Any], province: Mapping[str, Any], span: _Span, pieces: Pieces) -> Feature:
    area = pieces.area(span.hsien)
    if span.outline is not None:
        cut = shapely.get_parts(shapely.intersection(area, span.outline, grid_size=GRID))
        area = shapely.multipolygons(cut[shapely.get_dimensions(cut) == POLYGON])
    founded = parse(province["start_date"]).first == span.first
    changes = () if founded else span.transfers
    start = date.fromordinal(span.first).isoformat()
    citations = [*province["citations"], *(cite for item in changes for cite in item.citations)]
    properties = {
        "names": {},
        "accounts": [],
        **{key: province[key] for key in FROM_RECIPE if key in province},
        "kind": "border",
        "party": recipe["outline"],
        "rank": 4,
        "start_date": start,
        "end_date": date.fromordinal(span.last).isoformat(),
        "summary": " ".join([province["summary"], *(item.note for item in changes)]),
        "citations": [cite for number, cite in enumerate(citations) if cite not in citations[:number]],
        "claims": [],
        "precision_km": recipe["precision_km"],
        "geometry_source": recipe["geometry_source"],
        "recipe": "provinces",
    }
    geometry = shapely.geometry.mapping(shapely.multilinestrings(_outline(area, pieces.arcs)))
    return {
        "type": "Feature",
        "id": f"{province['id']}-province-{start}",
        "geometry": geometry,
        "properties": properties,
    }


def _outline(area: BaseGeometry, arcs: NDArray[np.object_]) -> list[shapely.LineString]:
    """Cut the outline of an area where provinces meet; what no piece has ends where it leaves them."""
    edge = area.boundary
    shapely.prepare(edge)
    chosen = list(arcs[shapely.covers(edge, arcs)])
    rest = shapely.difference(edge, shapely.union_all(chosen))
    return [*chosen, *shapely.get_parts(shapely.line_merge(rest))] if rest.length > GRID else chosen
