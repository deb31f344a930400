"""Atlases of another age and of another place, built from a folder each: the engine knows neither of them, nor ours."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

import build_maps
from geo import read_atlas
from geo.dates import iso
from tests.conftest import ROOT
from tests.reader import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = ROOT / "tests" / "code" / "atlases"
PAGES = {"persian_wars": {"aegean", "marathon"}, "hunga_tonga": {"tonga"}}
OURS = re.compile(r"borderland|essay|openstreetmap|manchu|mongol|siberia|\b(18|19)\d\d\b", re.IGNORECASE)
"""Words of the atlas that lives in ``layers/``; its two centuries too."""


def built(name: str, out: Path) -> dict[str, str]:
    """Return the pages of an atlas by name."""
    assert build_maps.main(["--layers", str(FOLDER / name), "--out", str(out)]) == 0
    return {path.stem: path.read_text(encoding="utf-8") for path in out.glob("*.html")}


def told(page: str) -> str:
    """Return all that a page of a map says of its own: its title, and the texts that it was sent."""
    sent = read_page(page)
    title = re.search(r"<title>(.*?)</title>", page)
    assert title
    return "\n".join([title[1], *words(sent)])


def words(value: Any) -> Iterator[str]:
    """Yield every text in what a page was sent: keys and numbers are nobody's words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words(inner)


@pytest.mark.parametrize("name", sorted(PAGES))
def test_an_atlas_is_a_folder(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pages = built(name, tmp_path / "site")
    assert capsys.readouterr().out == ""
    assert set(pages) == PAGES[name] | {"index"}
    assert (tmp_path / "site" / "bibliography.bib").is_file()
    title = read_atlas(FOLDER / name).file.title
    assert f"<h1>{title}</h1>" in pages["index"]
    assert "claims.html" not in pages["index"]
    for page in PAGES[name]:
        assert f"· {title}</title>" in pages[page]


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_foreign_atlas_says_nothing_of_ours(name: str, tmp_path: Path) -> None:
    pages = built(name, tmp_path / "site")
    assert OURS.findall(re.sub(r' src="data:[^"]*"', "", pages["index"])) == []  # coordinates are nobody's years
    for page in PAGES[name]:
        assert OURS.findall(told(pages[page])) == []


def head_of(name: str, map_id: str) -> dict[str, Any]:
    content = read_page(read_atlas(FOLDER / name).map(map_id))["content"]
    head: dict[str, Any] = content["map"] | {"credit": content["base"]["credit"], "calendar": content["calendar"]}
    return head


def test_a_map_of_an_ancient_war_goes_by_years_bc() -> None:
    atlas = read_atlas(FOLDER / "persian_wars")
    assert (iso(atlas.first_day), iso(atlas.last_day)) == ("-0498-01-01", "-0478-12-31")
    sent = read_page(atlas.map("aegean"))
    assert len(sent["stops"]) == 21
    head = head_of("persian_wars", "aegean")
    assert head["publication"] == "Atlas of the Persian Wars"
    assert head["claimsPage"] is None
    assert head["region"] == [10.0, 25.0, 75.0, 48.0]
    labels = [f"{it['month']} {it['year']}" for it in head["calendar"]["months"]]
    assert (labels[0], labels[-1]) == ("January 499 BC", "December 479 BC")


def test_a_day_of_an_ancient_war_is_said_with_its_era() -> None:
    atlas = read_atlas(FOLDER / "persian_wars")
    assert set(atlas.on("-0489-09-07").index) == {"battle-of-marathon", "persian-ionia", "athens"}
    cards = {it["id"]: it["card"] for it in read_page(atlas.map("marathon"))["features"]}
    assert "7 September 490 BC (uncertain)" in json.dumps(cards["battle-of-marathon"], ensure_ascii=False)


def test_an_atlas_without_a_base_map_credits_nobody_for_one() -> None:
    head = head_of("hunga_tonga", "tonga")
    assert head["region"] is None
    assert not OURS.search(head["credit"])
