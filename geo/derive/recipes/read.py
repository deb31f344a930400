"""Read the folder of recipes: ``layers/recipes/`` → values. Every fault of every file is said in one run."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ConfigDict, ValidationError

from geo.derive.recipes.agree import disagreements
from geo.derive.recipes.areas import Area, OverlaysFile, TerritoriesFile
from geo.derive.recipes.base import BaseFile
from geo.derive.recipes.borders import BordersFile, Line
from geo.derive.recipes.faults import faults_of
from geo.derive.recipes.frame import Frame, FrameFile
from geo.derive.recipes.ground import GroundFile
from geo.derive.recipes.model import Days, Edtf, Recipe
from geo.derive.recipes.provinces import ProvincesFile
from geo.derive.recipes.railways import RailwayFile
from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.derive.place import Place
    from geo.layers.schema import LayerHead

__all__ = ["Division", "Recipes", "read_recipes"]

_R = TypeVar("_R", bound=Recipe)

_FILES: Mapping[str, type[Recipe]] = {
    "base.toml": BaseFile,
    "frame.toml": FrameFile,
    "ground.toml": GroundFile,
    "overlays.toml": OverlaysFile,
    "provinces.toml": ProvincesFile,
    "territories.toml": TerritoriesFile,
}
_FOLDERS: Mapping[str, type[Recipe]] = {"borders": BordersFile, "railways": RailwayFile}


class _Lasting(Recipe):
    """What the derivation wants of ``atlas.toml``: the first and the last day."""

    model_config = ConfigDict(extra="ignore")

    start_date: Edtf
    end_date: Edtf


@dataclass(frozen=True)
class Division:
    """All that divides the land of a region.

    Attributes
    ----------
    frame
        The region.
    zones
        Groups of time zones.
    heads
        Of the layer files that are made.
    seats, islands
        Groups of seats; rings drawn in the sea.
    lines, areas
        Border lines, by the names of their files; territories, then overlays.
    days
        First and last day of the atlas.
    rivers
        The file of the base map's courses.
    files
        By noun and id, the file in which a line or an area stands.
    """

    frame: Frame
    zones: Mapping[str, tuple[str, ...]]
    heads: Mapping[str, LayerHead]
    seats: Mapping[str, tuple[Place, ...]]
    islands: Mapping[str, tuple[Place, ...]]
    lines: tuple[Line, ...]
    areas: tuple[Area, ...]
    days: Days
    rivers: Path
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def fault(self, entry: Line | Area, key: str, message: str) -> Problem:
        """Say a fault of a line or an area."""
        return Problem(self.files.get((entry.noun, entry.id), ""), entry.id, key, message, entry.noun)


@dataclass(frozen=True)
class Recipes:
    """All recipes of a folder; what it does not have is None or empty."""

    division: Division | None
    railways: tuple[RailwayFile, ...]
    provinces: ProvincesFile | None
    ground: GroundFile | None
    base: BaseFile | None


def read_recipes(layers: Path) -> Recipes:
    """Read the recipes of an atlas.

    Parameters
    ----------
    layers : Path
        The folder ``layers``: its ``recipes`` hold ``base.toml``, ``frame.toml``, ``territories.toml``,
        ``overlays.toml``, ``provinces.toml``, ``ground.toml``, ``borders/*.toml``, ``railways/*.toml``, each of which
        may be missing; its ``atlas.toml`` says which days the atlas spans.

    Returns
    -------
    Recipes
        Files of a folder in the order of their names.

    Raises
    ------
    DataError
        With every fault of every file: what is not TOML, what its model refuses, and, where each file is sound by
        itself, names that mean nothing.
    """
    problems: list[Problem] = []
    files = dict(_files(layers / "recipes", problems))
    problems = problems or list(disagreements(files))
    frame = _one(files, FrameFile)
    region = layers / "recipes" / "frame.toml"
    dividing = any(isinstance(one, BordersFile | TerritoriesFile | OverlaysFile) for one in files.values())
    if dividing and not region.is_file():
        problems.append(
            Problem(str(region), "", "", "is missing: expected the region that lines and territories divide")
        )
    lasting = _read(layers / "atlas.toml", _Lasting, problems) if frame else None
    if problems:
        raise DataError(problems)
    return Recipes(
        division=_division(layers, files, frame, lasting) if frame and lasting else None,
        railways=tuple(one for one in files.values() if isinstance(one, RailwayFile)),
        provinces=_one(files, ProvincesFile),
        ground=_one(files, GroundFile),
        base=_one(files, BaseFile),
    )


def _files(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Recipe]]:
    for path in sorted(folder.glob("*.toml")):
        if path.name not in _FILES:
            message = f"is no recipe that is known: expected one of {', '.join(_FILES)}"
            problems.append(Problem(str(path), "", "", message))
    models = [(folder / name, model) for name, model in _FILES.items() if (folder / name).is_file()]
    models += [(path, model) for name, model in _FOLDERS.items() for path in sorted((folder / name).glob("*.toml"))]
    for path, model in models:
        read = _read(path, model, problems)
        if read is not None:
            yield str(path), read


def _read(path: Path, model: type[_R], problems: list[Problem]) -> _R | None:
    raw = _toml(path, problems)
    if raw is None:
        return None
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(faults_of(str(path), model, raw, error))
        return None


def _toml(path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        problems.append(Problem(str(path), "", "", f"is not UTF-8: {error.reason} at byte {error.start}"))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(str(path), "", "", f"is not TOML: {error}"))
    except OSError as error:
        problems.append(Problem(str(path), "", "", f"cannot be read: {error.strerror}"))
    return None


def _one(files: Mapping[str, Recipe], model: type[_R]) -> _R | None:
    return next((one for one in files.values() if isinstance(one, model)), None)


def _division(layers: Path, files: Mapping[str, Recipe], frame: FrameFile, lasting: _Lasting) -> Division:
    grounds = _one(files, TerritoriesFile) or TerritoriesFile()
    overlays = _one(files, OverlaysFile) or OverlaysFile()
    lines = [(file, line) for file, one in files.items() if isinstance(one, BordersFile) for line in one.line]
    places = {("territory", it.id): "territories.toml" for it in grounds.territory}
    places |= {("overlay", it.id): "overlays.toml" for it in overlays.overlay}
    return Division(
        frame=frame.frame,
        zones=frame.zones,
        heads=frame.layers,
        seats=grounds.seats,
        islands=grounds.islands,
        lines=tuple(line for _, line in lines),
        areas=(*grounds.territory, *overlays.overlay),
        days=Days.between(lasting.start_date, lasting.end_date),
        rivers=layers / "base" / "rivers.geojson",
        files={(line.noun, line.id): file for file, line in lines}
        | {entry: str(layers / "recipes" / name) for entry, name in places.items()},
    )
