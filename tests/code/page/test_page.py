"""Pages: hostile names stay names, the same input gives the same bytes, nothing is fetched."""

from __future__ import annotations

import hashlib
import importlib.resources
import json
from typing import TYPE_CHECKING

import folium
import geopandas
import pytest
import shapely

from geo import OfflineError, read_atlas, time_map, write_page
from geo.page.assets import LEAFLET_SHA256
from geo.site.offline import prove_offline
from geo.site.write import write_text
from tests.builders import ATLAS_TOML, SQUARE, feature, folder, layer
from tests.reader import read_page

if TYPE_CHECKING:
    from pathlib import Path

HOSTILE = [
    "{{ 6*7 }}",
    "{% raw %}",
    "</script><script>alert(1)</script>",
    "<!--atlas:body-->",
    '<b>O\'Hara & "co"</b>',
    "\u2028line\u2029",
    "${`x`}",
    "]]>",
    "\\u003c",
    "{# gone #}",
    "الاسم",
    "&lt;",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_through_as_it_is(tmp_path: Path, name: str) -> None:
    toml = ATLAS_TOML.replace('title = "All"', f"title = {json.dumps(name)}")
    atlas = read_atlas(folder(tmp_path, toml, one=layer(feature(name=name, summary=name))))
    page = atlas.map("all").get_root().render()
    found = read_page(page)
    assert found["features"][0]["name"] == name
    assert found["features"][0]["card"]["summary"] == name
    assert found["content"]["map"]["title"] == name
    assert "alert(1)</script>" not in page
    assert page.count("</title>") == 1


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers", one=layer(feature(), feature("beta", SQUARE, kind="territory")))
    pages = [read_atlas(path).map("all").get_root().render() for _ in range(2)]
    assert pages[0] == pages[1]


def test_days_and_labels_are_finished(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature(start_date="1936-07-05", end_date="1936-07-12"))))
    found = read_page(atlas.map("days"))
    (only,) = found["features"]
    assert (only["first"], only["last"]) == (4, 11)
    assert only["card"]["dates"] == "5–12 July 1936"
    assert found["stops"] == list(range(31))
    calendar = found["content"]["calendar"]
    assert calendar["months"] == [{"first": 0, "iso": "1936-07", "month": "July", "year": "1936"}]
    assert calendar["keyDates"] == [{"day": 9, "label": "Tenth"}]


def test_a_map_opens_where_it_is_told_to(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path))
    opened = read_page(atlas.map("days", date="1936-07-20", layers=["one"], embed=True))["content"]["opening"]
    assert opened == {"day": 19, "layers": ["one"], "bbox": None, "embed": True, "present": False}


def test_any_dated_frame_makes_a_map() -> None:
    frame = geopandas.GeoDataFrame(
        {
            "name": ["Hsinking", "{{ 6*7 }}"],
            "from": ["1932-03-14", "1939"],
            "to": [None, "1940-05"],
            "note": ["capital", None],
        },
        geometry=[shapely.Point(125.32, 43.88), shapely.Point(118, 47).buffer(1)],
        crs="EPSG:4326",
    )
    before = frame.copy()
    first, second = read_page(time_map(frame, start="from", end="to", popup=["note"]))["features"]
    assert [first["name"], second["name"]] == ["Hsinking", "{{ 6*7 }}"]
    assert first["card"]["fields"] == [["note", "capital"]]
    assert second["card"]["fields"] == []
    assert second["card"]["dates"] == "1939 – May 1940"
    assert frame.equals(before)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_in_a_frame_comes_through_as_it_is(name: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"name": [name], "start_date": ["1932"], "end_date": ["1933"], "note": [name], name: ["x"]},
        geometry=[shapely.Point(125.32, 43.88)],
        crs="EPSG:4326",
    )
    page = time_map(frame, popup=["note", name]).get_root().render()
    (only,) = read_page(page)["features"]
    assert only["name"] == name
    assert only["card"]["fields"] == [["note", name], [name, "x"]]
    assert "alert(1)</script>" not in page


def test_the_same_frame_gives_the_same_bytes() -> None:
    frame = geopandas.GeoDataFrame(
        {"name": ["a", "b"], "start_date": ["1932", "1933"], "end_date": ["1933", None]},
        geometry=[shapely.Point(125.32, 43.88).buffer(1), shapely.LineString([(118, 47), (119, 48)])],
        crs="EPSG:4326",
    )
    assert time_map(frame).get_root().render() == time_map(frame).get_root().render()


def test_a_small_frame_has_a_fine_grid() -> None:
    def grid(degrees: float) -> int:
        frame = geopandas.GeoDataFrame(
            {"name": ["a"], "start_date": ["1932"], "end_date": ["1933"]},
            geometry=[shapely.box(118, 47, 118 + degrees, 47 + degrees)],
            crs="EPSG:4326",
        )
        bits: int = read_page(time_map(frame))["content"]["map"]["bits"]
        return bits

    assert [grid(degrees) for degrees in (50, 1, 0.001)] == [20, 25, 26]


def test_a_frame_in_any_reference_system_lands_at_the_same_place() -> None:
    towns = geopandas.GeoDataFrame(
        {"name": ["x"], "start_date": ["1932"], "end_date": ["1933"]},
        geometry=[shapely.Point(125.32, 43.88)],
        crs="EPSG:4326",
    )
    one, other = (read_page(time_map(it))["features"][0]["shape"] for it in (towns, towns.to_crs("EPSG:32651")))
    assert one == other


def test_other_people_s_frames_carry_no_credits_of_ours() -> None:
    frame = geopandas.GeoDataFrame(
        {"name": ["a"], "start_date": ["1850"], "end_date": ["1861"]}, geometry=[shapely.Point(-98, 38)], crs=4326
    )
    content = read_page(time_map(frame))["content"]
    assert content["map"]["publication"] == ""
    assert "OpenStreetMap" not in content["base"]["credit"]
    assert content["layers"][0]["credit"] == ""


def test_an_empty_frame_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        time_map(geopandas.GeoDataFrame({"name": []}, geometry=[], crs="EPSG:4326"))


def test_a_page_that_would_fetch_is_not_written(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("what stood there")
    with pytest.raises(OfflineError, match="leaflet"):
        write_page(folium.Map(), target)
    assert target.read_text() == "what stood there"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="https://a.example/x.png">',
        '<link rel="stylesheet" href="//a.example/x.css">',
        '<script src="x.js"></script>',
        "<style>a { background: url(http://a.example/x) }</style>",
        '<style>@import "x.css";</style>',
        '<p style="background:url(x.png)">',
        '<iframe src="http://a.example"></iframe>',
    ],
)
def test_what_would_be_fetched_is_found(markup: str) -> None:
    with pytest.raises(OfflineError):
        prove_offline(f"<html>{markup}</html>")


def test_what_is_inside_the_page_passes() -> None:
    page = '<img src="data:image/png;base64,AA=="><a href="https://a.example">a</a><style>a{background:url(data:x)}</style>'
    assert prove_offline(page) == page


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    target.write_text("whole")
    with pytest.raises(UnicodeEncodeError):
        write_text("half \ud800", target)
    assert target.read_text() == "whole"
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_map_shows_itself_in_a_notebook(tmp_path: Path) -> None:
    shown = read_atlas(folder(tmp_path)).map("all")._repr_html_()
    assert shown.startswith("<div")
    assert "srcdoc" in shown


def test_leaflet_is_the_one_that_was_published() -> None:
    script = importlib.resources.files("js_lib_leaflet") / "static" / "js_lib_leaflet" / "leaflet.js"
    assert hashlib.sha256(script.read_bytes()).hexdigest() == LEAFLET_SHA256
