"""Make the base map, ``layers/base/``: shores, lakes, rivers, relief, and ORIGIN.json."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

from geo.derive.base.feature import base_text
from geo.derive.base.lakes import lakes
from geo.derive.base.origin import origin_text
from geo.derive.base.relief import relief
from geo.derive.base.rivers import rivers
from geo.derive.base.shores import land, world
from geo.derive.recipes import read_recipes
from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from geo.derive.recipes.base import BaseFile, Lake, River

__all__ = ["derive_base"]

_QUALITY = 80
"""Of the picture, as JPEG counts: the relief is soft, and shows no blocks at this."""


def derive_base(layers: Path) -> dict[Path, bytes]:
    """Make every file of the base map, and the record of where each comes from. Nothing is written.

    Parameters
    ----------
    layers : Path
        The folder ``layers``; its ``recipes/base.toml`` is read.

    Returns
    -------
    dict[Path, bytes]
        Path of the file → its content; the same packages and recipe give the same bytes. ``world.geojson`` travels
        in the package too.

    Raises
    ------
    DataError
        Recipes are at fault, or name rivers and lakes that the data do not have.
    """
    recipe = read_recipes(layers).base
    file = str(layers / "recipes" / "base.toml")
    if recipe is None:
        raise DataError([Problem(file, "", "", "is missing: expected the region of the base map")])
    problems: list[Problem] = []

    def fault(entry: River | Lake, message: str) -> None:
        problems.append(Problem(file, entry.name or "without a name", "", message, entry.noun))

    texts = {
        "land.geojson": base_text(land(recipe)),
        "world.geojson": base_text(world(recipe.world), credit=recipe.world.credit),
        "lakes.geojson": base_text(lakes(recipe, fault)),
        "rivers.geojson": base_text(rivers(recipe, fault)),
    }
    if problems:
        raise DataError(problems)
    files = {name: text.encode() for name, text in texts.items()}
    files |= {"relief.jpg": _picture(recipe), "relief.json": _bounds(recipe)}
    files["ORIGIN.json"] = origin_text(recipe, files).encode()
    return {layers / "base" / name: content for name, content in files.items()}


def _picture(recipe: BaseFile) -> bytes:
    drawn = io.BytesIO()
    relief(recipe.bounds, recipe.relief).save(drawn, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return drawn.getvalue()


def _bounds(recipe: BaseFile) -> bytes:
    bounds = dict(zip(("west", "south", "east", "north"), recipe.bounds, strict=True))
    return (json.dumps(bounds, indent=2) + "\n").encode()
