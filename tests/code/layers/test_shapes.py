"""GeoJSON geometry: the quick way builds what the strict reader reads, and leaves to it what is odd."""

from __future__ import annotations

import json
from typing import Any

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.shapes import geometry

POINT = st.tuples(st.integers(-180, 180), st.floats(-90, 90)).map(list)
LINE = st.lists(POINT, min_size=2, max_size=5)
RING = st.lists(POINT, min_size=3, max_size=6).map(lambda points: [*points, points[0]])
POLYGON = st.lists(RING, min_size=1, max_size=3)
COORDINATES = {
    "Point": POINT, "LineString": LINE, "Polygon": POLYGON, "MultiPoint": LINE,
    "MultiLineString": st.lists(LINE, min_size=1, max_size=3),
    "MultiPolygon": st.lists(POLYGON, min_size=1, max_size=3),
}  # fmt: skip


@given(st.sampled_from(sorted(COORDINATES)).flatmap(lambda name: st.tuples(st.just(name), COORDINATES[name])))
def test_a_shape_is_what_the_strict_reader_makes_of_it(drawn: tuple[str, Any]) -> None:
    shape = {"type": drawn[0], "coordinates": drawn[1]}
    assert shapely.equals_identical(geometry(shape), shapely.from_geojson(json.dumps(shape)))


def test_a_height_is_left_out_as_ever() -> None:
    assert geometry({"type": "Point", "coordinates": [120, 45, 800]}).wkt == "POINT (120 45)"


def test_a_collection_is_read_too() -> None:
    point = {"type": "Point", "coordinates": [120, 45]}
    assert len(geometry({"type": "GeometryCollection", "geometries": [point, point]}).geoms) == 2


@pytest.mark.parametrize(
    "shape",
    [
        {"type": "Polygon", "coordinates": [[[0, 0], [2, 0], [2, 2], [0, 2]]]},
        {"type": "LineString", "coordinates": [[0, 0]]},
        {"type": "Point", "coordinates": ["120", "45"]},
        {"type": "Point", "coordinates": [None, 45]},
        {"type": "Point"},
        {"type": "Pentagon", "coordinates": []},
        {},
    ],
)
def test_what_is_no_shape_is_refused(shape: dict[str, Any]) -> None:
    with pytest.raises((ValueError, shapely.GEOSException)):
        geometry(shape)
