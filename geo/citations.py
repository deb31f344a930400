"""From a cite item to words: short in a popup, full on demand.

Sources are CSL-JSON items (https://docs.citationstyles.org/); the full form follows the bibliography entries of the
Chicago Manual of Style, 17th edition, for the item types that the atlas cites.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geo.schema import Citation

_LOCATOR_WORDS = {
    "page": ("p. ", "pp. "), "chapter": ("chap. ", "chaps. "), "section": ("sec. ", "secs. "),
    "paragraph": ("para. ", "paras. "), "figure": ("fig. ", "figs. "), "table": ("table ", "tables "),
    "part": ("pt. ", "pts. "), "volume": ("vol. ", "vols. "), "note": ("n. ", "nn. "), "sub-verbo": ("s.v. ", "s.vv. "),
    "column": ("col. ", "cols. "), "appendix": ("app. ", "apps. "), "issue": ("no. ", "nos. "),
}  # fmt: skip
_LONG_TITLE = 60
_QUOTED_LOCATORS = ("section", "sub-verbo")
_STANDS_IN = ("article-journal", "article-newspaper", "article-magazine", "chapter", "entry-encyclopedia", "webpage",
              "entry-dictionary", "entry", "paper-conference")  # fmt: skip


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
        """How a popup names the work: family names, or a short title."""
        if "title-short" in self.item:
            return str(self.item["title-short"])
        people = self.item.get("author") or self.item.get("editor") or []
        families = [str(person["family"]) for person in people if "family" in person]
        if not families:
            return self._titled()
        names = [families[0], "others"] if len(families) > 3 else families  # noqa: PLR2004 (Chicago: four or more)
        return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]

    def _titled(self) -> str:
        title = str(self.item["title"])
        if len(title) > _LONG_TITLE:
            title = title[:_LONG_TITLE].rsplit(" ", 1)[0].rstrip(",:;–-") + " …"
        if self.item.get("type") not in _STANDS_IN:
            return title
        within = str(self.item.get("container-title", ""))
        return f"{within}, “{title}”" if 0 < len(within) <= _LONG_TITLE // 2 else f"“{title}”"

    @property
    def url(self) -> str | None:
        """Where the work can be read, if the bibliography says so."""
        url = self.item.get("URL")
        return str(url) if url else None


def short(cite: Citation, source: Source) -> str:
    """Return the short form of a citation.

    >>> from geo.schema import Citation
    >>> march = Source({"id": "march1996", "title": "Eastern Destiny", "author": [{"family": "March"}]})
    >>> short(Citation(id="march1996", label="page", locator="225-226"), march)
    'March, pp. 225–226'
    """
    words = source.short + (f", {_located(cite)}" if cite.locator else "")
    return " ".join(part for part in (cite.prefix, words, cite.suffix) if part)


def full(source: Source) -> tuple[Run, ...]:
    """Return the full bibliography entry as runs of plain and italic text."""
    item = source.item
    stands_in = item.get("type") in _STANDS_IN
    runs = [Run(f"{_people(item)} ")] if _people(item) else []
    title = str(item["title"])
    runs.append(Run(f"“{_closed(title)}” ") if stands_in else Run(_volume(item, title), italic=True))
    if not stands_in:
        runs.append(Run(" " if title.endswith((".", "?", "!")) else ". "))
    if item.get("container-title"):
        runs += _container(item)
    runs.append(Run(_imprint(item)))
    runs = [run for run in runs if run.text]
    if item.get("URL"):
        space = "" if runs[-1].text.endswith(" ") else " "
        runs.append(Run(f"{space}{item['URL']}."))
    return tuple(runs)


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
    return text if text[-1:] in ".?!" else f"{text}."


def _volume(item: Mapping[str, Any], title: str) -> str:
    return f"{title}. Vol. {item['volume']}" if item.get("volume") and item.get("type") == "book" else title


def _people(item: Mapping[str, Any]) -> str:
    role, people = ("", item.get("author"))
    if not people:
        role, people = (", ed", item.get("editor"))
    if not people:
        return ""
    names = [_name(person, inverted=index == 0) for index, person in enumerate(people)]
    text = names[0] if len(names) == 1 else ", ".join(names[:-1]) + ", and " + names[-1]
    plural = "s" if role and len(names) > 1 else ""
    return _closed(text + role + plural)


def _name(person: Mapping[str, str], *, inverted: bool) -> str:
    if "literal" in person:
        return person["literal"]
    given = person.get("given", "")
    if not given:
        return person["family"]
    return f"{person['family']}, {given}" if inverted else f"{given} {person['family']}"


def _container(item: Mapping[str, Any]) -> list[Run]:
    within = "In " if item.get("type") == "chapter" else ""
    runs = [Run(within)] if within else []
    runs.append(Run(str(item["container-title"]), italic=True))
    rest = f" {item['volume']}" if item.get("volume") else ""
    rest += f", no. {item['issue']}" if item.get("issue") else ""
    if item.get("type") == "chapter" and item.get("editor"):
        rest += ", edited by " + " and ".join(_name(person, inverted=False) for person in item["editor"])
    rest += f": {item['page'].replace('-', '–')}" if item.get("page") else ""
    return [*runs, Run(f"{rest}. " if not item.get("page") else f"{rest} ")]


def _imprint(item: Mapping[str, Any]) -> str:
    series = item.get("collection-title", "")
    if series and item.get("collection-number"):
        series += f" {item['collection-number']}"
    where = ": ".join(str(item[key]) for key in ("publisher-place", "publisher") if item.get(key))
    when = Source(item).year
    imprint = ", ".join(part for part in (where, when) if part)
    same = series and series in str(item["title"])
    return " ".join(_closed(part) for part in ("" if same else series, imprint) if part)
