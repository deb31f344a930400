"""Forms of Chinese characters are those of the package that knows them, and lead to one form each."""

from __future__ import annotations

import pytest

pytest.importorskip("opencc", reason="the authoring packages are not installed")

from geo.derive.sources.han import TABLE, pairs, table


def test_the_table_of_forms_is_fresh() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run python -m geo.derive.sources.han"


def test_every_form_leads_to_an_end() -> None:
    found = pairs()
    assert not set(found) & set(found.values())
    assert found["滿"] == found["満"] == "满"
    assert found["鐵"] == found["鉄"] == "铁"
