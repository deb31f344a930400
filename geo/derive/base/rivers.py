"""The rivers of the base map: named courses along WDBII's nameless pieces, and what is left of those."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import shapely

from geo.derive.base.courses import RiverNet
from geo.derive.base.feature import base_feature
from geo.derive.recipes.base import Drawn, ZoneEdge
from geo.derive.sources.gshhg import Bounds, Resolution, read_rivers
from geo.derive.sources.zones import between, shared_edges

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.derive.feature import Feature
    from geo.derive.recipes.base import BaseFile, Fault, Minor, River, RiversRecipe, Run

__all__ = ["rivers"]

_DECIMALS, _MINOR_DECIMALS = 4, 3
_MINOR_RANK = 4
_MINZOOM = {1: 3, 2: 4, 3: 5, 4: 7}
_SAME = 0.05  # degrees; a piece as near as this to a named course is a part of it
_NODE = 1e-4  # degrees; pieces that meet within this meet


def rivers(recipe: BaseFile, fault: Fault) -> list[Feature]:
    """Draw the rivers that the recipe names, then those without a name.

    Parameters
    ----------
    recipe : BaseFile
        ``layers/recipes/base.toml``.
    fault : Fault
        Is told of rivers that the data do not have.

    Returns
    -------
    list of Feature
        LineStrings in degrees, EPSG:4326, with names, rank, ``minzoom`` and precision.
    """
    courses: list[tuple[River, shapely.LineString]] = []
    for river in recipe.river:
        try:
            courses.append((river, _course(river, recipe)))
        except LookupError as error:
            fault(river, str(error))
    features = [
        base_feature(line, _DECIMALS, **river.named(), minzoom=_MINZOOM[river.rank], **river.placed())
        for river, line in courses
    ]
    if recipe.rivers.minor is None:
        return features
    drawn = shapely.buffer(shapely.union_all([shapely.geometry.shape(it["geometry"]) for it in features]), _SAME)
    minor = _minor(recipe.rivers.minor, recipe.rivers.resolution, drawn)
    said = {"name": None, "rank": _MINOR_RANK, "minzoom": _MINZOOM[_MINOR_RANK]}
    return [*features, *(base_feature(line, _MINOR_DECIMALS, **said) for line in minor)]


def _course(river: River, recipe: BaseFile) -> shapely.LineString:
    """Join the runs of a river, which follow one another, into one line."""
    fine = (recipe.rivers.full_resolution, river.full) if river.full else (recipe.rivers.resolution, recipe.bounds)
    lines = [_run(run, *fine) for run in river.runs]
    whole = shapely.LineString(shapely.get_coordinates(lines))
    return shapely.simplify(whole, _slack(river, recipe.rivers))


def _slack(river: River, rivers_recipe: RiversRecipe) -> float:
    """Degrees by which a course may move: not at all where it was drawn by hand, little where it is wanted in full."""
    if all(isinstance(run, Drawn) for run in river.runs):
        return 0.0
    if river.slack is not None:
        return river.slack
    return rivers_recipe.full_slack if river.full else rivers_recipe.slack


def _run(run: Run, resolution: Resolution, bounds: Bounds) -> shapely.LineString:
    if isinstance(run, Drawn):
        return shapely.LineString(run.draw)
    if isinstance(run, ZoneEdge):
        return between(shared_edges(*run.edge), run.start, run.end)
    return shapely.LineString(_net(resolution, bounds).course(run.via))


@cache
def _net(resolution: Resolution, bounds: Bounds) -> RiverNet:
    return RiverNet.of(read_rivers(resolution, bounds))


def _minor(minor: Minor, resolution: Resolution, drawn: BaseGeometry) -> list[shapely.LineString]:
    """Give what is left of WDBII in a box once the named courses are taken out."""
    lines = read_rivers(resolution, minor.box).geometry.to_numpy()
    merged = shapely.line_merge(shapely.difference(shapely.union_all(shapely.set_precision(lines, _NODE)), drawn))
    parts = shapely.get_parts(shapely.simplify(merged, minor.tolerance))
    return [part for part in parts if not part.is_ring and part.length > minor.length]
