"""Pages: hostile names stay names, the same input gives the same bytes, nothing is fetched."""

from __future__ import annotations

import base64
import gzip
import hashlib
import importlib.resources
import json
import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

import folium
import geopandas
import pytest
import shapely

from geo import OfflineError, read_atlas, time_map, write_page
from geo.page.assets import LEAFLET_SHA256
from geo.site.offline import prove_offline
from geo.site.write import write_text
from tests.builders import ATLAS_TOML, SQUARE, feature, folder, layer

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


def payload(page: str) -> dict[str, Any]:
    """Return what a page carries, read as a browser reads it."""
    content: dict[str, Any] = {}
    columns = b""
    for name in ("data", "texts"):
        found = re.search(rf'<script type="application/json" id="atlas-{name}">(.*?)</script>', page, re.DOTALL)
        if found:
            text, _, rest = gzip.decompress(base64.b64decode(json.loads(found[1]))).partition(b"\0")
            content, columns = content | json.loads(text), columns or rest
    return content if isinstance(content["details"], list) else with_columns(content, columns)


def with_columns(content: dict[str, Any], columns: bytes) -> dict[str, Any]:
    """Return a frame's content with its columns read, as `geo/web/columns.js` reads them."""
    shape, told = content["features"]["shape"], content["details"]
    moves = numbers(columns, shape["moves"])
    vertices = iter(zip(accumulate(moves[::2]), accumulate(moves[1::2]), strict=True))
    parts = iter([list(islice(vertices, size)) for size in numbers(columns, shape["sizes"])])
    content["features"]["shape"] = [
        [kind, *islice(parts, count)]
        for kind, count in zip(numbers(columns, shape["types"]), numbers(columns, shape["parts"]), strict=True)
    ]
    values = [texts(columns, it) for it in told["values"]]
    content["details"] = [
        {
            "dates": dates,
            "fields": [[name, value] for name, value in zip(told["fields"], row, strict=True) if value is not None],
        }
        for dates, *row in zip(texts(columns, told["dates"]), *values, strict=True)
    ]
    return content


def numbers(columns: bytes, place: list[int]) -> list[int]:
    at, count = place
    found = []
    for _ in range(count):
        folded = shift = 0
        while True:
            byte = columns[at]
            at += 1
            folded |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                break
        found.append((folded >> 1) ^ -(folded & 1))
    return found


def texts(columns: bytes, place: dict[str, Any]) -> list[str | None]:
    at = place["bytes"][0]
    found: list[str | None] = []
    for length in numbers(columns, place["lengths"]):
        found.append(None if length < 0 else columns[at : at + length].decode("utf-8", "surrogatepass"))
        at += max(length, 0)
    return found


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_through_as_it_is(tmp_path: Path, name: str) -> None:
    toml = ATLAS_TOML.replace('title = "All"', f"title = {json.dumps(name)}")
    atlas = read_atlas(folder(tmp_path, toml, one=layer(feature(name=name, summary=name))))
    page = atlas.map("all").get_root().render()
    content = payload(page)
    assert content["features"]["name"] == [name]
    assert content["details"][0]["summary"] == name
    assert content["map"]["title"] == name
    assert "alert(1)</script>" not in page
    assert page.count("</title>") == 1


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers", one=layer(feature(), feature("beta", SQUARE, kind="territory")))
    pages = [read_atlas(path).map("all").get_root().render() for _ in range(2)]
    assert pages[0] == pages[1]


def test_days_and_labels_are_finished(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature(start_date="1936-07-05", end_date="1936-07-12"))))
    content = payload(atlas.map("days").get_root().render())
    assert content["features"]["from"] == [4]
    assert content["features"]["to"] == [11]
    assert content["months"] == [[0, "1936-07", "July 1936"]]
    assert content["stops"] == list(range(31))
    assert content["map"]["keyDates"] == [[9, "Tenth"]]
    assert content["details"][0]["dates"] == "5–12 July 1936"


def test_a_map_opens_where_it_is_told_to(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path))
    state = payload(atlas.map("days", date="1936-07-20", layers=["one"], embed=True).get_root().render())["map"]
    assert state["day"] == 19
    assert state["state"] == {"layers": ["one"], "bbox": None, "embed": True, "present": False}


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
    content = payload(time_map(frame, start="from", end="to", popup=["note"]).get_root().render())
    assert content["features"]["name"] == ["Hsinking", "{{ 6*7 }}"]
    assert content["details"][0]["fields"] == [["note", "capital"]]
    assert content["details"][1]["fields"] == []
    assert content["details"][1]["dates"] == "1939 – May 1940"
    assert frame.equals(before)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_in_a_frame_comes_through_as_it_is(name: str) -> None:
    frame = geopandas.GeoDataFrame(
        {"name": [name], "start_date": ["1932"], "end_date": ["1933"], "note": [name], name: ["x"]},
        geometry=[shapely.Point(125.32, 43.88)],
        crs="EPSG:4326",
    )
    page = time_map(frame, popup=["note", name]).get_root().render()
    content = payload(page)
    assert content["features"]["name"] == [name]
    assert content["details"][0]["fields"] == [["note", name], [name, "x"]]
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
        bits: int = payload(time_map(frame).get_root().render())["map"]["bits"]
        return bits

    assert [grid(degrees) for degrees in (50, 1, 0.001)] == [20, 25, 26]


def test_a_frame_in_any_reference_system_lands_at_the_same_place() -> None:
    towns = geopandas.GeoDataFrame(
        {"name": ["x"], "start_date": ["1932"], "end_date": ["1933"]},
        geometry=[shapely.Point(125.32, 43.88)],
        crs="EPSG:4326",
    )
    pages = [
        payload(time_map(it).get_root().render())["features"]["shape"] for it in (towns, towns.to_crs("EPSG:32651"))
    ]
    assert pages[0] == pages[1]


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
