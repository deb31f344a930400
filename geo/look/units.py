"""Unit boxes after NATO APP-6: what a unit fights as, how large it is, whether it is a headquarters.

The drawings are in ``units.json``, made by `geo.derive.sources.app6`; only the colour of a box is the party's.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Piece = tuple[str, bool, float] | tuple[str, float, float, float]
"""A stroke: SVG path data, whether its inside is ink, and its width; or a word: text, x, y, size."""


ECHELONS: Mapping[str, str] = {
    "front": "front, a group of armies", "army": "army", "corps": "corps", "division": "division",
    "brigade": "brigade", "regiment": "regiment", "battalion": "battalion", "company": "company", "platoon": "platoon",
}  # fmt: skip
"""What the marks above a box say, the largest first."""

BRANCHES: Mapping[str, str] = {
    "combined_arms": "combined arms", "infantry": "infantry", "motorised_infantry": "motorised infantry",
    "mechanised": "mechanised troops", "armour": "tanks", "cavalry": "cavalry",
    "cavalry_mechanised": "cavalry and mechanised troops", "artillery": "artillery",
    "anti_aircraft": "anti-aircraft artillery", "engineer": "engineers", "airborne": "airborne troops",
    "naval_infantry": "naval infantry", "navy": "navy", "aviation": "aviation", "border_guard": "border guards",
    "fortress": "fortress troops", "railway": "railway troops",
}  # fmt: skip
"""What the pictures within a box say."""


def signs(echelon: str | None, branch: str | None, *, headquarters: bool) -> tuple[str, ...]:
    """Return the words for what the box of a unit shows: first what stands within it, then the marks around it.

    >>> signs("division", "cavalry", headquarters=True)
    ('cavalry', 'division', 'headquarters')
    """
    drawn = branch if _parts()["branches"].get(branch) else None  # a box that is left empty says nothing
    said = (BRANCHES.get(drawn or ""), ECHELONS.get(echelon or ""), "headquarters" if headquarters else None)
    return tuple(word for word in said if word)


def sign(word: str) -> tuple[Piece, ...]:
    """Return the drawing of one of these `signs` alone: a box that has nothing else."""
    branch = next((key for key, it in BRANCHES.items() if it == word), None)
    echelon = next((key for key, it in ECHELONS.items() if it == word), None)
    return pieces(echelon, branch, headquarters=not branch and not echelon)


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
