"""First sight: the still picture is there without scripts, lies where the map will, and gives way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_SEEN = """addEventListener('DOMContentLoaded', () => {
    const picture = document.querySelector('#atlas-first img');
    window.stood = picture && { ...picture.getBoundingClientRect().toJSON(), whole: picture.naturalWidth,
                                fit: document.querySelector('#atlas-first').dataset.fit };
});"""
_LIVE = """() => {
    const map = window[Object.keys(window).find((name) => name.startsWith('map_'))];
    const middle = map.latLngToContainerPoint(map.getCenter());
    return { zoom: map.getZoom(), x: middle.x, y: middle.y, stood: window.stood };
}"""


def test_without_scripts_there_is_a_map_with_title_and_day(site: Path, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "august_1945.html").as_uri())
    picture = page.locator("#atlas-first img")
    assert picture.get_attribute("alt") == "August 1945, 14 August 1945"
    box = picture.bounding_box()
    assert box
    assert box["width"] > 500
    assert page.locator("#atlas-first h1").inner_text() == "August 1945"
    assert "14 August 1945. This is the opening view." in page.locator("noscript").inner_text()
    context.close()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("map_id", ["borderlands", "khalkhin_gol"])
def test_the_picture_lies_where_the_map_will_and_gives_way(
    site: Path, browser: Browser, map_id: str, size: str
) -> None:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height})
    page = context.new_page()
    page.add_init_script(_SEEN)
    page.goto((site / f"{map_id}.html").as_uri())
    page.wait_for_function("performance.getEntriesByName('atlas:settled').length")
    live: dict[str, Any] = page.evaluate(_LIVE)
    stood = live["stood"]
    zoom = float(stood["fit"].split()[2])
    assert stood["width"] / stood["whole"] == pytest.approx(2 ** (live["zoom"] - zoom), rel=0.01)
    assert stood["x"] + stood["width"] / 2 == pytest.approx(live["x"], abs=2)
    assert stood["y"] + stood["height"] / 2 == pytest.approx(live["y"], abs=12)  # the timeline may need a line more
    assert page.locator("#atlas-first").count() == 0
    context.close()


def test_an_address_that_asks_for_another_view_has_no_picture(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-07-03")
    assert page.locator("#atlas-first").count() == 0


def test_the_index_shows_the_maps_as_they_look(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "index.html")
    sizes = page.eval_on_selector_all(".gallery img", "them => them.map((it) => it.naturalWidth)")
    assert len(sizes) == 4
    assert min(sizes) > 500
    page.locator(".tours a").first.click()
    page.wait_for_function("window.atlas")
    assert page.locator(".tour:visible").count() == 1
