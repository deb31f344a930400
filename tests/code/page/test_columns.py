"""Columns say what they were told, number by number and text by text, to the decoder of the page."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.page.columns import MAGIC, VERSION, Columns, varints
from tests.reader import read_columns

WHOLE = st.integers(-(2**29), 2**29)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@given(st.lists(WHOLE, max_size=50))
def test_numbers_come_back(values: list[int]) -> None:
    columns = Columns()
    columns.numbers([1, 2, 3])
    place = columns.numbers(values)
    assert read_columns(columns, "numbers", place) == values


@given(st.lists(st.sampled_from([5, -5]), max_size=5))
def test_a_column_of_one_number_is_that_number(values: list[int]) -> None:
    columns = Columns()
    place = columns.column(values)
    assert isinstance(place, int) == (len(set(values)) == 1)
    assert read_columns(columns, "column", [place, len(values)]) == values


def test_small_numbers_take_one_byte() -> None:
    assert len(varints(np.arange(-64, 64, dtype=np.int32))) == 128


@given(st.lists(st.none() | TEXTS, max_size=10))
def test_texts_come_back(values: list[str | None]) -> None:
    columns = Columns()
    place = columns.texts(values)
    assert read_columns(columns, "texts", place) == values


@given(st.dictionaries(st.integers(0, 99), st.lists(WHOLE, max_size=4), max_size=6))
def test_rows_that_few_have_come_back(values: dict[int, list[int]]) -> None:
    columns = Columns()
    place = columns.rows(values)
    assert read_columns(columns, "rows", place) == [[of, row] for of, row in values.items()]


@given(st.dictionaries(st.integers(0, 99), TEXTS, max_size=6))
def test_marks_that_few_have_come_back(values: dict[int, str]) -> None:
    columns = Columns()
    place = columns.marks(values)
    assert read_columns(columns, "marks", place) == [[of, text] for of, text in values.items()]


@pytest.mark.parametrize(
    ("head", "message"),
    [((MAGIC + 1, VERSION), "these bytes are no columns"), ((MAGIC, VERSION + 1), f"version {VERSION + 1}")],
)
def test_bytes_of_another_kind_or_version_are_refused(head: tuple[int, int], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_columns(bytes(head), "numbers", [2, 0])
