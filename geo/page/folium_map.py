"""folium's tree, dressed for the atlas: the only place that subclasses folium and branca.

No data passes through a template. The page has two marks; what replaces them is put together here, escaped.
"""

from __future__ import annotations

import base64
import gzip
import html
import json
import re
from typing import Any

import folium
from branca.element import Figure
from folium.template import Template

from geo.page import assets

_VIEWPORT = re.compile(r'<meta name="viewport"[^>]*>')
_ZOOMABLE = '<meta name="viewport" content="width=device-width, initial-scale=1">'
"""In place of folium's, which forbids a reader to enlarge the page."""

HARD, QUICK = 9, 5
"""Levels of gzip: for large frames, packing hard takes four times as long for a twentieth less."""
_HEAD, _BODY = "<!--atlas:head-->", "<!--atlas:body-->"


class AtlasFigure(Figure):
    """The document around a map: a title, a language, and no request."""

    _template = Template(
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n'
        f"{_HEAD}\n{{{{ this.header.render(**kwargs) }}}}\n</head>\n"
        f"<body>\n{{{{ this.html.render(**kwargs) }}}}\n{_BODY}\n</body>\n"
        "<script>\n{{ this.script.render(**kwargs) }}\n</script>\n</html>\n"
    )

    def __init__(self, head: str, body: str) -> None:
        super().__init__(ratio="62%")
        self._parts = ((_HEAD, head), (_BODY, body))

    def render(self, **kwargs: Any) -> str:  # noqa: ANN401
        """Return the whole page."""
        page = _VIEWPORT.sub(_ZOOMABLE, str(super().render(**kwargs)))
        for mark, part in self._parts:
            page = page.replace(mark, part, 1)
        return page


class AtlasMap(folium.Map):
    """A `folium.Map` with its own time control, popups and base map, and nothing from elsewhere.

    Parameters
    ----------
    payload
        What the page draws; see `geo.page.atlas_map`.
    columns
        Bytes that the payload refers to; see `geo.page.pack`.
    texts
        What the page says when it is asked, unpacked after the map stands.
    relief
        Picture under the map as a ``data:`` URL, painted after the map stands.
    slug
        Element id: the same input gives the same page.
    title
        Of the document.
    bounds
        West, south, east, north in degrees, which the map shows first.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium declares them so)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(  # noqa: PLR0913 (the parts of a page, by name)
        self,
        payload: dict[str, Any],
        columns: bytes,
        texts: dict[str, Any] | None = None,
        relief: str = "",
        *,
        level: int = HARD,
        slug: str,
        title: str,
        bounds: tuple[float, float, float, float],
    ) -> None:
        west, south, east, north = bounds
        super().__init__(
            location=((south + north) / 2, (west + east) / 2), zoom_start=5, tiles=None, zoom_control=False,
            attributionControl=False, zoomSnap=0.25, zoomDelta=1, maxZoom=payload["map"]["maxZoom"], minZoom=2,
            fadeAnimation=False, worldCopyJump=False, maxBoundsViscosity=0.6,
        )  # fmt: skip
        self._id = slug
        self.title = title
        islands = {"atlas-data": island(payload, columns, level)}
        islands |= {"atlas-texts": island(texts, b"", level)} if texts else {}
        islands |= {"atlas-relief": json.dumps(relief)} if relief else {}
        AtlasFigure(_head(title), _body(islands, self.get_name())).add_child(self)


def _head(title: str) -> str:
    urls = {name: assets.data_url(name, text.encode()) for name, text in assets.modules().items()}
    return "\n".join([
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(assets.POLICY)}">',
        f"<title>{html.escape(title)}</title>",
        '<link rel="icon" href="data:,">',
        f"<style>{assets.leaflet_css()}</style>",
        f"<style>{assets.text('css/atlas.css')}</style>",
        f"<script>{assets.leaflet_js()}</script>",
        f'<script type="importmap">{json.dumps({"imports": urls})}</script>',
    ])  # fmt: skip


def _body(islands: dict[str, str], name: str) -> str:
    return "\n".join([
        "<noscript>This map draws itself with JavaScript, which is switched off.</noscript>",
        *(f'<script type="application/json" id="{key}">{text}</script>' for key, text in islands.items()),
        f'<script type="module">import {{ start }} from "#atlas/main.js"; start(window["{name}"]);</script>',
    ])  # fmt: skip


def island(payload: dict[str, Any], columns: bytes = b"", level: int = HARD) -> str:
    """Return a payload as inert JSON: one text, gzip in base64, so that nothing in it can be taken for markup.

    Columns follow behind a NUL, which JSON itself never holds.
    """
    text = json.dumps(payload, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    content = text.encode("utf-8") + (b"\0" + columns if columns else b"")
    packed = gzip.compress(content, compresslevel=level, mtime=0)
    return json.dumps(base64.b64encode(packed).decode("ascii"))
