"""The still picture of a map, and what a page says of itself before its scripts run."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from geo import read_atlas
from geo.page.first import picture_of
from geo.page.still import MOST
from geo.site.offline import prove_offline
from tests.builders import ATLAS_TOML, SQUARE, feature, folder, layer

if TYPE_CHECKING:
    from pathlib import Path

    from geo import Atlas

MAPS = ("borderlands", "changkufeng", "khalkhin_gol", "august_1945")
LIMIT = 60_000
HOSTILE = ["</script><script>alert(1)</script>", "\"><img src=x onerror='x'>", "{{ 6*7 }}", "%23 # %", "満洲 Амур"]


def page_of(tmp_path: Path, *features: dict[str, object], toml: str = ATLAS_TOML) -> str:
    rendered: str = read_atlas(folder(tmp_path, toml, one=layer(*features))).map("all").get_root().render()
    return rendered


def svg_of(page: str) -> ET.Element:
    url = picture_of(page)
    assert url.startswith("data:image/svg+xml,")
    return ET.fromstring(url.removeprefix("data:image/svg+xml,").replace("%23", "#").replace("%25", "%"))


@pytest.mark.parametrize("map_id", MAPS)
def test_a_picture_is_small_and_has_its_names(atlas: Atlas, map_id: str) -> None:
    page = atlas.map(map_id).get_root().render()
    url = picture_of(page)
    assert 10_000 < len(url.encode()) < LIMIT + 2_000  # `#` takes three bytes in an address
    svg = svg_of(page)
    assert len(ET.tostring(svg)) > 10_000
    texts = [node.text for node in svg.iter("{http://www.w3.org/2000/svg}text")]
    assert len(texts) > 10
    assert MOST < LIMIT
    assert page.index('id="atlas-first"') < page.index("L.map") or "L.map" not in page


def test_the_picture_stands_before_any_script_of_size_and_fetches_nothing(tmp_path: Path) -> None:
    page = page_of(tmp_path, feature())
    before = page[: page.index('id="atlas-first"')]
    assert len(before.encode()) < 60_000
    prove_offline(page)


def test_the_same_input_gives_the_same_picture(tmp_path: Path) -> None:
    shapes = feature(), feature("beta", SQUARE, kind="territory")
    one, other = (picture_of(page_of(tmp_path / name, *shapes)) for name in "ab")
    assert one == other
    assert "<path" in one


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_title_stays_a_title(tmp_path: Path, name: str) -> None:
    toml = ATLAS_TOML.replace('title = "All"', f"title = {json.dumps(name)}")
    page = page_of(tmp_path, feature(name=name, kind="place", rank=1), toml=toml)
    assert "alert(1)</script>" not in page
    assert "<img src=x" not in page
    assert f"<h1>{html.escape(name)}</h1>" in page
    title = svg_of(page).find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert str(title.text).replace("'", '"').startswith(name.replace("'", '"'))


def test_a_page_says_what_it_is_about(tmp_path: Path) -> None:
    toml = ATLAS_TOML.replace('title = "All"', 'title = "All </script> & more"')
    page = page_of(tmp_path, feature(), toml=toml)
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found
    told = json.loads(found[1])
    assert told["@type"] == "Dataset"
    assert told["name"].startswith("All </script> & more")
    assert re.fullmatch(r"-?\d{4}-\d\d-\d\d/-?\d{4}-\d\d-\d\d", told["temporalCoverage"])
    assert '<meta name="description" content="' in page
    assert '<meta property="og:title" content="All &lt;/script&gt; &amp; more">' in page


def test_without_scripts_one_reads_the_title_the_day_and_why(tmp_path: Path) -> None:
    page = page_of(tmp_path, feature())
    note = re.search(r"<noscript><p>(.*?)</p></noscript>", page)
    assert note
    assert re.match(r"\d+ \w+ \d{4}\. This is the opening view\.", note[1])


def test_a_page_without_a_picture_has_none_to_show() -> None:
    assert picture_of("<html></html>") == ""
