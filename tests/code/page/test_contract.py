"""The contract with the page: written out for its scripts, and kept by every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import geopandas
import jsonschema
import pytest
import shapely
from pydantic import ValidationError

from geo import read_atlas, time_map
from geo.page.contract import schema, written
from geo.page.payload import MapHead
from tests.builders import SQUARE, feature, folder, layer
from tests.conftest import ROOT
from tests.reader import read_page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(("name", "text"), written().items())
def test_what_the_scripts_are_told_is_what_python_sends(name: str, text: str) -> None:
    assert (ROOT / "geo" / name).read_text(encoding="utf-8") == text, "run python -m geo.page.contract"


def validate(content: dict[str, Any], model: str) -> None:
    jsonschema.validate(content, schema() | {"$ref": f"#/$defs/{model}"})


def test_pages_of_atlases_and_of_frames_keep_the_contract(tmp_path: Path) -> None:
    atlas = read_atlas(folder(tmp_path, one=layer(feature(), feature("beta", SQUARE, kind="territory"))))
    frame = geopandas.GeoDataFrame(
        {"name": ["a"], "start_date": ["1850"], "end_date": ["1861"]}, geometry=[shapely.Point(-98, 38)], crs=4326
    )
    for page in (atlas.map("all"), atlas.map("days"), time_map(frame, popup=["name"])):
        found = read_page(page)
        validate(found["content"], "Payload")
        for it in found["features"]:
            validate(it["card"], "Card")


def test_a_member_that_is_not_in_the_contract_is_refused() -> None:
    with pytest.raises(ValidationError, match="partys"):
        MapHead.model_validate({"partys": []})
