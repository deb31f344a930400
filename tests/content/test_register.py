"""The register of claims: what the essay states, beside what shows it, with its source and page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest

from geo import dates
from geo.site.build import register_of
from geo.site.register import register_page

if TYPE_CHECKING:
    from geo import Atlas
    from geo.layers.claims import Claim

STATEMENTS = 185
NOT_MAPPABLE = 37
ESSAY = re.compile(r"\b[Tt]he essay\b")


class _Links(HTMLParser):
    """Collects the links of a row, and its text."""

    def __init__(self) -> None:
        super().__init__()
        self.row = ""
        self.links: dict[str, list[str]] = {}
        self.text: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "tr" and given.get("id"):
            self.row = str(given["id"])
        if tag == "a" and self.row:
            self.links.setdefault(self.row, []).append(str(given["href"]))

    def handle_data(self, data: str) -> None:
        self.text[self.row] = self.text.get(self.row, "") + data


def text_of(atlas: Atlas) -> str:
    return register_page(
        register_of(atlas, [atlas.sheet(it) for it in atlas.file.maps]), atlas.file.register_page, atlas.file.title
    )


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> _Links:
    links = _Links()
    links.feed(text_of(atlas))
    return links


@pytest.fixture(scope="module")
def shown(atlas: Atlas) -> dict[str, list[dict[str, Any]]]:
    by_claim: dict[str, list[dict[str, Any]]] = {}
    for row in atlas.features.to_dict("records"):
        for claim in row["claims"]:
            by_claim.setdefault(claim, []).append(row)
    return by_claim


def cited(row: dict[str, Any]) -> set[tuple[str, str | None]]:
    lists = [row["citations"], *(account["citations"] for account in row["accounts"])]
    return {(cite["id"], cite["locator"]) for cites in lists for cite in cites}


def span(claim: Claim) -> tuple[int, int] | None:
    if not claim.start_date and not claim.end_date:
        return None
    return (dates.parse(claim.start_date or claim.end_date).first, dates.parse(claim.end_date or claim.start_date).last)


def test_the_register_is_whole(atlas: Atlas) -> None:
    assert list(atlas.claims) == [f"C{number:03}" for number in range(1, STATEMENTS + 1)]
    assert {claim.mappable for claim in atlas.claims.values()} == {"yes", "as-event-at-capital", "no"}
    for claim in atlas.claims.values():
        assert claim.source == "none" or (claim.source in atlas.sources and claim.pages), claim.id
        assert claim.layer in atlas.layers, claim.id


def test_every_mappable_statement_is_shown(atlas: Atlas, shown: dict[str, list[dict[str, Any]]]) -> None:
    assert [claim.id for claim in atlas.claims.values() if claim.mappable != "no" and claim.id not in shown] == []


def test_what_is_not_mappable_has_a_reason_that_the_page_prints(atlas: Atlas, page: _Links) -> None:
    without = [claim for claim in atlas.claims.values() if claim.mappable == "no"]
    assert len(without) == NOT_MAPPABLE
    for claim in without:
        assert claim.reason, claim.id
        assert claim.reason in page.text[claim.id]
    assert not any(claim.reason for claim in atlas.claims.values() if claim.mappable != "no")


def test_what_shows_a_statement_cites_its_source_and_page(atlas: Atlas, shown: dict[str, list[dict[str, Any]]]) -> None:
    wrong = [
        f"{row['id']} shows {claim_id} without {atlas.claims[claim_id].source}, {atlas.claims[claim_id].pages}"
        for claim_id, rows in shown.items()
        for row in rows
        if atlas.claims[claim_id].source != "none"
        and (atlas.claims[claim_id].source, atlas.claims[claim_id].pages) not in cited(row)
    ]
    assert wrong == []


def test_a_statement_is_told_as_the_essay_tells_it(shown: dict[str, list[dict[str, Any]]]) -> None:
    """Beside the record stands what the essay says, and that it is the essay that says it."""
    silent = [
        claim_id
        for claim_id, rows in shown.items()
        if not any(ESSAY.search(account["text"]) for row in rows for account in row["accounts"])
    ]
    assert silent == []


def test_a_statement_is_shown_on_its_own_days(atlas: Atlas, shown: dict[str, list[dict[str, Any]]]) -> None:
    """Something that shows it is in force in the days it names, or an account gives the essay's date."""
    wrong = []
    for claim_id, rows in shown.items():
        claim = atlas.claims[claim_id]
        days = span(claim)
        if days is None or claim.mappable == "no":
            continue
        in_force = any(row["start_day"] <= days[1] and days[0] <= row["end_day"] for row in rows)
        said = dates.parse(claim.start_date or claim.end_date).label
        texts = " ".join(account["text"] for row in rows for account in row["accounts"])
        if not in_force and not any(text in texts for text in (said, said.rpartition(" ")[0] or said)):
            wrong.append(f"{claim_id} ({said}): {[(row['id'], row['start_date'], row['end_date']) for row in rows]}")
    assert wrong == []


def test_the_register_never_speaks_for_a_book_that_only_the_essay_read(atlas: Atlas) -> None:
    speaks = re.compile(r"\b(March|Jones|Slusser) (says|has|gives|writes|states|puts|dates|calls|tells)\b")
    texts = [
        (row["id"], text)
        for row in atlas.features.to_dict("records")
        for text in [row["summary"], *(account["text"] for account in row["accounts"])]
    ]
    assert [(feature, text) for feature, text in texts if speaks.search(text)] == []
    assert [claim.id for claim in atlas.claims.values() if speaks.search(claim.summary)] == []


def test_each_row_opens_the_map_on_the_day_at_the_place(
    atlas: Atlas, page: _Links, shown: dict[str, list[dict[str, Any]]]
) -> None:
    rows = {row["id"]: row for row in atlas.features.to_dict("records")}
    for claim_id, features in shown.items():
        links = page.links[claim_id]
        assert len(links) == len(features), claim_id
        for link in links:
            file, _, fragment = link.partition("#")
            state = {key: value[0] for key, value in parse_qs(fragment).items()}
            row, map_id = rows[state["feature"]], file.removesuffix(".html")
            assert claim_id in row["claims"]
            assert atlas.layers[row["layer"]] in atlas.layers_of(map_id), link
            definition, day = atlas.file.maps[map_id], dates.parse(state["date"]).first
            assert dates.parse(definition.start_date).first <= day <= dates.parse(definition.end_date).last, link
            if row["end_day"] >= dates.parse(definition.start_date).first:
                assert row["start_day"] <= day <= row["end_day"], link
            west, south, east, north = (float(part) for part in state["bbox"].split(","))
            left, bottom, right, top = row["geometry"].bounds
            outside = max(west - left, south - bottom, right - east, top - north)
            assert outside <= 0.001, link


def test_a_day_of_a_campaign_opens_on_the_map_of_its_days(page: _Links) -> None:
    assert any(link.startswith("khalkhin_gol.html#date=1939-08-20&") for link in page.links["C120"])
    assert any(link.startswith("changkufeng.html#date=1938-07-") for link in page.links["C106"])
    assert any(link.startswith("august_1945.html#date=1945-08-09&") for link in page.links["C164"])
    assert all(link.startswith("borderlands.html#date=1931-") for link in page.links["C042"][:2])


def test_the_essay_date_stands_behind_the_record(page: _Links) -> None:
    first, *_, last = page.links["C157"]
    assert "date=1945-04-05" in first
    assert "date=1945-04-09" in last


def test_rows_are_found_by_every_year_they_touch(atlas: Atlas) -> None:
    text = text_of(atlas)
    row = re.search(r'<tr id="C001"[^>]*data-year="([^"]*)"', text)
    assert row is not None
    assert row[1].split() == [str(year) for year in range(1932, 1946)]
    assert re.search(r'<tr id="C062"[^>]*data-year="none"', text)
