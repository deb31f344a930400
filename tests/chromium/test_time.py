"""Time in a browser: a date that is written, picked or gone to by keys, steps that follow the timeline, playing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

FIELD = "Go to a date"
OVERVIEW = "borderlands.html"


def write(page: Page, text: str) -> str:
    """Write a date; return where that led."""
    page.get_by_label(FIELD).fill(text)
    page.keyboard.press("Enter")
    return str(page.evaluate("atlas.date"))


def test_a_date_is_written_and_said(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / OVERVIEW)
    assert write(page, "20 August 1939") == "1939-08-20"
    page.locator(".spoken", has_text="20 August 1939").wait_for(state="attached")
    assert write(page, "1941-04-13") == "1941-04-13"
    assert write(page, "1938") == "1938-12-31", "by year a year is its end, where a step stops too"
    assert write(page, "soon") == "1938-12-31"
    assert "1 January 1905 to 31 December 1945" in page.locator(".fault").inner_text()
    found = Axe().run(page).response["violations"]
    assert [it["id"] for it in found if it["impact"] in ("serious", "critical")] == []


def test_letters_in_the_field_are_no_keys_of_the_page(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / OVERVIEW, "#date=1912-05-01")
    page.get_by_label(FIELD).focus()
    page.keyboard.type("pbt[")
    assert page.evaluate("atlas.date") == "1912-05-01"
    assert page.get_by_label(FIELD).input_value() == "pbt["


def test_keys_go_by_years_and_home(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / OVERVIEW, "#date=1912-02-29")
    gone = []
    for key in ("]", "}", "[", "{", "t", "Home", "End"):
        page.keyboard.press(key)
        gone.append(page.evaluate("atlas.date"))
    assert gone == ["1913-02-28", "1923-02-28", "1922-02-28", "1912-02-28", "1936-12-31", "1905-01-01", "1945-12-31"]


def test_a_calendar_is_offered_that_ends_with_the_map(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / "khalkhin_gol.html", size="phone")
    native = page.locator(".native")
    assert [native.get_attribute(it) for it in ("min", "max")] == ["1939-05-01", "1939-09-30"]
    native.fill("1939-07-03")
    assert page.evaluate("atlas.date") == "1939-07-03"


def test_a_closer_timeline_steps_by_month_and_day(site: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(site / OVERVIEW, "#date=1939-07-03")
    step = page.get_by_label("Step by")
    steps = [step.input_value()]
    for _ in range(7):
        page.get_by_label("Fewer days on the timeline").click()
        steps.append(step.input_value())
    assert list(dict.fromkeys(steps)) == ["year", "month", "day"]
    step.select_option("month")
    page.get_by_label("Fewer days on the timeline").click()
    assert step.input_value() == "month", "what the reader has chosen stays"
