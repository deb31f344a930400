"""The contract with the page, second part: what it says when it is asked. See `geo.page.payload`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from geo.page.payload import FORMAT, Ints, Rows, Sent, TextColumn

Cite = tuple[int, str]
"""Place in `sources`, and the citation in short form."""


class Name(Sent):
    """What a feature is called in another language."""

    tag: Annotated[str, Field(description="BCP 47.")]
    name: str


class Bar(Sent):
    """One authority's count of something."""

    party: str
    by: str
    value: float
    to: Annotated[float | None, Field(description="Upper end, where a range is given.")]
    said: str
    cites: tuple[Cite, ...]


class Chart(Sent):
    """Counts of one thing beside each other."""

    measure: str
    bars: tuple[Bar, ...]


class Account(Sent):
    """What one authority says where authorities differ."""

    text: str
    cites: tuple[Cite, ...]


class Card(Sent):
    """What a click says of a feature."""

    dates: str
    summary: str = ""
    modern: str | None = None
    names: tuple[Name, ...] = ()
    cites: tuple[Cite, ...] = ()
    accounts: tuple[Account, ...] = ()
    charts: tuple[Chart, ...] = ()
    claims: tuple[str, ...] = ()
    precision: str = ""
    drawn: str = ""
    fields: tuple[tuple[str, str], ...] = ()


class CardColumn(Sent):
    """A member of the cards: texts as they are, or as JSON."""

    member: str
    json_: Annotated[bool, Field(alias="json")] = False
    texts: TextColumn


class FieldColumn(Sent):
    """A row of the small table on a card, of all features."""

    label: str
    texts: TextColumn


class Cards(Sent):
    """The cards of all features, a column a member; what is missing in all of them has no column."""

    members: tuple[CardColumn, ...]
    fields: tuple[FieldColumn, ...]


class Run(Sent):
    """A stretch of text, in italics or not."""

    text: str
    italic: bool = False


class Source(Sent):
    """A work, as its full citation says it."""

    id: str
    full: tuple[Run, ...]
    url: str | None


class OtherMap(Sent):
    """A map of the same site, on another page."""

    id: str
    title: str


class Elsewhere(Sent):
    """What the search finds that is not on this map, a column a property."""

    count: int
    maps: tuple[OtherMap, ...]
    map: Annotated[Ints, Field(description="Place in `maps`.")]
    id: TextColumn
    name: TextColumn
    also: Annotated[TextColumn, Field(description="Other names, a line each.")]
    words: Annotated[TextColumn, Field(description="Of the summary, each once.")]
    dates: TextColumn
    day: Annotated[TextColumn, Field(description="On which its map shows it, as in a link.")]
    rank: Ints
    places: Annotated[Ints, Field(description="Those that are names on the map rather than statements.")]
    works: Annotated[tuple[str, ...], Field(description="Titles of works.")]
    cited: Annotated[Rows, Field(description="Places in `works`.")]


class Finding(Sent):
    """What a search knows beside the features themselves."""

    same: Annotated[tuple[tuple[str, ...], ...], Field(description="Names of one person or place.")]
    han: Annotated[str, Field(description="Pairs of characters: a form, and that under which it is compared.")]
    elsewhere: Elsewhere | None


class Texts(Sent):
    """What the page says when it is asked: the second island."""

    format: Literal[2] = FORMAT
    sources: tuple[Source, ...]
    cards: Cards
    finding: Finding
