"""Pages that need not be made again: each says at its end what it was made from, and what it holds."""

from __future__ import annotations

import json
import re
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.layers.sheet import Sheet
    from geo.page.basemap import BaseMap
    from geo.page.finding import Other

_MADE_BY = ("branca", "django-js-lib-leaflet", "folium", "numpy", "pydantic", "quickjs-ng", "shapely")
"""Packages that have a part in the bytes of a page."""
_MARK = re.compile(r"<!-- made from ([0-9a-f]{32}) as ([0-9a-f]{32}) -->\n$")
_MARK_LENGTH = 88


def origin(sheet: Sheet, ground: BaseMap, beside: Sequence[Other] = ()) -> str:
    """Return a digest of all that the page of a map is made from: its layers, the atlas, the base map, this package.

    And what its search finds on the maps `beside` it.
    """
    works = json.dumps([dict(source.item) for source in sheet.sources.values()], ensure_ascii=True)
    layers = [f"{layer.id} {layer.digest}" for layer in sheet.layers]
    told = [_engine(), sheet.id, sheet.file.model_dump_json(), str(sheet.has_register), works, *layers, ground.digest,
            *map(_told, beside)]  # fmt: skip
    return _digest(text.encode() for text in told)


def marked(page: str, made_from: str) -> str:
    """Return a page with the mark that `stands` looks for."""
    return f"{page}<!-- made from {made_from} as {_digest([page.encode()])} -->\n"


def stands(path: Path, made_from: str) -> bool:
    """Tell whether a page is there that was made from the same, and is still as it was made."""
    if not path.is_file():
        return False
    content = path.read_bytes()
    found = _MARK.search(content[-_MARK_LENGTH:].decode("ascii", "replace"))
    return found is not None and found.groups() == (made_from, _digest([content[:-_MARK_LENGTH]]))


def _digest(parts: Iterable[bytes]) -> str:
    whole = blake2b(digest_size=16)
    for part in parts:
        whole.update(len(part).to_bytes(8, "big") + part)
    return whole.hexdigest()


def _told(other: Other) -> str:
    row = {key: value for key, value in other.row.items() if key != "geometry"}
    return json.dumps([other.map_id, other.day, row], default=str)


def _file(path: Path) -> str:
    return f"{path.name} {_digest([path.read_bytes()])}"


@cache
def _engine() -> str:
    """Return a digest of this package, and of the versions of those that have a part in a page."""
    package = Path(__file__).parents[1]
    files = sorted(path for path in package.rglob("*") if path.is_file() and path.suffix != ".pyc")
    made_by = (f"{name} {version(name)}".encode() for name in _MADE_BY)
    return _digest([*made_by, *(f"{path.relative_to(package)} {_file(path)}".encode() for path in files)])
