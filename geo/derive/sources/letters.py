"""Measure the letters of the fonts that a map is written in, for pictures that are made where there is no browser.

``python -m geo.derive.sources.letters`` writes ``geo/look/letters.json`` from Debian's ``fonts-noto-core``: widths in
thousandths of the size, by blocks of characters one behind another; 0 stands for what a font does not have.
"""

from __future__ import annotations

import json
from pathlib import Path

from fontTools.ttLib import TTFont

TABLE = Path(__file__).parents[2] / "look" / "letters.json"

_FOLDER = Path("/usr/share/fonts/truetype/noto")
_FONTS = {"sans": "NotoSans-Regular", "sans bold": "NotoSans-Bold",
          "serif": "NotoSerif-Regular", "serif italic": "NotoSerif-Italic"}  # fmt: skip
_BLOCKS = ((0x20, 0x7F), (0xA0, 0x180), (0x384, 0x3CF), (0x400, 0x460), (0x1E00, 0x1EFA), (0x2010, 0x2045))
"""Latin with its accents, Greek, Cyrillic, and what stands between words."""


def widths(font: Path) -> list[dict[str, object]]:
    """Return the blocks of a font."""
    read = TTFont(font)
    names, advances, size = read.getBestCmap(), read["hmtx"], read["head"].unitsPerEm
    return [
        {"first": first, "widths": [round(advances[names[code]][0] * 1000 / size) if code in names else 0
                                    for code in range(first, end)]}
        for first, end in _BLOCKS
    ]  # fmt: skip


def table() -> str:
    """Return the table as it is kept."""
    rows = {name: widths(_FOLDER / f"{font}.ttf") for name, font in _FONTS.items()}
    blocks = (json.dumps(name) + ":[\n" + ",\n".join(json.dumps(it, separators=(",", ":")) for it in found) + "]"
              for name, found in rows.items())  # fmt: skip
    return "{" + ",\n".join(blocks) + "}\n"


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
