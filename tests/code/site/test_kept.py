"""A page that was made from the same is not made again; any other is."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from geo import build_site, read_atlas
from geo.site import kept
from tests.builders import ATLAS_TOML, feature, folder, layer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TWO_MAPS = ATLAS_TOML.replace('title = "Days"', 'title = "Days"\nlayers = ["one"]')


def built(path: Path) -> dict[str, int]:
    """Build the site of a folder and return when each map was written."""
    out = path / "site"
    for _ in build_site(read_atlas(path), out):
        pass
    return {name: (out / f"{name}.html").stat().st_mtime_ns for name in ("all", "days")}


def atlas(path: Path) -> Path:
    return folder(path, TWO_MAPS, one=layer(feature()), two=layer(feature("beta")))


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    return {name for name, when in after.items() if when != before[name]}


def layer_of_one_map(path: Path) -> None:
    (path / "two.geojson").write_text(json.dumps(layer(feature("beta", name="Changed"))))


def shape_of_one_map(path: Path) -> None:
    moved = feature("beta") | {"geometry": {"type": "Point", "coordinates": [121, 46]}}
    (path / "two.geojson").write_text(json.dumps(layer(moved)))


def title(path: Path) -> None:
    (path / "atlas.toml").write_text(TWO_MAPS.replace('title = "Test"', 'title = "Other"'))


def source(path: Path) -> None:
    works = json.loads((path / "bibliography.json").read_text())
    (path / "bibliography.json").write_text(json.dumps([works[0] | {"title": "Changed"}]))


def base(path: Path) -> None:
    (path / "base").mkdir()
    (path / "base" / "lakes.geojson").write_text('{"type": "FeatureCollection", "features": []}')


def page(path: Path) -> None:
    with (path / "site" / "all.html").open("a") as file:
        file.write("<p>written by hand")


def nothing(path: Path) -> None:
    (path / "README.md").write_text("not of the atlas")


@pytest.mark.parametrize(
    ("change", "made"),
    [
        (nothing, set()),
        (layer_of_one_map, {"all", "days"}),  # where the search finds it too
        (shape_of_one_map, {"all"}),
        (title, {"all", "days"}),
        (source, {"all", "days"}),
        (base, {"all", "days"}),
        (page, {"all"}),
    ],
)
def test_what_changed_is_made_again_and_nothing_else(
    tmp_path: Path, change: Callable[[Path], None], made: set[str]
) -> None:
    path = atlas(tmp_path)
    before = built(path)
    change(path)
    assert changed(before, built(path)) == made


def test_a_kept_page_is_the_page_that_would_be_made(tmp_path: Path) -> None:
    path = atlas(tmp_path)
    built(path)
    layer_of_one_map(path)
    built(path)
    again = atlas(tmp_path / "again")
    layer_of_one_map(again)
    built(again)
    for name in ("all.html", "days.html", "index.html"):
        assert (path / "site" / name).read_bytes() == (again / "site" / name).read_bytes()


def test_other_code_makes_every_page_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = atlas(tmp_path)
    before = built(path)
    monkeypatch.setattr(kept, "_engine", lambda: "other code")
    assert changed(before, built(path)) == {"all", "days"}
