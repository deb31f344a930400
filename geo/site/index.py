"""The gallery: a picture, a link and an embed code for each map, and the sources behind them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.site.html import document, drawing, element
from geo.sources import citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from geo.layers.schema import MapDefinition
    from geo.site.html import Markup
    from geo.sources.citations import Source

_FRAME = (800, 520)
"""Width and height of an embedded map, CSS pixels."""


@dataclass(frozen=True)
class Card:
    """A map of the gallery with its picture, an SVG document."""

    map_id: str
    definition: MapDefinition
    picture: str


@dataclass(frozen=True)
class Counts:
    """How much the maps show."""

    features: int
    layers: int


def index_page(
    title: str, cards: Iterable[Card], counts: Counts, sources: Sequence[Source], *, has_register: bool
) -> str:
    """Return the gallery.

    Parameters
    ----------
    title
        Of the atlas.
    cards
        Maps, in their order.
    counts
        What the first sentence says.
    sources
        The bibliography.
    has_register
        Whether there is a page ``claims.html`` to lead to.
    """
    lead = (
        f"{counts.features} dated and cited features in {counts.layers} layers, from {len(sources)} sources. Each map"
        " is one file: save it, open it without a network, put it into a course page."
    )
    register = element("a", "The register of claims", href="claims.html")
    entries = sorted(map(citations.full, sources), key=lambda entry: citations.plain(entry).casefold())
    return document(
        title,
        element("p", lead, class_="lead"),
        element("div", map(_article, cards), class_="gallery"),
        element("p", register, ": each statement beside what shows it.") if has_register else None,
        element("h2", "Sources"),
        element("p", "For reference managers: ", element("a", "BibTeX", href="bibliography.bib"), ", ",
                element("a", "CSL-JSON", href="bibliography.json"), "."),
        element("ul", map(_entry, entries), class_="sources"),
    )  # fmt: skip


def _article(card: Card) -> Markup:
    page, title = f"{card.map_id}.html", card.definition.title
    width, height = map(str, _FRAME)
    code = element("iframe", src=f"{page}#embed=1", width=width, height=height, title=title)
    return element(
        "article",
        element("a", drawing(card.picture), href=page),
        element("h2", element("a", title, href=page)),
        element("p", card.definition.about),
        element("p", element("a", "Lecture view", href=f"{page}#present=1"), " · ",
                element("a", "As it looks embedded", href=f"{page}#embed=1"), class_="links"),
        element("details", element("summary", "Embed code"), element("pre", str(code))),
    )  # fmt: skip


def _entry(runs: Sequence[citations.Run]) -> Markup:
    return element("li", (element("cite", run.text) if run.italic else run.text for run in runs))
