"""A map as a still picture of its opening view: SVG, drawn by the page's own painter in an embedded engine."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import quickjs

from geo.look import letters
from geo.page import assets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.page.payload import Payload

STAGE = (988, 684)
"""Pixels of the map on a page of 1280 by 800: there picture and map are the same to the pixel."""
PICTURE = (1108, 1640)
"""Pixels of a picture: beyond the opening view, as much as a page of another shape shows."""
SNAP = 0.25
"""Parts of a zoom at which a map stops."""
MOST = 59_000
"""Characters of a picture: what becomes larger is drawn with less care."""
_COVERED = ((10, 560, 276, 658), (942, 550, 978, 654), (154, 667, 988, 684))
"""Left, top, right and bottom of what stands on the map: its corner, its buttons, its credits. Names keep off."""
_TITLE = (12, 12, 434, 73)

_ENTRY = "#atlas/site/still.js"
_IMPORT = re.compile(r'^import \{([^}]*)\} from "(#atlas/[^"]+)";\n?', re.MULTILINE)
_EXPORT = re.compile(r"^export ((?:async )?(?:function|class|const|let) (\w+))", re.MULTILINE)

_DECODER = """globalThis.TextDecoder = class {
  decode(bytes) {
    let text = "";
    for (let i = 0; i < bytes.length; ) {
      const byte = bytes[i++];
      let more = byte < 0x80 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3;
      let code = more ? byte & (0x3f >> more) : byte;
      while (more--) code = (code << 6) | (bytes[i++] & 0x3f);
      text += String.fromCodePoint(code);
    }
    return text;
  }
};
"""
"""What the scripts take from a browser and a bare engine has not."""


@dataclass(frozen=True)
class Still:
    """A picture of a map.

    Attributes
    ----------
    svg
        The document.
    zoom
        At which it was drawn.
    across, along
        How many of its pixels the opening view takes.
    """

    svg: str
    zoom: float
    across: float
    along: float

    @property
    def url(self) -> str:
        """The picture as a ``data:`` URL for an attribute."""
        return "data:image/svg+xml," + self.svg.replace("%", "%25").replace("#", "%23").replace('"', "'")


def still(content: Payload, columns: bytes, title: str) -> Still:
    """Draw the opening view of a map.

    Parameters
    ----------
    content
        What its page draws.
    columns
        The numbers and texts that it refers to.
    title
        Of the picture.

    Returns
    -------
    Still
        With nothing outside itself.
    """
    asked = {"stage": STAGE, "picture": PICTURE, "covered": [_TITLE, *_COVERED], "snap": SNAP, "most": MOST,
             "widths": letters.widths(), "title": title}  # fmt: skip
    packed = base64.b64encode(columns).decode("ascii")
    engine = _engine()
    found: dict[str, Any] = json.loads(engine(content.model_dump_json(by_alias=True), packed, json.dumps(asked)))
    return Still(**found)


def _engine() -> quickjs.Object:
    context = quickjs.Context()
    context.set_max_stack_size(1 << 20)
    context.eval(_program())
    return context.get("draw")


@cache
def _program() -> str:
    """Return one script of all the modules that the picture takes; each keeps its names to itself."""
    parts = [f"modules[{json.dumps(name)}] = (() => {{\n{script}\n}})();" for name, script in _bundled(_ENTRY, [])]
    draw = """globalThis.draw = (content, packed, asked) => {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return JSON.stringify(modules[ENTRY].still(JSON.parse(content), bytes, JSON.parse(asked)));
};"""
    return "\n".join([_DECODER, "const modules = {};", *parts, draw.replace("ENTRY", json.dumps(_ENTRY))])


def _bundled(name: str, seen: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the modules that one is made from, each behind those that it imports."""
    seen.append(name)
    script = assets.bare(assets.text(name.removeprefix("#atlas/")))
    for _, other in _IMPORT.findall(script):
        if other not in seen:
            yield from _bundled(other, seen)
    exported = ", ".join(found[1] for found in _EXPORT.findall(script))
    inside = _EXPORT.sub(r"\1", _IMPORT.sub(_taken, script))
    yield name, f"{inside}\nreturn {{ {exported} }};"


def _taken(found: re.Match[str]) -> str:
    """Return an import as what takes the same names from a module that has run."""
    return f"const {{{found[1].replace(' as ', ': ')}}} = modules[{json.dumps(found[2])}];\n"
