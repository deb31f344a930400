"""What a page shows and says before its scripts run, or where none do: a picture, a title, a day, its subject.

It stands in the first bytes of the page: whoever waits for the data sees the map already, a notebook that runs no
scripts shows it, and a search engine knows what it is about.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo.page import assets
from geo.page.still import PICTURE, SNAP

if TYPE_CHECKING:
    from geo.page.payload import Box
    from geo.page.still import Still

_PICTURE = re.compile(r'<div [^>]*id="atlas-first"[^>]*><img [^>]*src="([^"]+)"')
_NOTE = ("This is the opening view. The map itself, its timeline and its sources are drawn by JavaScript, which is"
         " switched off here.")  # fmt: skip


@dataclass(frozen=True)
class First:
    """A page in brief.

    Attributes
    ----------
    title, subtitle, about
        Of its map.
    atlas
        Title of the atlas that it belongs to.
    day
        On which it opens, as it is said.
    span
        Its first and last day, ISO 8601.
    bbox
        West, south, east, north of its opening view, degrees.
    max_zoom
        The closest.
    still
        The picture.
    bare
        Whether nothing stands around the map.
    """

    title: str
    subtitle: str
    about: str
    atlas: str
    day: str
    span: tuple[str, str]
    bbox: Box
    max_zoom: int
    still: Still
    bare: bool = False

    def head(self) -> str:
        """Return what the head of the page says of its subject."""
        said = f"{self.about} {self.subtitle}.".strip(" .") + "."
        names = {"og:title": self.title, "og:description": said, "og:type": "website", "og:site_name": self.atlas}
        return "\n".join([
            f'<meta name="description" content="{html.escape(said)}">',
            *(f'<meta property="{name}" content="{html.escape(value)}">' for name, value in names.items()),
            f'<script type="application/ld+json">{_script(self._dataset(said))}</script>',
        ])  # fmt: skip

    def body(self) -> str:
        """Return the picture with its title, and the script that puts it in its place."""
        still = self.still
        width, height = PICTURE
        fit = f"{still.across:.2f} {still.along:.2f} {still.zoom:g} {self.max_zoom} {SNAP:g}"
        alt = html.escape(f"{self.title}, {self.day}")
        sides = f"--across:{still.across:.2f};--along:{still.along:.2f};--picture:{width}"
        look = "first bare" if self.bare else "first"
        picture = f'<img alt="{alt}" width="{width}" height="{height}" src="{html.escape(still.url)}">'
        return "\n".join([
            f'<div class="{look}" id="atlas-first" data-fit="{fit}" style="{sides}">{picture}',
            f'<header class="title"><h1>{html.escape(self.title)}</h1><p>{html.escape(self.subtitle)}</p></header>',
            f"<noscript><p>{html.escape(self.day)}. {_NOTE}</p></noscript>",
            f"</div><script>{assets.bare(assets.text('site/first.js'))}</script>",
        ])  # fmt: skip

    def _dataset(self, said: str) -> dict[str, Any]:
        west, south, east, north = self.bbox
        return {
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": f"{self.title} · {self.atlas}" if self.atlas else self.title,
            "description": said,
            "temporalCoverage": "/".join(self.span),
            "spatialCoverage": {"@type": "Place",
                                "geo": {"@type": "GeoShape", "box": f"{south:g} {west:g} {north:g} {east:g}"}},
            "inLanguage": "en",
            "isAccessibleForFree": True,
        }  # fmt: skip


def picture_of(page: str) -> str:
    """Return the picture of a page as a ``data:`` URL, empty if it has none."""
    found = _PICTURE.search(page)
    return html.unescape(found[1]) if found else ""


def _script(content: dict[str, Any]) -> str:
    """Return JSON in which nothing can be taken for markup."""
    return json.dumps(content, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
