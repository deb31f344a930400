"""Read which Chinese characters are forms of one another from OpenCC, so that a name is found in any of them.

``python -m geo.derive.sources.han`` writes ``geo/look/han.json`` from the package opencc-python-reimplemented: of each
traditional or Japanese character the simplified one under which it is compared, as far as one UTF-16 unit holds them.
"""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = Path(__file__).parents[2] / "look" / "han.json"

_HEAD = {
    "made_from": "OpenCC, TSCharacters.txt and JPVariants.txt, as in opencc-python-reimplemented 0.1.7",
    "licence": "Apache-2.0",
    "meaning": (
        "Each pair is a traditional Chinese or Japanese character and the simplified one under which it is compared."
    ),
}
_LAST = "\uffff"


def pairs() -> dict[str, str]:
    """Return the character under which each other form of it is compared."""
    simplified = {old: new for old, (new, *_) in _lines("TSCharacters.txt")}
    japanese = {it: simplified.get(old, old) for old, variants in _lines("JPVariants.txt") for it in variants}
    found = japanese | simplified
    settled = {form: _settled(form, found) for form in found}
    return {form: end for form, end in sorted(settled.items()) if form != end and form <= _LAST and end <= _LAST}


def table() -> str:
    """Return the table as it is kept."""
    whole = _HEAD | {"pairs": "".join(form + end for form, end in pairs().items())}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _settled(form: str, found: dict[str, str]) -> str:
    """Follow a character to the form that has no other; where forms go round in a circle, to the last new one."""
    seen = {form}
    while (after := found.get(form, form)) not in seen:
        seen.add(after)
        form = after
    return form


def _lines(name: str) -> Iterator[tuple[str, list[str]]]:
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        message = "opencc is not installed; expected opencc-python-reimplemented 0.1.7, from PyPI"
        raise ModuleNotFoundError(message, name="opencc")
    text = (Path(spec.origin).parent / "dictionary" / name).read_text(encoding="utf-8")
    for line in text.splitlines():
        old, _, new = line.partition("\t")
        if len(old) == 1 and new:
            yield old, new.split()


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="utf-8")
