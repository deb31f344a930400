"""Changkufeng and Khalkhin Gol: ground, fronts and units must tell one story, and every count names whose it is."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geo.dates import iso, parse
from geo.measure import area_km2

if TYPE_CHECKING:
    from collections.abc import Iterator

    import geopandas

    from geo import Atlas

LAYERS = ("changkufeng", "khalkhin_gol")
FIGHTS = [("changkufeng", "1938-07-29", "1938-08-12"), ("khalkhin_gol", "1939-08-20", "1939-08-30")]
SIDE = {"soviet_union": "red", "mongolia": "red", "japan": "white", "manchukuo": "white"}
FORCES = ("unit", "headquarters", "position", "advance", "withdrawal")
ECHELONS = {"front", "army", "corps", "division", "brigade", "regiment", "battalion", "company", "platoon"}
BRANCHES = {
    "combined_arms", "infantry", "motorised_infantry", "mechanised", "armour", "cavalry", "cavalry_mechanised",
    "artillery", "anti_aircraft", "engineer", "airborne", "naval_infantry", "navy", "aviation", "border_guard",
    "fortress", "railway",
}  # fmt: skip
ARRIVED = {
    "39th Rifle Corps": "1938-08-03",
    "32nd Rifle Division": "1938-08-03",
    "2nd Mechanised Brigade": "1938-08-01",
    "40th Rifle Division": "1938-07-31",
    "115th Rifle Regiment": "1938-08-08",
    "19th Division": "1938-07-16",
    "1st Army Group": "1939-07-19",
    "Sixth Army": "1939-08-10",
    "6th Tank Brigade": "1939-07-20",
    "57th Rifle Division": "1939-07-20",
    "82nd Division": "1939-07-08",
    "212th Airborne Brigade": "1939-08-05",
    "152nd Rifle Division": "1939-08-05",
    "22nd Fighter Regiment": "1939-05-22",
    "Yasuoka detachment": "1939-06-20",
    "28th Infantry Regiment, 7th Division": "1939-08-18",
}
"""The first day on which the record has a formation on its way to the field or on it."""


def rows(atlas: Atlas, layer: str, *kinds: str) -> list[dict[Any, Any]]:
    frame = atlas.layers[layer].features
    return [row for row in frame.to_dict("records") if row["kind"] in kinds]


def ground(frame: geopandas.GeoDataFrame, day: int, side: str) -> shapely.Geometry:
    held = frame[(frame["kind"] == "ground_held") & (frame["start_day"] <= day) & (frame["end_day"] >= day)]
    return shapely.union_all([row["geometry"] for row in held.to_dict("records") if SIDE[row["party"]] == side])


def beside(line: shapely.LineString, by: float) -> Iterator[tuple[shapely.Point, shapely.Point]]:
    """Yield a point on the left hand and one on the right of each stretch of a line, ``by`` degrees of latitude off."""
    for (x1, y1), (x2, y2) in pairwise(line.coords):
        east = math.cos(math.radians(y1))
        dx, dy = (x2 - x1) * east, y2 - y1
        length = math.hypot(dx, dy)
        if length:
            out = (-dy / length * by / east, dx / length * by)
            x, y = (x1 + x2) / 2, (y1 + y2) / 2
            yield shapely.Point(x + out[0], y + out[1]), shapely.Point(x - out[0], y - out[1])


@pytest.mark.parametrize(("layer", "first", "last"), FIGHTS, ids=LAYERS)
def test_each_side_holds_ground_on_each_day_and_never_the_same(atlas: Atlas, layer: str, first: str, last: str) -> None:
    frame = atlas.layers[layer].features
    for day in range(parse(first).first, parse(last).first + 1):
        red, white = ground(frame, day, "red"), ground(frame, day, "white")
        assert area_km2(red) > 1, iso(day)
        assert area_km2(white) > 1, iso(day)
        both = area_km2(shapely.intersection(red, white))
        assert both < 0.05, f"{iso(day)}: {both:.2f} km2 are held by both sides"


def test_the_august_offensive_gives_no_ground_back(atlas: Atlas) -> None:
    frame = atlas.layers["khalkhin_gol"].features
    days = range(parse("1939-08-20").first, parse("1939-08-31").first + 1)
    for before, now in pairwise(ground(frame, day, "red") for day in days):
        assert area_km2(shapely.difference(before, now)) < 1
        assert area_km2(now) >= area_km2(before)


@pytest.mark.parametrize(("layer", "reach"), [("changkufeng", 0.0002), ("khalkhin_gol", 0.001)], ids=LAYERS)
def test_the_teeth_of_a_front_point_away_from_its_own_ground(atlas: Atlas, layer: str, reach: float) -> None:
    frame = atlas.layers[layer].features
    checked = 0
    for row in rows(atlas, layer, "front_line"):
        own = ground(frame, row["start_day"], SIDE[row["party"]])
        if own.is_empty:
            continue
        pairs = list(beside(row["geometry"], reach))
        right = sum(own.contains(behind) and not own.contains(ahead) for ahead, behind in pairs)
        assert right > 0.9 * len(pairs), f"{row['id']}: own side behind {right} of {len(pairs)} stretches"
        checked += 1
    assert checked >= 10


@pytest.mark.parametrize("layer", LAYERS)
def test_no_unit_stands_on_ground_that_the_enemy_holds(atlas: Atlas, layer: str) -> None:
    held = rows(atlas, layer, "ground_held")
    forces = rows(atlas, layer, "unit", "headquarters", "position")
    lost = [
        f"{unit['id']} in {area['id']}"
        for unit in forces
        for area in held
        if SIDE[unit["party"]] != SIDE[area["party"]]
        and "remnants" not in unit["unit"]  # scattered parties hold no ground
        and unit["start_day"] <= area["end_day"]
        and area["start_day"] <= unit["end_day"]
        and area["geometry"].contains(unit["geometry"].representative_point())
    ]
    assert not lost


@pytest.mark.parametrize("layer", LAYERS)
def test_a_unit_is_in_one_place_at_a_time(atlas: Atlas, layer: str) -> None:
    places: dict[str, list[dict[Any, Any]]] = {}
    for row in rows(atlas, layer, "unit"):
        places.setdefault(row["unit"], []).append(row)
    assert sum(len(them) > 1 for them in places.values()) >= 5
    for them in places.values():
        for one, other in pairwise(sorted(them, key=lambda row: row["start_day"])):
            assert one["end_day"] < other["start_day"], f"{one['id']} and {other['id']} share a day"


def test_no_force_acts_before_it_arrived(atlas: Atlas) -> None:
    for name, day in ARRIVED.items():
        theirs = [row for layer in LAYERS for row in rows(atlas, layer, *FORCES) if name in str(row["unit"])]
        assert theirs, name
        early = [row["id"] for row in theirs if row["start_day"] < parse(day).first]
        assert not early, f"{name} came on {day}"


@pytest.mark.parametrize("layer", LAYERS)
def test_units_say_their_size_and_branch_in_the_words_of_the_contract(atlas: Atlas, layer: str) -> None:
    units = rows(atlas, layer, "unit", "headquarters")
    for row in units:
        assert row["branch"] in BRANCHES, row["id"]
        assert not isinstance(row["echelon"], str) or row["echelon"] in ECHELONS, row["id"]
    assert sum(isinstance(row["echelon"], str) for row in units) > 0.8 * len(units)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_height_has_its_metres_or_says_that_they_are_not_known(atlas: Atlas, layer: str) -> None:
    for row in rows(atlas, layer, "height"):
        known = isinstance(row["height_m"], (int, float)) and not math.isnan(row["height_m"])
        assert known or "height is not given" in row["summary"], row["id"]


@pytest.mark.parametrize("layer", LAYERS)
def test_counts_name_whose_they_are_and_losses_show_both_sides(atlas: Atlas, layer: str) -> None:
    charts = [row for row in atlas.layers[layer].features.to_dict("records") if isinstance(row.get("figures"), list)]
    assert len(charts) >= 4
    for row in charts:
        for figure in row["figures"]:
            assert figure["party"] in atlas.file.parties, row["id"]
            assert figure["value"] >= 0, row["id"]
            assert figure["to"] is None or figure["to"] > figure["value"], row["id"]
            assert figure["by"], row["id"]
            assert figure["citations"], row["id"]
            assert all(cite["id"] in atlas.sources for cite in figure["citations"]), row["id"]
        if "losses" in row["id"]:
            assert {SIDE[figure["party"]] for figure in row["figures"]} == {"red", "white"}, row["id"]
