"""Each rule about the data, and the message that a historian reads when it is broken."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from geo import DataError, read_atlas
from geo.layers.read import survey
from tests.builders import ATLAS_TOML, BIBLIOGRAPHY, SQUARE, feature, folder, layer

if TYPE_CHECKING:
    from pathlib import Path


def faults(path: Path) -> list[str]:
    return [str(problem).replace(str(path) + "/", "") for problem in survey(path)[1]]


def test_the_small_whole_is_valid(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path))
    assert atlas.features.index.tolist() == ["alpha"]
    assert atlas.on("1936-07-20").index.tolist() == ["alpha"]
    assert atlas.on("1936-07-21").empty
    assert atlas.on("1936-07").index.tolist() == ["alpha"]


BROKEN: list[tuple[dict[str, Any], str]] = [
    ({"end_date": "1931"}, 'feature "alpha": end_date: 1931 is before start_date 1936-07-01'),
    ({"start_date": "1767", "end_date": "1767"}, "start_date: is in force only outside 1905-01-01 to 1945-12-31"),
    ({"start_date": "1936-02-30"}, 'start_date: "1936-02-30" is not a date: day is out of range for month'),
    ({"start_date": ...}, "start_date: is missing"),
    ({"kind": "castle"}, 'kind: "castle" is not a kind: expected one of territory'),
    ({"party": "atlantis"}, 'party: "atlantis" is not a party in atlas.toml'),
    ({"citations": []}, "citations: list should have at least 1 item"),
    ({"citations": [{"id": "nobody"}]}, 'citations: "nobody" is not in bibliography.json'),
    ({"citations": [{"id": "march1996", "label": "page"}]}, 'citations: "march1996": label and locator go together'),
    ({"citations": [{"id": "march1996", "label": "leaf", "locator": "1"}]}, "citations.0.label: input should be 'act'"),
    ({"claims": ["C999"]}, 'claims: "C999" is not in claims.csv'),
    ({"names": {"English!": "Alpha"}}, '"English!" is not a BCP 47 language tag'),
    ({"name": "  "}, "name: empty text"),
    ({"precision_km": -1}, "precision_km: input should be greater than or equal to 0: got -1"),
    ({"kind": "territory"}, "geometry: a territory is a Polygon or its Multi form, got Point"),
    ({"height_m": "high"}, "height_m: expected a number, got 'high'"),
    ({"label": 7}, "label: expected a text, got 7"),
    ({"hollow": "no"}, "hollow: expected true or false, got 'no'"),
    ({"rank": 9}, "rank: input should be less than or equal to 4: got 9"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN, ids=[message[:40] for _, message in BROKEN])
def test_a_broken_property_is_named(tmp_path: Path, change: dict[str, Any], message: str) -> None:
    path = folder(tmp_path, one=layer(feature(**change), feature("beta")))
    assert any("one.geojson: feature" in line and message in line for line in faults(path)), faults(path)


@pytest.mark.parametrize(
    ("geometry", "message"),
    [
        ({"type": "Point", "coordinates": [120.1234567, 45]}, "has coordinates with more than 5 decimals"),
        ({"type": "Point", "coordinates": [45, 120]}, "is not on the globe: expected lon, lat in degrees"),
        (
            {"type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]]},
            "is not valid: Self-intersection",
        ),
        ({"type": "Polygon", "coordinates": []}, "is empty"),
        ({"type": "Pentagon", "coordinates": []}, "geometry: "),
    ],
)
def test_a_broken_shape_is_named(tmp_path: Path, geometry: dict[str, Any], message: str) -> None:
    path = folder(tmp_path, one=layer(feature(geometry=geometry), feature("beta")))
    assert any('feature "alpha": geometry' in line and message in line for line in faults(path)), faults(path)


def test_an_id_is_used_once_in_the_whole_atlas(tmp_path: Path) -> None:
    path = folder(tmp_path, one=layer(feature()), two=layer(feature()))
    assert faults(path) == ['two.geojson: feature "alpha": id: is used more than once (first in one.geojson)']


def test_shapes_of_one_entity_do_not_share_a_day(tmp_path: Path) -> None:
    state: dict[str, Any] = {"kind": "territory", "geometry": SQUARE, "entity": "manchukuo"}
    path = folder(tmp_path, one=layer(feature(end_date="1936-08-01", **state),
                                      feature("beta", start_date="1936-08-01", end_date=None, **state)))  # fmt: skip
    assert faults(path) == ['one.geojson: feature "beta": start_date: 1936-08-01 is not after the last day of "alpha", 1936-08-01']  # fmt: skip  # noqa: E501


def test_what_is_no_state_may_share_its_days(tmp_path: Path) -> None:
    ground: dict[str, Any] = {"kind": "fishing_ground", "geometry": SQUARE, "entity": "okhotsk"}
    assert faults(folder(tmp_path, one=layer(feature(**ground), feature("beta", **ground)))) == []


def test_a_source_that_nothing_cites_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path)
    sources = [*BIBLIOGRAPHY, {"id": "x", "type": "book", "title": "X"}]
    (path / "bibliography.json").write_text(json.dumps(sources))
    assert faults(path) == ['bibliography.json: work "x": is cited by nothing']


def test_a_layer_in_an_unknown_group_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path, one=layer(feature(), group="ghosts"))
    assert faults(path) == ['one.geojson: atlas.group: "ghosts" is not a group in atlas.toml: expected one of states']


def test_a_file_that_is_no_json_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = folder(tmp_path)
    (path / "torn.geojson").write_text('{"type": "FeatureCollection", ')
    atlas, problems = survey(path)
    assert len(problems) == 1
    assert "torn.geojson: not JSON" in str(problems[0])
    assert atlas.features.index.tolist() == ["alpha"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ([], 'type: expected a GeoJSON object with "type": "FeatureCollection"'),
        ({**layer(), "features": "none"}, "features: expected a list"),
        ({"type": "FeatureCollection", "features": []}, "atlas.title: is missing"),
        ({**layer(), "features": [None]}, 'feature "number 1": input should be a valid dictionary'),
        (layer({**feature(), "geometry": None}), "geometry: input should be a valid dictionary: got null"),
        (layer({**feature(), "id": 7}), "id: input should be a valid string: got 7"),
    ],
)
def test_a_file_of_another_shape_is_named_and_nothing_else_is_blamed(
    tmp_path: Path, content: dict[str, Any], message: str
) -> None:
    found = faults(folder(tmp_path, one=content))
    assert any(line.startswith("one.geojson: ") and message in line for line in found), found
    assert all(line.startswith("one.geojson: ") for line in found)


def test_every_fault_is_reported_in_one_run(tmp_path: Path) -> None:
    broken = [feature(f"f-{number}", **change) for number, (change, _) in enumerate(BROKEN)]
    path = folder(tmp_path, one=layer(*broken, feature("sound")))
    with pytest.raises(DataError) as caught:
        read_atlas(path)
    named = {problem.feature for problem in caught.value.problems}
    assert named == {f"f-{number}" for number in range(len(BROKEN))}


def test_unknown_properties_are_kept(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature(strength="two divisions"), feature("beta"))))
    assert atlas.features["strength"].tolist() == ["two divisions", None]


def test_an_empty_layer_is_a_layer(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature()), two=layer()))
    assert len(atlas.layers["two"].features) == 0
    assert "<title>All · Test</title>" in atlas.map("all").get_root().render()


TOUR = """
[tours.short]
map = "days"
title = "A short tour"
steps = [{ date = "1936-07-05", text = "Here.", feature = "alpha" }]
"""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (('map = "days"', 'map = "none"'), 'map: there is no map "none"'),
        (('"1936-07-05"', '"1937-07-05"'), "steps.1.date: 1937-07-05 is outside the map's days"),
        (('"1936-07-05"', '"1936-07-25"'), 'steps.1.date: "alpha" is not in force on 1936-07-25'),
        (('feature = "alpha"', 'feature = "omega"'), 'steps.1.feature: "omega" is not on this map'),
        (('text = "Here."', 'text = "Here.", bbox = [5, 0, 1, 2]'), "steps.1.bbox: expected west, south, east, north"),
    ],
)
def test_a_tour_that_leads_nowhere_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    assert faults(folder(tmp_path / "sound", ATLAS_TOML + TOUR)) == []
    found = faults(folder(tmp_path / "broken", ATLAS_TOML + TOUR.replace(*change)))
    assert len(found) == 1
    assert f'tour "short": {message}' in found[0]


def test_a_count_is_of_a_known_party_and_a_known_source(tmp_path: Path) -> None:
    count: dict[str, Any] = {
        "measure": "men",
        "party": "japan",
        "value": 7,
        "by": "us",
        "citations": [{"id": "march1996"}],
    }
    assert faults(folder(tmp_path / "sound", one=layer(feature(figures=[count])))) == []
    found = faults(folder(tmp_path / "party", one=layer(feature(figures=[count | {"party": "mars"}]))))
    assert found == ['one.geojson: feature "alpha": figures: "mars" is not a party in atlas.toml']
    found = faults(folder(tmp_path / "source", one=layer(feature(figures=[count | {"citations": [{"id": "x"}]}]))))
    assert found == ['one.geojson: feature "alpha": figures: "x" is not in bibliography.json']
