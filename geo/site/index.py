"""The front door: each map as it looks, the tours over it, how to use it, the register, the sources behind it all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.site.html import document, element
from geo.sources import citations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from geo.layers.schema import FrontPage, MapDefinition, RegisterPage, Tour
    from geo.site.html import Child, Markup
    from geo.sources.citations import Run, Source

_FRAME = (800, 520)
"""Width and height of an embedded map, CSS pixels."""
_ADDRESS = re.compile(r"https?://[^\s<>]*[^\s<>.,;:)]")


@dataclass(frozen=True)
class Card:
    """A map of the gallery with its picture, a ``data:`` URL, and the tours over it by id."""

    map_id: str
    definition: MapDefinition
    picture: str
    tours: Mapping[str, Tour]

    @property
    def page(self) -> str:
        """Where it stands."""
        return f"{self.map_id}.html"


@dataclass(frozen=True)
class Counts:
    """How much the maps show."""

    features: int
    layers: int


def index_page(  # noqa: PLR0913 (the parts of a page, by name)
    title: str,
    front: FrontPage,
    cards: Sequence[Card],
    counts: Counts,
    sources: Sequence[Source],
    *,
    register: RegisterPage | None,
) -> str:
    """Return the front door.

    Parameters
    ----------
    title
        Of the atlas.
    front
        How the page is worded.
    cards
        Maps, in their order.
    counts
        What the first sentence says.
    sources
        The bibliography.
    register
        How the page ``claims.html`` is worded, None where there is none to lead to.
    """
    lead = front.lead.format(features=f"{counts.features:,}", layers=counts.layers, sources=len(sources))
    return document(
        title,
        element("p", lead, class_="lead"),
        element("div", map(_article, cards), class_="gallery"),
        _tours(cards),
        element("div", _use("In a lecture", front.lecture), _use("On a course page", front.course, _codes(cards)),
                class_="uses"),
        _register(register) if register else None,
        element("section", element("h2", "Sources"), _bibliography(sources)),
    )  # fmt: skip


def _article(card: Card) -> Markup:
    definition = card.definition
    links = [
        element("a", "Open the map", href=card.page),
        element("a", "Lecture view", href=f"{card.page}#present=1"),
        *(element("a", f"Tour: {tour.title}", href=f"{card.page}#tour={key}") for key, tour in card.tours.items()),
    ]
    picture = element("img", src=card.picture, alt="", width="988", height="684") if card.picture else None
    return element(
        "article",
        element("a", picture, href=card.page, tabindex="-1", aria_hidden="true"),
        element("h2", element("a", definition.title, href=card.page)),
        element("p", definition.subtitle, class_="when") if definition.subtitle else None,
        element("p", definition.about),
        element("ul", (element("li", link) for link in links), class_="links"),
    )


def _tours(cards: Sequence[Card]) -> Markup | None:
    tours = [(card, key, tour) for card in cards for key, tour in card.tours.items()]
    if not tours:
        return None
    return element(
        "section",
        element("h2", "Tours"),
        element("ul", (
            element("li",
                    element("a", tour.title, href=f"{card.page}#tour={key}"), " ",
                    element("span", f"{len(tour.steps)} steps · {card.definition.title}", class_="where"),
                    element("p", tour.steps[0].text))
            for card, key, tour in tours), class_="tours"),
    )  # fmt: skip


def _use(title: str, steps: Iterable[str], more: Child = None) -> Markup:
    return element("section", element("h2", title), element("ol", (element("li", step) for step in steps)), more)


def _codes(cards: Sequence[Card]) -> Iterator[Markup]:
    width, height = map(str, _FRAME)
    for card in cards:
        title = card.definition.title
        code = element("iframe", src=f"{card.page}#embed=1", width=width, height=height, title=title)
        yield element("details", element("summary", f"Embed code: {title}"), element("pre", str(code)),
                      element("p", element("a", "As it looks embedded", href=f"{card.page}#embed=1")))  # fmt: skip


def _register(register: RegisterPage) -> Markup:
    return element(
        "section",
        element("h2", element("a", register.title, href="claims.html")),
        element("p", "Each statement beside the features that show it, with its source."),
    )


def _bibliography(sources: Sequence[Source]) -> Iterator[Markup]:
    entries = sorted(map(citations.full, sources), key=lambda entry: citations.plain(entry).casefold())
    yield element("p", "For reference managers: ", element("a", "BibTeX", href="bibliography.bib"), ", ",
                  element("a", "CSL-JSON", href="bibliography.json"), ".")  # fmt: skip
    yield element("details", element("summary", f"All {len(entries)} works"),
                  element("ul", map(_entry, entries), class_="sources"))  # fmt: skip


def _entry(runs: Sequence[Run]) -> Markup:
    return element("li", (element("cite", run.text) if run.italic else list(_linked(run.text)) for run in runs))


def _linked(text: str) -> Iterator[Child]:
    """Yield a text with its addresses as links."""
    at = 0
    for found in _ADDRESS.finditer(text):
        yield text[at : found.start()]
        yield element("a", found[0], href=found[0])
        at = found.end()
    yield text[at:]
