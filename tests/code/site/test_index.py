"""The front door: maps with their pictures, tours, uses, sources as links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.layers.schema import FrontPage, MapDefinition, Tour
from geo.site.index import Card, Counts, index_page
from geo.sources.citations import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTILE = '"><script>alert(1)</script>'
DEFINITION = {
    "title": "Days", "subtitle": "July", "about": "What happened.", "step": "day", "start_date": "1936-07-01",
    "end_date": "1936-07-31", "date": "1936-07-01", "bbox": [110, 40, 120, 50], "layers": [],
    "detail_km": 1, "max_zoom": 9,
}  # fmt: skip
TOUR = {"map": "days", "title": "Three days", "steps": [{"date": "1936-07-02", "text": "It began on a Thursday."}]}
WORK = {"id": "a", "type": "webpage", "title": "On-line", "URL": "https://a.example/x?y=1&z"}


def page(front: Mapping[str, object] | None = None, **given: object) -> str:
    definition = MapDefinition.model_validate(DEFINITION | given)
    card = Card("days", definition, "data:image/svg+xml,<svg/>", {"three": Tour.model_validate(TOUR)})
    words = FrontPage.model_validate(front or {})
    return index_page("Atlas", words, [card], Counts(1234, 5), [Source(WORK)], register=None)


def test_a_map_has_its_picture_and_its_ways_in() -> None:
    text = page()
    assert '<img src="data:image/svg+xml,&lt;svg/&gt;" alt=""' in text
    for address in ("days.html", "days.html#present=1", "days.html#tour=three", "days.html#embed=1"):
        assert f'href="{address}"' in text
    assert "It began on a Thursday." in text
    assert "1,234 dated and cited features in 5 layers, from 1 sources" in text
    assert "claims.html" not in text


def test_sources_are_folded_and_can_be_followed() -> None:
    text = page()
    assert re.search(r"<details><summary>All 1 works</summary>.*</details>", text)
    assert '<a href="https://a.example/x?y=1&amp;z">https://a.example/x?y=1&amp;z</a>.' in text


def test_the_atlas_words_it_and_text_stays_text() -> None:
    text = page({"lead": "{features} of ours. " + HOSTILE, "lecture": [HOSTILE]}, title=HOSTILE, about=HOSTILE)
    assert "<script>alert" not in text
    assert "1,234 of ours." in text


def test_other_blanks_are_refused() -> None:
    with pytest.raises(ValueError, match=r"no other braces than \{features\}, \{layers\} and \{sources\}"):
        FrontPage.model_validate({"lead": "{total} of them"})
