"""Provinces from the seats of their districts: a square land, four districts, and one that changes hands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely

from geo.errors import DataError
from geo.measure import area_km2

pytest.importorskip("timezonefinder", reason="the authoring packages are not installed")

from geo.derive.curve import chaikin
from geo.derive.place import Place
from geo.derive.provinces.districts import divide
from geo.derive.provinces.features import province_features
from geo.derive.recipes import read_recipes
from tests.derive.builders import EAST, NORTH, PROVINCES, SOUTH, TRANSFER, recipes

if TYPE_CHECKING:
    from pathlib import Path

LAND = shapely.box(0, 0, 4, 4)
PLACES = {"a": [Place(1, 1)], "b": [Place(3, 1)], "c": [Place(1, 3)], "d": [Place(3, 3)]}


def state(start: str, end: str, shape: shapely.Geometry) -> dict[str, Any]:
    properties = {"kind": "territory", "entity": "state", "start_date": start, "end_date": end}
    return {"geometry": shapely.geometry.mapping(shape), "properties": properties}


STATE = [state("1932", "1941", LAND)]


def provinces(folder: Path, text: str, states: list[dict[str, Any]] = STATE) -> dict[str, dict[str, Any]]:
    recipe = read_recipes(recipes(folder, {"provinces.toml": PROVINCES + text})).provinces
    assert recipe is not None
    return {feature["id"]: feature for feature in province_features(recipe, states, "provinces.toml")}


def ground(feature: dict[str, Any]) -> shapely.Geometry:
    lines = shapely.get_parts(shapely.geometry.shape(feature["geometry"]))
    return shapely.union_all(shapely.get_parts(shapely.polygonize(lines)))


def arcs(feature: dict[str, Any]) -> set[bytes]:
    return {shapely.normalize(line).wkb for line in shapely.get_parts(shapely.geometry.shape(feature["geometry"]))}


def test_pieces_fill_the_land_and_share_their_edges() -> None:
    pieces = divide(PLACES, [["a"], ["b"], ["c"], ["d"]], LAND)
    assert shapely.coverage_is_valid(list(pieces.shapes))
    assert sum(map(area_km2, pieces.shapes)) == pytest.approx(area_km2(LAND))
    for name, (place,) in PLACES.items():
        assert pieces.area([name]).contains(shapely.Point(place.lonlat))


def test_a_rounded_line_keeps_its_ends_and_stays_within_its_corners() -> None:
    corners = np.array([[0.0, 0.0], [2.0, 0.0], [2.0, 2.0]])
    line = chaikin(corners, 3)
    assert line[[0, -1]].tolist() == corners[[0, -1]].tolist()
    assert shapely.Polygon(corners).buffer(1e-9).covers(shapely.LineString(line))


def test_a_transfer_changes_both_sides_and_no_other(tmp_path: Path) -> None:
    made = provinces(tmp_path, SOUTH + NORTH + EAST + TRANSFER.format(to="east"))
    assert list(made) == ["south-province-1934-12-01", "south-province-1937-07-01", "north-province-1934-12-01",
                          "east-province-1937-07-01"]  # fmt: skip
    before, after, north, east = made.values()
    assert before["properties"]["end_date"] == "1937-06-30"
    assert area_km2(ground(before)) == pytest.approx(area_km2(ground(after)) + area_km2(ground(east)))
    assert after["properties"]["summary"] == "A province. B changed hands."
    assert [cite["id"] for cite in after["properties"]["citations"]] == ["x", "y"]
    assert north["properties"]["end_date"] == "1941-12-31"


def test_neighbours_have_the_same_lines(tmp_path: Path) -> None:
    made = provinces(tmp_path, SOUTH + NORTH + EAST + TRANSFER.format(to="east"))
    assert arcs(made["south-province-1937-07-01"]) & arcs(made["east-province-1937-07-01"])
    assert arcs(made["south-province-1934-12-01"]) & arcs(made["north-province-1934-12-01"])


def test_a_narrower_state_cuts_the_province_at_its_edge(tmp_path: Path) -> None:
    grown = [state("1932", "1935-02-01", shapely.box(0, 0, 4, 3.5)), state("1935-02-02", "1941", LAND)]
    made = provinces(tmp_path, SOUTH + NORTH, grown)
    assert list(made) == ["south-province-1934-12-01", "north-province-1934-12-01", "north-province-1935-02-02"]
    assert ground(made["north-province-1934-12-01"]).bounds[3] == pytest.approx(3.5)


def test_a_state_without_a_territory_cannot_be_divided(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r'outline: "state" is the entity of no territory from 1934-12-01 on'):
        provinces(tmp_path, SOUTH + NORTH, [])
