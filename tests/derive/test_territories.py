"""Territories from border lines: a small island, two states, and a line that moves."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
import shapely

from geo.errors import DataError
from geo.measure import area_km2, distance_km

pytest.importorskip("timezonefinder", reason="the authoring packages are not installed")

from geo.derive.borders.lines import draw_lines, offset, smooth
from geo.derive.borders.mesh import build_mesh
from geo.derive.place import Place
from geo.derive.recipes import Division, read_recipes
from geo.derive.territories.divided import Divided
from geo.derive.territories.features import area_features
from tests.derive.builders import FRAME, LINES, OVERLAY, SEATS, STATES, area, recipes

if TYPE_CHECKING:
    from pathlib import Path


def division(folder: Path, states: list[str], overlays: str = "", lines: str = LINES) -> Division:
    files = {"frame.toml": FRAME, "borders/lines.toml": lines, "territories.toml": SEATS + "".join(states),
             "overlays.toml": overlays}  # fmt: skip
    read = read_recipes(recipes(folder, files)).division
    assert read is not None
    return read


def features(folder: Path, states: list[str], overlays: str = "", lines: str = LINES) -> dict[str, dict[str, Any]]:
    read = division(folder, states, overlays, lines)
    land = [shapely.box(0, 0, 4, 2), shapely.box(10, 10, 11, 11)]
    mesh = build_mesh(land, draw_lines(read))
    return {feature["id"]: feature for _, feature in area_features(Divided(read, mesh))}


def shape(feature: dict[str, Any]) -> shapely.Geometry:
    return shapely.geometry.shape(feature["geometry"])


def test_a_moved_line_changes_both_sides(tmp_path: Path) -> None:
    made = features(tmp_path, STATES)
    assert shape(made["west-1905"]).bounds == (0, 0, 11, 11)
    assert area_km2(shape(made["east-1905"])) == pytest.approx(area_km2(shapely.box(2, 0, 4, 2)))
    assert area_km2(shape(made["east-1932"])) == pytest.approx(area_km2(shapely.box(3, 0, 4, 2)))


def test_neighbours_share_every_vertex_on_every_day(tmp_path: Path) -> None:
    made = features(tmp_path, STATES)
    for year in ("1905", "1932"):
        pair = [shape(made[f"{side}-{year}"]) for side in ("west", "east")]
        assert shapely.coverage_is_valid(pair)
        assert sum(map(area_km2, pair)) == pytest.approx(area_km2(shapely.union_all(pair)))


def test_features_say_which_recipe_made_them(tmp_path: Path) -> None:
    made = features(tmp_path, STATES)
    assert {name: feature["properties"]["recipe"] for name, feature in made.items()} == {name: name for name in made}


def test_a_territory_may_not_outlive_its_line(tmp_path: Path) -> None:
    states = [area("west-always", "west", "1905", "1945")]
    with pytest.raises(DataError, match=r'"west-always": end_date: a line in force from 1932-03-01 changes the shape'):
        features(tmp_path, states)


def test_ground_has_one_owner(tmp_path: Path) -> None:
    states = [*STATES, area("east-again", "east", "1940", "1945")]
    with pytest.raises(DataError, match=r'"east-again": seats: 1940-01-01: holds the face .* "east-1932" holds'):
        features(tmp_path, states)


def test_a_seat_in_the_sea_is_a_fault(tmp_path: Path) -> None:
    states = [area("lost", "west", "1905", "1932-02-29").replace('["west"]', '["7 7 Atlantis"]')]
    with pytest.raises(DataError, match=r'"lost": seats: lie in no face .* Atlantis'):
        features(tmp_path, states)


def test_an_overlay_is_cut_to_the_territory_below(tmp_path: Path) -> None:
    made = features(tmp_path, STATES, OVERLAY)
    assert made["belt"]["properties"]["kind"] == "occupation"
    assert shape(made["belt"]).bounds[0] == pytest.approx(3, abs=1e-4)


def test_a_smooth_line_passes_its_points_and_does_not_double_back() -> None:
    places = [Place(0, 0), Place(1, 0.5), Place(1.1, 0.5), Place(3, 0)]
    line = smooth(places, 5)
    assert line.is_simple
    for place in places:
        assert line.distance(shapely.Point(place.lonlat)) < 1e-9


def test_dates_of_recipes_are_whole_days_both_inclusive(tmp_path: Path) -> None:
    old, new = division(tmp_path, STATES).lines
    assert (old.days.first, old.days.last + 1) == (date(1905, 1, 1).toordinal(), new.days.first)


def test_lines_that_join_in_a_circle_are_refused(tmp_path: Path) -> None:
    old, new = LINES.split("\n\n")
    lines = old.replace("straight = true", 'straight = true, join_end = "new"')
    lines += "\n" + new.replace("straight = true", 'straight = true, join_end = "old"')
    with pytest.raises(
        DataError, match=r'lines.toml: line "old": geometry: waits for old, new, as they for it'
    ) as error:
        features(tmp_path, STATES, lines=lines)
    assert len(error.value.problems) == 2


def test_an_edge_that_the_data_do_not_have_is_a_fault_of_its_line(tmp_path: Path) -> None:
    edge = 'geometry = { edge = ["here", "here"], from = "2 -1", to = "2 5" }'
    lines = LINES.replace('geometry = { points = ["2 -1", "2 5"], straight = true }', edge)
    with pytest.raises(DataError, match=r'lines.toml: line "old": geometry: no one shared edge passes both'):
        features(tmp_path, STATES, lines=lines)
    frame = FRAME.replace("Asia/Shanghai", "Asia/Atlantis")
    recipes(tmp_path, {"frame.toml": frame})
    read = read_recipes(tmp_path).division
    assert read is not None
    with pytest.raises(DataError, match=r'line "old": geometry: "Asia/Atlantis" is no time zone of timezonefinder'):
        draw_lines(read)


def test_a_line_beside_another_keeps_its_distance_on_its_left() -> None:
    line = shapely.LineString([(130, 45), (131, 45.5), (132, 45.2)])
    beside = offset(line, 10)
    assert all(distance_km(point, nearest(line, point)) == pytest.approx(10, rel=0.02) for point in beside.coords)
    assert beside.coords[0][1] > 45  # the line runs east, so its left is the north
    assert offset(line, -10).coords[0][1] < 45


def nearest(line: shapely.LineString, point: tuple[float, ...]) -> tuple[float, float]:
    found = shapely.segmentize(line, 0.001)
    lon, lat = min(found.coords, key=lambda it: distance_km((it[0], it[1]), (point[0], point[1])))
    return float(lon), float(lat)
