"""A kind is one entry: drawn on the map, listed in the legend, found in the search, said on its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo import read_atlas, write_page
from geo.look import kinds
from tests.builders import feature, folder, layer
from tests.chromium.looks import PAINTED, SETTLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
LIGHTHOUSE = kinds.Kind(label="Lighthouse", order=99, shapes=("point",), glyph="star", lettering="beside")


def test_a_planted_kind_is_drawn_listed_and_found(
    tmp_path: Path, open_page: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, "lighthouse": LIGHTHOUSE})
    light = feature("cape", kind="lighthouse", name="Cape light", geometry={"type": "Point", "coordinates": [120, 45]})
    atlas = read_atlas(folder(tmp_path / "layers", one=layer(light)))
    page = open_page(write_page(atlas.map("days"), tmp_path / "days.html"))
    page.wait_for_function(SETTLED)
    assert page.evaluate(PAINTED, ["marks", atlas.file.parties["japan"].colour]) > 20
    page.get_by_role("tab", name="Legend").click()
    assert "Lighthouse" in page.locator(".legend li").first.inner_text()
    page.get_by_role("searchbox").fill("cape")
    page.locator(".results .row", has_text="Cape light").click()
    assert "Lighthouse" in page.locator(".card .kicker").inner_text()
