"""The land, divided day by day: whose faces they are."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from geo.derive.place import Place
from geo.derive.recipes.areas import Overlay
from geo.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.derive.borders.mesh import Faces, Mesh
    from geo.derive.recipes import Division
    from geo.derive.recipes.areas import Area

__all__ = ["Divided"]

Lines = frozenset[str]
"""Ids of the lines that divide the land on a day."""


@dataclass(frozen=True)
class Divided:
    """The land, divided day by day; remembers what it has found, for many days are alike."""

    division: Division
    mesh: Mesh
    _faces: dict[Lines, Faces] = field(default_factory=dict)
    _seated: dict[tuple[str, str, Lines], list[int]] = field(default_factory=dict)
    _slivers: dict[tuple[Lines, frozenset[int]], dict[int, int]] = field(default_factory=dict)

    def lines(self, day: int, extra: Sequence[str] = ()) -> Lines:
        """Give the ids of the lines that divide the land on a day, and of `extra` ones."""
        return frozenset(extra) | {it.id for it in self.division.lines if it.partition and it.days.holds(day)}

    def faces(self, lines: Lines) -> Faces:
        """Give the faces between some lines and the shores."""
        if lines not in self._faces:
            self._faces[lines] = self.mesh.faces(lines)
        return self._faces[lines]

    def lines_for(self, area: Area, day: int) -> Lines:
        """Give the lines of a day, and those that an overlay adds for itself."""
        return self.lines(day, area.lines if isinstance(area, Overlay) else ())

    def seated(self, area: Area, day: int) -> list[int]:
        """Give the numbers of an area's faces on a day: its seats, its islands, and the slivers at its edge."""
        lines = self.lines_for(area, day)
        key = area.id, area.noun, lines
        if key not in self._seated:
            self._seated[key] = self._seat(area, lines)
        return self._seated[key]

    def _seat(self, area: Area, lines: Lines) -> list[int]:
        faces, seats = self.faces(lines), self._seats(area)
        held, lost = faces.holding(seats)
        if lost:
            names = ", ".join(f"{seat.name} ({seat.lon} {seat.lat})" for seat in lost)
            raise DataError([self.division.fault(area, "seats", f"lie in no face of the land on that day: {names}")])
        everyone, _ = faces.holding([seat for group in self.division.seats.values() for seat in group] + seats)
        rings = [self.division.islands[name] for name in area.islands]
        islands = [int(face) for ring in rings for face in faces.islands(ring, everyone.tolist())]
        mine = {*held.tolist(), *islands}
        slivers = self._sliver_owners(lines, frozenset(everyone.tolist()))
        return sorted(mine | {sliver for sliver, owner in slivers.items() if owner in mine})

    def _sliver_owners(self, lines: Lines, owned: frozenset[int]) -> dict[int, int]:
        key = lines, owned
        if key not in self._slivers:
            self._slivers[key] = self.faces(lines).slivers(owned)
        return self._slivers[key]

    def _seats(self, area: Area) -> list[Place]:
        """Give the places of the named groups of seats; a seat written out stands for itself."""
        groups = self.division.seats
        return [place for text in area.seats for place in groups.get(text) or [Place.read(text)]]
