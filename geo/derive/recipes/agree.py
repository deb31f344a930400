"""What recipes say of one another: an id stands once, and every name means something."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, Any

from geo.derive.place import Place
from geo.derive.recipes.areas import Overlay, OverlaysFile, TerritoriesFile, Territory
from geo.derive.recipes.borders import BordersFile, Edge, Offset
from geo.derive.recipes.frame import FrameFile
from geo.derive.recipes.ground import GroundFile
from geo.derive.recipes.provinces import ProvincesFile
from geo.derive.recipes.railways import RailwayFile
from geo.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from geo.derive.recipes.areas import Area
    from geo.derive.recipes.borders import Line
    from geo.derive.recipes.model import Recipe

__all__ = ["disagreements"]


def disagreements(files: Mapping[str, Recipe]) -> Iterator[Problem]:
    """Say where recipes do not fit together.

    Parameters
    ----------
    files : Mapping
        By path, all recipes of a folder; each is sound by itself.

    Yields
    ------
    Problem
        One a fault.
    """
    lines = [(file, it) for file, one in files.items() if isinstance(one, BordersFile) for it in one.line]
    areas = [*_areas(files)]
    frame = next((one for one in files.values() if isinstance(one, FrameFile)), None)
    yield from chain(_twice(lines, "id"), _twice(areas, "id"))
    yield from _twice([(file, one) for file, one in files.items() if isinstance(one, RailwayFile)], "id")
    yield from _twice(
        [(file, it) for file, one in files.items() if isinstance(one, GroundFile) for it in one.series], "prefix"
    )
    if frame is not None:
        yield from _unknown_of_lines(lines, frame)
        yield from _unknown_of_areas(areas, files, frame, {line.id for _, line in lines})
    for file, one in files.items():
        if isinstance(one, ProvincesFile):
            yield from _twice([(file, province) for province in one.province], "id")
            yield from _unknown_of_provinces(file, one)


def _areas(files: Mapping[str, Recipe]) -> Iterator[tuple[str, Area]]:
    for file, one in files.items():
        if isinstance(one, TerritoriesFile):
            yield from ((file, it) for it in one.territory)
        elif isinstance(one, OverlaysFile):
            yield from ((file, it) for it in one.overlay)


def _twice(entries: Iterable[tuple[str, Any]], key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for file, entry in entries:
        name = getattr(entry, key)
        if name in seen:
            yield Problem(file, name, key, "stands twice; expected once", entry.noun)
        seen.add(name)


def _known(names: Collection[str]) -> str:
    return f"expected one of {', '.join(sorted(names))}"


def _unknown_of_lines(lines: Collection[tuple[str, Line]], frame: FrameFile) -> Iterator[Problem]:
    ids = {line.id for _, line in lines}
    for file, line in lines:
        for piece in line.pieces:
            if isinstance(piece, Edge):
                for zone in sorted(set(piece.edge) - frame.zones.keys()):
                    yield Problem(file, line.id, "edge", f'"{zone}" is not known: {_known(frame.zones)}', line.noun)
            if isinstance(piece, Offset) and piece.offset not in ids:
                yield Problem(file, line.id, "offset", f'"{piece.offset}" is the id of no line', line.noun)
        for key in ("join_start", "join_end"):
            name = getattr(line.geometry, key)
            if name is not None and name not in ids:
                yield Problem(file, line.id, key, f'"{name}" is the id of no line', line.noun)


def _unknown_of_areas(
    areas: Collection[tuple[str, Area]], files: Mapping[str, Recipe], frame: FrameFile, lines: Collection[str]
) -> Iterator[Problem]:
    grounds = [one for one in files.values() if isinstance(one, TerritoriesFile)]
    seats = {name for one in grounds for name in one.seats}
    islands = {name for one in grounds for name in one.islands}
    entities = {area.entity for _, area in areas if isinstance(area, Territory)}
    for file, area in areas:
        if area.layer not in frame.layers:
            yield Problem(file, area.id, "layer", f'"{area.layer}" is not known: {_known(frame.layers)}', area.noun)
        for name in (name for name in area.seats if name not in seats and not _is_place(name)):
            message = f'"{name}" is no group of seats, and no place: expected "lon lat name; how it was placed"'
            yield Problem(file, area.id, "seats", message, area.noun)
        for name in sorted(set(area.islands) - islands):
            yield Problem(file, area.id, "islands", f'"{name}" is not known: {_known(islands)}', area.noun)
        if isinstance(area, Overlay):
            for name in sorted(set(area.lines) - set(lines)):
                yield Problem(file, area.id, "lines", f'"{name}" is the id of no line', area.noun)
            for name in sorted(set(area.within) - entities):
                yield Problem(file, area.id, "within", f'"{name}" is the entity of no territory', area.noun)


def _is_place(text: str) -> bool:
    try:
        Place.read(text)
    except ValueError:
        return False
    return True


def _unknown_of_provinces(file: str, recipe: ProvincesFile) -> Iterator[Problem]:
    named = Counter(name for province in recipe.province for name in province.districts)
    for name in (name for name, times in named.items() if times > 1):
        yield Problem(file, name, "", "stands in two provinces", "district")
    for name in sorted(named.keys() ^ recipe.districts.keys()):
        yield Problem(file, name, "", "has no place, or no province", "district")
    provinces = {province.id for province in recipe.province}
    for number, item in enumerate(recipe.transfer, start=1):
        unknown = [("to", {item.to} - provinces), ("from", set(item.source) - provinces)]
        for key, names in [*unknown, ("districts", set(item.districts) - recipe.districts.keys())]:
            for name in sorted(names):
                yield Problem(file, f"number {number}", key, f'"{name}" is unknown', item.noun)
