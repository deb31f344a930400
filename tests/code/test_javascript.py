"""The scripts of the page under Node: their tests, types, rules and form; dates against the same vectors as Python."""

from __future__ import annotations

import json
import os
import shutil
import subprocess

import pytest

from geo import dates
from geo.page import calendar as page_calendar
from geo.page.columns import Columns
from geo.timeline import Days
from tests.conftest import ROOT

VECTORS = ROOT / "tests" / "vectors" / "calendar.json"
WEB = ROOT / "tests" / "code" / "web"
README = (ROOT / "README.md").read_text(encoding="utf-8")
SPANS = {
    "490 to 479 BC": ("-0489-08-15", "-0478"),
    "the years about the first": ("-0003", "0004"),
    "1905 to 1945": ("1905-01-01", "1945-12-31"),
    "a month of 2022": ("2022-02-10", "2022-03-09"),
}


def calendar(name: str) -> dict[str, object]:
    first, last = (dates.parse(text).first for text in SPANS[name])
    days = [*range(first, last, 911), *range(max(first, last - 40), last, 7), last]
    months = page_calendar.calendar(Days(first, last, "year"), Columns()).months
    return {
        "name": name,
        "months": [month.model_dump() for month in months],
        "last": last - first,
        "days": [[day - first, dates.iso(day), dates.day_label(day)] for day in days],
    }


def test_the_vectors_are_what_python_says() -> None:
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == [calendar(name) for name in SPANS]


def program(name: str) -> str:
    """Return the path of a program; without it the test is skipped, but not under CI."""
    path = shutil.which(name, path=f"{WEB / 'node_modules' / '.bin'}{os.pathsep}{os.environ.get('PATH', '')}")
    if path:
        return path
    message = f"no {name} on this machine (npm install --prefix tests/code/web)"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


def run(*command: str) -> str:
    done = subprocess.run(command, cwd=WEB, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.node
def test_the_scripts_do_what_their_tests_say() -> None:
    run(program("node"), "--test")


@pytest.mark.node
@pytest.mark.parametrize(("check", "tool"), [("types", "tsc"), ("lint", "eslint"), ("format", "prettier")])
def test_the_scripts_hold(check: str, tool: str) -> None:
    program(tool)
    run(program("npm"), "run", "--silent", check)


@pytest.mark.node
def test_the_readme_tells_every_part_of_the_address() -> None:
    script = 'import { described } from "../../../geo/web/state/link.js"; console.log(JSON.stringify(described()));'
    rows = json.loads(run(program("node"), "--input-type=module", "--eval", script))
    table = "\n".join(f"| `{form}` | {meaning} |" for form, meaning in rows)
    assert f"| part of the address | meaning |\n|---|---|\n{table}\n\n" in README
