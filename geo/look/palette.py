"""The colours of paper, ink, land and water: the one table of them, for the pages, the maps and the pictures.

What belongs to a party has the party's colour, from ``atlas.toml``; everything else has one of these. The scripts get
the table with the page, the style sheets as custom properties: ``--paper`` and so on.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Palette:
    """Colours as ``#rrggbb``.

    Attributes
    ----------
    paper, page, tint, shade
        What one reads on: cards and panels, the page behind them, quiet boxes, and those under the pointer.
    ink, soft, text, faint
        What one reads: headlines and text, notes, text on the map, what is not in force.
    line, edge, rim
        Lines between parts of a page, around fields, and around chips.
    accent, link, found, aside
        Buttons and dates, links and the focus, the row that a link led to, the bar beside an account that differs.
    head, bed
        The head of a table, and the bed of a bar of a chart.
    sea, land, coast, water, lake, water_ink
        The ground of a map: sea, land, its shore, rivers, lakes, and the names of waters.
    border, neutral, feature
        Lines of states; what belongs to no party; features of a frame without parties.
    chosen, mark
        Rings around the feature that was chosen, and around those on which accounts differ.
    inset_sea, inset_land, inset_border
        The small map that says where the large one is.
    strip
        Bars of how much happens when.
    field, black
        Fields to type in, and the room when the picture is off.
    """

    paper: str = "#fffdf7"
    page: str = "#f6f1e6"
    tint: str = "#f3eee1"
    shade: str = "#e9e1cf"
    ink: str = "#2b2622"
    soft: str = "#6b6058"
    text: str = "#4a423b"
    faint: str = "#6d635a"
    line: str = "#d9cfbd"
    edge: str = "#a89c8a"
    rim: str = "#c9bda8"
    accent: str = "#8c2f28"
    link: str = "#1f4e8c"
    found: str = "#f7e9c4"
    aside: str = "#d3a13a"
    head: str = "#efe7d5"
    bed: str = "#efe8d8"
    sea: str = "#dce6e8"
    land: str = "#f3ecdb"
    coast: str = "#86a3ae"
    water: str = "#8fb4c4"
    lake: str = "#cfe0e6"
    water_ink: str = "#2f6b8a"
    border: str = "#3a3029"
    neutral: str = "#5b5048"
    feature: str = "#1f4e8c"
    chosen: str = "#111111"
    mark: str = "#c98600"
    inset_sea: str = "#d3e1e6"
    inset_land: str = "#d8c8a4"
    inset_border: str = "#6b5d4d"
    strip: str = "#b9ab92"
    field: str = "#ffffff"
    black: str = "#000000"


PALETTE = Palette()


def properties() -> str:
    """Return the palette as custom properties of a style sheet.

    >>> properties()[:27]
    ':root{--paper:#fffdf7;--pag'
    """
    pairs = (f"--{name.replace('_', '-')}:{value};" for name, value in asdict(PALETTE).items())
    return f":root{{{''.join(pairs)}}}"
