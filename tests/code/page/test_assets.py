"""What a page is made of besides its data: all scripts, and style sheets in one piece."""

from __future__ import annotations

from geo.page import assets
from tests.conftest import ROOT

WEB = ROOT / "geo" / "web"


def test_the_style_sheet_of_a_page_is_all_its_parts_in_the_order_of_their_numbers() -> None:
    parts = sorted((WEB / "css" / "page").glob("*.css"), key=lambda part: int(part.name.split("-")[0]))
    assert len(parts) > 5
    assert assets.page_css() == "\n".join(part.read_text(encoding="utf-8") for part in parts)


def test_a_page_has_every_script_but_those_of_other_pages() -> None:
    scripts = {str(path.relative_to(WEB)) for path in WEB.rglob("*.js") if path.parent.name != "site"}
    assert set(assets.modules()) == {f"#atlas/{name}" for name in scripts}
