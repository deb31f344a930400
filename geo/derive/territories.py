"""Make the features of states and of what lies over them: recipes + network → GeoJSON features."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from geo.derive.lines import KM_PER_DEGREE, smooth
from geo.derive.recipes import Area, Line, Place, Recipes
from geo.errors import DataError, Problem
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from geo.derive.faces import Faces, Network

__all__ = ["Divided", "area_features"]

FIRST_DAY = date(1905, 1, 1).toordinal()
LAST_DAY = date(1945, 12, 31).toordinal()

SAME_KM2 = 0.01
"""Two days give a territory the same shape if its area differs by less."""

OVERLAY_TOLERANCE = 1.0 / KM_PER_DEGREE  # drawn zones are vague by kilometres; a finer outline would pretend

FACES = 'Faces between the border lines in force (layer "borders") and the shores (GSHHG) that hold its seats'

Feature = dict[str, Any]


@dataclass
class Divided:
    """The land, divided day by day; remembers the days it has met."""

    recipes: Recipes
    network: Network
    _days: dict[frozenset[str], Faces] = field(default_factory=dict)
    _seated: dict[tuple[str, frozenset[str]], list[int]] = field(default_factory=dict)

    def lines(self, day: int, extra: Sequence[str] = ()) -> frozenset[str]:
        """Give the ids of the lines that divide the land on a day, and of `extra` ones."""
        return frozenset(extra) | {line.id for line in self.recipes.lines if line.partition and line.span.holds(day)}

    def faces(self, day: int, extra: Sequence[str] = ()) -> Faces:
        """Give the faces of a day, divided further by `extra` lines."""
        key = self.lines(day, extra)
        if key not in self._days:
            self._days[key] = self.network.faces(key)
        return self._days[key]

    def seated(self, area: Area, day: int) -> list[int]:
        """Give the numbers of a territory's faces on a day: its seats, its islands, and the slivers at its edge."""
        key = area.id, self.lines(day, area.shape.get("lines", ()))
        if key not in self._seated:
            self._seated[key] = self._seat(area, self.faces(day, area.shape.get("lines", ())))
        return self._seated[key]

    def _seat(self, area: Area, faces: Faces) -> list[int]:
        seats = _seats(area, self.recipes)
        held, lost = faces.holding(seats)
        if lost:
            names = ", ".join(f"{seat.name} ({seat.lon} {seat.lat})" for seat in lost)
            raise DataError([_problem(area, "seats", f"lie in no face of the land on that day: {names}")])
        everyone, _ = faces.holding([seat for group in self.recipes.seats.values() for seat in group] + seats)
        rings = [self.recipes.islands[name] for name in area.shape.get("islands", ())]
        islands = [int(face) for ring in rings for face in faces.islands(ring, everyone.tolist())]
        slivers = faces.slivers(everyone.tolist())
        mine = {*held.tolist(), *islands}
        return sorted(mine | {sliver for sliver, owner in slivers.items() if owner in mine})


def area_features(divided: Divided) -> Iterator[tuple[str, Feature]]:
    """Make the feature of each territory and overlay.

    Parameters
    ----------
    divided : Divided
        Recipes and network.

    Yields
    ------
    tuple[str, Feature]
        Id of the layer, and the feature with the extra property ``recipe``.

    Raises
    ------
    DataError
        A seat lies in the sea, a territory changes its shape within its span, or two hold the same ground.
    """
    areas = divided.recipes.areas
    _check_one_owner(divided, [area for area in areas if area.kind == "territory"])
    for area in areas:
        shape = _shape(area, divided)
        if area.kind == "territory":
            _check_constant(area, shape, divided)
        yield area.layer, _feature(area, shape)


def _shape(area: Area, divided: Divided) -> BaseGeometry:
    day = max(area.span.first, FIRST_DAY)
    if "seats" in area.shape or "islands" in area.shape:
        faces = divided.faces(day, area.shape.get("lines", ()))
        whole = shapely.coverage_union_all(faces.polygons[divided.seated(area, day)])
    elif "corridor" in area.shape:
        whole = _corridor(area.shape["corridor"])
    else:
        ring = [Place.read(text) for text in area.shape["ring"]]
        whole = Polygon(smooth([*ring, ring[0]], 3.0).coords).buffer(0).simplify(OVERLAY_TOLERANCE)
    for entity in area.shape.get("within", ()):
        owner = _owner(area, entity, divided, day)
        whole = shapely.intersection(whole, _shape(owner, divided), grid_size=1e-5)
    return whole


def _corridor(recipe: Mapping[str, Any]) -> BaseGeometry:
    """Draw a belt of so many kilometres on either side of chains of places."""
    chains = [smooth([Place.read(text) for text in chain], 5.0) for chain in recipe["chains"]]
    scale = float(np.cos(np.radians(np.mean(np.concatenate([shapely.get_coordinates(c)[:, 1] for c in chains])))))
    flat = shapely.transform(shapely.union_all(chains), lambda points: points * [scale, 1])
    belt = flat.buffer(recipe["km"] / KM_PER_DEGREE).simplify(OVERLAY_TOLERANCE)
    return shapely.transform(belt, lambda points: points / [scale, 1])


def _owner(area: Area, entity: str, divided: Divided, day: int) -> Area:
    for other in divided.recipes.areas:
        if other.kind == "territory" and other.entity == entity and other.span.holds(day):
            return other
    raise DataError([_problem(area, "within", f'no territory "{entity}" on {date.fromordinal(day)}')])


def _seats(area: Area, recipes: Recipes) -> list[Place]:
    """Give the places of the named groups of seats; a seat written out stands for itself."""
    found: list[Place] = []
    for text in area.shape.get("seats", ()):
        found.extend(recipes.seats[text] if text in recipes.seats else [Place.read(text)])
    return found


def _changes(lines: Sequence[Line], area: Area) -> list[int]:
    days = {day for line in lines if line.partition for day in (line.span.first, line.span.last + 1)}
    return sorted(day for day in days if area.span.holds(day) and FIRST_DAY <= day <= LAST_DAY)


def _check_constant(area: Area, shape: BaseGeometry, divided: Divided) -> None:
    for day in _changes(divided.recipes.lines, area):
        faces = divided.faces(day)
        later = shapely.coverage_union_all(faces.polygons[divided.seated(area, day)])
        if abs(area_km2(later) - area_km2(shape)) > SAME_KM2:
            message = f"a line in force from {date.fromordinal(day)} changes the shape: end the feature the day before"
            raise DataError([_problem(area, "end_date", message)])


def _check_one_owner(divided: Divided, areas: Sequence[Area]) -> None:
    days = sorted({max(area.span.first, FIRST_DAY) for area in areas})
    problems = []
    for day in days:
        owner: dict[int, Area] = {}
        for area in (area for area in areas if area.span.holds(day)):
            for face in divided.seated(area, day):
                if face in owner:
                    where = divided.faces(day).polygons[face].representative_point()
                    message = f'holds the face at {where.x:.2f} {where.y:.2f}, which "{owner[face].id}" holds as well'
                    problems.append(_problem(area, "seats", f"{date.fromordinal(day)}: {message}"))
                owner[face] = area
    if problems:
        raise DataError(problems)


def _feature(area: Area, shape: BaseGeometry) -> Feature:
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and not part.is_empty]
    parts = sorted(parts, key=lambda part: (-part.area, part.bounds))
    whole: BaseGeometry = parts[0] if len(parts) == 1 else MultiPolygon(parts)
    texts = dict(area.texts)
    properties = {
        "names": {},
        "end_date": None,
        "claims": [],
        "accounts": [],
        "geometry_source": FACES,
        **texts,
        "kind": area.kind,
        **({"entity": area.entity} if area.entity else {}),
        "recipe": area.id,
    }
    geometry = shapely.geometry.mapping(shapely.orient_polygons(whole))
    return {"type": "Feature", "id": area.id, "geometry": geometry, "properties": properties}


def _problem(area: Area, where: str, message: str) -> Problem:
    return Problem("layers/recipes", area.id, where, message)
