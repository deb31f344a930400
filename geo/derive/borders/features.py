"""Make the features of the border lines themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from geo.derive.feature import Feature, feature
from geo.derive.recipes.borders import ShownLine
from geo.errors import DataError
from geo.look.kinds import BORDER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.derive.borders.mesh import Mesh
    from geo.derive.recipes import Division

__all__ = ["border_features"]


def border_features(division: Division, mesh: Mesh) -> Iterator[Feature]:
    """Make a feature of each border line that is shown.

    Parameters
    ----------
    division : Division
        As read from ``layers/recipes``.
    mesh : Mesh
        Lines and shores, noded.

    Yields
    ------
    Feature
        The line on land, vertex by vertex the outline of the territories beside it; with ``recipe`` and ``treaty``.

    Raises
    ------
    DataError
        No part of a line lies on land.
    """
    for line in (line for line in division.lines if isinstance(line, ShownLine)):
        pieces = mesh.on_land(line.id)
        if not pieces:
            raise DataError([division.fault(line, "geometry", "no part of it lies on land")])
        properties = {
            "names": {},
            "end_date": None,
            "claims": [],
            "accounts": [],
            **line.said(),
            "kind": BORDER,
            "party": None,
            "recipe": line.id,
        }
        yield feature(f"border-{line.id}", shapely.line_merge(shapely.multilinestrings(pieces)), properties)
