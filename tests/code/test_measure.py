"""Lengths and areas against figures that other people computed."""

from __future__ import annotations

import pytest
import shapely

from geo.measure import area_km2, bearing_degrees, distance_km, length_km


def test_a_degree_of_latitude_has_its_published_length() -> None:
    # 110.574 km from the equator to 1 degree north, on WGS84
    assert length_km(shapely.LineString([(0, 0), (0, 1)])) == pytest.approx(110.574, abs=0.001)


def test_the_50th_parallel_is_measured_as_a_parallel_when_it_has_vertices() -> None:
    # a degree of longitude at 50 N is 71.696 km along the parallel; the great circle is shorter
    chord = shapely.LineString([(142, 50), (144, 50)])
    along = shapely.segmentize(chord, 0.01)
    assert length_km(along) == pytest.approx(2 * 71.696, abs=0.01)
    assert length_km(chord) < length_km(along)


def test_area_counts_parts_and_leaves_out_holes() -> None:
    outer = shapely.box(0, 0, 2, 1)
    hole = shapely.box(0.25, 0.25, 0.75, 0.75)
    both = shapely.MultiPolygon([outer.difference(hole), shapely.box(10, 0, 11, 1)])
    expected = area_km2(outer) - area_km2(hole) + area_km2(shapely.box(10, 0, 11, 1))
    assert area_km2(both) == pytest.approx(expected)


def test_area_does_not_depend_on_winding() -> None:
    box = shapely.box(140, 46, 144, 50)
    assert area_km2(box.reverse()) == pytest.approx(area_km2(box))


def test_two_halves_of_a_parallel_border_add_up() -> None:
    whole = shapely.box(141, 46, 145, 54)
    halves = [shapely.box(141, 46, 145, 50), shapely.box(141, 50, 145, 54)]
    assert sum(map(area_km2, halves)) == pytest.approx(area_km2(whole), rel=1e-6)


@pytest.mark.parametrize("shape", [shapely.Polygon(), shapely.LineString(), shapely.Point(1, 1)])
def test_shapes_without_area_have_none(shape: shapely.Geometry) -> None:
    assert area_km2(shape) == 0


def test_distance_is_the_same_both_ways_and_bearings_are_opposite_on_a_meridian() -> None:
    north, south = (121.6, 38.9), (121.6, 38.0)
    assert distance_km(north, south) == pytest.approx(distance_km(south, north))
    assert (bearing_degrees(south, north), bearing_degrees(north, south)) == pytest.approx((0, 180))
