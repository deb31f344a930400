"""Recipes and base data → the text of the layer files: draw, divide, measure, write."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Any

from geo.derive.borders.features import border_features
from geo.derive.borders.land import read_land
from geo.derive.borders.lines import draw_lines
from geo.derive.borders.mesh import build_mesh
from geo.derive.feature import Feature, measured
from geo.derive.ground.features import ground_features
from geo.derive.provinces.features import province_features
from geo.derive.railways.features import railway_features
from geo.derive.recipes import Division, read_recipes
from geo.derive.territories.divided import Divided
from geo.derive.territories.features import area_features
from geo.errors import DataError, Problem
from geo.layers.write import layer_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["derive"]

BORDERS = "borders"
"""Id of the layer of border lines."""

Made = dict[str, list[Feature]]
"""Features by layer id."""


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

    Raises
    ------
    DataError
        Recipes are at fault; it names every fault that can be seen before the drawing begins.
    """
    recipes = read_recipes(layers)
    made: Made = {}
    heads: dict[str, dict[str, Any]] = {}
    if recipes.division:
        heads |= {name: head.model_dump(exclude_unset=True) for name, head in recipes.division.heads.items()}
        made |= _divided(recipes.division)
    for line in recipes.railways:
        made.setdefault(line.layer, []).extend(railway_features(line))
    if recipes.provinces:
        heads[recipes.provinces.layer] = recipes.provinces.head.model_dump(exclude_unset=True)
        states = list(chain.from_iterable(made.values()))
        file = str(layers / "recipes" / "provinces.toml")
        made[recipes.provinces.layer] = province_features(recipes.provinces, states, file)
    if recipes.division:
        bounds = recipes.division.frame.bounds
        made = {name: [measured(it, bounds) for it in features] for name, features in made.items()}
    series = recipes.ground.series if recipes.ground else ()
    drawn = _drawn_by_hand(layers, [*made, *(one.layer for one in series)], heads)
    for one in series:  # vague by tens of kilometres: a size would pretend
        file = str(layers / f"{one.layer}.geojson")
        made.setdefault(one.layer, []).extend(ground_features(one, drawn[one.layer]["features"], file))
    return {
        layers / f"{name}.geojson": layer_text(
            {"atlas": heads.get(name) or drawn[name]["atlas"], "features": [*features, *drawn[name]["features"]]}
        )
        for name, features in made.items()
    }


def _divided(division: Division) -> Made:
    """Make territories, overlays and borders."""
    mesh = build_mesh(read_land(division.frame), draw_lines(division))
    made: Made = {name: [] for name in division.heads}
    for layer, feature in area_features(Divided(division, mesh)):
        made[layer].append(feature)
    made.setdefault(BORDERS, []).extend(border_features(division, mesh))
    return made


def _drawn_by_hand(
    layers: Path, names: Iterable[str], heads: Mapping[str, Mapping[str, Any]]
) -> dict[str, dict[str, Any]]:
    """Read of each layer its head, and the features that no recipe made."""
    found: dict[str, dict[str, Any]] = {}
    problems = []
    for name in dict.fromkeys(names):
        file = layers / f"{name}.geojson"
        try:
            content = json.loads(file.read_text(encoding="utf-8")) if file.is_file() or name not in heads else {}
            features = [it for it in content.get("features", []) if "recipe" not in it["properties"]]
            found[name] = {"atlas": content.get("atlas", {}), "features": features}
        except FileNotFoundError:
            message = "is missing: expected the layer that a recipe names, or its head in frame.toml"
            problems.append(Problem(str(file), "", "", message))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            problems.append(Problem(str(file), "", "", f"is no layer that can be read: {error!r}"))
    if problems:
        raise DataError(problems)
    return found
