"""Shapes come back as they were: whole, within the tolerance, and neighbours without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.mercator import project
from geo.page.columns import Columns
from geo.page.topology import Detail, Topology
from tests.reader import read_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE = st.lists(st.tuples(st.floats(70, 179), st.floats(-60, 70)), min_size=2, max_size=30)
WAYS = ["share", "take"]
Part = np.ndarray[Any, Any]


def decoded(topology: Topology) -> list[tuple[int, list[Part]]]:
    """Return type and parts of each shape, as the page reads them."""
    columns = Columns()
    place = topology.written(columns)
    found = read_columns(columns, "shapes", place)
    return [(it["type"], [np.array(part).reshape(-1, 2) for part in it["parts"]]) for it in found]


def parts_of(shape: shapely.Geometry | None, way: str, bits: int = 20) -> tuple[int, list[Part]]:
    """Return type and parts of a shape among others."""
    topology = Topology(Detail(bits))
    others = [shapely.Point(120, 40).buffer(1), shape, shapely.Point(100, 50)]
    assert getattr(topology, way)(others) == (0, 3)
    before, found, after = decoded(topology)
    assert before[0] == 2
    assert after[1][0].tolist() == np.rint(project(np.array([[100.0, 50.0]]), bits)).tolist()
    return found


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("wkt", "kind", "sizes"),
    [
        ("POINT (118 47)", 0, [1]),
        ("MULTIPOINT ((118 47), (119 47))", 0, [1]),
        ("LINESTRING (118 47, 119 47, 119 48)", 1, [3]),
        ("MULTILINESTRING ((118 47, 119 47), (118 48, 119 48))", 1, [2, 2]),
        ("POLYGON ((118 47, 119 47, 119 48, 118 47))", 2, [4]),
        ("POLYGON ((118 47, 119 47, 119 48, 118 47), (118.5 47.2, 118.6 47.2, 118.6 47.3, 118.5 47.2))", 2, [4, 4]),
        ("MULTIPOLYGON (((118 47, 119 47, 119 48, 118 47)), ((118 49, 119 49, 119 50, 118 49)))", 2, [4, 4]),
        ("POLYGON Z ((118 47 1, 119 47 1, 119 48 1, 118 47 1))", 2, [4]),
        ("LINESTRING (118 47, 118 47.0000001, 119 47)", 1, [2]),
        ("POLYGON EMPTY", 2, []),
    ],
)
def test_every_type_keeps_its_parts(wkt: str, kind: int, sizes: list[int], way: str) -> None:
    shape = shapely.from_wkt(wkt)
    found, parts = parts_of(shape, way)
    assert found == kind
    assert [len(part) for part in parts] == sizes
    if parts:
        corners = np.rint(project(shapely.get_coordinates(shape), 20))
        assert parts[0][0].tolist() in corners.tolist()


@pytest.mark.parametrize("way", WAYS)
def test_a_missing_shape_has_no_parts(way: str) -> None:
    assert parts_of(None, way) == (1, [])


@pytest.mark.parametrize("way", WAYS)
@given(points=LINE)
def test_a_line_comes_back_within_half_a_unit(points: list[tuple[float, float]], way: str) -> None:
    _, parts = parts_of(shapely.LineString(points), way, 22)
    if not parts:  # all points in one unit: nothing to see
        return
    placed = project(np.array(points), 22)
    assert np.abs(placed[0] - parts[0][0]).max() <= 0.5
    assert np.abs(placed[-1] - parts[0][-1]).max() <= 0.5


@given(st.integers(0, 3), st.booleans())
def test_a_ring_is_the_same_wherever_it_begins_and_whichever_way_it_runs(turn: int, backwards: bool) -> None:  # noqa: FBT001
    corners = [(118, 47), (119, 47), (119.5, 47.5), (119, 48)]
    ring = corners[turn:] + corners[:turn]
    shapes = [shapely.Polygon(corners), shapely.Polygon(ring[::-1] if backwards else ring)]
    topology = Topology(Detail(20))
    topology.share(shapes)
    assert topology.arc_count == 1


def areas(topology: Topology) -> Sequence[shapely.Polygon]:
    return [shapely.Polygon(parts[0]) for _, parts in decoded(topology)]


def test_neighbours_share_their_border_once() -> None:
    west = shapely.Polygon([(110, 40), (120, 40), (120, 45), (120, 50), (110, 50)])
    east = shapely.Polygon([(120, 40), (130, 40), (130, 50), (120, 50), (120, 45)])
    topology = Topology(Detail(20))
    topology.share([west, east])
    assert topology.arc_count == 3
    one, other = areas(topology)
    assert shapely.intersection(one, other).area == 0
    assert shapely.union(one, other).geom_type == "Polygon"


def test_a_shape_that_is_known_costs_nothing() -> None:
    ring = shapely.Point(120, 45).buffer(3)
    topology = Topology(Detail(20))
    assert topology.share([ring]) == (0, 1)
    assert topology.share([shapely.reverse(ring)]) == (1, 1)
    assert topology.arc_count == 1
    assert len(decoded(topology)) == 2


def test_neighbours_simplified_leave_no_gap() -> None:
    wiggle = [(120 + 0.2 * np.sin(lat * 9), lat) for lat in np.linspace(40, 50, 400)]
    west = shapely.Polygon([(110, 40), *wiggle, (110, 50)])
    east = shapely.Polygon([(130, 50), *wiggle[::-1], (130, 40)])
    topology = Topology(Detail(22, inside_km=5, outside_km=20, view=(119, 43, 121, 47)))
    topology.share([west, east])
    one, other = areas(topology)
    assert shapely.get_num_coordinates(one) < 200
    assert shapely.intersection(one, other).area == pytest.approx(0)
    assert shapely.union(one, other).geom_type == "Polygon"
    assert not shapely.union(one, other).interiors


def test_a_simplified_line_moves_no_farther_than_it_may() -> None:
    line = shapely.LineString([(lon, 45 + 0.01 * np.sin(lon * 40)) for lon in np.linspace(118, 122, 900)])
    topology = Topology(Detail(24, inside_km=0.5))
    topology.share([line])
    ((_, (kept,)),) = decoded(topology)
    assert 2 < len(kept) < 450
    real = shapely.LineString(project(shapely.get_coordinates(line), 24))
    unit_km = 40_075 / 2**24 * np.cos(np.radians(45))
    assert shapely.hausdorff_distance(real, shapely.LineString(kept), densify=0.01) * unit_km < 0.5 * 1.02


def test_a_hole_stays_a_hole() -> None:
    _, parts = parts_of(shapely.Point(120, 45).buffer(3) - shapely.Point(120, 45).buffer(1), "share")
    assert len(parts) == 2


def test_a_shape_too_small_to_see_is_nothing_and_no_error() -> None:
    topology = Topology(Detail(10))
    topology.share([shapely.Point(120, 45).buffer(1e-5), shapely.Point(120, 45).buffer(10)])
    speck, seen = decoded(topology)
    assert speck == (2, [])
    assert len(seen[1]) == 1


def test_of_a_frame_a_speck_stays_a_speck() -> None:
    _, parts = parts_of(shapely.Point(121, 45).buffer(1e-6), "take")
    assert [len(part) for part in parts] == [1]
