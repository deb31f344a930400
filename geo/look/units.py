"""Unit boxes after NATO APP-6: what a unit fights as, how large it is, whether it is a headquarters.

The drawings are in ``units.json``, made by `geo.derive.sources.app6`; only the colour of a box is the party's.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

Piece = tuple[str, bool, float] | tuple[str, float, float, float]
"""A stroke: SVG path data, whether its inside is ink, and its width; or a word: text, x, y, size."""


def pieces(echelon: str | None, branch: str | None, *, headquarters: bool) -> tuple[Piece, ...]:
    """Return the drawing of a box: in a square of 200 units, its frame from 25 to 175 across and 50 to 150 down.

    Parameters
    ----------
    echelon, branch
        As in a layer file; None where it is not known. A branch that has no picture leaves the box empty.
    headquarters
        Whether it has a staff.

    Returns
    -------
    tuple of Piece
        The first is the frame.

    >>> [len(pieces(echelon, "infantry", headquarters=False)) for echelon in (None, "regiment")]
    [2, 5]
    """
    parts = _parts()
    staff = parts["staff"] if headquarters else []
    found = [*parts["frame"], *parts["branches"].get(branch, []), *staff, *parts["echelons"].get(echelon, [])]
    return tuple(tuple(piece) for piece in found)


@cache
def _parts() -> dict[str, Any]:
    parts: dict[str, Any] = json.loads(Path(__file__).with_name("units.json").read_text(encoding="utf-8"))
    return parts
