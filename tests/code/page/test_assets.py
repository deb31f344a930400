"""What a page is made of besides its data: all scripts, and style sheets in one piece."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.page import assets
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

WEB = ROOT / "geo" / "web"


def test_the_style_sheet_of_a_page_is_all_its_parts_in_the_order_of_their_numbers() -> None:
    parts = sorted((WEB / "css" / "page").glob("*.css"), key=lambda part: int(part.name.split("-")[0]))
    assert len(parts) > 5
    assert assets.page_css() == "\n".join(part.read_text(encoding="utf-8") for part in parts)


def test_a_page_has_every_script_but_those_of_other_pages() -> None:
    scripts = {str(path.relative_to(WEB)) for path in WEB.rglob("*.js") if path.parent.name != "site"}
    assert set(assets.modules()) == {f"#atlas/{name}" for name in scripts}


@pytest.mark.parametrize("path", sorted(WEB.rglob("*.js")), ids=lambda path: str(path.relative_to(WEB)))
def test_no_text_of_a_script_runs_over_a_line_s_end(path: Path) -> None:
    code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [text for text in re.findall(r"`[^`]*`", code) if "\n" in text] == []
