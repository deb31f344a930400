from __future__ import annotations

from typing import TYPE_CHECKING, Any

import bibtexparser
import bibtexparser.bparser
import pytest

from geo.citations import Source, full, plain, short
from geo.export.bibtex import bibtex
from geo.schema import Citation

if TYPE_CHECKING:
    from geo import Atlas

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
    assert Source({"id": "r", "type": "report", "title": "A " + "very " * 20 + "long title"}).short.endswith(" …")


def test_the_bibliography_is_bibtex_that_a_parser_reads(atlas: Atlas) -> None:
    parser = bibtexparser.bparser.BibTexParser(common_strings=True, ignore_nonstandard_types=False)
    entries = {entry["ID"]: entry for entry in bibtexparser.loads(bibtex(atlas.sources.values()), parser).entries}
    assert set(entries) == set(atlas.sources)
    assert entries["march1996"]["author"] == "March, G. Patrick"
    assert entries["march1996"]["year"] == "1996"
    assert all(entry["title"] for entry in entries.values())


def test_every_source_of_the_atlas_has_both_forms(atlas: Atlas) -> None:
    for source in atlas.sources.values():
        assert source.short
        text = plain(full(source))
        assert str(source.item["title"]).rstrip(".") in text
        assert ".." not in text.replace("...", "")
        assert "  " not in text
