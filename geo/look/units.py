"""Unit boxes after NATO APP-6: what a unit fights as, how large it is, whether it is a headquarters.

The symbols are those of `milsymbol`; only the colour of the frame is the party's. The door to that package.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import milsymbol

if TYPE_CHECKING:
    from collections.abc import Sequence

_ECHELONS = {"platoon": "14", "company": "15", "battalion": "16", "regiment": "17", "brigade": "18", "division": "21",
             "corps": "22", "army": "23", "front": "24"}  # fmt: skip
"""Amplifiers of APP-6(D), table 4: a front is an army group."""

_BRANCHES = {
    "combined_arms": "1210000000", "infantry": "1211000000", "motorised_infantry": "1211040000",
    "mechanised": "1211020000", "armour": "1205000000", "cavalry": "1213000000", "cavalry_mechanised": "1210000000",
    "artillery": "1303000000", "anti_aircraft": "1301000000", "engineer": "1407000000", "airborne": "1211000001",
    "naval_infantry": "1211010000", "aviation": "1208000000", "border_guard": "1417000000", "railway": "1636000000",
}  # fmt: skip
"""Entities and modifiers of land units; a branch that has none of its own there leaves the box empty."""

_NO_BRANCH = "1400000000"
_SVG = "{http://www.w3.org/2000/svg}"


def sidc(echelon: str | None, branch: str | None, *, headquarters: bool) -> str:
    """Return the symbol identification code of a land unit, in use, of no declared side.

    >>> sidc("army", "combined_arms", headquarters=True)
    '10031002231210000000'
    >>> sidc(None, "navy", headquarters=False)
    '10031000001400000000'
    """
    staff = "2" if headquarters else "0"
    return f"1003100{staff}{_ECHELONS.get(echelon or '', '00')}{_BRANCHES.get(branch or '', _NO_BRANCH)}"


@cache
def pieces(code: str) -> tuple[tuple[Any, ...], ...]:
    """Return the drawing of a symbol: in a square of 200 units, its frame from 25 to 175 across and 50 to 150 down.

    Returns
    -------
    tuple of tuple
        ``(path, filled, width)`` of each stroke, SVG path data, whether its inside is ink, and its width; the first is
        the frame. A word in a box is ``(text, x, y, size)``.
    """
    root = ET.fromstring(milsymbol.Symbol(code, size=30).as_svg())  # noqa: S314 (made by a library, not read)
    return tuple(_pieces(root, {"fill": "none", "stroke-width": "3"}))


def _pieces(node: ET.Element, given: dict[str, str]) -> Sequence[tuple[Any, ...]]:
    style = given | {key: node.attrib[key] for key in given if key in node.attrib}
    tag = node.tag.removeprefix(_SVG)
    inked = style["fill"] == "black"
    width = float(style["stroke-width"])
    if tag == "path":
        return [(node.attrib["d"], inked, width)]
    if tag == "circle":
        x, y, r = (float(node.attrib[key]) for key in ("cx", "cy", "r"))
        return [(f"M{x - r:g},{y:g}a{r:g},{r:g} 0 1 0 {2 * r:g},0a{r:g},{r:g} 0 1 0 {-2 * r:g},0z", inked, width)]
    if tag == "text":
        return [(node.text or "", float(node.attrib["x"]), float(node.attrib["y"]), float(node.attrib["font-size"]))]
    return [piece for child in node for piece in _pieces(child, style)]
