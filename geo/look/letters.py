"""How wide letters are, for names that are placed where there is no browser to measure them."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any


@cache
def widths() -> dict[str, Any]:
    """Return widths by font, in thousandths of its size; see `geo.derive.sources.letters`.

    >>> [block["widths"][0] for block in widths()["sans"]][:2]
    [260, 260]
    """
    found: dict[str, Any] = json.loads(Path(__file__).with_name("letters.json").read_text(encoding="utf-8"))
    return found
