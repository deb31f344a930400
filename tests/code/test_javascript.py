"""Logic of the page under Node, against the same vectors as Python."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from geo import dates
from geo.page.calendar import Days
from geo.page.columns import Columns
from tests.conftest import ROOT

VECTORS = ROOT / "tests" / "vectors" / "calendar.json"


SPANS = {"1905 to 1945": ("1905-01-01", "1945-12-31"), "one month of 2022": ("2022-02-10", "2022-03-09")}


def calendar(name: str) -> dict[str, object]:
    first, last = (dates.parse(text).first for text in SPANS[name])
    days = [*range(first, last, 911), *range(max(first, last - 40), last, 7), last]
    months = Days(first, last, "year").calendar(Columns()).months
    return {
        "name": name,
        "months": [month.model_dump() for month in months],
        "last": last - first,
        "days": [[day - first, dates.iso(day), dates.day_label(day)] for day in days],
    }


def test_the_vectors_are_what_python_says() -> None:
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == [calendar(name) for name in SPANS]


@pytest.mark.node
def test_the_page_agrees() -> None:
    node = shutil.which("node")
    if not node:
        pytest.skip("no Node on this machine")
    tests = str(ROOT / "tests" / "code" / "web")
    done = subprocess.run([node, "--test", tests], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.node
def test_the_types_of_the_page_hold() -> None:
    compiler = shutil.which("tsc")
    if not compiler:
        pytest.skip("no TypeScript compiler on this machine (npm install --global typescript)")
    project = str(ROOT / "tests" / "code" / "web")
    done = subprocess.run([compiler, "--project", project], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
