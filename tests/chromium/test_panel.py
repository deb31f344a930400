"""The panel as it is read: a legend that is short and teaches the marks of units, what is in force, nearest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chromium.looks import SETTLED

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser
ROWS = "[...document.querySelectorAll('.legend > section > ul:not(.parties) > li')]"


@pytest.mark.parametrize(("name", "most"), [("borderlands", 16), ("august_1945", 24), ("khalkhin_gol", 24)])
def test_the_legend_says_each_kind_once(site: Path, open_page: Callable[..., Page], name: str, most: int) -> None:
    page = open_page(site / f"{name}.html")
    page.wait_for_function(SETTLED)
    page.get_by_role("tab", name="Legend").click()
    kinds = page.evaluate(f"{ROWS}.map((row) => row.querySelector(':scope > span').firstChild.textContent)")
    assert 3 < len(kinds) <= most
    assert len(set(kinds)) == len(kinds)


def test_the_legend_teaches_the_marks_of_the_units_in_view(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-08-22")
    page.wait_for_function(SETTLED)
    page.get_by_role("tab", name="Legend").click()
    words = page.locator(".legend .signs li").all_inner_texts()
    assert {"cavalry", "tanks", "division", "headquarters"} <= set(words)
    assert "platoon" not in words


def test_what_is_in_force_begins_with_what_is_new_and_near(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", "#date=1939-08-22")
    page.wait_for_function(SETTLED)
    page.get_by_role("tab", name="In force").click()
    assert "22 August" in page.locator(".now .row").first.inner_text()
    assert page.locator(".now .row").count() <= 20
    page.locator(".now summary").first.click()
    page.locator(".now details .row").first.wait_for()
    assert page.locator(".now .row").count() > 20


def test_layers_with_nothing_to_say_here_are_folded(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "changkufeng.html")
    page.wait_for_function(SETTLED)
    folded = page.locator("details.absent")
    assert not folded.locator("label").first.is_visible()
    folded.locator("summary").click()
    folded.locator("label").first.click()
    assert page.locator(".layers fieldset").first.is_visible()
