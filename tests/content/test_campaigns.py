"""The campaigns day by day: something moves, ground once held is not lost again, and no army walks over the sea."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shapely

from geo.dates import iso, parse
from geo.measure import area_km2, length_km
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

MOVES = ("advance", "withdrawal", "landing", "airborne_landing")
FRONTS = ("transbaikal_front", "first_far_eastern_front", "second_far_eastern_front")
CAMPAIGNS = [
    ("changkufeng", "1938-07-29", "1938-08-12", 0.80),
    ("khalkhin_gol", "1939-08-20", "1939-08-31", 0.90),
    *((front, "1945-08-09", "1945-08-24", 0.85) for front in FRONTS),
]


@pytest.mark.parametrize(("layer", "first", "last", "share"), CAMPAIGNS, ids=[it[0] for it in CAMPAIGNS])
def test_something_moves_on_nearly_every_day(atlas: Atlas, layer: str, first: str, last: str, share: float) -> None:
    frame = atlas.layers[layer].features
    moves = frame[frame["kind"].isin(MOVES)]
    days = range(parse(first).first, parse(last).first + 1)
    still = [iso(day) for day in days if not ((moves["start_day"] <= day) & (moves["end_day"] >= day)).any()]
    assert len(still) <= (1 - share) * len(days), still


@pytest.mark.parametrize("layer", FRONTS)
def test_ground_held_never_shrinks(atlas: Atlas, layer: str) -> None:
    frame = atlas.layers[layer].features
    held = frame[frame["kind"] == "ground_held"]
    before = shapely.Polygon()
    for day in range(parse("1945-08-09").first, parse("1945-09-02").first + 1):
        now = held[(held["start_day"] <= day) & (held["end_day"] >= day)].geometry.union_all()
        lost = area_km2(shapely.difference(before, now))
        assert lost < 60, f"{layer}, {iso(day)}: {lost:.0f} km2 held the day before are not held"
        before = now


def test_no_army_walks_over_the_sea(atlas: Atlas) -> None:
    collection = json.loads((ROOT / "layers" / "base" / "land.geojson").read_text(encoding="utf-8"))
    land = shapely.union_all([shapely.from_geojson(json.dumps(it["geometry"])) for it in collection["features"]])
    shapely.prepare(land)
    wet = {}
    for layer in ("changkufeng", "khalkhin_gol", *FRONTS):
        frame = atlas.layers[layer].features
        for row in frame[frame["kind"].isin(("advance", "withdrawal"))].to_dict("records"):
            if not land.contains(row["geometry"]):
                over = length_km(shapely.difference(row["geometry"], land))
                if over > 10:
                    wet[row["id"]] = round(over)
    assert wet == {}
