"""folium's tree, dressed for the atlas: the only place that subclasses folium and branca.

No data passes through a template. The page has two marks; what replaces them is put together here, escaped.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import folium
from branca.element import Figure
from folium.template import Template

from geo.look import palette
from geo.page import assets

if TYPE_CHECKING:
    from pydantic import BaseModel

    from geo.page.first import First
    from geo.page.payload import Payload

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_ZOOMABLE = '<meta name="viewport" content="width=device-width, initial-scale=1">'
"""In place of folium's, which forbids a reader to enlarge the page."""

HARD, QUICK = 9, 5
"""Levels of gzip: for large frames, packing hard takes four times as long for a twentieth less."""
_NO_SCRIPTS = "<noscript>This map draws itself with JavaScript, which is switched off.</noscript>"
_HEAD, _FIRST, _BODY = "<!--atlas:head-->", "<!--atlas:first-->", "<!--atlas:body-->"


class AtlasFigure(Figure):
    """The document around a map: a title, a language, and no request."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n'
        f"{_HEAD}\n{{{{ this.header.render(**kwargs) }}}}\n</head>\n"
        f"<body>\n{_FIRST}\n{{{{ this.html.render(**kwargs) }}}}\n{_BODY}\n</body>\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</html>\n"
    )

    def __init__(self, head: str, first: str, body: str) -> None:
        super().__init__(ratio="62%")
        self._parts = ((_HEAD, head), (_FIRST, first), (_BODY, body))

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401
        """Return the whole page."""
        page = _VIEWPORT.sub(_ZOOMABLE, str(super().render(**kwargs)))
        made, rest = "", page
        for mark, part in self._parts:  # in their order, so that no part is searched for the mark of another
            before, _, rest = rest.partition(mark)
            made += before + part
        return made + rest


@dataclass(frozen=True)
class Island:
    """Data inside a page: a JSON text, and behind a NUL, which JSON itself never holds, the columns it refers to.

    It is packed as gzip in base64, so that nothing in it can be taken for markup.
    """

    content: BaseModel
    columns: bytes

    def packed(self, level: int = HARD) -> str:
        """Return the island as a JSON string."""
        text = self.content.model_dump_json(by_alias=True).encode("utf-8")
        packed = gzip.compress(text + b"\0" + self.columns, compresslevel=level, mtime=0)
        return json.dumps(base64.b64encode(packed).decode("ascii"))


class AtlasMap(folium.Map):
    """A `folium.Map` with its own time control, popups and base map, and nothing from elsewhere.

    Parameters
    ----------
    content
        What the page draws.
    data, texts
        The same with its columns, and what the page says when it is asked, which is unpacked after the map stands.
    relief
        Picture under the map as a ``data:`` URL, painted after the map stands.
    title
        Of the document.
    level
        Of gzip.
    first
        What the page shows and says before its scripts run.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium declares them so)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(  # noqa: PLR0913 (the parts of a page, by name)
        self, content: Payload, data: Island, texts: Island, relief: str = "", *, title: str, level: int = HARD,
        first: First | None = None,
    ) -> None:
        west, south, east, north = content.map.bbox
        super().__init__(
            location=((south + north) / 2, (west + east) / 2), zoom_start=5, tiles=None, zoom_control=False,
            attributionControl=False, zoomSnap=0.25, zoomDelta=1, maxZoom=content.map.max_zoom, minZoom=2,
            fadeAnimation=False, worldCopyJump=False, maxBoundsViscosity=1.0,
        )  # fmt: skip
        self._id = content.map.id  # the same input gives the same page
        self.title = title
        self.content = content
        islands = {"atlas-data": data.packed(level), "atlas-texts": texts.packed(level)}
        islands |= {"atlas-relief": json.dumps(relief)} if relief else {}
        head, picture = (first.head(), first.body()) if first else ("", _NO_SCRIPTS)
        AtlasFigure(_head(title, head), picture, _body(islands, self.get_name())).add_child(self)


def _head(title: str, about: str) -> str:
    return "\n".join([
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(assets.POLICY)}">',
        f"<title>{html.escape(title)}</title>",
        about,
        '<link rel="icon" href="data:,">',
        f"<style>{assets.leaflet_css()}</style>",
        f"<style>{palette.properties()}{assets.page_css()}</style>",
    ])  # fmt: skip


def _body(islands: dict[str, str], name: str) -> str:
    """Return what comes behind the first sight: scripts, and the data that they read."""
    urls = {name: assets.data_url(name, text.encode()) for name, text in assets.modules().items()}
    return "\n".join([
        f"<script>{assets.leaflet_js()}</script>",
        f'<script type="importmap">{json.dumps({"imports": urls})}</script>',
        *(f'<script type="application/json" id="{key}">{text}</script>' for key, text in islands.items()),
        f'<script type="module">import {{ start }} from "#atlas/main.js"; start(window["{name}"]);</script>',
    ])  # fmt: skip
