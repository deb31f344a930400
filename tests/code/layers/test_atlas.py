"""The atlas as frames, for whoever takes them elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas
import pytest

from geo import Atlas, read_atlas
from geo.dates import iso
from geo.layers.layer import frame_of
from tests.builders import ATLAS_TOML, feature, folder, layer

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    account = {"text": "Others say so.", "citations": [{"id": "march1996"}]}
    return read_atlas(folder(tmp_path, one=layer(feature(accounts=[account]), feature("beta", end_date=None))))


@pytest.mark.parametrize("name", ["features.gpkg", "features.geojson"])
def test_features_can_be_written_to_a_file(atlas: Atlas, tmp_path: Path, name: str) -> None:
    atlas.features.to_file(tmp_path / name)
    again = geopandas.read_file(tmp_path / name)
    assert again["id"].tolist() == ["alpha", "beta"]
    assert "march1996" in str(again["citations"][0])
    assert again.crs == "EPSG:4326"


def test_the_index_holds_the_ids_under_no_name(atlas: Atlas) -> None:
    frame = atlas.on("1936-07-20")
    assert frame.index.tolist() == frame["id"].tolist() == ["alpha", "beta"]
    assert frame.index.name is None
    assert frame.reset_index()["index"].tolist() == ["alpha", "beta"]
    assert frame_of([]).reset_index().empty


def test_a_day_can_be_explored(atlas: Atlas) -> None:
    pytest.importorskip("mapclassify")
    pytest.importorskip("matplotlib")
    assert "alpha" in atlas.on("1936-07-10").drop(columns=["names", "citations", "accounts"]).explore()._repr_html_()


def test_the_atlas_spans_what_its_file_says(tmp_path: Path) -> None:
    toml = ATLAS_TOML.replace('"1905-01-01"', '"1936"').replace('"1945-12-31"', '"1936"')
    atlas = read_atlas(folder(tmp_path, toml, one=layer(feature(end_date=None))))
    assert (iso(atlas.first_day), iso(atlas.last_day)) == ("1936-01-01", "1936-12-31")
    assert iso(atlas.features["end_day"]["alpha"]) == "1936-12-31"
    assert atlas.file.region is None


def test_claims_and_accounts_may_be_left_out(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature(claims=..., accounts=...))))
    assert atlas.features["claims"]["alpha"] == []
    assert atlas.features["accounts"]["alpha"] == []
    assert not atlas.has_register
