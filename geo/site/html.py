"""HTML as values: whatever is not markup already is escaped."""

from __future__ import annotations

import html
import json
from collections.abc import Iterable

from geo.look.palette import properties
from geo.page import assets

_VOID = ("img", "input", "link", "meta")
_RAW = ("script", "style")


class Markup(str):
    """Text that is markup: only the functions of this module make it."""

    __slots__ = ()


Child = str | Iterable["Child"] | None


def element(name: str, /, *children: Child, **attributes: str) -> Markup:
    """Return an element.

    Parameters
    ----------
    name
        Of the element.
    children
        Texts, elements, and any nesting of them; texts are escaped.
    attributes
        By name; ``_`` stands for ``-``, and one at the end is dropped.

    Examples
    --------
    >>> element("td", "Amur & Ussuri ", element("b", "<i>"), class_="where", data_year="1932")
    '<td class="where" data-year="1932">Amur &amp; Ussuri <b>&lt;i&gt;</b></td>'
    """
    given = "".join(
        f' {key.removesuffix("_").replace("_", "-")}="{html.escape(value)}"' for key, value in attributes.items()
    )
    return Markup(f"<{name}{given}>" + ("" if name in _VOID else f"{joined(*children)}</{name}>"))


def joined(*children: Child) -> Markup:
    """Return children one after another.

    >>> joined("a < b", None, [element("cite", "c"), "."])
    'a &lt; b<cite>c</cite>.'
    """
    return Markup("".join(_parts(children)))


def packaged(name: str, text: str, **attributes: str) -> Markup:
    """Return a packaged style sheet or script inside its element, as it is.

    Raises
    ------
    ValueError
        If the text would end the element.
    """
    if name not in _RAW or f"</{name}" in text.lower():
        message = f"not the inside of one <{name}>"
        raise ValueError(message)
    given = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return Markup(f"<{name}{given}>{text}</{name}>")


def data(name: str, value: object) -> Markup:
    r"""Return data for the scripts of a page; nothing in it can be taken for markup.

    >>> data("numbers", {"less": "</script>"})
    '<script type="application/json" id="numbers">{"less":"\\u003c/script>"}</script>'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return packaged("script", text, type="application/json", id=name)


def document(title: str, *body: Child) -> str:
    """Return a whole page with the gallery's style, which may fetch nothing."""
    head = [
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=assets.POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        joined(element("link", rel="icon", href="data:,"), "\n", element("title", title)),
        packaged("style", properties() + assets.text("css/site.css")),
    ]
    lines = [
        *("<!DOCTYPE html>", '<html lang="en">', "<head>", *head, "</head>"),
        *("<body>", "<main>", element("h1", title), joined(*body), "</main>", "</body>", "</html>", ""),
    ]
    return "\n".join(lines)


def _parts(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield html.escape(child)
        elif child is not None:
            yield from _parts(child)
