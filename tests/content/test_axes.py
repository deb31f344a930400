"""How far the armies of August 1945 came: the bounds of each axis, joined, against depths that are published."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest

from geo.measure import distance_km, length_km
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

AXES: list[dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "axes.json").read_text("utf-8"))["axes"]
FRONTS = ("transbaikal_front", "first_far_eastern_front", "second_far_eastern_front")
LEAST = 19
SLACK = 0.02
"""Published depths are round figures: a course may leave their range by so much."""


@pytest.fixture(scope="module")
def rows(atlas: Atlas) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for front in FRONTS for row in atlas.layers[front].features.to_dict("records")}


def joins(bounds: list[dict[str, Any]]) -> list[float]:
    """Measure from the head of each bound to where the next sets out."""
    pairs = pairwise(bound["geometry"] for bound in bounds)
    return [distance_km(before.coords[-1], after.coords[0]) for before, after in pairs]


def chain_km(bounds: list[dict[str, Any]]) -> float:
    return sum(length_km(bound["geometry"]) for bound in bounds) + sum(joins(bounds))


def test_no_axis_was_dropped() -> None:
    assert len({item["name"] for item in AXES}) == len(AXES) >= LEAST


@pytest.mark.parametrize("item", AXES, ids=lambda item: item["name"])
def test_one_armys_bounds_chain_by_unit_and_by_day(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    bounds = [rows[name] for name in item["features"]]
    assert {bound["kind"] for bound in bounds} == {"advance"}
    assert all(bound["unit"].split(",")[0] == item["army"] for bound in bounds)
    assert all(before["start_day"] <= after["start_day"] for before, after in pairwise(bounds))
    for (before, after), gap in zip(pairwise(bounds), joins(bounds), strict=True):
        assert gap <= before["precision_km"] + after["precision_km"], (before["id"], after["id"], gap)


@pytest.mark.parametrize("item", AXES, ids=lambda item: item["name"])
def test_the_course_is_as_long_as_published(rows: dict[str, dict[str, Any]], item: dict[str, Any]) -> None:
    least, most = item["published_km"]
    drawn = chain_km([rows[name] for name in item["features"]])
    assert least * (1 - SLACK) <= drawn <= most * (1 + SLACK), item["source"]["says"]
    assert item["measured_km"] == pytest.approx(drawn, abs=0.1)


@pytest.mark.parametrize("item", AXES, ids=lambda item: item["name"])
def test_every_depth_has_a_source(item: dict[str, Any]) -> None:
    assert item["source"]["title"]
    assert item["source"]["says"]
    assert item["source"]["url"].startswith("http")
