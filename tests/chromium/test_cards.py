"""Cards: the short one at its place with its sources in sight, the whole one beside the map."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.chromium.looks import SETTLED, STILL
from tests.chromium.test_browser import MAPS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from geo import Atlas

pytestmark = pytest.mark.browser

SEEN = """(id) => {
    const card = document.querySelector(`.card.brief[data-feature="${CSS.escape(id)}"]`);
    const [box, stage] = [card, document.querySelector('main.stage')].map((it) => it.getBoundingClientRect());
    const inside = ({left, top, right, bottom}, of) =>
        left >= of.left - 1 && top >= of.top - 1 && right <= of.right + 1 && bottom <= of.bottom + 1;
    const over = [...document.querySelectorAll('.title, .zoom, .corner > *, .edge')]
        .map((it) => it.getBoundingClientRect())
        .filter((it) => it.width && it.left < box.right && it.right > box.left && it.top < box.bottom
            && it.bottom > box.top);
    const sources = [...card.querySelectorAll('.sources summary')].map((it) => it.getBoundingClientRect());
    return {
        whole: card.scrollHeight <= card.clientHeight + 1 && inside(box, stage),
        sources: sources.filter((it) => it.height && inside(it, box) && inside(it, stage)).length,
        off: over.length === 0,
    };
}"""
"""Whether a short card is whole on the map without scrolling, how many of its sources are, and what it lies on."""

LIES = "document.querySelector('.leaflet-map-pane').style.transform"
"""By how much the map has moved."""


@pytest.mark.parametrize("map_id", MAPS)
def test_short_cards_are_whole_in_sight_with_their_sources(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], map_id: str
) -> None:
    page = open_page(site / f"{map_id}.html")
    page.wait_for_function(SETTLED)
    rows = atlas.features[atlas.features["layer"].isin(atlas.definition(map_id).layers or list(atlas.layers))]
    seen = []
    for feature_id in random.Random(11).sample(sorted(rows.index), len(rows)):
        if not page.evaluate("(id) => atlas.select(id)", feature_id):
            continue
        page.locator(f'.card.brief[data-feature="{feature_id}"]').wait_for()
        page.wait_for_function(STILL)
        found = page.evaluate(SEEN, feature_id)
        seen.append(found["whole"] and found["sources"] >= len(rows.loc[feature_id]["citations"]))
        if len(seen) == 12:
            break
    assert sum(seen) >= 0.9 * len(seen)


def test_a_card_covers_nothing_of_what_it_is_of(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1936-12-31")
    stage = page.locator("main.stage").bounding_box()
    assert stage
    for across, down in ((0.2, 0.3), (0.5, 0.5), (0.3, 0.85), (0.55, 0.2), (0.06, 0.5)):
        x, y = stage["x"] + stage["width"] * across, stage["y"] + stage["height"] * down
        before = page.evaluate(LIES)
        page.mouse.click(x, y)
        page.locator(".card.brief").wait_for()
        box = page.locator(".card.brief").bounding_box()
        assert box
        assert not (box["x"] < x < box["x"] + box["width"] and box["y"] < y < box["y"] + box["height"])
        assert page.evaluate(LIES) == before
        page.keyboard.press("Escape")
        page.locator(".card").wait_for(state="detached")


def test_the_whole_card_is_docked_and_follows_until_it_is_closed(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#feature=cer-sale-signed-1935-03-23")
    page.get_by_role("button", name="Accounts differ").click()
    dock = page.locator(".dock")
    dock.get_by_role("heading", name="Accounts differ").wait_for()
    assert not page.locator(".panel").is_visible()
    assert not page.locator(".atlas-popup").count()
    assert dock.locator(".sources details[open] .full").first.is_visible()
    assert "from which this atlas began" in dock.inner_text()
    page.evaluate("atlas.select('neutrality-pact-expiry-1945-04-12-essay')")
    dock.get_by_role("heading", name="Neutrality Pact expires").wait_for()
    page.get_by_role("button", name="Back to the short card").click()
    page.locator(".atlas-popup .card.brief").wait_for()
    assert page.locator(".panel").is_visible()
    page.locator(".card .more").click()
    page.keyboard.press("Escape")
    page.locator(".card").wait_for(state="detached")
    assert page.locator(".panel").is_visible()


def test_on_a_phone_a_card_is_a_sheet_no_taller_than_it_must_be(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#feature=khalkhin-gol-unit-72nd-1939-08-24", "phone")
    card = page.locator(".dock .card.brief")
    card.wait_for()
    dock, box = page.locator(".dock").bounding_box(), card.bounding_box()
    stage = page.locator("main.stage").bounding_box()
    assert dock
    assert box
    assert stage
    assert dock["height"] <= box["height"] + 3
    assert dock["height"] <= 0.56 * stage["height"]
    page.locator(".card .more").tap()
    page.locator(".dock .card.whole").wait_for()
    page.get_by_role("button", name="Close", exact=True).tap()
    page.locator(".card").wait_for(state="detached")


@pytest.mark.parametrize("size", ["lecture", "phone"])
def test_axe_finds_nothing_serious_on_a_card(site: Path, open_page: Callable[..., Page], size: str) -> None:
    page = open_page(site / "borderlands.html", "#feature=cer-sale-signed-1935-03-23", size)
    page.wait_for_function(SETTLED)
    page.locator(".card.brief").wait_for()
    for form in (".brief", ".whole"):
        page.locator(f".card{form}").wait_for()
        found = Axe().run(page).response["violations"]
        assert [(it["id"], it["nodes"][0]["html"]) for it in found if it["impact"] in ("serious", "critical")] == []
        if form == ".brief":
            page.locator(".card .more").click()
