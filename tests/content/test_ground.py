"""Ground held in August 1945: drawn for every day, and what lies between two phase lines says so."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
import shapely

from geo.dates import iso, parse
from geo.measure import area_km2
from tests.conftest import ROOT

LAYERS = ROOT / "layers"
FRONTS = ("transbaikal_front", "first_far_eastern_front", "second_far_eastern_front")
FIRST, LAST = parse("1945-08-09").first, parse("1945-09-02").first
ID = re.compile(r"(.+)-(ground-held|front-line)-(\d{4}-\d\d-\d\d)(-.+)?")

Series = dict[date, dict[str, list[dict[str, Any]]]]


def features(layer: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((LAYERS / f"{layer}.geojson").read_text(encoding="utf-8"))["features"]
    return [it for it in found if it["properties"]["kind"] in ("ground_held", "front_line")]


def shape(those: list[dict[str, Any]]) -> Any:
    return shapely.union_all([shapely.geometry.shape(it["geometry"]) for it in those])


def chains() -> dict[str, Series]:
    made: dict[str, Series] = {}
    for feature in (it for layer in FRONTS for it in features(layer)):
        if found := ID.fullmatch(feature["id"]):
            day = made.setdefault(found[1], {}).setdefault(date.fromisoformat(found[3]), {})
            day.setdefault(found[2], []).append(feature)
    return made


CHAINS = chains()
BETWEEN = [
    (chain, day)
    for chain, days in CHAINS.items()
    for day, it in sorted(days.items())
    if any("recipe" in feature["properties"] for feature in it["ground-held"])
]


def anchors(chain: str, day: date) -> tuple[date, date]:
    drawn = [it for it, of in CHAINS[chain].items() if "recipe" not in of["ground-held"][0]["properties"]]
    return max(it for it in drawn if it < day), min(it for it in drawn if it > day)


@pytest.mark.parametrize("layer", FRONTS)
def test_a_front_holds_ground_on_every_day(layer: str) -> None:
    held = [it["properties"] for it in features(layer) if it["properties"]["kind"] == "ground_held"]
    spans = [(parse(it["start_date"]).first, parse(it["end_date"]).last) for it in held]
    bare = [iso(day) for day in range(FIRST, LAST + 1) if not any(one <= day <= other for one, other in spans)]
    assert bare == []


@pytest.mark.parametrize("chain", CHAINS)
def test_a_chain_has_one_ground_a_day_and_no_gap(chain: str) -> None:
    grounds = [(day, of.get("ground-held", [])) for day, of in sorted(CHAINS[chain].items())]
    last = None
    for day, those in (it for it in grounds if it[1]):
        assert last is None or day.toordinal() == last + 1, (chain, day)
        assert {it["properties"]["start_date"] for it in those} == {day.isoformat()}
        (last,) = {parse(it["properties"]["end_date"]).last for it in those}


def test_there_are_days_between() -> None:
    assert {"transbaikal", "first-fe", "sungari", "jaoho", "aihun-sunwu", "poronai"} <= {chain for chain, _ in BETWEEN}


@pytest.mark.parametrize(("chain", "day"), BETWEEN, ids=str)
def test_a_day_between_says_so_and_cites_both_lines(chain: str, day: date) -> None:
    before, after = anchors(chain, day)
    for kind, (feature,) in CHAINS[chain][day].items():
        own = feature["properties"]
        ends = CHAINS[chain][before][kind] + CHAINS[chain][after][kind]
        assert f"nterpolated between the lines of {before.day} and {after.day} August" in own["summary"]
        assert "interpolated" in own["geometry_source"]
        assert (own["start_date"], own["end_date"]) == (day.isoformat(), day.isoformat())
        assert own["precision_km"] > max(it["properties"]["precision_km"] for it in ends)
        assert all(cite in own["citations"] for it in ends for cite in it["properties"]["citations"])


@pytest.mark.parametrize(("chain", "day"), BETWEEN, ids=str)
def test_the_ground_of_a_day_between_lies_between(chain: str, day: date) -> None:
    before, now, after = (
        shape(CHAINS[chain][it]["ground-held"]) for it in (anchors(chain, day)[0], day, anchors(chain, day)[1])
    )
    low, size, high = area_km2(before), area_km2(now), area_km2(after)
    assert low + 0.1 * (high - low) < size < high - 0.1 * (high - low)
    assert area_km2(shapely.difference(before, now)) < 0.001 * high
    assert area_km2(shapely.difference(now, after)) < 0.001 * high


@pytest.mark.parametrize(("chain", "day"), BETWEEN, ids=str)
def test_ground_grows_from_day_to_day(chain: str, day: date) -> None:
    yesterday, now = (shape(CHAINS[chain][date.fromordinal(day.toordinal() - n)]["ground-held"]) for n in (1, 0))
    assert area_km2(shapely.difference(yesterday, now)) < 0.001 * area_km2(now)


@pytest.mark.parametrize(("chain", "day"), BETWEEN, ids=str)
def test_the_teeth_of_an_interpolated_front_point_away_from_its_ground(chain: str, day: date) -> None:
    now, (front,) = shape(CHAINS[chain][day]["ground-held"]), CHAINS[chain][day]["front-line"]
    for line in shapely.get_parts(shapely.geometry.shape(front["geometry"])):
        right, left = (line.buffer(side * 0.002, single_sided=True) for side in (-1, 1))
        assert shapely.intersection(right, now).area > 0.95 * right.area
        assert shapely.intersection(left, now).area < 0.05 * left.area


@pytest.mark.parametrize(("chain", "day"), BETWEEN, ids=str)
def test_an_interpolated_ground_has_neither_slivers_nor_new_holes(chain: str, day: date) -> None:
    now, after = (shape(CHAINS[chain][it]["ground-held"]) for it in (day, anchors(chain, day)[1]))
    before = shape(CHAINS[chain][anchors(chain, day)[0]]["ground-held"])
    least = min(50.0, 0.01 * (area_km2(after) - area_km2(before)))
    for part in shapely.get_parts(now):
        assert area_km2(part) > least or part.intersects(before)
        for ring in part.interiors:
            hole = shapely.Polygon(ring)
            assert area_km2(hole) > least or area_km2(shapely.intersection(hole, after)) < 0.5 * area_km2(hole)
