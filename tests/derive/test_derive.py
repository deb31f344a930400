"""Committed shapes are what their recipes make: nothing derived was edited by hand, nothing is stale."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from geo.derive import derive
from geo.derive.base import write_base
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LAYERS = ROOT / "layers"


def test_derived_layers_are_fresh() -> None:
    stale = [path.name for path, text in derive(LAYERS).items() if path.read_text(encoding="utf-8") != text]
    assert not stale, "run build_maps.py --derive"


def test_the_base_map_can_be_made_again(tmp_path: Path) -> None:
    (tmp_path / "recipes").mkdir()
    (tmp_path / "recipes" / "base.json").write_bytes((LAYERS / "recipes" / "base.json").read_bytes())
    for path in write_base(tmp_path / "base"):
        if path.suffix == ".geojson":
            assert path.read_bytes() == (LAYERS / "base" / path.name).read_bytes(), path.name


def test_the_outline_of_the_world_in_the_package_is_that_of_the_base_map() -> None:
    packaged = (ROOT / "geo" / "web" / "world.geojson").read_bytes()
    assert packaged == (LAYERS / "base" / "world.geojson").read_bytes()
    assert json.loads(packaged)["features"]
