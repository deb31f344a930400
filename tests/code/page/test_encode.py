from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import shapely
from geo.page.encode import Detail, Shapes
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from geo.mercator import project

LON, LAT = st.floats(70, 179), st.floats(-60, 70)


def decoded(shapes: Shapes, encoded: list[Any]) -> list[np.ndarray[Any, Any]]:
    """Return the parts of an encoded shape as grid coordinates, as the page does it."""
    arcs = [np.array(arc).reshape(-1, 2).cumsum(axis=0) for arc in shapes.arcs]
    if encoded[0] == 0:
        return [np.array([encoded[1:]])]
    parts = []
    for refs in encoded[1:]:
        pieces = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
        parts.append(np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])]))
    return parts


@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=20))
def test_projects_as_proj_does(points: list[tuple[float, float]]) -> None:
    given_points = np.array(points)
    x, y = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(*given_points.T)
    half = 20037508.342789244
    expected = np.column_stack([(x + half) / (2 * half), (half - y) / (2 * half)]) * 2**20
    assert np.allclose(project(given_points, 20), expected, atol=1e-3)


@given(st.lists(st.tuples(LON, LAT), min_size=2, max_size=30))
def test_a_line_comes_back_within_half_a_unit(points: list[tuple[float, float]]) -> None:
    shapes = Shapes(Detail(22))
    line = shapely.LineString(points)
    (encoded,) = shapes.add([line])
    if len(encoded) == 1:  # all points in one unit
        return
    (part,) = decoded(shapes, encoded)
    assert np.abs(part[0] - project(np.array(points[:1]), 22)[0]).max() <= 0.5
    assert np.abs(part[-1] - project(np.array(points[-1:]), 22)[0]).max() <= 0.5


def test_neighbours_share_their_border_once() -> None:
    west = shapely.Polygon([(110, 40), (120, 40), (120, 45), (120, 50), (110, 50)])
    east = shapely.Polygon([(120, 40), (130, 40), (130, 50), (120, 50), (120, 45)])
    shapes = Shapes(Detail(20))
    one, other = shapes.add([west, east])
    assert len(shapes.arcs) == 3
    refs = {ref for part in one[1:] for ref in part} | {~ref for part in other[1:] for ref in part}
    shared = {ref for part in one[1:] for ref in part} & {~ref for part in other[1:] for ref in part}
    assert len(shared) == 1
    assert len(refs) == 3


def test_the_same_shape_twice_costs_nothing() -> None:
    ring = shapely.Point(120, 45).buffer(3)
    shapes = Shapes(Detail(20))
    shapes.add([ring, shapely.reverse(ring)])
    assert len(shapes.arcs) == 1


def test_neighbours_simplified_leave_no_gap() -> None:
    wiggle = [(120 + 0.2 * np.sin(lat * 9), lat) for lat in np.linspace(40, 50, 400)]
    west = shapely.Polygon([(110, 40), *wiggle, (110, 50)])
    east = shapely.Polygon([(130, 50), *wiggle[::-1], (130, 40)])
    shapes = Shapes(Detail(22, inside_km=5, outside_km=20, view=(119, 43, 121, 47)))
    one, other = (shapely.Polygon(decoded(shapes, it)[0]) for it in shapes.add([west, east]))
    assert shapely.get_num_coordinates(one) < 200
    assert shapely.intersection(one, other).area == pytest.approx(0)
    assert shapely.union(one, other).geom_type == "Polygon"
    assert not shapely.union(one, other).interiors


def test_a_hole_stays_a_hole() -> None:
    shapes = Shapes(Detail(20))
    (encoded,) = shapes.add([shapely.Point(120, 45).buffer(3) - shapely.Point(120, 45).buffer(1)])
    assert len(encoded) == 3


def test_an_area_of_several_parts_is_an_area() -> None:
    shapes = Shapes(Detail(20))
    (encoded,) = shapes.add([shapely.MultiPolygon([shapely.Point(lon, 45).buffer(1) for lon in (120, 125)])])
    assert encoded[0] == 2
    assert len(encoded) == 3


def test_a_shape_too_small_to_see_is_nothing_and_no_error() -> None:
    shapes = Shapes(Detail(10))
    assert shapes.add([shapely.Point(120, 45).buffer(1e-5)]) == [[2]]
