"""Make provinces from the seats of their districts: recipe → outlines by date.

Districts that always belonged together are one piece. The lines between pieces are drawn once, for all dates, so
neighbours share them exactly.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely

from geo.dates import iso, parse
from geo.derive.feature import Feature, feature
from geo.derive.grid import GRID
from geo.derive.provinces.districts import Pieces, divide
from geo.derive.provinces.histories import stages, together
from geo.derive.recipes.model import Days
from geo.errors import DataError, Problem
from geo.look.kinds import BORDER, TERRITORY
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geo.derive.provinces.histories import Change, Stage
    from geo.derive.recipes.provinces import Province, ProvincesFile

__all__ = ["province_features"]

SAME_KM2 = 1.0
"""An outline that cuts off less than this cuts off nothing."""

POLYGON = 2
"""The dimension of areas, as GEOS counts."""

RANK = 4
"""How important a line between provinces is: of local interest."""


@dataclass(frozen=True)
class _Outline:
    """What is divided, and on which days: an area in degrees, EPSG:4326."""

    days: Days
    shape: BaseGeometry


@dataclass(frozen=True)
class _Phase:
    """A time through which a province kept its shape; `outline` cuts it where the state was not yet at its widest."""

    first: int
    last: int
    districts: frozenset[str]
    outline: BaseGeometry | None
    changes: Sequence[Change]


def province_features(recipe: ProvincesFile, states: Sequence[Feature], file: str) -> list[Feature]:
    """Make the outline of every province at every time.

    Parameters
    ----------
    recipe : ProvincesFile
        As read from ``layers/recipes/provinces.toml``.
    states : Sequence[Feature]
        Features of states, among them the successive territories of the one that is divided; the last is the widest.
    file : str
        Path of the recipe, for messages.

    Returns
    -------
    list of Feature
        MultiLineStrings of kind ``border``, each cut where provinces meet. Two neighbours have the same pieces.

    Raises
    ------
    DataError
        The state that is divided has no territory.
    """
    history = stages(recipe)
    outlines = [outline for outline in _outlines(states, recipe.outline) if outline.days.last >= history[0].first]
    if not outlines:
        message = f'"{recipe.outline}" is the entity of no territory from {iso(history[0].first)} on'
        raise DataError([Problem(file, "", "outline", message)])
    pieces = divide(recipe.districts, together(recipe.districts, history), outlines[-1].shape)
    last = parse(recipe.end_date).last
    return [
        _feature(recipe, province, phase, pieces)
        for province in recipe.province
        for phase in _phases(province.id, history, outlines, last, pieces)
    ]


def _outlines(states: Sequence[Feature], entity: str) -> list[_Outline]:
    found = [
        _Outline(
            Days.between(state["properties"]["start_date"], state["properties"]["end_date"]),
            shapely.geometry.shape(state["geometry"]),
        )
        for state in states
        if state["properties"]["kind"] == TERRITORY and state["properties"]["entity"] == entity
    ]
    return sorted(found, key=lambda outline: outline.days.first)


def _fits(area: BaseGeometry, outline: _Outline) -> bool:
    return area_km2(shapely.difference(area, outline.shape)) < SAME_KM2


def _phases(
    province: str, history: Sequence[Stage], outlines: Sequence[_Outline], last: int, pieces: Pieces
) -> Iterator[_Phase]:
    days = sorted({*(stage.first for stage in history), *(outline.days.first for outline in outlines[1:]), last + 1})
    phases: list[_Phase] = []
    for first, after in pairwise(days):
        stage = max((stage for stage in history if stage.first <= first), key=lambda stage: stage.first)
        outline = next((outline for outline in outlines if outline.days.holds(first)), None)
        districts = stage.of(province) if outline else frozenset()
        cut = outline.shape if outline and districts and not _fits(pieces.area(districts), outline) else None
        if phases and (phases[-1].districts, phases[-1].outline) == (districts, cut):
            phases[-1] = replace(phases[-1], last=after - 1)
        else:
            done = [change for change in stage.changes if stage.first == first and province in change.parties]
            phases.append(_Phase(first, after - 1, districts, cut, done))
    yield from (phase for phase in phases if phase.districts)


def _feature(recipe: ProvincesFile, province: Province, phase: _Phase, pieces: Pieces) -> Feature:
    area = pieces.area(phase.districts)
    if phase.outline is not None:
        cut = shapely.get_parts(shapely.intersection(area, phase.outline, grid_size=GRID))
        area = shapely.multipolygons(cut[shapely.get_dimensions(cut) == POLYGON])
    founded = parse(province.start_date).first == phase.first
    transfers = () if founded else [change.transfer for change in phase.changes]
    start = iso(phase.first)
    said = [*province.citations, *(cite for transfer in transfers for cite in transfer.citations)]
    citations = [cite.model_dump(exclude_unset=True) for cite in said]
    properties = {
        "names": {},
        "claims": [],
        "accounts": [],
        "rank": RANK,
        "precision_km": recipe.precision_km,
        "geometry_source": recipe.geometry_source,
        **province.said(),
        "kind": BORDER,
        "party": recipe.party,
        "start_date": start,
        "end_date": iso(phase.last),
        "summary": " ".join([province.summary, *(transfer.note for transfer in transfers)]),
        "citations": [cite for number, cite in enumerate(citations) if cite not in citations[:number]],
        "recipe": "provinces",
    }
    lines = shapely.multilinestrings(_outline(area, pieces.arcs))
    return feature(f"{province.id}-province-{start}", lines, properties)


def _outline(area: BaseGeometry, arcs: NDArray[np.object_]) -> list[shapely.LineString]:
    """Cut the outline of an area where provinces meet; what no piece has ends where it leaves them."""
    edge = area.boundary
    shapely.prepare(edge)
    chosen = list(arcs[shapely.covers(edge, arcs)])
    rest = shapely.difference(edge, shapely.union_all(chosen))
    return [*chosen, *shapely.get_parts(shapely.line_merge(rest))] if rest.length > GRID else chosen
