"""Committed shapes are what their recipes make: nothing derived was edited by hand, nothing is stale."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import pytest

import build_maps
from geo.derive import derive, derive_base
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = ROOT / "layers"


@pytest.fixture(scope="module")
def base() -> dict[Path, bytes]:
    return derive_base(LAYERS)


def test_derived_layers_are_fresh() -> None:
    stale = [path.name for path, text in derive(LAYERS).items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run build_maps.py --derive"


def test_the_base_map_can_be_made_again(base: dict[Path, bytes]) -> None:
    made = {path.name: content for path, content in base.items()}
    assert {path.name for path in (LAYERS / "base").iterdir()} == set(made)
    for name, content in made.items():
        if name not in ("relief.jpg", "ORIGIN.json"):  # pictures are compressed as the machine's library does
            assert content == (LAYERS / "base" / name).read_bytes(), f"{name}: run build_maps.py --derive base"
    origins = [json.loads(it) for it in (made["ORIGIN.json"], (LAYERS / "base" / "ORIGIN.json").read_bytes())]
    for origin in origins:
        origin["files"] = [it | {"sha256": ""} if it["file"] == "relief.jpg" else it for it in origin["files"]]
    assert origins[0] == origins[1]


def test_the_record_of_the_base_map_fits_its_files() -> None:
    origin = json.loads((LAYERS / "base" / "ORIGIN.json").read_text(encoding="utf-8"))
    assert origin["credit"]
    for entry in origin["files"]:
        assert hashlib.sha256((LAYERS / "base" / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]


def test_the_outline_of_the_world_in_the_package_is_that_of_the_base_map() -> None:
    packaged = (ROOT / "geo" / "web" / "world.geojson").read_bytes()
    assert packaged == (LAYERS / "base" / "world.geojson").read_bytes()
    assert json.loads(packaged)["features"]
    assert json.loads(packaged)["credit"]


def test_a_stale_base_map_is_named_and_left_alone_by_a_check(
    base: dict[Path, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "base" / "relief.json"
    monkeypatch.setattr("geo.derive.derive_base", lambda _: {file: base[LAYERS / "base" / "relief.json"]})
    assert build_maps.main(["--derive", "base", "--check", "--layers", str(tmp_path)]) == 1
    assert capsys.readouterr().out == f"{file}: is stale: run build_maps.py --derive base\n"
    assert not file.exists()
    assert build_maps.main(["--derive", "base", "--layers", str(tmp_path)]) == 0
    assert build_maps.main(["--derive", "base", "--check", "--layers", str(tmp_path)]) == 0
