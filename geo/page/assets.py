"""The only door to packaged files and to third-party JavaScript and CSS."""

from __future__ import annotations

import base64
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from geo.errors import AtlasError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

LEAFLET_SHA256 = "db49d009c841f5ca34a888c96511ae936fd9f5533e90d8b2c4d57596f4e5641a"
"""Of ``leaflet.js`` 1.9.4, the same bytes in `django-js-lib-leaflet` and on npm."""

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' data:; style-src 'unsafe-inline';"
    " img-src data: blob:; form-action 'none'; base-uri 'none'"
)
"""Content-Security-Policy of every page: the browser itself refuses every request that it might make.

Scripts are the page's own; `unsafe-eval` is for those who drive it, as test tools and slides do."""

_LINE_COMMENT = re.compile(r"^[ \t]*(?:/\*\*(?:(?!\*/).)*\*/[ \t]*\n|//[^\n]*\n)", re.MULTILINE | re.DOTALL)
_TYPE_COMMENT = re.compile(r"/\*\* @type [^*]*\*/ ?")
_INDENT = re.compile(r"^\s+", re.MULTILINE)

_TYPES = {"png": "image/png", "jpg": "image/jpeg", "js": "text/javascript", "svg": "image/svg+xml"}


def text(name: str) -> str:
    """Return a file of ``geo/web`` as text."""
    return (files("geo") / "web" / name).read_text(encoding="utf-8")


def page_css() -> str:
    """Return the style sheet of a page: its parts in the order of their numbers."""
    parts = sorted((files("geo") / "web" / "css" / "page").iterdir(), key=lambda part: part.name)
    return "\n".join(part.read_text(encoding="utf-8") for part in parts)


def modules() -> dict[str, str]:
    """Return the JavaScript modules of ``geo/web`` by the name under which they import each other, without comments."""
    return {f"#atlas/{name}": bare(text(name)) for name in sorted(_scripts(files("geo") / "web", ""))}


def modules_of(room: str) -> dict[str, str]:
    """Return the modules of one room as ``data:`` URLs, by the name under which they are imported."""
    return {name: data_url(name, it.encode()) for name, it in modules().items() if name.startswith(f"#atlas/{room}/")}


def _scripts(folder: Traversable, within: str) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "site":
            yield from _scripts(entry, f"{within}{entry.name}/")
        elif entry.name.endswith(".js"):
            yield within + entry.name


def bare(script: str) -> str:
    r"""Return a script without what only its readers need, a third of ours: whole-line comments, types, space.

    No text of a script may run over a line's end, where an indent would mean something.

    >>> bare("/** Adds. */\nfunction add(a, b) {\n  // both\n  return /** @type {number} */ (a) + b;\n}\n")
    'function add(a, b) {\nreturn (a) + b;\n}\n'
    """
    return _INDENT.sub("", _TYPE_COMMENT.sub("", _LINE_COMMENT.sub("", script)))


@cache
def leaflet_js() -> str:
    """Return Leaflet itself."""
    return re.sub(r"//# sourceMappingURL=.*", "", _leaflet("leaflet.js").read_text(encoding="utf-8"))


@cache
def leaflet_css() -> str:
    """Return Leaflet's style sheet with its pictures inside."""

    def inlined(found: re.Match[str]) -> str:
        return f"url({data_url(found[1], _leaflet(found[1]).read_bytes())})"

    return re.sub(r"url\((images/[\w.-]+)\)", inlined, _leaflet("leaflet.css").read_text(encoding="utf-8"))


def data_url(name: str, content: bytes) -> str:
    """Return content as a ``data:`` URL of the type that its file name says."""
    kind = _TYPES[name.rsplit(".", 1)[-1]]
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _leaflet(name: str) -> Traversable:
    try:
        found = files("js_lib_leaflet") / "static" / "js_lib_leaflet" / name
    except ModuleNotFoundError as error:
        message = "Leaflet is not installed: expected the package django-js-lib-leaflet"
        raise AtlasError(message) from error
    return found
