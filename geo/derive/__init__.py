"""Authoring: recipes and base data → layer files. The page side never imports this package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.derive.borders import border_features
from geo.derive.faces import build_network
from geo.derive.ground import ground_features
from geo.derive.land import read_land
from geo.derive.lines import draw_lines
from geo.derive.measured import measured
from geo.derive.provinces import province_features
from geo.derive.railways import railway_features
from geo.derive.recipes import read_recipes
from geo.derive.territories import Divided, area_features
from geo.layers.write import layer_text

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["derive"]


def derive(layers: Path) -> dict[Path, str]:
    """Make the text of every layer file that comes from recipes. Nothing is written.

    Parameters
    ----------
    layers : Path
        The folder ``layers``, with its ``recipes``.

    Returns
    -------
    dict[Path, str]
        Path of the file → its new text. Features of the file without the property ``recipe`` are kept, behind those
        that have it.
    """
    recipes = read_recipes(layers / "recipes")
    network = build_network(read_land(recipes.frame), draw_lines(recipes))
    made: dict[str, list[dict[str, Any]]] = {name: [] for name in recipes.layers}
    for layer, feature in area_features(Divided(recipes, network)):
        made[layer].append(feature)
    made["borders"].extend(border_features(recipes, network))
    made |= railway_features(layers / "recipes" / "railways")
    heads: dict[str, Any] = {name: dict(head) for name, head in recipes.layers.items()}
    layer, head, provinces = province_features(layers / "recipes" / "provinces.toml", made["manchukuo"])
    heads[layer], made[layer] = head, provinces
    sized = {name: [measured(it, recipes.frame["bounds"]) for it in features] for name, features in made.items()}
    sized |= ground_features(layers)  # vague by tens of kilometres: a size would pretend
    files = {name: layers / f"{name}.geojson" for name in sized}
    return {file: _text(file, heads.get(name), sized[name]) for name, file in files.items()}


def _text(file: Path, head: dict[str, Any] | None, features: list[dict[str, Any]]) -> str:
    old = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {"atlas": {}, "features": []}
    kept = [feature for feature in old["features"] if "recipe" not in feature["properties"]]
    return layer_text({"atlas": head or old["atlas"], "features": [*features, *kept]})
