"""A real Chromium opens every page from `file://`, as a reader does, and hears no complaint."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo import read_atlas, write_page
from geo.dates import iso, parse
from geo.look.palette import PALETTE
from tests.builders import ATLAS_TOML, feature, folder, layer
from tests.chromium.looks import PAINTED, SETTLED, STILL
from tests.conftest import ROOT, SIZES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from geo import Atlas

pytestmark = pytest.mark.browser
MAPS = list(tomllib.loads((ROOT / "layers" / "atlas.toml").read_text(encoding="utf-8"))["maps"])


def ids(frame: Any) -> set[str]:
    return set(frame.index)


@pytest.mark.parametrize("map_id", MAPS)
def test_each_map_opens_under_3_mb_and_paints(site: Path, open_page: Callable[..., Page], map_id: str) -> None:
    path = site / f"{map_id}.html"
    assert path.stat().st_size < 3_000_000
    page = open_page(path)
    assert page.title().endswith("Borderlands Atlas")
    assert page.evaluate("document.documentElement.lang") == "en"
    painted = page.evaluate("""() => [...document.querySelectorAll('.atlas-canvases canvas')].map((canvas) => {
        const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
        return new Set(new Uint32Array(data.buffer)).size;
    })""")
    ground, *others = painted  # inland, the ground of a small map is plain
    assert ground >= 1
    assert all(colours > 3 for colours in others), painted


@pytest.mark.parametrize("map_id", MAPS)
def test_what_is_visible_is_what_is_in_force(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], map_id: str
) -> None:
    page = open_page(site / f"{map_id}.html")
    definition = atlas.definition(map_id)
    first, last = parse(definition.start_date).first, parse(definition.end_date).last
    for layer_id in definition.layers or atlas.layers:
        page.evaluate("(id) => atlas.toggle(id, true)", layer_id)
    for day in {first, last, *range(first, last + 1, max(1, (last - first) // 12))}:
        page.evaluate("(date) => atlas.goTo(date)", iso(day))
        assert page.evaluate("atlas.date") == iso(day)
        on = atlas.on(iso(day))
        assert set(page.evaluate("atlas.visible()")) == ids(on[on["layer"].isin(page.evaluate("atlas.layers()"))])


@pytest.mark.parametrize("map_id", MAPS)
def test_time_moves_by_keyboard_and_buttons(site: Path, open_page: Callable[..., Page], map_id: str) -> None:
    page = open_page(site / f"{map_id}.html")
    page.evaluate("window.heard = []; addEventListener('atlas:change', (event) => heard.push(event.detail.date))")
    slider = page.get_by_role("slider", name="Date")
    before = page.evaluate("atlas.date")
    slider.focus()
    page.keyboard.press("ArrowRight")
    after = page.evaluate("atlas.date")
    assert after > before
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("atlas.date") == before
    page.get_by_role("button", name="Next change").click()
    assert page.evaluate("atlas.date") > before
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("(count) => heard.length > count", arg=4)
    page.get_by_role("button", name="Pause").click()
    assert page.locator("output.date").inner_text().endswith(page.evaluate("atlas.date")[:4])


@pytest.mark.parametrize("map_id", MAPS)
def test_layers_toggle_and_say_how_much_is_in_force(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], map_id: str
) -> None:
    page = open_page(site / f"{map_id}.html")
    layer_id = page.evaluate("atlas.layers()")[0]
    box = page.locator(f"#layer-{layer_id}")
    counted = int(page.locator(f"label[for=layer-{layer_id}] .count").inner_text())
    on = atlas.on(page.evaluate("atlas.date"))
    assert counted == (on["layer"] == layer_id).sum()
    box.uncheck()
    assert layer_id not in page.evaluate("atlas.layers()")
    assert not set(page.evaluate("atlas.visible()")) & ids(on[on["layer"] == layer_id])
    box.check()
    assert layer_id in page.evaluate("atlas.layers()")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("map_id", MAPS)
def test_a_cited_card_opens_and_stays_on_screen(
    site: Path, atlas: Atlas, open_page: Callable[..., Page], map_id: str, size: str
) -> None:
    page = open_page(site / f"{map_id}.html", size=size)
    for feature_id in page.evaluate("atlas.visible()")[::25]:
        assert page.evaluate("(id) => atlas.select(id)", feature_id)
        card = page.locator(f'.card[data-feature="{feature_id}"]')
        card.wait_for()
        row = atlas.features.loc[feature_id]
        assert row["summary"] in card.inner_text()
        assert card.locator(".sources summary").count() >= len(row["citations"])
        page.wait_for_function(STILL)
        box = page.locator(".atlas-popup .leaflet-popup-content-wrapper, .dock:not([hidden])").bounding_box()
        stage = page.locator("main.stage").bounding_box()
        assert box
        assert stage
        assert box["x"] >= stage["x"] - 1
        assert box["y"] >= stage["y"] - 1
        assert box["x"] + box["width"] <= stage["x"] + stage["width"] + 1
        assert box["y"] + box["height"] <= stage["y"] + stage["height"] + 1


def test_a_citation_opens_in_full(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html")
    page.evaluate("atlas.select(atlas.visible()[0])")
    summary = page.locator(".card .sources summary").first
    summary.click()
    assert page.locator(".card .sources .full").first.is_visible()


def test_a_click_on_the_map_opens_what_lies_there(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    stage = page.locator("main.stage").bounding_box()
    assert stage
    page.mouse.move(stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    page.mouse.click(stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] / 2)
    page.locator(".card h2").wait_for()


def test_a_link_brings_the_same_view_back(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1939-08-20&layers=khalkhin_gol,mongolia&bbox=117,47,120,49")
    assert page.evaluate("atlas.date") == "1939-08-20"
    assert page.evaluate("atlas.layers()") == ["mongolia", "khalkhin_gol"]
    page.evaluate("atlas.goTo('1939-08-23')")
    page.wait_for_function("location.hash.includes('1939-08-23')")
    west, south, east, north = map(float, page.evaluate("location.hash.match(/bbox=([^&]*)/)[1].split(',')"))
    assert west <= 117
    assert south <= 47
    assert east >= 120
    assert north >= 49
    again = open_page(site / "borderlands.html", page.evaluate("location.hash"))
    assert again.evaluate("atlas.date") == "1939-08-23"
    assert again.evaluate("atlas.layers()") == ["mongolia", "khalkhin_gol"]
    assert again.evaluate("atlas.visible()") == page.evaluate("atlas.visible()")


def test_a_parent_window_moves_an_embedded_map(site: Path, tmp_path: Path, open_page: Callable[..., Page]) -> None:
    (tmp_path / "index.html").write_text(
        f'<!DOCTYPE html><title>x</title><link rel="icon" href="data:,"><iframe id="map" width="800" height="500" src="{(site / "khalkhin_gol.html").as_uri()}#embed=1"></iframe>'  # noqa: E501
    )
    page = open_page(tmp_path / "index.html")
    frame = page.frames[1]
    frame.wait_for_function("window.atlas")
    assert not frame.locator(".panel").is_visible()
    assert frame.locator("output.date").is_visible()
    assert frame.locator(".credits").is_visible()
    page.evaluate(
        """document.getElementById('map').contentWindow.postMessage(
            {atlas: {date: '1939-07-03', layers: ['khalkhin_gol']}}, '*')"""
    )
    frame.wait_for_function("atlas.date === '1939-07-03' && atlas.layers().length === 1")


def test_credits_follow_what_is_shown(site: Path, atlas: Atlas, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    for layer_id in page.evaluate("atlas.layers()"):
        page.evaluate("(id) => atlas.toggle(id, false)", layer_id)
    assert "GeoNames" not in page.locator(".credits").inner_text()
    page.evaluate("atlas.toggle('places', true)")
    assert "GeoNames" in atlas.layers["places"].head.attribution
    assert "GeoNames" in page.locator(".credits").inner_text()


@pytest.mark.parametrize("mode", ["embed=1", "present=1"])
def test_the_lecture_and_embedded_views_show_map_and_date(
    site: Path, open_page: Callable[..., Page], mode: str
) -> None:
    page = open_page(site / "august_1945.html", f"#{mode}", "projector")
    assert page.locator("output.date").is_visible()
    assert not page.locator(".panel").is_visible()
    if mode == "present=1":
        before = page.evaluate("atlas.date")
        page.keyboard.press("PageDown")
        assert page.evaluate("atlas.date") > before


@pytest.mark.parametrize(
    ("sought", "found"), [("奉天", "Mukden"), ("Харбин", "Harbin"), ("togo", "Togo"), ("Shenyang", "Mukden")]
)
def test_a_name_in_any_script_is_found(site: Path, open_page: Callable[..., Page], sought: str, found: str) -> None:
    page = open_page(site / "borderlands.html")
    page.get_by_role("searchbox").fill(sought)
    row = page.locator(".results .row", has_text=found).first
    row.click()
    page.locator(".card").wait_for()
    page.get_by_role("searchbox").press("Escape")
    assert page.get_by_role("tab", name="Layers").is_visible()


def test_a_view_is_handed_on_with_its_sources(site: Path, atlas: Atlas, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-08-20")
    page.get_by_role("button", name="Copy link").click()
    link = page.get_by_role("textbox", name="Link to this view").input_value()
    assert "#date=1939-08-20&layers=" in link
    page.get_by_role("button", name="Close", exact=True).click()
    page.get_by_role("button", name="Cite").click()
    text = page.get_by_role("textbox", name="Cite this view").input_value()
    assert text.startswith("“Khalkhin Gol (Nomonhan), 20 August 1939.” Borderlands Atlas.")
    assert str(atlas.sources["march1996"].item["title"]) in text


def test_disputed_ground_is_shown_as_one_side_claims_it(
    site: Path, atlas: Atlas, open_page: Callable[..., Page]
) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-07-03")
    claims = atlas.features[atlas.features["kind"] == "claim"]
    shown = set(page.evaluate("atlas.visible()")) & ids(claims)
    assert {atlas.features.loc[it]["party"] for it in shown} >= {"mongolia", "manchukuo"}
    page.get_by_label("Disputed ground").select_option(label="as claimed by Mongolia")
    left = set(page.evaluate("atlas.visible()")) & ids(claims)
    assert {atlas.features.loc[it]["party"] for it in left} == {"mongolia"}
    page.wait_for_function("location.hash.includes('claimant=mongolia')")
    again = open_page(site / "khalkhin_gol.html", page.evaluate("location.hash"))
    assert set(again.evaluate("atlas.visible()")) & ids(claims) == left
    page.get_by_label("Disputed ground").select_option(label="every claim")
    assert set(page.evaluate("atlas.visible()")) & ids(claims) == shown


def test_where_accounts_differ_can_be_marked(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1932-12-31")
    page.wait_for_function(SETTLED)
    before = page.evaluate(PAINTED, ["marks", PALETTE.mark])
    page.get_by_label("Mark where accounts differ").check()
    assert page.evaluate(PAINTED, ["marks", PALETTE.mark]) > before + 100
    page.get_by_label("Mark where accounts differ").uncheck()
    assert page.evaluate(PAINTED, ["marks", PALETTE.mark]) == before


def test_a_step_goes_by_the_chosen_unit(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html", "#date=1932-02-28")
    page.get_by_role("combobox", name="Step by").select_option("day")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == "1932-02-29"
    page.get_by_role("combobox", name="Step by").select_option("month")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == "1932-03-31"
    page.get_by_role("combobox", name="Step by").select_option("year")
    page.get_by_role("button", name="Step forward").click()
    assert page.evaluate("atlas.date") == "1932-12-31"


def test_a_clicker_and_letters_drive_the_lecture_view(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html", "#present=1&date=1938-07-30", "projector")
    page.keyboard.press("PageDown")
    assert page.evaluate("atlas.date") == "1938-07-31"
    page.keyboard.press("PageUp")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("atlas.date") == "1938-07-29"
    page.keyboard.press("b")
    assert not page.locator("main.stage").is_visible()
    page.keyboard.press("b")
    page.keyboard.press("l")
    assert page.locator(".legend li").first.is_visible()


def test_hostile_names_are_shown_as_they_are(tmp_path: Path, open_page: Callable[..., Page]) -> None:
    names = ["{{ 6*7 }}", "<img src=x onerror=alert(1)>", "</script>", "a\u2028b"]
    features = [feature(f"f-{at}", name=name, summary=name) for at, name in enumerate(names)]
    atlas = read_atlas(folder(tmp_path / "layers", ATLAS_TOML, one=layer(*features)))
    page = open_page(write_page(atlas.map("all", date="1936-07-10"), tmp_path / "all.html"))
    for at, name in enumerate(names):
        page.evaluate("(id) => atlas.select(id)", f"f-{at}")
        assert page.locator(f'.card[data-feature="f-{at}"] h2').text_content() == name


@pytest.mark.parametrize("name", [*(f"{map_id}.html" for map_id in MAPS), "index.html", "claims.html"])
def test_axe_finds_nothing_serious(site: Path, open_page: Callable[..., Page], name: str) -> None:
    page = open_page(site / name)
    if name.removesuffix(".html") in MAPS:
        page.evaluate("atlas.select(atlas.visible()[0])")
        page.locator(".card").wait_for()
    found = Axe().run(page).response["violations"]
    assert [(it["id"], it["nodes"][0]["html"]) for it in found if it["impact"] in ("serious", "critical")] == []


def test_the_gallery_and_the_register_open(site: Path, atlas: Atlas, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "index.html")
    assert page.locator(".gallery article img").count() == len(MAPS)
    page.locator(".gallery h2 a").first.click()
    page.wait_for_function("window.atlas")
    page = open_page(site / "claims.html")
    assert page.locator("tbody tr").count() == 185
    page.get_by_label("Words").fill("Changkufeng")
    assert 0 < page.locator("tbody tr:visible").count() < 20
    page.get_by_label("Words").fill("")
    page.get_by_label("Source").select_option("eudin_slusser1967")
    assert page.locator("tbody tr:visible").count() == sum(
        it.source == "eudin_slusser1967" for it in atlas.claims.values()
    )
    page.locator("tbody tr:visible a").first.click()
    page.wait_for_function("window.atlas")
    page.locator(".card").wait_for()
