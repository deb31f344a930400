"""What people do with a page from end to end: with keys alone, by touch, in a lecture, from another page."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import geopandas
import pytest
import shapely
from axe_playwright_python.sync_playwright import Axe

from geo import read_atlas, time_map, write_page
from geo.look.palette import PALETTE
from tests.builders import ATLAS_TOML, SQUARE, feature, folder, layer
from tests.chromium.looks import PAINTED, SETTLED, STILL
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from geo import Atlas

pytestmark = pytest.mark.browser

FOCUSED = "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
TOUR = """
[tours.short]
map = "days"
title = "A short tour"
steps = [
  { date = "1936-07-05", text = "Nothing yet.", bbox = [118, 43, 124, 47] },
  { date = "1936-07-12", text = "Something happened.", feature = "alpha" },
]
"""


def press_until(page: Page, wanted: str, key: str = "Tab") -> None:
    """Press a key until what is called `wanted` has the focus."""
    for _ in range(120):
        page.keyboard.press(key)
        if wanted in str(page.evaluate(FOCUSED)):
            return
    pytest.fail(f'"{wanted}" cannot be reached with {key}')


def state(page: Page) -> list[object]:
    return [page.evaluate(it) for it in ("atlas.date", "atlas.layers()", "atlas.visible()")]


def test_keys_alone_reach_everything(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-08-20")
    press_until(page, "Find a name")
    page.keyboard.type("Remizov")
    page.locator(".results .row").first.wait_for()
    press_until(page, "Remizov")
    page.keyboard.press("Enter")
    page.locator(".card h2", has_text="Remizov").wait_for()
    page.wait_for_function("document.activeElement.matches('.card')")
    page.keyboard.press("Escape")
    page.locator(".card").wait_for(state="detached")
    assert "Remizov" in page.evaluate(FOCUSED)  # back where one came from
    press_until(page, "Find a name", "Shift+Tab")
    page.keyboard.press("Escape")
    press_until(page, "Date")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("atlas.date") == "1939-08-21"
    before = page.evaluate("atlas.layers()")
    press_until(page, "Find a name", "Shift+Tab")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "layer-borders":
            break
    page.keyboard.press("Space")
    assert set(before) - set(page.evaluate("atlas.layers()")) == {"borders"}
    press_until(page, "Copy link")
    page.keyboard.press("Enter")
    link = page.get_by_role("textbox", name="Link to this view").input_value()
    again = open_page(site / "khalkhin_gol.html", "#" + link.split("#")[1])
    assert state(again) == state(page)


def test_enter_opens_what_lies_in_the_middle(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    press_until(page, "Map:")
    assert page.locator(".crosshair").is_visible()
    page.keyboard.press("Enter")
    page.locator(".card h2").wait_for()
    page.wait_for_function("document.activeElement.matches('.card')")


def test_touch_reaches_everything_on_a_phone(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "august_1945.html", "#date=1945-08-11", "phone")
    page.get_by_role("button", name="Step forward").tap()
    assert page.evaluate("atlas.date") == "1945-08-12"
    page.get_by_role("button", name="Layers").first.tap()
    low = page.locator(".panel").bounding_box()
    page.get_by_role("button", name="Taller or lower panel").tap()
    tall = page.locator(".panel").bounding_box()
    assert low
    assert tall
    assert tall["height"] > low["height"]
    page.locator("label[for=layer-places]").tap()
    assert "places" not in page.evaluate("atlas.layers()")
    page.get_by_role("searchbox").fill("Mukden")
    page.locator(".results .row").first.wait_for()
    page.get_by_role("searchbox").fill("")
    page.get_by_role("button", name="Copy link").tap()
    link = page.get_by_role("textbox", name="Link to this view").input_value()
    page.get_by_role("button", name="Close", exact=True).tap()
    page.get_by_role("button", name="Close the panel").tap()
    stage = page.locator("main.stage").bounding_box()
    assert stage
    page.touchscreen.tap(stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    page.locator(".card h2").wait_for()
    again = open_page(site / "august_1945.html", "#" + link.split("#")[1], "phone")
    assert state(again) == state(page)


def test_back_and_forward_lead_through_what_was_shown(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html", "#date=1938-07-30")
    page.clock.install()
    for date in ("1938-08-02", "1938-08-06"):
        page.clock.fast_forward(1900)  # one rests where one looks: quicker steps are one entry
        page.evaluate("(date) => atlas.goTo(date)", date)
        page.clock.fast_forward(300)
        assert date in page.evaluate("location.hash")
    page.go_back()
    page.wait_for_function("atlas.date === '1938-08-02'")
    page.go_back()
    page.wait_for_function("atlas.date === '1938-07-30'")
    page.go_forward()
    page.wait_for_function("atlas.date === '1938-08-02'")


def test_a_link_reopens_the_card(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html", "#date=1938-08-06")
    page.evaluate("atlas.select(atlas.visible()[3])")
    page.wait_for_function("location.hash.includes('feature=')")
    shown = page.locator(".card").get_attribute("data-feature")
    again = open_page(site / "changkufeng.html", page.evaluate("location.hash"))
    again.locator(f'.card[data-feature="{shown}"]').wait_for()


def test_a_second_click_reaches_what_lies_under(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1936-12-31")
    stage = page.locator("main.stage").bounding_box()
    assert stage
    where = stage["x"] + stage["width"] * 0.52, stage["y"] + stage["height"] * 0.55
    shown = "document.querySelector('.card')?.dataset.feature"
    page.mouse.click(*where)
    first = page.wait_for_function(shown).json_value()
    page.wait_for_function(STILL)
    page.mouse.click(*where)
    page.wait_for_function(f"(first) => {shown} !== first", arg=first)
    page.locator(".pager summary").click()
    assert page.locator(".pager li").count() >= 2
    page.locator(".pager li button").first.click()
    page.wait_for_function(f"(first) => {shown} === first", arg=first)


def test_a_step_is_said_to_those_who_do_not_see_it(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html", "#date=1938-07-30")
    page.evaluate("atlas.goTo('1938-07-31')")
    page.wait_for_function("document.querySelector('.spoken').textContent.startsWith('31 July 1938. New: ')")
    page.locator("label[for=layer-borders]").click()
    page.wait_for_function("document.querySelector('.spoken').textContent.includes('hidden')")


def test_a_period_shows_its_days_and_the_timeline_comes_as_close_as_a_week(
    site: Path, open_page: Callable[..., Page]
) -> None:
    page = open_page(site / "borderlands.html")
    page.wait_for_function("document.querySelectorAll('.scale span').length")
    slider = page.get_by_role("slider", name="Date")
    whole = [int(slider.get_attribute(end) or 0) for end in ("min", "max")]
    assert whole == [0, 14974]
    page.get_by_role("button", name="Khalkhin Gol 1939").click()
    low, high = [int(slider.get_attribute(end) or 0) for end in ("min", "max")]
    assert 120 < high - low < 160
    assert "1939-05-11" <= page.evaluate("atlas.date") <= "1939-09-16"
    for _ in range(8):
        closer = page.get_by_role("button", name="Fewer days on the timeline")
        if closer.is_enabled():
            closer.click()
    low, high = [int(slider.get_attribute(end) or 0) for end in ("min", "max")]
    assert high - low == 6
    page.get_by_role("button", name="All", exact=True).click()
    assert [int(slider.get_attribute(end) or 0) for end in ("min", "max")] == whole


def test_playing_begins_anew_or_pauses_where_it_is_told(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    atlas = read_atlas(folder(tmp_path / "layers", one=layer(feature())))
    page = open_page(write_page(atlas.map("days", date="1936-07-08"), tmp_path / "days.html"))
    page.locator(".menu summary").click()
    page.get_by_label("Pause on key dates").check()
    page.get_by_label("Speed").select_option("very fast")
    page.get_by_role("button", name="Play", exact=True).click()
    page.get_by_role("button", name="Play", exact=True).wait_for()
    assert page.evaluate("atlas.date") == "1936-07-10"
    page.locator(".menu summary").click()
    page.get_by_label("Pause on key dates").uncheck()
    page.get_by_label("Begin anew at the end").check()
    page.evaluate("atlas.goTo('1936-07-30')")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("atlas.date < '1936-07-05'")
    page.get_by_role("button", name="Pause", exact=True).click()


def test_a_tour_is_led_by_a_clicker_and_by_a_link(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    atlas = read_atlas(folder(tmp_path / "layers", ATLAS_TOML + TOUR, one=layer(feature())))
    path = write_page(atlas.map("days"), tmp_path / "days.html")
    page = open_page(path, "#present=1&tour=short", "projector")
    assert page.locator(".tour p").inner_text() == "Nothing yet."
    page.keyboard.press("PageDown")
    assert page.locator(".tour p").inner_text() == "Something happened."
    assert page.evaluate("atlas.date") == "1936-07-12"
    page.keyboard.press("PageUp")
    assert page.evaluate("atlas.date") == "1936-07-05"
    page.keyboard.press("PageDown")
    page.get_by_role("button", name="Sources").click()
    page.locator('.card[data-feature="alpha"]').wait_for()
    page.wait_for_function("location.hash.includes('tour=short&stop=2')")
    again = open_page(path, page.evaluate("location.hash"), "projector")
    assert again.locator(".tour .count").inner_text() == "2 / 2"


def test_back_leads_through_the_steps_of_a_tour(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    atlas = read_atlas(folder(tmp_path / "layers", ATLAS_TOML + TOUR, one=layer(feature())))
    page = open_page(write_page(atlas.map("days"), tmp_path / "days.html"), "#date=1936-07-20")
    page.clock.install()
    for name in ("A short tour", "Next step of the tour", "End the tour"):
        page.clock.fast_forward(1900)
        page.get_by_role("button", name=name).click()
        page.clock.fast_forward(300)
    assert "tour" not in page.evaluate("location.hash")
    for count, date in (("2 / 2", "1936-07-12"), ("1 / 2", "1936-07-05")):
        page.go_back()
        page.wait_for_function("(date) => atlas.date === date", arg=date)
        assert page.locator(".tour .count").inner_text() == count
    page.go_back()
    page.wait_for_function("atlas.date === '1936-07-20'")
    assert not page.locator(".tour").is_visible()


def test_the_lecture_view_says_date_and_title_in_one_line(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#present=1&date=1936-12-31", "projector")
    date, title = page.locator(".date").bounding_box(), page.locator(".map-title").bounding_box()
    assert date
    assert title
    assert date["y"] < title["y"] + title["height"] / 2 < date["y"] + date["height"]
    assert not page.locator("header.title").is_visible()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("atlas.date") == "1937-12-31"
    page.keyboard.press("s")
    assert page.locator(".spotlight").is_visible()
    page.keyboard.press("p")
    assert not page.locator(".spotlight").is_visible()
    assert page.locator(".panel").is_visible()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keys").is_visible()


def test_no_letter_of_the_date_is_cut_in_the_lecture_view(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#present=1&date=1936-07-31", "projector")
    for name in (".when", ".date"):
        assert page.locator(name).evaluate("(it) => getComputedStyle(it).overflow") == "visible"
    date, bar = page.locator(".date").bounding_box(), page.locator(".timebar").bounding_box()
    assert date
    assert bar
    assert date["y"] + date["height"] <= bar["y"] + bar["height"]


def test_a_click_leaves_no_crosshair_on_the_map(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    crosshair = page.locator(".crosshair")
    page.mouse.click(300, 400)
    assert page.evaluate("document.activeElement.matches('.folium-map:focus-visible')")  # so Chromium sees it
    assert not crosshair.is_visible()
    page.keyboard.press("ArrowLeft")
    assert crosshair.is_visible()
    page.mouse.click(300, 400)
    assert not crosshair.is_visible()


def test_a_period_steps_by_what_it_needs(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1936-12-31")
    step = page.get_by_role("combobox", name="Step by")
    page.get_by_role("button", name="August 1945", exact=True).click()
    assert step.input_value() == "day"
    before = page.evaluate("atlas.date")
    assert before.startswith("1945-08")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == f"1945-08-{int(before[-2:]) + 1:02}"
    page.get_by_role("button", name="All", exact=True).click()
    assert step.input_value() == "year"


@pytest.mark.parametrize("box", ["-1e308,0,1e308,10", "0,-1e308,10,1e308", "179,10,-179,20", "1,2,3"])
def test_a_box_beyond_the_world_breaks_nothing(tmp_path: Path, open_page: Callable[..., Page], box: str) -> None:
    atlas = read_atlas(folder(tmp_path / "layers", one=layer(feature("beta", SQUARE, kind="territory"))))
    page = open_page(write_page(atlas.map("all"), tmp_path / "all.html"), f"#bbox={box}")
    page.evaluate("atlas.goTo('1936-07-10')")
    page.wait_for_function("location.hash.includes('1936-07-10')")
    shown = [float(it) for it in page.evaluate("location.hash.match(/bbox=([^&]*)/)[1]").split(",")]
    assert all(abs(degrees) < 1000 for degrees in shown)


def test_a_frame_of_anybody_credits_and_cites_nobody_else(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    frame = geopandas.GeoDataFrame(
        {"name": ["Lecompton"], "start_date": ["1854"], "end_date": [None]},
        geometry=[shapely.Point(-95.4, 39)],
        crs="EPSG:4326",
    )
    page = open_page(write_page(time_map(frame, title="Kansas"), tmp_path / "kansas.html"))
    page.get_by_role("button", name="Cite").click()
    text = page.get_by_role("textbox", name="Cite this view").input_value()
    assert text.startswith("“Kansas, 1 January 1854.” Layers: Kansas. file:")
    assert not re.search("OpenStreetMap|Atlas", text + page.locator(".credits").inner_text(), re.IGNORECASE)


def test_only_what_moves_is_said_to_be_drawn_so_far(site: Path, atlas: Atlas, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-07-03")
    seen = dict.fromkeys(page.evaluate("atlas.visible()")[::9])
    for feature_id in seen:
        page.evaluate("(id) => atlas.select(id)", feature_id)
        card = page.locator(f'.card[data-feature="{feature_id}"]')
        card.wait_for()
        if "Drawn as far as" in card.inner_text():
            assert atlas.features.loc[feature_id].geometry.geom_type in ("LineString", "MultiLineString")


def test_what_happens_beyond_the_map_has_a_sign_at_its_edge(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1905-09-05&layers=diplomacy")
    sign = page.locator(".edge").first
    sign.wait_for()
    sign.click()
    page.locator(".card h2", has_text="Portsmouth").wait_for()
    page.wait_for_function("location.hash.includes('feature=')")
    west = page.evaluate("Number(location.hash.match(/bbox=([^,]*)/)[1])")
    assert 80 < west < 125  # the map has stayed where it was


def test_meridians_are_drawn_on_request(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html")
    before = page.evaluate(PAINTED, ["water", PALETTE.border])
    page.get_by_label("Meridians and parallels").check()
    sheet = page.locator(".atlas-canvases .water").bounding_box()
    assert sheet
    assert page.evaluate(PAINTED, ["water", PALETTE.border]) > before + sheet["height"]  # one meridian, at least
    page.wait_for_function("location.hash.includes('graticule=1')")


def test_slides_drive_a_map(site: Path, tmp_path: Path, open_page: Callable[..., Page]) -> None:
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "site").mkdir()
    shutil.copy(ROOT / "notebooks" / "slides.html", tmp_path / "notebooks")
    shutil.copy(site / "khalkhin_gol.html", tmp_path / "site")
    page = open_page(tmp_path / "notebooks" / "slides.html")
    frame = page.frames[1]
    frame.wait_for_function("window.atlas && atlas.date === '1939-05-28'")
    page.keyboard.press("ArrowRight")
    frame.wait_for_function("atlas.date === '1939-07-03'")
    page.goto(page.url.split("#")[0] + "#3")
    frame.wait_for_function("atlas.date === '1939-08-24' && atlas.layers().length === 4")
    page.wait_for_function("document.title.endsWith('1939-08-24')")


@pytest.mark.parametrize("message", ["null", "7", "'x'", "{date: 7}", "{bbox: 'x', layers: 'y', feature: {}, tour: 1}"])
def test_a_message_that_makes_no_sense_changes_nothing(
    tmp_path: Path, open_page: Callable[..., Page], message: str
) -> None:
    atlas = read_atlas(folder(tmp_path / "layers", one=layer(feature("beta", SQUARE, kind="territory"))))
    page = open_page(write_page(atlas.map("all"), tmp_path / "all.html"))
    before = state(page)
    page.evaluate("addEventListener('message', ({ data }) => { window.heard = data; })")
    page.evaluate(f"postMessage({{atlas: {message}}}, '*'); postMessage('the last', '*')")
    page.wait_for_function("window.heard === 'the last'")
    assert state(page) == before


def test_memory_stays_flat_over_500_steps(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "august_1945.html")
    session = page.context.new_cdp_session(page)
    run = """(count) => new Promise((done) => {
        let left = count;
        const dates = Array.from({length: 31}, (_, at) => `1945-08-${String(at + 1).padStart(2, '0')}`).slice(5);
        const step = () => {
            atlas.goTo(dates[left % dates.length]);
            left -= 1;
            if (left) requestAnimationFrame(step);
            else done();
        };
        step();
    })"""

    def heap() -> float:
        session.send("HeapProfiler.collectGarbage")
        return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6

    page.evaluate(run, 60)
    before = heap()
    page.evaluate(run, 500)
    assert heap() < 1.1 * before


@pytest.mark.parametrize(
    ("fragment", "size", "act"),
    [
        ("", "phone", "() => document.querySelector('.panel-button').click()"),
        ("#present=1", "projector", "() => {}"),
        ("#embed=1", "lecture", "() => {}"),
        ("", "projector", "() => document.querySelector('#tab-now').click()"),
        ("", "lecture", "() => document.querySelector('#tab-legend').click()"),
    ],
)
def test_axe_finds_nothing_serious_in_any_view(  # noqa: PLR0913, PLR0917 (what is opened, and how)
    site: Path, atlas: Atlas, open_page: Callable[..., Page], fragment: str, size: str, act: str
) -> None:
    for map_id in list(atlas.file.maps)[::2]:
        page = open_page(site / f"{map_id}.html", fragment, size)
        page.wait_for_function(SETTLED)
        page.evaluate(act)
        found = Axe().run(page).response["violations"]
        assert [(it["id"], it["nodes"][0]["html"]) for it in found if it["impact"] in ("serious", "critical")] == []
