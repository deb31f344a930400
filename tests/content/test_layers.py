"""Every file of layers/, tested the moment it exists."""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import shapely

from geo import dates
from geo.layers.checks import RULES
from geo.layers.schema import json_schema
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from geo import Atlas

LAYERS = sorted((ROOT / "layers").glob("*.geojson"))
MISSION = {
    "manchukuo": 1,
    "mongolia": 1,
    "sakhalin": 1,
    "chinese_eastern_railway": 1,
    "changkufeng": 1,
    "khalkhin_gol": 20,
    "transbaikal_front": 15,
    "first_far_eastern_front": 15,
    "second_far_eastern_front": 15,
}
NEIGHBOURS = {
    "soviet_union",
    "china",
    "japan",
    "kurils",
    "south_manchuria_railway",
    "fisheries",
    "soviet_aid_to_china",
    "diplomacy",
    "troop_movements",
    "yalta_concessions",
    "pacific_war",
    "borders",
    "places",
}
SCHEMA = jsonschema.Draft202012Validator(json_schema())


def content(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.stem)
def test_a_layer_keeps_the_schema_that_editors_use(path: Path) -> None:
    errors = [f"{list(error.path)}: {error.message}" for error in SCHEMA.iter_errors(content(path))]
    assert not errors


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.stem)
def test_rings_wind_as_rfc_7946_says(path: Path) -> None:
    for feature in content(path)["features"]:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
        for polygon in shapely.get_parts(shape):
            if polygon.geom_type == "Polygon":
                assert polygon.exterior.is_ccw, feature["id"]
                assert not any(ring.is_ccw for ring in polygon.interiors), feature["id"]


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.stem)
def test_no_country_is_a_rectangle(path: Path) -> None:
    for feature in content(path)["features"]:
        if feature["properties"]["kind"] in ("territory", "occupation", "ground_held"):
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            assert shapely.get_num_coordinates(shape) > 8, feature["id"]


@pytest.mark.parametrize("path", LAYERS, ids=lambda path: path.stem)
def test_a_layer_is_written_in_the_one_form(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.endswith("]}\n")
    assert text.count('{"type": "Feature",') == len(content(path)["features"])


def test_the_mission_layers_have_real_content(atlas: Atlas) -> None:
    for layer_id, least in MISSION.items():
        assert len(atlas.layers[layer_id].features) >= least, layer_id
    assert set(atlas.layers) >= NEIGHBOURS


def test_every_rule_holds(atlas: Atlas) -> None:
    assert [str(problem) for rule in RULES for problem in rule(atlas)] == []


def test_every_feature_is_cited_to_a_place_in_its_source(atlas: Atlas) -> None:
    without = [
        row["id"]
        for row in atlas.features.to_dict("records")
        if not any(cite["label"] and cite["locator"] for cite in row["citations"])
    ]
    assert without == []


def test_a_claim_is_shown_with_the_page_that_the_register_gives(atlas: Atlas) -> None:
    wrong = []
    for row in atlas.features.to_dict("records"):
        cited = {(cite["id"], cite["locator"]) for cite in row["citations"]}
        cited |= {(cite["id"], cite["locator"]) for account in row["accounts"] for cite in account["citations"]}
        for claim_id in row["claims"]:
            claim = atlas.claims[claim_id]
            if claim.source != "none" and (claim.source, claim.pages) not in cited:
                wrong.append(
                    f"{row['id']} shows {claim_id} ({claim.source} {claim.pages}) but cites {sorted(map(str, cited))}"
                )
    assert not wrong


def test_summaries_are_short(atlas: Atlas) -> None:
    long = [row["id"] for row in atlas.features.to_dict("records") if len(row["summary"]) > 700]
    assert not long


def test_no_text_was_left_open() -> None:
    left = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem ipsum|placeholder)\b", re.IGNORECASE)
    for path in [*LAYERS, ROOT / "layers" / "bibliography.json", ROOT / "layers" / "claims.csv"]:
        found = left.findall(path.read_text(encoding="utf-8"))
        assert not found, f"{path.name}: {found}"


def test_every_day_of_the_campaigns_has_something_in_force(atlas: Atlas) -> None:
    for layer_id, first, last in [
        ("changkufeng", "1938-07-29", "1938-08-11"),
        ("khalkhin_gol", "1939-08-20", "1939-08-31"),
        ("transbaikal_front", "1945-08-09", "1945-08-24"),
    ]:
        for day in range(dates.parse(first).first, dates.parse(last).first + 1):
            on = atlas.on(dates.iso(day))
            assert (on["layer"] == layer_id).any(), (layer_id, dates.iso(day))


def test_base_data_are_what_their_certificate_says() -> None:
    base = ROOT / "layers" / "base"
    certificate = json.loads((base / "ORIGIN.json").read_text(encoding="utf-8"))
    files = {item["file"]: item for item in certificate["files"]}
    assert set(files) == {path.name for path in base.iterdir()} - {"ORIGIN.json"}
    for name, item in files.items():
        assert hashlib.sha256((base / name).read_bytes()).hexdigest() == item["sha256"], name
        assert item["licence"]
