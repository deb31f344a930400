"""``layers/`` → Atlas. Every fault is reported, a feature with a fault is left out."""

from __future__ import annotations

import csv
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import shapely
from pydantic import BaseModel, ValidationError

from geo.errors import CommandError, DataError, Problem
from geo.layers import checks
from geo.layers.atlas import LAST_DAY, Atlas, Claim, Layer, frame_of
from geo.layers.schema import AtlasFile, Feature, LayerHead
from geo.sources.citations import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_M = TypeVar("_M", bound=BaseModel)
_CLAIM_COLUMNS = ("id", "section", "summary", "start_date", "source", "pages", "layer", "mappable")
_MORE_CLAIM_COLUMNS = ("end_date", "place_names", "modern_names", "reason")


def read_atlas(folder: str | Path) -> Atlas:
    """Read a folder of layers and check it.

    Parameters
    ----------
    folder
        The folder that holds ``atlas.toml``, ``bibliography.json`` and the layer files.

    Returns
    -------
    Atlas
        Sound in every respect that `geo.layers.checks` knows.

    Raises
    ------
    CommandError
        If there is no such folder, or no ``atlas.toml`` in it.
    DataError
        If the data has faults; it names them all.
    """
    atlas, problems = survey(folder)
    if problems:
        raise DataError(problems)
    return atlas


def survey(folder: str | Path) -> tuple[Atlas, list[Problem]]:
    """Read what can be read, and say all that is wrong with the rest."""
    folder = Path(folder)
    if not (folder / "atlas.toml").is_file():
        message = f"{folder}: expected a folder of layers with an atlas.toml in it"
        raise CommandError(message)
    problems: list[Problem] = []
    file = _atlas_file(folder / "atlas.toml", problems)
    layers = [layer for path in sorted(folder.glob("*.geojson")) if (layer := _layer(path, problems))]
    groups = list(file.groups)
    layers.sort(key=lambda it: (groups.index(it.head.group) if it.head.group in groups else len(groups),
                                it.head.order, it.id))  # fmt: skip
    atlas = Atlas(
        folder=folder,
        file=file,
        layers={layer.id: layer for layer in layers},
        sources={source.id: source for source in _sources(folder / "bibliography.json", problems)},
        claims={claim.id: claim for claim in _claims(folder / "claims.csv", problems)},
    )
    return atlas, sorted({*problems, *checks.check(atlas, whole=not problems)})


def _atlas_file(path: Path, problems: list[Problem]) -> AtlasFile:
    try:
        return AtlasFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        problems.append(Problem(str(path), "", "", f"not TOML: {error}"))
    except ValidationError as error:
        problems.extend(_faults(str(path), "", error))
    return AtlasFile(title="-", parties={}, groups={}, maps={})


def _layer(path: Path, problems: list[Problem]) -> Layer | None:
    collection = _json(path, problems)
    if collection is None:
        return None
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        problems.append(Problem(str(path), "", "type", 'expected a GeoJSON object with "type": "FeatureCollection"'))
        return None
    head = _model(LayerHead, collection.get("atlas", {}), (str(path), "", "atlas"), problems)
    features = collection.get("features")
    if not isinstance(features, list):
        problems.append(Problem(str(path), "", "features", "expected a list"))
        return None
    rows = [row for index, raw in enumerate(features) if (row := _row(raw, index, path, problems)) is not None]
    if head is None:
        return None
    return Layer(path.stem, head, frame_of(rows))


def _json(path: Path, problems: list[Problem]) -> Any:  # noqa: ANN401
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(str(path), "", "", f"not JSON: {error}"))
        return None


def _row(raw: object, index: int, path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    name = str(raw.get("id", f"number {index + 1}")) if isinstance(raw, dict) else f"number {index + 1}"
    feature = _model(Feature, raw, (str(path), name, ""), problems)
    geometry = _geometry(raw, (str(path), name), problems)
    if feature is None or geometry is None:
        return None
    properties = feature.properties
    row = properties.model_dump()
    return row | {
        "id": feature.id,
        "layer": path.stem,
        "start_day": properties.start.first,
        "end_day": properties.end.last if properties.end else LAST_DAY,
        "geometry": geometry,
    }


def _geometry(raw: object, place: tuple[str, str], problems: list[Problem]) -> shapely.Geometry | None:
    shape = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(shape, dict):
        return None  # the model has said so
    try:
        return shapely.from_geojson(json.dumps(shape))
    except (shapely.GEOSException, ValueError) as error:
        problems.append(Problem(*place, "geometry", str(error)))
        return None


def _model(model: type[_M], raw: object, place: tuple[str, str, str], problems: list[Problem]) -> _M | None:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        problems.extend(_faults(place[0], place[1], error, place[2]))
        return None


def _faults(file: str, feature: str, error: ValidationError, within: str = "") -> Iterator[Problem]:
    for fault in error.errors(include_url=False):
        path = [part for part in fault["loc"] if part != "properties"]
        field = ".".join(str(part) for part in ([within, *path] if within else path))
        message = fault["msg"].removeprefix("Value error, ")
        got = json.dumps(fault["input"], ensure_ascii=False, default=str)
        if fault["type"] == "missing":
            message, got = "is missing", ""
        shown = f": got {got}" if got and fault["type"] != "value_error" and len(got) < 80 else ""  # noqa: PLR2004
        yield Problem(file, feature, field, f"{message[0].lower()}{message[1:]}{shown}")


def _sources(path: Path, problems: list[Problem]) -> Iterator[Source]:
    if not path.is_file():
        problems.append(Problem(str(path), "", "", "is missing: expected a CSL-JSON array"))
        return
    seen: set[str] = set()
    for item in _json(path, problems) or []:
        if not isinstance(item, dict) or not {"id", "type", "title"} <= item.keys():
            problems.append(Problem(str(path), str(item)[:40], "", "expected a CSL item with id, type and title"))
        elif item["id"] in seen:
            problems.append(Problem(str(path), item["id"], "id", "is used twice"))
        else:
            seen.add(item["id"])
            yield Source(item)


def _claims(path: Path, problems: list[Problem]) -> Iterator[Claim]:
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines)
        missing = [column for column in _CLAIM_COLUMNS if column not in (table.fieldnames or [])]
        if missing:
            problems.append(Problem(str(path), "", ", ".join(missing), "is missing in the first line"))
            return
        for row in table:
            yield Claim(**{column: row.get(column) or "" for column in (*_CLAIM_COLUMNS, *_MORE_CLAIM_COLUMNS)})
