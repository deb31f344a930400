"""What is drawn on a day was there by then, lingers no longer than its step, and leaves no land without an answer."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geo import read_atlas
from geo.dates import iso, parse
from geo.measure import area_km2
from geo.timeline import LINGER
from tests.conftest import ROOT
from tests.reader import read_drawn

if TYPE_CHECKING:
    from pathlib import Path

    from geo import Atlas

MAPS = ("borderlands", "changkufeng", "khalkhin_gol", "august_1945")
DATES = 40
STATES = ("territory", "occupation")
NEGLIGIBLE_KM2 = 5.0
"""Shores of an occupation and of the ground below it are thinned apart."""


def dates_of(first: int, last: int) -> list[int]:
    """Return days of a map; of a long one half are of its last years, which are the fullest."""
    chance = random.Random(1945)
    late = range(last - max(DATES, (last - first) // 8) + 1, last + 1)
    if last - first < 3 * DATES:
        return sorted(chance.sample(range(first, last + 1), min(DATES, last - first + 1)))
    return sorted(chance.sample(range(first, late.start), DATES // 2) + chance.sample(late, DATES // 2))


@pytest.mark.node
@pytest.mark.parametrize("name", MAPS)
def test_nothing_is_drawn_before_it_begins(atlas: Atlas, site: Path, name: str) -> None:
    definition = atlas.file.maps[name]
    first, last = parse(definition.start_date).first, parse(definition.end_date).last
    frame = atlas.features
    scenes = read_drawn((site / f"{name}.html").read_text(encoding="utf-8"),
                        [day - first for day in dates_of(first, last)])  # fmt: skip
    assert len(scenes) == 3 * min(DATES, last - first + 1)
    for scene in scenes:
        today = first + scene["day"]
        for drawn in scene["features"]:
            told = f"{name}, {iso(today)} by {scene['step']}: {drawn['id']}"
            begins, ends = (int(frame.at[drawn["id"], key]) for key in ("start_day", "end_day"))
            assert begins <= today, f"{told} begins on {iso(begins)}"
            assert today <= ends + LINGER[scene["step"]], f"{told} ended on {iso(ends)}"
            assert (drawn["age"] > 0) == (today > ends), told
            if drawn["progress"] < 1:
                assert today < ends, f"{told} has not come to its end"


@pytest.mark.node
def test_the_end_of_a_year_shows_what_happened_in_it(atlas: Atlas, site: Path) -> None:
    first = parse("1905").first
    ends = [parse(f"{year}-12-31").first for year in range(1905, 1946)]
    page = (site / "borderlands.html").read_text(encoding="utf-8")
    events = atlas.features[atlas.features["kind"] == "event"]
    by_year = [scene for scene in read_drawn(page, [day - first for day in ends]) if scene["step"] == "year"]
    for day, scene in zip(ends, by_year, strict=True):
        happened = events[(events["start_day"] > day - 365) & (events["start_day"] <= day)]
        assert set(happened.index) <= {it["id"] for it in scene["features"]}


LAND = read_atlas(ROOT / "layers").features
LAND = LAND[LAND["kind"].isin(STATES)]


def answered(day: int) -> Any:
    """Return the ground that is under a state or an occupier on a day."""
    now = LAND[(LAND["start_day"] <= day) & (LAND["end_day"] >= day)]
    return shapely.union_all(now.geometry.to_numpy())


@pytest.mark.parametrize("name", MAPS)
def test_no_land_is_without_a_state_or_an_occupier(atlas: Atlas, name: str) -> None:
    definition = atlas.file.maps[name]
    known: dict[tuple[str, ...], Any] = {}
    ground = []
    for day in dates_of(parse(definition.start_date).first, parse(definition.end_date).last):
        now = tuple(LAND.index[(LAND["start_day"] <= day) & (LAND["end_day"] >= day)])
        if now not in known:
            known[now] = answered(day)
        ground.append((day, known[now]))
    for (before, held), (day, now) in pairwise(ground):
        if held is not now:
            lost = area_km2(shapely.difference(held, now))
            assert lost < NEGLIGIBLE_KM2, f"{lost:.0f} km2 have an answer on {iso(before)} and none on {iso(day)}"


def test_manchuria_is_nobody_s_for_no_day() -> None:
    """Whoever has Manchukuo's ground after it, an army holds it: China's title alone does not say who was there."""
    ground = LAND.loc["manchukuo-empire-1935", "geometry"]
    china = LAND["party"] == "china"
    for day in range(parse("1945-08-15").first, parse("1945-09-03").first):
        holders = LAND[(LAND["start_day"] <= day) & (LAND["end_day"] >= day) & ~china]
        bare = area_km2(shapely.difference(ground, shapely.union_all(holders.geometry.to_numpy())))
        assert bare < 0.001 * area_km2(ground), f"{iso(day)}: {bare:.0f} km2 of Manchuria have only a title"
