from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import bibtexparser
import bibtexparser.bparser
import jsonschema
import pytest

from geo.layers.schema import Citation
from geo.sources.bibtex import bibtex
from geo.sources.citations import Source, full, plain, short

if TYPE_CHECKING:
    from geo import Atlas

CSL_TYPES = {
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "entry-encyclopedia", "pamphlet",
    "paper-conference", "post-weblog", "report", "thesis", "treaty", "webpage",
}  # fmt: skip
"""The types of CSL 1.0.2 that the atlas uses and the formatter knows."""

CSL_NAME = {
    "type": "object",
    "properties": {part: {"type": "string", "minLength": 1} for part in ("family", "given", "literal")},
    "oneOf": [{"required": ["family"]}, {"required": ["literal"]}],
    "additionalProperties": False,
}
CSL_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer", "minimum": 1}},
        },
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}
CSL_ITEM = {
    "type": "object",
    "required": ["id", "type", "title"],
    "properties": dict.fromkeys(("issued", "accessed", "original-date"), CSL_DATE)
    | {role: {"type": "array", "minItems": 1, "items": CSL_NAME} for role in ("author", "editor", "translator")}
    | {
        key: {"type": "string", "minLength": 1, "pattern": r"^\S(.*\S)?$"}
        for key in (
            "id", "type", "title", "title-short", "container-title", "collection-title", "collection-number",
            "publisher", "publisher-place", "volume", "volume-title", "issue", "number", "number-of-pages", "page",
            "edition", "genre", "archive", "archive_location", "note", "medium", "source", "version", "URL", "DOI",
            "ISBN", "ISSN", "language",
        )
    },
    "additionalProperties": False,
}  # fmt: skip
"""An item of CSL-JSON, by the variables of CSL 1.0.2 that the atlas uses."""

JONES = {
    "id": "jones",
    "type": "book",
    "title": "Japan's New Order in East Asia",
    "author": [{"family": "Jones", "given": "F. C."}],
    "publisher": "Oxford University Press",
    "publisher-place": "London",
    "issued": {"date-parts": [[1954]]},
}


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ({"label": "page", "locator": "181"}, "Jones, p. 181"),
        ({"label": "page", "locator": "182-183"}, "Jones, pp. 182–183"),
        ({"label": "title-locator", "locator": "doc. 475"}, "Jones, doc. 475"),
        ({"label": "section", "locator": "Aftermath"}, "Jones, sec. “Aftermath”"),
        ({"label": "page", "locator": "25", "prefix": "see", "suffix": "on Italy"}, "see Jones, p. 25 on Italy"),
        ({}, "Jones"),
    ],
)
def test_short_forms(cite: dict[str, Any], expected: str) -> None:
    assert short(Citation(id="jones", **cite), Source(JONES)) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (JONES, "Jones, F. C. Japan's New Order in East Asia. London: Oxford University Press, 1954."),
        (
            {
                "id": "c",
                "type": "chapter",
                "title": "The Pact",
                "author": [{"family": "Hosoya", "given": "Chihiro"}],
                "editor": [{"family": "Morley", "given": "James William"}],
                "container-title": "The Fateful Choice",
                "publisher": "Columbia University Press",
                "publisher-place": "New York",
                "issued": {"date-parts": [[1980]]},
            },
            (
                "Hosoya, Chihiro. “The Pact.” In The Fateful Choice, edited by James William Morley."
                " New York: Columbia University Press, 1980."
            ),
        ),
        (
            {
                "id": "w",
                "type": "webpage",
                "title": "Battle of Shumshu",
                "container-title": "Wikipedia",
                "URL": "https://en.wikipedia.org/wiki/Battle_of_Shumshu",
            },
            "“Battle of Shumshu.” Wikipedia. https://en.wikipedia.org/wiki/Battle_of_Shumshu.",
        ),
        (
            {
                "id": "j",
                "type": "article-journal",
                "title": "“Wild East”: A Note",
                "author": [{"family": "Bridges", "given": "Brian"}],
                "container-title": "Modern Asian Studies",
                "volume": "14",
                "issue": "1",
                "page": "111-127",
                "issued": {"date-parts": [[1980, 2]]},
            },
            (
                "Bridges, Brian. “\N{LEFT SINGLE QUOTATION MARK}Wild East’: A Note.” Modern Asian Studies 14, no. 1"
                " (February 1980): 111–127."
            ),
        ),
        (
            {
                "id": "n",
                "type": "article-newspaper",
                "title": "Double Drive",
                "container-title": "Timaru Herald",
                "issue": "7",
                "issued": {"date-parts": [[1945, 8, 14]]},
            },
            "“Double Drive.” Timaru Herald, 14 August 1945.",
        ),
        (
            {
                "id": "e",
                "type": "entry-encyclopedia",
                "title": "Mongolia",
                "container-title": "Encyclopædia Britannica",
                "edition": "12",
                "volume": "31",
                "issued": {"date-parts": [[1922]]},
            },
            "“Mongolia.” In Encyclopædia Britannica, 12th ed., vol. 31, 1922.",
        ),
        (
            {
                "id": "r",
                "type": "report",
                "title": "Nomonhan",
                "author": [{"family": "Drea", "given": "Edward J."}],
                "collection-title": "Leavenworth Papers",
                "collection-number": "2",
                "publisher": "Combat Studies Institute",
                "issued": {"date-parts": [[1981]]},
                "note": "Abstract",
            },
            "Drea, Edward J. Nomonhan. Leavenworth Papers 2. Combat Studies Institute, 1981. Abstract.",
        ),
        (
            {
                "id": "b",
                "type": "book",
                "title": "Foreign Relations, 1934",
                "author": [{"literal": "U.S. Department of State"}],
                "volume": "3",
                "volume-title": "The Far East",
                "issued": {"date-parts": [[1950]]},
            },
            "U.S. Department of State. Foreign Relations, 1934. Vol. 3, The Far East. 1950.",
        ),
        (
            {
                "id": "u",
                "type": "webpage",
                "title": "[A report of 2 May 1939]",
                "author": [{"family": "王", "given": "希亮"}, {"family": "李", "given": "明"}],
                "container-title": "example.org",
                "issued": {"date-parts": [[1939, 5, 2]]},
            },
            "王希亮 and 李明. A report of 2 May 1939. example.org.",
        ),
        (
            {"id": "p", "type": "treaty", "title": "Pact", "issued": {"date-parts": [[1941, 4, 13]]}, "archive": "AVP"},
            "“Pact.” 13 April 1941. AVP.",
        ),
    ],
)
def test_full_forms(item: dict[str, Any], expected: str) -> None:
    assert " ".join(plain(full(Source(item))).split()) == expected


def test_four_authors_are_the_first_and_others() -> None:
    people = [{"family": name} for name in ("A", "B", "C", "D")]
    assert Source({"id": "x", "title": "X", "author": people}).short == "A and others"
    assert Source({"id": "x", "title": "X", "author": people[:3]}).short == "A, B and C"


def test_a_work_without_authors_goes_by_its_title_and_where_it_stands() -> None:
    entry = {"id": "w", "type": "webpage", "title": "Battle of Shumshu", "container-title": "Wikipedia"}
    assert Source(entry).short == "Wikipedia, “Battle of Shumshu”"
    assert Source({"id": "f", "type": "book", "title": "Papers", "title-short": "FRUS 1905"}).short == "FRUS 1905"
    smith = {"id": "s", "type": "webpage", "title": "Long", "title-short": "L", "author": [{"family": "Smith"}]}
    assert Source(smith).short == "Smith, “L”"
    assert Source({"id": "r", "type": "report", "title": "A " + "very " * 20 + "long title"}).short.endswith(" …")


def parsed(text: str) -> dict[str, dict[str, str]]:
    """Read BibTeX strictly: every entry type, no entry twice; LaTeX escapes undone."""
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = bibtexparser.loads(text, parser).entries
    assert len({entry["ID"] for entry in entries}) == len(entries) == len(re.findall(r"^@", text, re.MULTILINE))
    assert text.count("{") == text.count("}")
    unescaped = {r"\textasciitilde{}": "~", r"\textasciicircum{}": "^"} | {f"\\{mark}": mark for mark in "&%$#_"}
    for entry in entries:
        for key in entry.keys() - {"url", "doi"}:
            for escape, mark in unescaped.items():
                entry[key] = entry[key].replace(escape, mark)
    return {entry["ID"]: entry for entry in entries}


def test_the_bibliography_is_bibtex_that_a_parser_reads(atlas: Atlas) -> None:
    entries = parsed(bibtex(atlas.sources.values()))
    assert set(entries) == set(atlas.sources)
    assert entries["march1996"]["author"] == "March, G. Patrick"
    assert entries["march1996"]["year"] == "1996"
    assert entries["frus1934v3"]["title"].endswith("1934: The Far East")
    for key, source in atlas.sources.items():
        item, entry = source.item, entries[key]
        assert entry["title"].startswith(str(item["title"])), key
        assert entry.get("url") == item.get("URL"), key
        assert entry.get("year", "") == source.year, key
        for role in ("author", "editor"):
            people = item.get(role, [])
            assert len(entry[role].split(" and ")) == len(people) if people else role not in entry, key
            assert all(str(person.get("family", person.get("literal"))) in entry[role] for person in people), key
        if item.get("container-title"):
            assert item["container-title"] in (entry.get("journal"), entry.get("booktitle"), entry.get("howpublished"))


@pytest.mark.parametrize("kind", ["book", "chapter", "treaty", "webpage", "thesis", "report", "article-journal"])
@pytest.mark.parametrize(
    "title",
    [
        "Profit & Loss: 100% of $5 #1_a",
        "滿洲國史",
        "Халхин-Гол",
        "占守島の戦い",
        "장고봉 사건",
        "a~b^c",
        "“Quoted”",
    ],
)
def test_special_characters_survive_bibtex(kind: str, title: str) -> None:
    person = {"family": "Müller & Söhne", "given": "Ö."}
    item = {"id": "x", "type": kind, "title": title, "author": [person], "container-title": title, "note": title,
            "URL": "https://example.org/a_b%20c~d#e"}  # fmt: skip
    entry = parsed(bibtex([Source(item)]))["x"]
    assert entry["title"] == title
    assert entry["note"] == title
    assert entry["url"] == item["URL"]
    assert entry["author"] == "Müller & Söhne, Ö."


def test_braces_and_backslashes_cannot_break_bibtex() -> None:
    hostile = {"id": "x", "type": "book", "title": "a}, title = {b\\", "author": [{"literal": "c}{d"}]}
    other = {"id": "y", "type": "book", "title": "Next"}
    assert set(parsed(bibtex([Source(hostile), Source(other)]))) == {"x", "y"}


def test_every_source_of_the_atlas_has_both_forms(atlas: Atlas) -> None:
    for source in atlas.sources.values():
        assert source.short
        text = plain(full(source))
        title = str(source.item["title"]).replace("“", "\N{LEFT SINGLE QUOTATION MARK}").replace("”", "’")
        assert title.rstrip(".").strip("[]") in text


def test_an_entry_is_punctuated_once(atlas: Atlas) -> None:
    twice = re.compile(r"\.\.|,,|::|;;|,\.|[.,] [.,]|\?\.|!\.|  |“”|“\.|\(\)|None|\bnull\b")
    for source in atlas.sources.values():
        text = re.sub(r"https?://\S+(?=\.( |$))", "URL", plain(full(source)))
        assert text.endswith((".", ".”", "?”", "!”")), text
        assert not twice.search(text), text
        assert text.count("“") == text.count("”"), text


def test_titles_and_their_ranges_are_set_as_print_sets_them(atlas: Atlas) -> None:
    for source in atlas.sources.values():
        for key in ("title", "container-title", "title-short"):
            text = str(source.item.get(key, ""))
            assert text == text.strip()
            assert "'" not in text, text
            assert '"' not in text, text
            assert not re.search(r"\b\d{4}-\d{2,4}\b", text), text


def test_popups_tell_works_of_one_author_apart(atlas: Atlas) -> None:
    shorts: dict[str, list[str]] = {}
    for source in atlas.sources.values():
        if not (source.item["type"] == "entry-encyclopedia" and source.item.get("author")):  # these go by "s.v."
            shorts.setdefault(source.short, []).append(source.id)
    assert {short: ids for short, ids in shorts.items() if len(ids) > 1} == {}


def test_every_entry_says_what_it_is_and_where_it_stands(atlas: Atlas) -> None:
    for source in atlas.sources.values():
        item = source.item
        assert item["type"] in CSL_TYPES, source.id
        assert str(item["title"]).strip(), source.id
        assert item.get("language"), source.id
        if item["type"] in ("webpage", "post-weblog"):
            assert item.get("URL") or item.get("archive"), source.id
            assert item.get("container-title") or item.get("publisher") or item.get("archive"), source.id
        if item["type"] in ("article-newspaper", "article-magazine"):
            assert item.get("container-title") or item.get("URL"), source.id


def test_the_bibliography_is_valid_csl_json(atlas: Atlas) -> None:
    checker = jsonschema.Draft202012Validator(CSL_ITEM)
    for source in atlas.sources.values():
        assert [error.message for error in checker.iter_errors(source.item)] == [], source.id
    assert list(atlas.sources) == sorted(atlas.sources)


def test_the_three_works_that_the_essay_rests_on_are_whole(atlas: Atlas) -> None:
    expected = {
        "jones1954": (
            "Jones, F. C. Japan’s New Order in East Asia: Its Rise and Fall, 1937–45. London: Oxford University Press,"
            " 1954."
        ),
        "eudin_slusser1967": (
            "Eudin, Xenia Joukoff, and Robert M. Slusser. Soviet Foreign Policy, 1928–1934: Documents and Materials."
            " Vol. 2. University Park: Pennsylvania State University Press, 1967."
        ),
        "march1996": (
            "March, G. Patrick. Eastern Destiny: Russia in Asia and the North Pacific. Westport, CT: Praeger, 1996."
        ),
    }
    assert {key: plain(full(atlas.sources[key])) for key in expected} == expected


def test_a_volume_of_frus_is_named_and_cited_by_document_or_page(atlas: Atlas) -> None:
    for source in atlas.sources.values():
        if not source.id.startswith("frus"):
            continue
        path = re.fullmatch(r"https://history\.state\.gov/historicaldocuments/frus(\S+)", str(source.url))
        assert path, source.id
        volume = re.search(r"v0*(\d+)$", path[1])
        assert source.item.get("volume") == (volume[1] if volume else None), source.id
        assert source.short.startswith("FRUS"), source.id
        assert source.year, source.id
    for row in atlas.features.to_dict("records"):
        for cite in [*row["citations"], *(cite for account in row["accounts"] for cite in account["citations"])]:
            if cite["id"].startswith("frus"):
                document = cite["label"] == "title-locator" and str(cite["locator"]).startswith("doc")
                assert document or cite["label"] == "page", (row["id"], cite)
