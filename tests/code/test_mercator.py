"""Web Mercator as PROJ has it."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from pyproj import Transformer

from geo.mercator import project

LON, LAT = st.floats(-179, 179), st.floats(-60, 70)


@given(st.lists(st.tuples(LON, LAT), min_size=1, max_size=20))
def test_projects_as_proj_does(points: list[tuple[float, float]]) -> None:
    given_points = np.array(points)
    x, y = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(*given_points.T)
    half = 20037508.342789244
    expected = np.column_stack([(x + half) / (2 * half), (half - y) / (2 * half)]) * 2**20
    assert np.allclose(project(given_points, 20), expected, atol=1e-3)
