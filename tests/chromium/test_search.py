"""Searches that must find, in six scripts and with slips, on every map; typing never waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

SEARCHES = {
    "Harbin": "Harbn Habrin Kharbin Haerbin 哈尔滨 哈爾濱 哈爾浜 ハルビン はるびん 하얼빈 Харбин Харбн Harbin",
    "Vladivostok": "Vladivostock Vladivostk Владивосток Владивасток 海参崴 海參崴 ウラジオストク 블라디보스토크",
    "Manchouli": "满洲里 滿洲里 満洲里 Manzhouli Manchuli 만저우리 Манжуур",
    "Zhukov": "Жуков Zhukov Zhukow Zukov 朱可夫 ジューコフ 주코프",
    "Komatsubara": "小松原 Komatsubara Komatsubra Комацубара",
    "Mukden": "Fengtian Fengtain Mukdn Мукден 奉天 沈阳 瀋陽 Shenyang 봉천 Hoten",
    "Port Arthur": "Lüshun Lushun Ryojun PortArthur 旅順 旅顺 Порт-Артур 뤼순",
    "Dairen": "Dairen Dalian 大連 大连 다롄 Дальний",
    "Khabarovsk": "Хабаровск Khabarovsk Habarovsk Khabarvsk ハバロフスク 하바롭스크",
    "Changkufeng": "張鼓峰 张鼓峰 Zhanggufeng Чанкуфэн 장고봉 changkufeng",
    "Nomon": "Nomonhan Nomohan ノモンハン 诺门罕 노몬한 Халхин Khalkhingol",
    "Ulan Bator": "Улаанбаатар Ulaanbaatar 乌兰巴托 울란바토르",
    "Kwantung Army": "关东军 関東軍 관동군",
    "Prisoners": "prisoners prisonners",
    "6th Guards Tank Army": "Kravchenko Кравченко Kravchenco",
    "": "cause causes",
}
"""What stands in one of the first rows, and what was typed for it."""
TYPED = [(typed, name) for name, all_typed in SEARCHES.items() for typed in all_typed.split()]

FIRST = """([typed]) => {
  const input = document.querySelector(".search input");
  input.value = typed;
  const begun = performance.now();
  input.dispatchEvent(new Event("input"));
  return new Promise((resolve) => setTimeout(() => {
    const rows = [...document.querySelectorAll(".results .row")].slice(0, 6).map((row) => row.textContent);
    resolve([rows, performance.now() - begun]);
  }));
}"""
"""Type something; return the first rows and the milliseconds that they took."""
KEY = 16
"""Milliseconds between two frames."""


def ready(page: Page) -> None:
    page.get_by_role("searchbox").focus()
    page.get_by_role("searchbox").fill("Mukden")
    page.locator(".results .row").first.wait_for()


def test_there_are_enough_searches() -> None:
    assert len(TYPED) >= 60


@pytest.mark.parametrize("name", ["borderlands", "khalkhin_gol", "changkufeng"])
def test_what_should_be_found_is_found_on_every_map(site: Path, open_page: Callable[..., Page], name: str) -> None:
    page = open_page(site / f"{name}.html")
    ready(page)
    found = {typed: page.evaluate(FIRST, [typed])[0] for typed, _ in TYPED}
    missed = {typed: found[typed] for typed, expected in TYPED if not any(expected in row for row in found[typed])}
    assert missed == {}


def test_typing_does_not_wait(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    ready(page)
    words = ["vladivostok", "prisoners of war", "Маньчжурия", "関東軍"]
    taken = sorted(page.evaluate(FIRST, [word[:end]])[1] for word in words for end in range(1, len(word) + 1))
    assert taken[len(taken) // 2] < KEY, taken


def test_a_find_on_another_map_leads_there(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html")
    ready(page)
    page.get_by_role("searchbox").fill("Komatsubara")
    row = page.locator(".results a.row", has_text="On the map “Khalkhin Gol").first
    row.click()
    page.locator(".card").wait_for()
    assert "khalkhin_gol.html" in page.url
    assert "Komatsubara" in page.locator(".card").inner_text()


def test_what_is_said_shows_the_word_that_was_asked_for(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "borderlands.html")
    ready(page)
    page.get_by_role("searchbox").fill("managers")
    assert "managers" in page.locator(".results .row .said").first.inner_text()


REGISTER = ["Khalkhin", "Khalkin", "prisoners", "Халхин", "Nomonhan", "满洲里", "Fengtian", "Harbn"]


@pytest.mark.parametrize("typed", REGISTER)
def test_the_register_is_searched_in_the_same_way(site: Path, open_page: Callable[..., Page], typed: str) -> None:
    page = open_page(site / "claims.html")
    every = page.locator("tbody tr:visible").count()
    page.get_by_role("searchbox").fill(typed)
    assert 0 < page.locator("tbody tr:visible").count() < every
