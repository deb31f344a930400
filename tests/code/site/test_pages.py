"""The pages around the maps: the gallery and the register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from geo.layers.claims import Claim
from geo.layers.read import survey
from geo.layers.schema import RegisterPage
from geo.site.build import build_site, register_of
from geo.site.register import register_page
from tests.builders import ATLAS_TOML, REGISTER, feature, folder, layer

if TYPE_CHECKING:
    from pathlib import Path

    from geo.layers.atlas import Atlas


def atlas_of(path: Path, toml: str = ATLAS_TOML, register: str = REGISTER) -> Atlas:
    """Return a small atlas with a register."""
    folder(path, toml, one=layer(feature(claims=["S-1"]), feature("beta")))
    (path / "claims.csv").write_text(register, encoding="utf-8")
    atlas, problems = survey(path)
    assert problems == []
    return atlas


def page_of(atlas: Atlas) -> str:
    return register_page(
        register_of(atlas, [atlas.sheet(it) for it in atlas.file.maps]), atlas.file.register_page, atlas.file.title
    )


def test_a_statement_stands_beside_what_shows_it(tmp_path: Path) -> None:
    page = page_of(atlas_of(tmp_path))
    assert "1 of 2 statements are shown on the maps" in page
    assert '<tr id="S-1"' in page
    assert 'href="days.html#date=1936-07-01&amp;bbox=' in page
    assert "&amp;feature=alpha" in page
    assert "on no map" in page


def test_the_register_is_worded_by_the_atlas(tmp_path: Path) -> None:
    words = '[register]\ntitle = "What Herodotus says"\nlead = "Of {total} sayings {shown} are drawn."\n'
    page = page_of(atlas_of(tmp_path, ATLAS_TOML + words))
    assert "<h1>What Herodotus says · Test</h1>" in page
    assert "Of 2 sayings 1 are drawn. <a" in page


def test_a_statement_without_pages_is_cited_without_pages(tmp_path: Path) -> None:
    page = page_of(atlas_of(tmp_path, register=REGISTER.replace("march1996,216,", "march1996,,")))
    assert "<td>March</td>" in page


def test_hostile_text_in_a_statement_stays_text(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path)
    hostile = '<img src=x onerror="alert(1)">'
    claim = atlas.claims["S-1"].model_copy(update={"summary": hostile, "section": hostile, "reason": hostile})
    atlas = type(atlas)(atlas.folder, atlas.file, atlas.layers, atlas.sources, {"S-1": claim})
    assert "<img" not in page_of(atlas)


def test_an_id_with_markup_is_refused_by_the_model_and_escaped_by_the_page(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path)
    given = atlas.claims["S-1"].model_dump()
    hostile = '<b onclick="x">'
    with pytest.raises(ValueError, match="id"):
        Claim.model_validate(given | {"id": hostile})
    forced = Claim.model_construct(**given | {"id": hostile})
    atlas = type(atlas)(atlas.folder, atlas.file, atlas.layers, atlas.sources, {hostile: forced})
    assert "<b " not in page_of(atlas)


def test_years_before_the_year_1_are_filtered_in_order_and_said_with_their_era(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path)
    old = atlas.claims["S-1"].model_copy(update={"start_date": "-0001", "end_date": "0002"})
    atlas = type(atlas)(atlas.folder, atlas.file, atlas.layers, atlas.sources, {"S-1": old})
    page = page_of(atlas)
    assert 'data-year="-0001 0000 0001 0002"' in page
    years = re.findall(r'<option value="(-?\d{4})">([^<]*)', page)
    assert years == [("-0001", "2 BC"), ("0000", "1 BC"), ("0001", "1"), ("0002", "2")]


def test_an_atlas_without_a_register_has_no_page_of_it_and_no_link_to_it(tmp_path: Path) -> None:
    atlas, problems = survey(folder(tmp_path / "layers"))
    assert problems == []
    assert not atlas.has_register
    names = [path.name for *_, path in build_site(atlas, tmp_path / "site")]
    assert names == ["all.html", "days.html", "bibliography.json", "bibliography.bib", "index.html"]
    assert "claims.html" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_an_atlas_with_a_register_leads_to_it(tmp_path: Path) -> None:
    list(build_site(atlas_of(tmp_path / "layers"), tmp_path / "site"))
    assert 'href="claims.html"' in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert (tmp_path / "site" / "claims.html").is_file()


def test_the_default_wording_speaks_of_no_atlas() -> None:
    assert "essay" not in RegisterPage().lead
