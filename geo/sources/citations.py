"""From a cite item to words: short in a popup, full on demand.

Sources are CSL-JSON items (https://docs.citationstyles.org/); the full form follows the bibliography entries of the
Chicago Manual of Style, 17th edition, for the item types that the atlas cites.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.layers.schema import Citation

_LOCATOR_WORDS = {
    "page": ("p. ", "pp. "), "chapter": ("chap. ", "chaps. "), "section": ("sec. ", "secs. "),
    "paragraph": ("para. ", "paras. "), "figure": ("fig. ", "figs. "), "table": ("table ", "tables "),
    "part": ("pt. ", "pts. "), "volume": ("vol. ", "vols. "), "note": ("n. ", "nn. "), "sub-verbo": ("s.v. ", "s.vv. "),
    "column": ("col. ", "cols. "), "appendix": ("app. ", "apps. "), "issue": ("no. ", "nos. "),
}  # fmt: skip
_LONG_TITLE = 60
_QUOTED_LOCATORS = ("section", "sub-verbo")
_PERIODICALS = ("article-journal", "article-magazine", "article-newspaper")
_PARTS = ("chapter", "entry-encyclopedia", "entry-dictionary", "entry", "paper-conference", "treaty")
_PAGES = ("webpage", "post-weblog")
_QUOTED = (*_PERIODICALS, *_PARTS, *_PAGES, "thesis")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_STOPS = (".", "?", "!", "…", "。", "\N{FULLWIDTH QUESTION MARK}", "\N{FULLWIDTH EXCLAMATION MARK}")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(frozen=True)
class Run:
    """A stretch of text, in italics or not."""

    text: str
    italic: bool = False


@dataclass(frozen=True)
class Source:
    """One work of the bibliography, a CSL-JSON item."""

    item: Mapping[str, Any]

    @property
    def id(self) -> str:
        """The key that cite items name."""
        return str(self.item["id"])

    @property
    def year(self) -> str:
        """Year of issue, or an empty text where it is not known."""
        parts = self.item.get("issued", {}).get("date-parts", [[""]])
        return str(parts[0][0])

    @property
    def short(self) -> str:
        """How a popup names the work: family names, with a short title where there is one, or a title alone."""
        people = self.item.get("author") or self.item.get("editor") or []
        families = [_family(person) for person in people if "family" in person]
        title = str(self.item.get("title-short", ""))
        if not families:
            return title or self._titled()
        names = [families[0], "others"] if len(families) > 3 else families  # noqa: PLR2004 (Chicago: four or more)
        text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
        return f"{text}, {self._marked(title)}" if title else text

    def _titled(self) -> str:
        supplied = _supplied(self.item)
        title = supplied or str(self.item["title"])
        if len(title) > _LONG_TITLE:
            title = title[:_LONG_TITLE].rsplit(" ", 1)[0].rstrip(",:;–-") + " …"
        within = str(self.item.get("container-title", ""))
        title = title if supplied else self._marked(title)
        named = (
            self.item.get("type") in _QUOTED and 0 < len(within) <= _LONG_TITLE // 2 and within != self.item["title"]
        )
        return f"{within}, {title}" if named else title

    def _marked(self, title: str) -> str:
        return f"“{_inner(title)}”" if self.item.get("type") in _QUOTED else title

    @property
    def url(self) -> str | None:
        """Where the work can be read, if the bibliography says so."""
        url = self.item.get("URL")
        return str(url) if url else None


def short(cite: Citation, source: Source) -> str:
    """Return the short form of a citation.

    >>> from geo.layers.schema import Citation
    >>> march = Source({"id": "march1996", "title": "Eastern Destiny", "author": [{"family": "March"}]})
    >>> short(Citation(id="march1996", label="page", locator="225-226"), march)
    'March, pp. 225–226'
    """
    words = source.short + (f", {_located(cite)}" if cite.locator else "")
    return " ".join(part for part in (cite.prefix, words, cite.suffix) if part)


def full(source: Source) -> tuple[Run, ...]:
    """Return the full bibliography entry as runs of plain and italic text.

    >>> plain(full(Source({"id": "t", "type": "treaty", "title": "Pact", "issued": {"date-parts": [[1941, 4, 13]]}})))
    '“Pact.” 13 April 1941.'
    """
    item = source.item
    kind = item.get("type")
    within = _periodical if kind in _PERIODICALS else _part if kind in _PARTS else _page if kind in _PAGES else _imprint
    runs = [Run(_people(item)), *_title(item), *within(item)]
    runs += [Run(_closed(str(item[key]))) for key in ("archive", "URL", "note") if item.get(key)]
    spaced: list[Run] = []
    for run in runs:
        if spaced and run.text and not run.text.startswith((",", ".", " ")) and not spaced[-1].text.endswith(" "):
            spaced.append(Run(" "))
        if run.text:
            spaced.append(run)
    return tuple(spaced)


def plain(runs: tuple[Run, ...]) -> str:
    """Return the text of runs, without their italics."""
    return "".join(run.text for run in runs).strip()


def _located(cite: Citation) -> str:
    locator = str(cite.locator).replace("-", "–") if cite.label == "page" else str(cite.locator)
    one, many = _LOCATOR_WORDS.get(str(cite.label), ("", ""))
    several = any(mark in locator for mark in ("–", ", ", " & ")) and cite.label not in _QUOTED_LOCATORS
    if cite.label in _QUOTED_LOCATORS and not locator[0].isdigit():
        locator = f"“{locator}”"
    return (many if several else one) + locator


def _closed(text: str) -> str:
    return text if text.rstrip("”’»").endswith(_STOPS) else f"{text}."


def _inner(text: str) -> str:
    return text.replace("“", "\N{LEFT SINGLE QUOTATION MARK}").replace("”", "’")


def _supplied(item: Mapping[str, Any]) -> str:
    """Return the description that stands for the title of an untitled work, in brackets as cataloguers write it."""
    title = str(item["title"])
    return title[1:-1] if title[0] == "[" and title.find("]") == len(title) - 1 else ""


def _title(item: Mapping[str, Any]) -> list[Run]:
    title = str(item["title"])
    if _supplied(item):
        return [Run(_closed(_supplied(item)))]
    if item.get("type") in _QUOTED:
        return [Run(f"“{_closed(_inner(title))}”")]
    runs = [Run(title, italic=True)]
    if item.get("volume"):
        runs += [Run(f". Vol. {item['volume']}")]
        if item.get("volume-title"):
            runs += [Run(", "), Run(str(item["volume-title"]), italic=True)]
    return runs if _closed(runs[-1].text) == runs[-1].text else [*runs, Run(".")]


def _people(item: Mapping[str, Any]) -> str:
    role, people = ("", item.get("author"))
    if not people:
        role, people = ("ed", [] if item.get("type") == "chapter" else item.get("editor"))
    if not people:
        return ""
    names = [_name(person, inverted=index == 0) for index, person in enumerate(people)]
    comma = "," if len(names) > 2 or "," in names[0] else ""  # noqa: PLR2004 (a series, or a name turned round)
    text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f"{comma} and {names[-1]}"
    return _closed(f"{text}, {role}{'s' if len(names) > 1 else ''}" if role else text)


def _name(person: Mapping[str, str], *, inverted: bool) -> str:
    if "literal" in person:
        return person["literal"]
    given = person.get("given", "")
    if not given:
        return person["family"]
    if _HAN.match(person["family"]):
        return person["family"] + given
    return f"{person['family']}, {given}" if inverted else f"{given} {person['family']}"


def _family(person: Mapping[str, str]) -> str:
    return _name(person, inverted=True) if _HAN.match(person["family"]) else person["family"]


def _periodical(item: Mapping[str, Any]) -> list[Run]:
    when, pages = _date(item), _ranged(item.get("page"))
    numbers = f" {item['volume']}" if item.get("volume") else ""
    numbers += f", no. {item['issue']}" if item.get("issue") else ""
    if when and item.get("type") == "article-newspaper":
        numbers = ""  # Chicago: a newspaper goes by its day
    if numbers and item.get("type") == "article-journal":
        numbers += (f" ({when})" if when else "") + (f": {pages}" if pages else "")
    else:
        numbers += "".join(f", {part}" for part in (when, pages) if part)
    if not item.get("container-title"):
        return [Run(_closed(numbers.lstrip(" ,")))] if numbers else []
    return [Run(str(item["container-title"]), italic=True), Run(_closed(numbers) if numbers else ".")]


def _part(item: Mapping[str, Any]) -> list[Run]:
    dated = item.get("type") == "treaty"
    when = "" if dated else Source(item).year
    runs = [Run(_closed(_date(item)))] if dated and _date(item) else []
    if item.get("container-title"):
        rest = f", {_ordinal(item['edition'])} ed." if item.get("edition") else ""
        rest += f", vol. {item['volume']}" if item.get("volume") else ""
        if item.get("editor"):
            rest += ", edited by " + " and ".join(_name(person, inverted=False) for person in item["editor"])
        rest += f", {_ranged(item['page'])}" if item.get("page") else ""
        rest += f", {when}" if when and not item.get("publisher") else ""
        runs += [Run("In"), Run(str(item["container-title"]), italic=True), Run(_closed(rest) if rest else ".")]
    return [*runs, Run(_published(item, when if item.get("publisher") or not item.get("container-title") else ""))]


def _page(item: Mapping[str, Any]) -> list[Run]:
    blog = item.get("type") == "post-weblog"
    site = str(item.get("container-title", ""))
    runs = [Run(site, italic=blog), Run(" (blog)." if blog else "")] if site else []
    if site and not blog:
        runs = [Run(_closed(site))]
    publisher = str(item.get("publisher", ""))
    runs += [Run(_closed(publisher))] if publisher and publisher != site else []
    return [*runs, Run(_closed(_date(item)))] if _date(item) else runs


def _imprint(item: Mapping[str, Any]) -> list[Run]:
    parts = []
    if item.get("edition"):
        parts.append(f"{_ordinal(item['edition'])} ed.")
    if item.get("translator"):
        parts.append("Translated by " + " and ".join(_name(person, inverted=False) for person in item["translator"]))
    series = str(item.get("collection-title", ""))
    if series and series not in str(item["title"]):
        parts.append(f"{series} {item['collection-number']}" if item.get("collection-number") else series)
    if item.get("number"):
        parts.append(str(item["number"]))
    if item.get("type") == "thesis":
        said = (item.get("genre", "diss."), item.get("publisher"), Source(item).year)
        parts.append(", ".join(str(part) for part in said if part))
    else:
        parts.append(_published(item, Source(item).year))
    return [Run(" ".join(_closed(part) for part in parts if part))]


def _published(item: Mapping[str, Any], when: str) -> str:
    where = ": ".join(str(item[key]) for key in ("publisher-place", "publisher") if item.get(key))
    imprint = ", ".join(part for part in (where, when) if part)
    return _closed(imprint) if imprint else ""


def _date(item: Mapping[str, Any]) -> str:
    year, *rest = item.get("issued", {}).get("date-parts", [[""]])[0]
    text = " ".join([*map(str, rest[1:]), *(_MONTHS[month - 1] for month in rest[:1]), str(year)])
    return "" if rest and text in str(item["title"]) else text


def _ordinal(edition: object) -> str:
    text = str(edition)
    if not text.isdigit():
        return text
    number = int(text)
    return text + ("th" if 10 < number % 100 < 14 else _ORDINALS.get(number % 10, "th"))  # noqa: PLR2004 (11th to 13th)


def _ranged(pages: object) -> str:
    return str(pages or "").replace("-", "–")
