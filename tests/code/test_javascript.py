"""Logic of the page under Node, against the same vectors as Python."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date

import pytest

from geo import dates, timeline
from tests.conftest import ROOT

VECTORS = ROOT / "tests" / "vectors" / "calendar.json"


def calendar() -> dict[str, object]:
    first, last = date(1905, 1, 1).toordinal(), date(1945, 12, 31).toordinal()
    sample = [*range(first, last, 911), date(1908, 2, 29).toordinal(), date(1931, 9, 18).toordinal(), last]
    return {
        "months": [[day - first, iso, dates.parse(iso).label] for day, iso in timeline.months(first, last)],
        "last": last - first,
        "days": [[day - first, dates.iso(day), dates.day_label(day)] for day in sorted(sample)],
    }


def test_the_vectors_are_what_python_says() -> None:
    assert json.loads(VECTORS.read_text(encoding="utf-8")) == calendar()


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
