"""Where the founding essay and the record differ, both stand on the map, and the map follows the record."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from geo import dates
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

DIFFERENCES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "differences.json").read_text("utf-8"))[
    "differences"
]
BOOKS = {"jones1954", "march1996", "eudin_slusser1967"}
"""What the essay cites; the books themselves were not read."""

ESSAY = re.compile(r"\b[Tt]he essay(,| |’)")


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in atlas.features.to_dict("records")}


def accounts(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> list[dict[str, Any]]:
    return [account for feature in item["features"] for account in rows[feature]["accounts"]]


def test_all_forty_are_here() -> None:
    assert [item["id"] for item in DIFFERENCES] == [f"D{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize("item", DIFFERENCES, ids=lambda item: item["id"])
def test_both_sides_stand_on_the_map(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    said = accounts(rows, item)
    essay = [account for account in said if ESSAY.search(account["text"])]
    assert any(item["essay"] in account["text"] for account in essay), [account["text"] for account in essay]
    cited = {cite["id"] for account in said for cite in account["citations"]}
    cited |= {cite["id"] for feature in item["features"] for cite in rows[feature]["citations"]}
    assert set(item["record"]) <= cited
    assert not set(item["record"]) & BOOKS
    record = {cite["id"] for account in said for cite in account["citations"]} - BOOKS
    assert record & set(item["record"]), "the record speaks in no account"


@pytest.mark.parametrize("item", DIFFERENCES, ids=lambda item: item["id"])
def test_each_feature_named_tells_both_or_one_side(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    """No feature is named in vain: each has an account, or cites the record of this entry."""
    for feature in item["features"]:
        row = rows[feature]
        assert row["accounts"] or {cite["id"] for cite in row["citations"]} & set(item["record"]), feature


@pytest.mark.parametrize("item", [item for item in DIFFERENCES if "essay_date" in item], ids=lambda item: item["id"])
def test_the_essay_date_is_a_hollow_mark_or_is_said(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    date = dates.parse(item["essay_date"])
    hollow = [
        feature
        for feature in item["features"]
        if rows[feature].get("hollow") is True and rows[feature]["start_day"] <= date.first <= rows[feature]["end_day"]
    ]
    texts = [account["text"] for account in accounts(rows, item) if ESSAY.search(account["text"])]
    spoken = {date.label, date.label.rpartition(" ")[0] or date.label}
    assert hollow or any(text in account for text in spoken for account in texts)


def test_what_is_hollow_is_told_by_the_essay_and_answered_by_the_record(rows: dict[str, dict[str, Any]]) -> None:
    for feature, row in rows.items():
        if row.get("hollow") is not True:
            continue
        texts = [account["text"] for account in row["accounts"]]
        assert any(ESSAY.search(text) for text in texts), feature
        sources = {cite["id"] for account in row["accounts"] for cite in account["citations"]}
        assert sources - BOOKS, feature


def test_the_essay_is_quoted_with_what_it_cites(rows: dict[str, dict[str, Any]]) -> None:
    """An account that names a page which the essay cites has that page among its citations."""
    cites = re.compile(r"[Tt]he essay, citing (Jones|March|Eudin and Slusser), pp?\. ([\d–]+)")
    book = {"Jones": "jones1954", "March": "march1996", "Eudin and Slusser": "eudin_slusser1967"}
    wrong = []
    for feature, row in rows.items():
        for account in row["accounts"]:
            found = cites.match(account["text"])
            if not found:
                continue
            pages = found[2].replace("–", "-").strip("-")
            given = {(cite["id"], cite["locator"]) for cite in account["citations"]}
            if not any(source == book[found[1]] and pages in (page or "") for source, page in given):
                wrong.append(f"{feature}: {account['text'][:60]} has {sorted(map(str, given))}")
    assert wrong == []
