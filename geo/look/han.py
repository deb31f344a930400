"""Characters that are one to a reader: traditional, Japanese and simplified forms, from OpenCC (see ``han.json``)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def pairs_for(texts: Iterable[str]) -> str:
    """Return the pairs that a search of some texts needs: a form, and the simplified one under which it is compared.

    Parameters
    ----------
    texts
        All that may be found. Forms of characters that stand nowhere in them are left out.

    >>> pairs_for(["哈爾濱"])
    '浜滨濱滨爾尔'
    """
    there = {_table().get(letter, letter) for text in texts for letter in text if letter > "\u2e7f"}
    return "".join(form + plain for form, plain in _table().items() if plain in there)


@cache
def _table() -> dict[str, str]:
    pairs = json.loads(Path(__file__).with_name("han.json").read_text(encoding="utf-8"))["pairs"]
    return dict(zip(pairs[::2], pairs[1::2], strict=True))
