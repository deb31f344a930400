"""A map where it is shown: within a course page, before an audience, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.chromium.looks import SETTLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, Frame, Page

    from geo import Atlas

pytestmark = pytest.mark.browser

MAP = "window[Object.keys(window).find((name) => name.startsWith('map_'))]"
VIEW = f"[{MAP}.getZoom(), {MAP}.getCenter().lat, {MAP}.getCenter().lng]"
RESTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
COURSE = """<!DOCTYPE html><meta name="viewport" content="width=device-width"><title>A course</title>
<link rel="icon" href="data:,"><body style="margin: 0">
<p style="height: 300px">Read this.</p>{frames}<p style="height: 900px">And this.</p>"""
FRAME = '<iframe src="{src}#embed=1" style="border: 0; display: block; height: 520px; width: 100%"></iframe>'
SCREENS = {24: (1920, 1080), 18: (1280, 720)}
"""Screens by the smallest letters that are read from the last row."""
MAPS = ("august_1945", "khalkhin_gol", "borderlands")
FONTS = """() => {
    const sizes = new Set();
    for (const name of ['fillText', 'strokeText']) {
        const write = CanvasRenderingContext2D.prototype[name];
        CanvasRenderingContext2D.prototype[name] = function (...given) {
            const named = this.canvas.className === 'marks' && !this.font.startsWith('bold');
            if (named) sizes.add(parseFloat(/([\\d.]+)px/.exec(this.font)[1]));
            return write.apply(this, given);
        };
    }
    window.fonts = sizes;
}"""
"""From now on the sizes of the names that are written are kept; words in the boxes of units are parts of a drawing."""
TYPE = """() => [...document.querySelectorAll('body *')]
    .filter((it) => it.checkVisibility() && [...it.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
    .filter((it) => getComputedStyle(it).clipPath === 'none')
    .map((it) => [parseFloat(getComputedStyle(it).fontSize), it.className, it.textContent.slice(0, 30)])
    .filter(([size]) => size > 0)"""

COLOURED = """() => {
    const canvas = document.querySelector('.paper-map canvas');
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue] = data.subarray(at, at + 3);
        if (Math.max(red, green, blue) - Math.min(red, green, blue) > 24) count++;
    }
    return count;
}"""
"""How many pixels of the printed map have a colour."""


def course(site: Path, folder: Path) -> Path:
    """Write a course page with three maps in it."""
    frames = "<p>Between.</p>".join(FRAME.format(src=(site / f"{name}.html").as_uri()) for name in MAPS)
    page = folder / "index.html"
    page.write_text(COURSE.format(frames=frames), encoding="utf-8")
    return page


def settled(page: Page) -> list[Frame]:
    frames = page.frames[1:]
    for frame in frames:
        frame.wait_for_function("window.atlas", polling=50)  # those out of sight draw no frames
    frames[0].wait_for_function(SETTLED, polling=50)
    return frames


def wheel_until(page: Page, frame: Frame, seen: str) -> None:
    """Turn the wheel until something is so: a map that is about to move does not hear every turn."""
    for _ in range(40):
        page.mouse.wheel(0, -100)
        frame.evaluate(RESTED)
        if frame.evaluate(seen):
            return
    pytest.fail(f"the wheel does not bring about {seen}")


def test_a_course_page_with_three_maps_is_scrolled_by_the_wheel(
    site: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    page = open_page(course(site, tmp_path))
    frames = settled(page)
    views = [frame.evaluate(VIEW) for frame in frames]
    page.mouse.move(600, 500)
    foot = page.evaluate("document.documentElement.scrollHeight - innerHeight")
    scrolled = 0.0
    while scrolled < foot - 1:
        page.mouse.wheel(0, 400)
        page.wait_for_function("(before) => scrollY > before", arg=scrolled)
        scrolled = page.evaluate("scrollY")
    assert [frame.evaluate(VIEW) for frame in frames] == views


def test_an_embedded_map_takes_the_wheel_once_it_is_clicked_or_ctrl_is_held(
    site: Path, tmp_path: Path, open_page: Callable[..., Page]
) -> None:
    page = open_page(course(site, tmp_path))
    frame = settled(page)[0]
    box = page.locator("iframe").first.bounding_box()
    assert box
    page.mouse.move(box["x"] + 500, box["y"] + 200)
    page.mouse.wheel(0, -100)
    frame.locator(".guest-hint", has_text="hold Ctrl").wait_for()
    page.wait_for_function("scrollY === 0")
    zoom = frame.evaluate(f"{MAP}.getZoom()")
    page.keyboard.down("Control")
    wheel_until(page, frame, f"{MAP}.getZoom() > {zoom}")
    page.keyboard.up("Control")
    zoom = frame.evaluate(f"{MAP}.getZoom()")
    page.mouse.down()
    page.mouse.up()
    wheel_until(page, frame, f"{MAP}.getZoom() > {zoom}")
    assert page.evaluate("scrollY") == 0
    page.mouse.move(box["x"] + 500, box["y"] - 60)
    page.mouse.move(box["x"] + 500, box["y"] + 260)
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")  # who left the map has given the wheel back


def test_one_finger_scrolls_the_course_page_and_two_move_the_map(site: Path, tmp_path: Path, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(course(site, tmp_path).as_uri())
    frame = settled(page)[0]
    session = context.new_cdp_session(page)
    view = frame.evaluate(VIEW)

    def drag(*fingers: tuple[float, float], by: float) -> None:
        def send(kind: str, gone: float) -> None:
            points = [] if kind == "touchEnd" else [{"x": x, "y": y + gone} for x, y in fingers]
            session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        send("touchStart", 0)
        for part in range(1, 11):
            send("touchMove", by * part / 10)
            page.evaluate(RESTED)
        send("touchEnd", by)

    drag((200, 600), by=-200)
    page.wait_for_function("scrollY > 50")
    assert frame.evaluate(VIEW) == view
    frame.locator(".guest-hint", has_text="two fingers").wait_for()
    scrolled = page.evaluate("scrollY")
    drag((150, 400), (260, 400), by=60)
    frame.wait_for_function(f"{MAP}.getCenter().lat > {view[1]} + 0.2")
    assert page.evaluate("scrollY") == scrolled
    context.close()


def test_an_embedded_map_plays_and_leads_to_the_whole(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "august_1945.html", "#embed=1&date=1945-08-11", "projector")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == "1945-08-12"
    page.get_by_role("button", name="Legend").click()
    page.locator(".legend li").first.wait_for()
    page.get_by_role("button", name="Legend").click()
    with page.expect_popup() as opened:
        page.get_by_role("link", name="Open the whole map").click()
    whole = opened.value
    whole.wait_for_function("window.atlas")
    assert whole.evaluate("atlas.date") == "1945-08-12"
    assert whole.locator(".panel").is_visible()
    bare = open_page(site / "august_1945.html", "#embed=1&controls=0", "projector")
    shown = [
        bare.locator(it).is_visible() for it in ("output.date", ".credits", ".buttons", ".track", ".zoom", ".guest")
    ]
    assert shown == [True, True, False, False, False, False]


@pytest.mark.parametrize("size", ["lecture", "phone"])
def test_no_map_shows_where_its_ground_ends(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], size: str
) -> None:
    for map_id in atlas.file.maps:
        page = open_page(site / f"{map_id}.html", size=size)
        page.evaluate(f"{MAP}.setZoom(0, {{ animate: false }})")
        page.evaluate(f"{MAP}.panBy([-5000, -5000], {{ animate: false }})")
        page.evaluate(f"{MAP}.setZoom({MAP}.getZoom(), {{ animate: false }})")
        west, south, east, north = page.evaluate(
            f"(({{ _southWest: a, _northEast: b }}) => [a.lng, a.lat, b.lng, b.lat])({MAP}.getBounds())"
        )
        inside = [west >= 86.9, south >= 24.9, east <= 170.1, north <= 65.1]
        assert all(inside) or (size == "phone" and west >= 86.9 and east <= 170.1), (map_id, west, south, east, north)


@pytest.mark.parametrize("least", SCREENS)
def test_nothing_in_the_lecture_view_is_smaller_than_the_last_row_can_read(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], least: float
) -> None:
    for map_id in atlas.file.maps:
        page = open_page(site / f"{map_id}.html", "#present=1")
        page.wait_for_function(SETTLED)
        page.evaluate(FONTS)
        width, height = SCREENS[int(least)]
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_function("fonts.size > 2")
        page.evaluate(RESTED)
        page.evaluate("fonts.clear()")
        page.keyboard.press("PageDown")
        page.wait_for_function("fonts.size > 2")
        assert min(page.evaluate("[...fonts]")) >= least - 0.01
        assert [it for it in page.evaluate(TYPE) if it[0] < least - 0.01] == []
        over = page.locator(".date").evaluate("(it) => it.scrollHeight - it.clientHeight")
        assert over <= 0  # no descender is cut off


@pytest.mark.parametrize("fragment", ["#tour=august_1945", "#tour=august_1945&present=1"])
@pytest.mark.parametrize("size", ["lecture", "phone"])
def test_a_clicker_leads_through_a_tour_everywhere(
    site: Path, open_page: Callable[..., Page], fragment: str, size: str
) -> None:
    page = open_page(site / "august_1945.html", fragment, size)
    page.mouse.click(100, 300)
    for at, key in enumerate(["PageDown", "ArrowRight", "PageDown"], 2):
        page.keyboard.press(key)
        page.locator(".tour .count", has_text=f"{at} / 12").wait_for()
    page.keyboard.press("PageUp")
    page.locator(".tour .count", has_text="3 / 12").wait_for()
    if "present" in fragment and size == "lecture":
        boxes = [page.locator(it).bounding_box() for it in (".tour", ".corner .leaflet-control-scale", ".north")]
        tour, *others = [box for box in boxes if box]
        assert all(box["x"] + box["width"] < tour["x"] for box in others)


def test_a_link_asks_where_the_site_is_published(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html")
    page.get_by_role("button", name="Embed").click()
    assert "is a file on this machine" in page.locator("dialog[open]").inner_text()
    code = page.get_by_role("textbox", name="Embed code for this view")
    assert code.input_value().startswith('<iframe src="khalkhin_gol.html#date=')
    page.get_by_role("textbox", name="Address of the published site").fill("https://example.org/atlas")
    assert code.input_value().startswith('<iframe src="https://example.org/atlas/khalkhin_gol.html#date=')
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_role("textbox", name="Link to this view").input_value()
    assert link.startswith("https://example.org/atlas/khalkhin_gol.html#date=")


@pytest.mark.parametrize("ink", ["colour", "black"])
def test_every_map_prints_on_one_page(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], tmp_path: Path, ink: str
) -> None:
    for map_id in atlas.file.maps:
        page = open_page(site / f"{map_id}.html")
        page.wait_for_function(SETTLED)
        if ink == "black":
            page.evaluate("window.print = () => {}")
            page.get_by_role("button", name="Print").click()
            page.get_by_label("Black and white").check()
            page.locator("dialog[open]").get_by_role("button", name="Print").click()
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
        paper = page.locator(".paper")
        assert atlas.file.maps[map_id].title in paper.locator("h1").inner_text()
        assert paper.locator("header strong").inner_text() == page.locator("output.date").inner_text()
        assert paper.locator(".paper-legend li").count() > 4
        assert paper.locator(".paper-sources li").count() > 4
        assert paper.locator(".paper-scale").inner_text().split()[1] in {"km", "m"}
        assert (page.evaluate(COLOURED) == 0) is (ink == "black")
        printed = tmp_path / f"{map_id}.pdf"
        page.pdf(path=printed, prefer_css_page_size=True)
        sheets = re.findall(rb"/Type\s*/Page\b[^s]", printed.read_bytes())
        assert len(sheets) == 1
