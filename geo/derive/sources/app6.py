"""Read the drawings of unit boxes, NATO APP-6, from the package milsymbol, and keep what boxes are made of.

``python -m geo.derive.sources.app6`` writes ``geo/look/units.json``: the frame, a picture a branch, marks an echelon
and the staff of a headquarters. A box is these, one over another.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from xml.etree import ElementTree as ET

import milsymbol

from geo.layers.schema import Branch, Echelon

if TYPE_CHECKING:
    from collections.abc import Sequence

TABLE = Path(__file__).parents[2] / "look" / "units.json"

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


def drawing(code: str) -> list[Any]:
    """Return the drawing of a symbol as strokes and words, see `geo.look.units.pieces`; the first is the frame."""
    root = ET.fromstring(milsymbol.Symbol(code, size=30).as_svg())  # noqa: S314 (made by a library, not read)
    return [list(piece) for piece in _pieces(root, {"fill": "none", "stroke-width": "3"})]


def table() -> str:
    """Return the text of the table of boxes."""

    def beyond_frame(echelon: str | None = None, branch: str | None = None, *, staff: bool = False) -> list[Any]:
        return drawing(sidc(echelon, branch, headquarters=staff))[1:]

    parts = {
        "frame": drawing(sidc(None, None, headquarters=False)),
        "branches": {name: beyond_frame(branch=name) for name in get_args(Branch)},
        "staff": beyond_frame(staff=True),
        "echelons": {name: beyond_frame(name) for name in get_args(Echelon)},
    }
    return json.dumps(parts, indent=1) + "\n"


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


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
