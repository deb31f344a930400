"""How each kind of feature is drawn, and in whose colour.

The page draws what it is told here: one table for the canvas, the legend and the pictures.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.layers.schema import Named

NEUTRAL = "#5b5048"
"""Colour of what belongs to no party: ink of the map, lightened."""

Glyph = Literal["dot", "square", "diamond", "star", "burst", "peak", "flag", "anchor", "chute", "box", "banner"]


@dataclass(frozen=True)
class Symbol:
    """The look of one kind.

    Attributes
    ----------
    label
        What the legend calls it.
    order
        Position in the stack; higher is nearer to the eye.
    fill
        Opacity of an area's wash, 0 for none.
    hatch
        Pattern over an area: ``""``, ``"lines"`` or ``"dots"``.
    line
        Style of a line or an outline: ``""``, ``"plain"``, ``"rail"``, ``"arrow"``, ``"front"`` (teeth on the left
        of the drawing direction, towards the enemy), ``"border"``.
    width
        Of the line, CSS pixels.
    dash
        Dash pattern, CSS pixels.
    glyph
        Marker of a point.
    labelled
        Whether the name is written on the map.
    min_zoom
        Zooms at which features of rank 1 to 4 appear.
    """

    label: str
    order: int
    fill: float = 0.0
    hatch: Literal["", "lines", "dots"] = ""
    line: Literal["", "plain", "rail", "arrow", "front", "border"] = ""
    width: float = 1.5
    dash: tuple[int, ...] = ()
    glyph: Glyph = "dot"
    labelled: bool = False
    min_zoom: tuple[int, int, int, int] = (0, 0, 0, 0)


_TOWNS = (4, 5, 7, 8)
_MARKS = (4, 6, 7, 8)

SYMBOLS: dict[str, Symbol] = {
    "territory": Symbol("Territory", 0, fill=0.36, labelled=True),
    "fishing_ground": Symbol("Fishing ground", 1, fill=0.18, hatch="dots", line="plain", width=1, dash=(3, 3)),
    "occupation": Symbol("Military occupation", 2, fill=0.10, hatch="lines", line="plain", width=1.2),
    "ground_held": Symbol("Ground held", 3, fill=0.24, line="plain", width=0.8),
    "claim": Symbol("Claim", 4, fill=0.06, hatch="lines", line="plain", width=1.8, dash=(7, 4)),
    "concession": Symbol("Concession", 5, fill=0.35, line="plain", glyph="diamond", labelled=True, min_zoom=_MARKS),
    "border": Symbol("Border", 6, line="border", width=1.7, dash=(9, 3, 2, 3)),
    "railway": Symbol("Railway", 7, line="rail", width=2.2),
    "road": Symbol("Road", 8, line="plain", width=1.4, dash=(5, 3)),
    "route": Symbol("Route", 9, line="arrow", width=2, dash=(7, 4)),
    "fortified_region": Symbol("Fortified region", 10, fill=0.25, hatch="lines", line="plain", width=1.4,
                               glyph="square", labelled=True, min_zoom=_MARKS),
    "position": Symbol("Position", 11, fill=0.16, line="plain", width=1.6, glyph="square", min_zoom=_MARKS),
    "front_line": Symbol("Front line (teeth to the enemy)", 12, line="front", width=2.2),
    "withdrawal": Symbol("Withdrawal", 13, line="arrow", width=2.4, dash=(6, 4)),
    "landing": Symbol("Landing from the sea", 14, line="arrow", width=3, glyph="anchor", min_zoom=_MARKS),
    "advance": Symbol("Advance", 15, line="arrow", width=4),
    "place": Symbol("Town or station", 16, glyph="dot", labelled=True, min_zoom=_TOWNS),
    "height": Symbol("Height", 17, glyph="peak", labelled=True, min_zoom=(8, 9, 10, 11)),
    "unit": Symbol("Unit", 18, glyph="box", labelled=True, min_zoom=_MARKS),
    "headquarters": Symbol("Headquarters", 19, glyph="banner", labelled=True, min_zoom=_MARKS),
    "airborne_landing": Symbol("Landing from the air", 20, line="arrow", width=2, dash=(2, 4), glyph="chute",
                               min_zoom=_MARKS),
    "capture": Symbol("Place taken", 21, glyph="flag", min_zoom=_MARKS),
    "battle": Symbol("Fighting", 22, glyph="burst", min_zoom=_MARKS),
    "event": Symbol("Event", 23, glyph="star", min_zoom=_MARKS),
}  # fmt: skip


def colour(party: str | None, parties: Mapping[str, Named]) -> str:
    """Return the colour of a party as ``#rrggbb``, a neutral one for none."""
    known = parties.get(party or "")
    return known.colour if known and known.colour else NEUTRAL


def table() -> list[dict[str, Any]]:
    """Return the symbols as plain records with their ``kind``, in drawing order."""
    ordered = sorted(SYMBOLS.items(), key=lambda item: item[1].order)
    return [{"kind": kind} | asdict(symbol) for kind, symbol in ordered]
