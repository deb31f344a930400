"""Colours stand in one table: no module, script or style sheet has one of its own."""

from __future__ import annotations

import re
from dataclasses import asdict
from typing import TYPE_CHECKING

import pytest

from geo.look.palette import PALETTE, properties
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TABLE = ROOT / "geo" / "look" / "palette.py"
FILES = sorted(path for ending in ("py", "js", "css") for path in (ROOT / "geo").rglob(f"*.{ending}") if path != TABLE)
HEX = r"(?<![&\w/])#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b(?!\S*\.js)"
COLOUR = re.compile(rf"{HEX}|\b(?:rgb|hsl)a?\(\s*\d", re.IGNORECASE)
SHADOW = re.compile(r"rgb\(0 0 0 / \d+%\)")
"""Shade that falls on whatever lies under it is no colour of its own."""


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT / "geo")))
def test_no_file_has_a_colour_of_its_own(path: Path) -> None:
    assert COLOUR.findall(SHADOW.sub("", path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("planted", ['LAND = "#f3ecdb"', "color: #fff;", "rgba(255, 253, 247, 0.9)", "rgb(201 134 0)"])
def test_a_colour_outside_the_table_would_be_seen(planted: str) -> None:
    assert COLOUR.search(planted)


def test_a_style_sheet_can_use_every_colour() -> None:
    assert len(re.findall(r"--[a-z-]+:#[0-9a-f]{6};", properties())) == len(asdict(PALETTE))


def test_a_style_sheet_uses_none_that_is_not_there() -> None:
    sheets = [path.read_text(encoding="utf-8") for path in (ROOT / "geo" / "web").rglob("*.css")]
    known = {name for text in (properties(), *sheets) for name in re.findall(r"(--[\w-]+):", text)}
    given_by_scripts = {"--x", "--y", "--least"}
    assert {name for text in sheets for name in re.findall(r"var\((--[\w-]+)", text)} <= known | given_by_scripts
