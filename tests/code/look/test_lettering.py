"""Where names of areas go: inside them, along their shape, readable."""

from __future__ import annotations

import math

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import affinity

from geo.look.lettering import Room
from geo.mercator import project

VIEW = (100.0, 30.0, 140.0, 60.0)
BITS = 20
BAR = shapely.box(110, 44, 130, 47)


def points(flat: list[int]) -> list[tuple[int, int]]:
    return list(zip(flat[::2], flat[1::2], strict=True))


@given(angle=st.integers(-45, 45))
def test_a_name_runs_along_its_area_from_left_to_right(angle: int) -> None:
    shape = affinity.rotate(BAR, angle)
    flat = Room.of(shape, VIEW, BITS).spine()
    assert flat
    line = points(flat)
    assert [x for x, _ in line] == sorted(x for x, _ in line)
    area = shapely.transform(shape, lambda coordinates: project(coordinates, BITS))
    assert all(shapely.buffer(area, 1).covers(shapely.Point(point)) for point in line)
    (ax, ay), (bx, by) = line[0], line[-1]
    assert math.hypot(bx - ax, by - ay) > 0.6 * 20 / 360 * 2**BITS


def test_a_bent_area_bends_its_name() -> None:
    arc = shapely.LineString([(110, 44), (115, 47), (120, 48), (125, 47), (130, 44)]).buffer(1.5)
    flat = Room.of(arc, VIEW, BITS).spine()
    assert flat
    heights = [y for _, y in points(flat)]
    assert min(heights[2:5]) < min(heights[0], heights[-1])  # y runs to the south


def test_a_name_stays_in_the_part_that_is_in_view() -> None:
    flat = Room.of(shapely.box(60, 40, 179, 50), VIEW, BITS).spine()
    assert flat
    assert all(100 <= x / 2**BITS * 360 - 180 <= 140 for x, _ in points(flat))


@pytest.mark.parametrize("shape", [shapely.box(120, 40, 120.001, 40.001), BAR])
def test_an_area_has_a_middle(shape: shapely.Polygon) -> None:
    assert Room.of(shape, VIEW, BITS).anchor[2] >= 0


def test_an_area_out_of_view_is_measured_as_a_whole() -> None:
    far = Room.of(shapely.box(60, -40, 80, -20), VIEW, BITS)
    assert 60 <= far.anchor[0] / 2**BITS * 360 - 180 <= 80
