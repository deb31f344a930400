"""Ground between two phase lines: it grows from one to the other, and anchors that do not allow it are refused."""

from __future__ import annotations

from typing import Any

import pytest
import shapely

from geo.derive.ground.features import ground_features
from geo.derive.ground.growth import advance
from geo.derive.recipes.ground import Series
from geo.errors import DataError

SERIES = Series(layer="front", prefix="north", ground="Ground held, {day}", line="Front on {day}")


def drawn(part: str, day: str, shape: Any, end: str = "") -> dict[str, Any]:
    properties = {"kind": part.replace("-", "_"), "party": "japan", "start_date": day, "end_date": end or day,
                  "citations": [{"id": "x"}], "precision_km": 5}  # fmt: skip
    geometry = shapely.geometry.mapping(shape)
    return {"type": "Feature", "id": f"north-{part}-{day}", "geometry": geometry, "properties": properties}


def anchor(day: str, east: float, end: str = "") -> list[dict[str, Any]]:
    ground, front = shapely.box(130, 45, east, 46), shapely.LineString([(east, 46), (east, 45)])
    return [drawn("ground-held", day, ground, end), drawn("front-line", day, front, end)]


def made(features: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list(ground_features(SERIES, features, "layers/front.geojson"))


def test_the_days_between_two_anchors_are_made_and_no_others() -> None:
    features = made([*anchor("1904-02-28", 130.4), *anchor("1904-03-02", 131), *anchor("1904-03-03", 131.1)])
    assert [it["id"] for it in features] == [
        "north-front-line-1904-02-29", "north-ground-held-1904-02-29",
        "north-front-line-1904-03-01", "north-ground-held-1904-03-01",
    ]  # fmt: skip
    first = features[0]["properties"]
    assert first["name"] == "Front on 29 February"
    assert first["summary"].startswith("Interpolated between the lines of 28 February and 2 March;")
    assert first["recipe"] == "ground-north"
    assert first["precision_km"] > 5
    east = [shapely.geometry.shape(it["geometry"]).bounds[2] for it in features[1::2]]
    assert 130.4 < east[0] < east[1] < 131


def test_a_pocket_closes_from_its_rim() -> None:
    around = shapely.difference(shapely.box(130, 45, 132, 47), shapely.box(130.5, 45.5, 131.5, 46.5))
    after = shapely.box(130, 45, 132.5, 47)
    front = shapely.LineString([(132.5, 47), (132.5, 45)])
    early, late = advance(around, after, front, [0.25, 0.75])
    (hole,), (smaller,) = early.interiors, late.interiors
    assert shapely.Polygon(hole).contains(shapely.Polygon(smaller))
    assert shapely.Polygon(smaller).contains(shapely.Point(131, 46))
    assert 132 < early.bounds[2] < late.bounds[2] < 132.5


@pytest.mark.parametrize(
    ("features", "fault"),
    [
        (
            anchor("1904-02-28", 130.4, end="1904-02-29") + anchor("1904-03-02", 131),
            'series "north": "north-ground-held-1904-02-28" must end on 1904-02-28: the days until',
        ),
        (anchor("1904-02-28", 130.4)[:1], 'series "north": 1904-02-28 has no front line'),
        (anchor("1904-02-28", 130.4)[1:], 'series "north": 1904-02-28 has no ground held'),
        (
            [drawn("ground-held", "1904-02-31", shapely.box(0, 0, 1, 1))],
            'feature "north-ground-held-1904-02-31": id: "1904-02-31" is not a date',
        ),
    ],
)
def test_anchors_at_fault_are_named(features: list[dict[str, Any]], fault: str) -> None:
    with pytest.raises(DataError) as error:
        made(features)
    assert str(error.value).startswith(f"layers/front.geojson: {fault}")
