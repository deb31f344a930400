"""Columns say what they were told, number by number, text by text, vertex by vertex."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from geo.page.pack import Columns, varints
from hypothesis import given
from hypothesis import strategies as st

from geo.mercator import project
from tests.code.page.test_page import numbers, texts

WHOLE = st.integers(-(2**29), 2**29)


@given(st.lists(WHOLE, max_size=50))
def test_numbers_come_back(values: list[int]) -> None:
    columns = Columns()
    columns.numbers(np.array([1, 2, 3]))
    place = columns.numbers(np.array(values, dtype=np.int64))
    assert numbers(bytes(columns.data), place) == values


def test_small_numbers_take_one_byte() -> None:
    assert len(varints(np.arange(-64, 64, dtype=np.int32))) == 128


@given(st.lists(st.none() | st.text(max_size=20), max_size=10))
def test_texts_come_back(values: list[str | None]) -> None:
    columns = Columns()
    place = columns.texts(values)
    assert texts(bytes(columns.data), place) == values


def parts_of(shape: shapely.Geometry | None) -> tuple[int, list[list[tuple[int, int]]]]:
    """Return type and parts of a shape among others, as the page reads them."""
    columns = Columns()
    others = shapely.Point(120, 40).buffer(1)
    given_shapes = np.array([others, shape, shapely.Point(100, 50)], dtype=object)
    place = columns.shapes(given_shapes, 20)
    data = bytes(columns.data)
    counts, sizes = numbers(data, place["parts"]), numbers(data, place["sizes"])
    points = np.array(numbers(data, place["moves"])).reshape(-1, 2).cumsum(axis=0)
    starts = np.cumsum([0, *sizes])
    parts = [[(int(x), int(y)) for x, y in points[starts[at] : starts[at + 1]]]
             for at in range(counts[0], counts[0] + counts[1])]  # fmt: skip
    assert sum(sizes) == len(points)
    assert counts[2] == 1
    assert points[-1].tolist() == np.rint(project(np.array([[100.0, 50.0]]), 20))[0].tolist()
    return numbers(data, place["types"])[1], parts


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
def test_every_type_keeps_its_parts(wkt: str, kind: int, sizes: list[int]) -> None:
    shape = shapely.from_wkt(wkt)
    found, parts = parts_of(shape)
    assert found == kind
    assert [len(part) for part in parts] == sizes
    if parts:
        first = np.rint(project(shapely.get_coordinates(shape)[:1], 20))[0].tolist()
        assert list(parts[0][0]) == first


def test_a_missing_shape_has_no_parts() -> None:
    assert parts_of(None) == (1, [])


@given(st.lists(st.tuples(st.floats(70, 179), st.floats(-60, 70)), min_size=2, max_size=30))
def test_vertices_lie_within_half_a_unit(points: list[tuple[float, float]]) -> None:
    _, (part,) = parts_of(shapely.LineString(points))
    placed = project(np.array(points), 20)
    assert np.abs(placed[0] - part[0]).max() <= 0.5
    assert np.abs(placed[-1] - part[-1]).max() <= 0.5
