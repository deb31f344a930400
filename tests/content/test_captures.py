"""When places fell in August 1945: the day of the record on the map, and every other day that an authority gives."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from geo.dates import iso, parse
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

CAPTURES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "captures.json").read_text("utf-8"))["captures"]
FRONTS = ("transbaikal_front", "first_far_eastern_front", "second_far_eastern_front")
KINDS = {"capture", "landing", "airborne_landing"}
LEAST = 79


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for front in FRONTS for row in atlas.layers[front].features.to_dict("records")}


def says(text: str, day: date) -> bool:
    """Whether a text names a day: "17 August", "11–12 August", "the 26th"."""
    number = str(day.day)
    listed = rf"\b{number}(–\d+)?,? {day:%B}|\b\d+(–| or | and ){number} {day:%B}|\b{number}(st|nd|rd|th)\b"
    return re.search(listed, text) is not None


def test_no_capture_was_dropped() -> None:
    assert len({item["feature"] for item in CAPTURES}) == len(CAPTURES) >= LEAST


@pytest.mark.parametrize("item", CAPTURES, ids=lambda item: item["feature"])
def test_the_map_has_the_day_of_the_record(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    row = rows[item["feature"]]
    assert row["kind"] in KINDS
    assert iso(parse(row["start_date"]).first) == item["published"][0]["date"]


@pytest.mark.parametrize("item", CAPTURES, ids=lambda item: item["feature"])
def test_every_published_day_is_cited_where_it_is_said(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    row = rows[item["feature"]]
    cited = [*row["citations"], *(cite for account in row["accounts"] for cite in account["citations"])]
    places = {(cite["id"], cite["label"], cite["locator"]) for cite in cited}
    for published in item["published"]:
        assert (published["source"], published["label"], published["locator"]) in places


@pytest.mark.parametrize(
    "item", [item for item in CAPTURES if len(item["published"]) > 1], ids=lambda item: item["feature"]
)
def test_where_authorities_differ_the_other_day_stands_with_its_authority(
    rows: dict[str, dict[str, Any]], item: dict[str, Any]
) -> None:
    accounts = rows[item["feature"]]["accounts"]
    for published in item["published"][1:]:
        by = [it["text"] for it in accounts if published["source"] in {cite["id"] for cite in it["citations"]}]
        assert any(says(text, date.fromisoformat(published["date"])) for text in by), (published, by)
