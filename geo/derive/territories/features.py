"""Make the features of states and of what lies over them: recipes + mesh → GeoJSON features."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import Polygon

from geo.dates import iso
from geo.derive.borders.lines import smooth
from geo.derive.feature import Feature, feature, largest_first
from geo.derive.grid import GRID, KM_PER_DEGREE
from geo.derive.plane import squeeze
from geo.derive.recipes.areas import Overlay, Territory
from geo.errors import DataError
from geo.look.kinds import TERRITORY
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.derive.recipes.areas import Area, Corridor
    from geo.derive.recipes.borders import Line
    from geo.derive.recipes.model import Days
    from geo.derive.territories.divided import Divided

__all__ = ["area_features"]

SAME_KM2 = 0.01
"""Two days give a territory the same shape if its area differs by less."""

OVERLAY_TOLERANCE = 1.0 / KM_PER_DEGREE  # drawn zones are vague by kilometres; a finer outline would pretend

RING_STEP_KM, CHAIN_STEP_KM = 3.0, 5.0

FACES = "bounded by the border lines in force on its days (layer of borders) and by the shores (GSHHG)"


def area_features(divided: Divided) -> Iterator[tuple[str, Feature]]:
    """Make the feature of each territory and overlay.

    Parameters
    ----------
    divided : Divided
        Recipes and mesh.

    Yields
    ------
    tuple[str, Feature]
        Id of the layer, and the feature with the extra property ``recipe``.

    Raises
    ------
    DataError
        A seat lies in the sea, a territory changes its shape within its days, or two hold the same ground.
    """
    areas = divided.division.areas
    _check_one_owner(divided, [area for area in areas if isinstance(area, Territory)])
    for area in areas:
        shape = _shape(area, divided)
        if isinstance(area, Territory):
            _check_constant(area, shape, divided)
        yield area.layer, _feature(area, shape)


def _shape(area: Area, divided: Divided) -> BaseGeometry:
    day = max(area.days.first, divided.division.days.first)
    if isinstance(area, Overlay) and area.corridor:
        whole = _corridor(area.corridor)
    elif isinstance(area, Overlay) and area.ring:
        whole = Polygon(smooth([*area.ring, area.ring[0]], RING_STEP_KM).coords).buffer(0).simplify(OVERLAY_TOLERANCE)
    else:
        whole = _ground(area, day, divided)
    for entity in area.within if isinstance(area, Overlay) else ():
        owner = _owner(area, entity, divided, day)
        whole = shapely.intersection(whole, _shape(owner, divided), grid_size=GRID)
    return whole


def _ground(area: Area, day: int, divided: Divided) -> BaseGeometry:
    faces = divided.faces(divided.lines_for(area, day))
    return shapely.coverage_union_all(faces.polygons[divided.seated(area, day)])


def _corridor(belt: Corridor) -> BaseGeometry:
    """Draw a belt of so many kilometres on either side of chains of places."""
    chains = [smooth(chain, CHAIN_STEP_KM) for chain in belt.chains]
    scale = squeeze(float(np.mean(np.concatenate([shapely.get_coordinates(chain)[:, 1] for chain in chains]))))
    flat = shapely.transform(shapely.union_all(chains), lambda points: points * scale)
    drawn = flat.buffer(belt.km / KM_PER_DEGREE).simplify(OVERLAY_TOLERANCE)
    return shapely.transform(drawn, lambda points: points / scale)


def _owner(area: Area, entity: str, divided: Divided, day: int) -> Area:
    for other in divided.division.areas:
        if isinstance(other, Territory) and other.entity == entity and other.days.holds(day):
            return other
    raise DataError([divided.division.fault(area, "within", f'no territory "{entity}" on {iso(day)}')])


def _changes(lines: Sequence[Line], area: Area, atlas: Days) -> list[int]:
    days = {day for line in lines if line.partition for day in (line.days.first, line.days.last + 1)}
    return sorted(day for day in days if area.days.holds(day) and atlas.holds(day))


def _check_constant(area: Area, shape: BaseGeometry, divided: Divided) -> None:
    for day in _changes(divided.division.lines, area, divided.division.days):
        if abs(area_km2(_ground(area, day, divided)) - area_km2(shape)) > SAME_KM2:
            message = f"a line in force from {iso(day)} changes the shape: end the feature the day before"
            raise DataError([divided.division.fault(area, "end_date", message)])


def _check_one_owner(divided: Divided, areas: Sequence[Area]) -> None:
    days = sorted({max(area.days.first, divided.division.days.first) for area in areas})
    problems = []
    for day in days:
        owner: dict[int, Area] = {}
        for area in (area for area in areas if area.days.holds(day)):
            for face in divided.seated(area, day):
                if face in owner:
                    where = divided.faces(divided.lines(day)).polygons[face].representative_point()
                    message = f'holds the face at {where.x:.2f} {where.y:.2f}, which "{owner[face].id}" holds as well'
                    problems.append(divided.division.fault(area, "seats", f"{iso(day)}: {message}"))
                owner[face] = area
    if problems:
        raise DataError(problems)


def _feature(area: Area, shape: BaseGeometry) -> Feature:
    properties = {
        "names": {},
        "end_date": None,
        "claims": [],
        "accounts": [],
        "geometry_source": FACES,
        **area.said(),
        "kind": area.kind if isinstance(area, Overlay) else TERRITORY,
        "recipe": area.id,
    }
    return feature(area.id, largest_first(shapely.get_parts(shape)), properties)
