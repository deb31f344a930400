"""Make the features of the border lines themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import shapely

from geo.errors import DataError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.derive.faces import Network
    from geo.derive.recipes import Recipes

__all__ = ["border_features"]

Feature = dict[str, Any]


def border_features(recipes: Recipes, network: Network) -> Iterator[Feature]:
    """Make a feature of each border line that is shown.

    Parameters
    ----------
    recipes : Recipes
        As read from ``layers/recipes``.
    network : Network
        Lines and shores, noded.

    Yields
    ------
    Feature
        The line on land, vertex by vertex the outline of the territories beside it; with ``recipe`` and ``treaty``.
    """
    for line in (line for line in recipes.lines if line.shown):
        pieces = network.on_land(line.id)
        if not pieces:
            raise DataError([Problem("layers/recipes/borders", line.id, "geometry", "no part of it lies on land")])
        shape = shapely.line_merge(shapely.multilinestrings(pieces))
        properties = {
            "names": {},
            "start_date": "1905",
            "end_date": None,
            "claims": [],
            "accounts": [],
            **line.texts,
            "kind": "border",
            "party": None,
            "recipe": line.id,
        }
        geometry = shapely.geometry.mapping(shape)
        yield {"type": "Feature", "id": f"border-{line.id}", "geometry": geometry, "properties": properties}
