"""HTML through the builder: what is not markup already is escaped, wherever it stands."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.site.html import document, element, joined, packaged


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\0")))
def test_any_text_comes_through_as_itself(text: str) -> None:
    reader = _Reader()
    reader.feed(element("p", text, title=text))
    reader.close()
    assert reader.tags == [("p", {"title": text})]
    assert reader.text == text


def test_a_claim_id_with_markup_would_be_escaped() -> None:
    hostile = '<b onclick="alert(1)">C1</b>'
    row = element("tr", element("td", hostile), id=hostile)
    assert "<b" not in row
    assert row.count("&lt;b onclick=&quot;alert(1)&quot;&gt;") == 2


def test_markup_that_was_taken_apart_is_text_again() -> None:
    bold = element("b", "x")
    assert joined(bold) == "<b>x</b>"
    assert joined(bold + "") == "&lt;b&gt;x&lt;/b&gt;"


def test_elements_without_an_inside_have_no_end() -> None:
    assert element("input", type="search", name="words") == '<input type="search" name="words">'


@pytest.mark.parametrize("text", ["</style>", "a </STYLE > b"])
def test_a_style_sheet_cannot_end_its_element(text: str) -> None:
    with pytest.raises(ValueError, match="not the inside of one <style>"):
        packaged("style", text)


def test_a_document_says_its_title_twice_and_its_policy_once() -> None:
    page = document("A & B", element("p", "x"))
    assert page.count("A &amp; B") == 2
    assert page.count("Content-Security-Policy") == 1
    assert page.startswith("<!DOCTYPE html>\n")
