"""``layers/`` → Atlas. Every fault is reported, a feature with a fault is left out."""

from __future__ import annotations

import gc
import json
import re
import tomllib
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

import shapely

from geo.dates import parse
from geo.errors import CommandError, DataError, Problem
from geo.layers import checks
from geo.layers.atlas import Atlas
from geo.layers.claims import read_claims
from geo.layers.faults import validated
from geo.layers.layer import Layer
from geo.layers.schema import AtlasFile, Feature, LayerHead
from geo.layers.shapes import geometry
from geo.layers.values import SLUG
from geo.sources.citations import Source
from geo.sources.csl import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNREAD = AtlasFile(title="-", start_date="0001", end_date="9999", parties={}, groups={}, maps={})
"""Stands in for an ``atlas.toml`` with faults, so that the layers are read and checked all the same."""


def read_atlas(folder: str | Path) -> Atlas:
    """Read a folder of layers and check it: `geo.read_atlas` without the maps, and with its errors."""
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
    last_day = parse(file.end_date).last
    with _collector_at_rest():
        layers = [layer for path in sorted(folder.glob("*.geojson")) if (layer := _layer(path, last_day, problems))]
    groups = list(file.groups)
    layers.sort(key=lambda it: (groups.index(it.head.group) if it.head.group in groups else len(groups),
                                it.head.order, it.id))  # fmt: skip
    atlas = Atlas(
        folder=folder,
        file=file,
        layers={layer.id: layer for layer in layers},
        sources={source.id: source for source in _sources(folder / "bibliography.json", problems)},
        claims=read_claims(folder / "claims.csv", problems),
    )
    unread = {Path(problem.file).name for problem in problems}
    return atlas, sorted({*problems, *checks.check(atlas, unread=unread)})


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Hold back the search for circles: among millions of coordinates it takes half the time, and finds none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _atlas_file(path: Path, problems: list[Problem]) -> AtlasFile:
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(Problem(str(path), "", "", f"not TOML: {error}"))
        return _UNREAD
    return validated(AtlasFile, raw, (str(path), "", ""), problems) or _UNREAD


def _layer(path: Path, last_day: int, problems: list[Problem]) -> Layer | None:
    if not re.fullmatch(SLUG, path.stem):
        message = f'"{path.stem}" is not the id of a layer: expected a-z, 0-9, and _ or - between them'
        problems.append(Problem(str(path), "", "", message))
        return None
    content = path.read_bytes()
    collection = _json(path, content, problems)
    if collection is None:
        return None
    if not isinstance(collection, dict) or collection.get("type") != "FeatureCollection":
        problems.append(Problem(str(path), "", "type", 'expected a GeoJSON object with "type": "FeatureCollection"'))
        return None
    head = validated(LayerHead, collection.get("atlas", {}), (str(path), "", "atlas"), problems)
    features = collection.get("features")
    if not isinstance(features, list):
        problems.append(Problem(str(path), "", "features", "expected a list"))
        return None
    rows = [_row(raw, number, path, problems) for number, raw in enumerate(features, 1)]
    if head is None:
        return None
    whole = tuple({"end_day": last_day} | row for row in rows if row is not None)
    return Layer(path.stem, head, whole, blake2b(content).hexdigest())


def _json(path: Path, content: bytes, problems: list[Problem]) -> Any:  # noqa: ANN401
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        problems.append(Problem(str(path), "", "", f"not JSON: {error}"))
        return None


def _row(raw: object, number: int, path: Path, problems: list[Problem]) -> dict[str, Any] | None:
    """Return a feature as a row, without ``end_day`` where it lasts to the end of the atlas."""
    name = str(raw.get("id", f"number {number}")) if isinstance(raw, dict) else f"number {number}"
    feature = validated(Feature, raw, (str(path), name, ""), problems)
    shape = _geometry(raw, (str(path), name), problems)
    if feature is None or shape is None:
        return None
    properties = feature.properties
    end = properties.end
    return properties.model_dump() | {
        "id": feature.id,
        "layer": path.stem,
        "start_day": properties.start.first,
        **({"end_day": end.last} if end else {}),
        "geometry": shape,
    }


def _geometry(raw: object, place: tuple[str, str], problems: list[Problem]) -> shapely.Geometry | None:
    shape = raw.get("geometry") if isinstance(raw, dict) else None
    if not isinstance(shape, dict):
        return None  # the model has said so
    try:
        return geometry(shape)
    except (shapely.GEOSException, ValueError) as error:
        problems.append(Problem(*place, "geometry", str(error)))
        return None


def _sources(path: Path, problems: list[Problem]) -> Iterator[Source]:
    if not path.is_file():
        problems.append(Problem(str(path), "", "", "is missing: expected a CSL-JSON array"))
        return
    items = _json(path, path.read_bytes(), problems)
    if not isinstance(items, list):
        if items is not None:
            problems.append(Problem(str(path), "", "", f"expected a CSL-JSON array, got {type(items).__name__}"))
        return
    seen: set[str] = set()
    for number, raw in enumerate(items, 1):
        name = str(raw.get("id", f"number {number}")) if isinstance(raw, dict) else f"number {number}"
        item = validated(Item, raw, (str(path), name[:40], ""), problems, "work")
        if item is None:
            continue
        if item.id in seen:
            problems.append(Problem(str(path), item.id, "id", "is used twice", "work"))
            continue
        seen.add(item.id)
        yield Source({key: value for key, value in raw.items() if value is not None})
