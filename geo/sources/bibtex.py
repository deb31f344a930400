"""The bibliography as BibTeX, for reference managers that do not read CSL-JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.sources.citations import Source

_TYPES = {
    "book": "book",
    "chapter": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "report": "techreport",
    "thesis": "phdthesis",
    "pamphlet": "booklet",
}
_FIELDS = {
    "title": "title",
    "publisher": "publisher",
    "publisher-place": "address",
    "edition": "edition",
    "volume": "volume",
    "issue": "number",
    "number": "number",
    "page": "pages",
    "URL": "url",
    "DOI": "doi",
    "ISBN": "isbn",
    "language": "language",
    "collection-title": "series",
    "collection-number": "number",
    "genre": "type",
    "note": "note",
}
_CONTAINERS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle"}
_PUBLISHERS = {"techreport": "institution", "phdthesis": "school", "misc": "organization", "booklet": "howpublished"}
_NAMES = ("author", "editor", "translator")
_VERBATIM = ("url", "doi")
_SPECIAL = {"~": r"\textasciitilde{}", "^": r"\textasciicircum{}"} | {mark: f"\\{mark}" for mark in "&%$#_"}


def bibtex(sources: Iterable[Source]) -> str:
    """Return sources as a BibTeX file.

    Parameters
    ----------
    sources
        CSL-JSON items. Types that BibTeX does not know become ``misc``.

    Returns
    -------
    str
        One entry a source, in order; UTF-8 text, as biber and reference managers read it.
    """
    return "".join(_entry(source) for source in sources)


def _entry(source: Source) -> str:
    item = source.item
    kind = _TYPES.get(str(item["type"]), "misc")
    fields: dict[str, str] = {}
    for role in _NAMES:
        if item.get(role):
            fields[role] = " and ".join(_name(person) for person in item[role])
    fields |= {ours: str(item[theirs]) for theirs, ours in _FIELDS.items() if item.get(theirs)}
    if item.get("volume-title"):
        fields["title"] += f": {item['volume-title']}"
    if "publisher" in fields and kind in _PUBLISHERS:
        fields[_PUBLISHERS[kind]] = fields.pop("publisher")
    if item.get("container-title"):
        fields[_CONTAINERS.get(kind, "howpublished")] = str(item["container-title"])
    if item.get("archive"):
        fields.setdefault("howpublished", str(item["archive"]))
    fields |= dict(zip(("year", "month", "day"), map(str, _issued(item)), strict=False))
    lines = ",\n".join(f"  {name} = {{{_clean(name, value)}}}" for name, value in fields.items())
    return f"@{kind}{{{source.id},\n{lines}\n}}\n\n"


def _name(person: Mapping[str, Any]) -> str:
    if "literal" in person:
        return f"{{{_balanced(str(person['literal']))}}}"
    return ", ".join(str(person[part]) for part in ("family", "given") if person.get(part))


def _issued(item: Mapping[str, Any]) -> list[int]:
    parts: list[int] = item.get("issued", {}).get("date-parts", [[]])[0]
    return parts


def _clean(name: str, value: str) -> str:
    text = value if name in _NAMES else _balanced(value)
    return text if name in _VERBATIM else "".join(_SPECIAL.get(mark, mark) for mark in text)


def _balanced(text: str) -> str:
    return text.replace("{", "(").replace("}", ")").replace("\\", "/")
