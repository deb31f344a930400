from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from geo import dates
from geo.errors import DateError

DAYS = st.dates(date(1850, 1, 1), date(1950, 12, 31))


def ordinal(moment: object) -> int:
    return date(*moment[:3]).toordinal()  # type: ignore[index]


@given(DAYS, st.sampled_from([4, 7, 10]), st.sampled_from(["", "~", "?", "%"]))
def test_covers_the_same_days_as_the_edtf_library_says(day: date, length: int, qualifier: str) -> None:
    text = day.isoformat()[:length]
    ours, theirs = dates.parse(text + qualifier), parse_edtf(text)
    assert (ours.first, ours.last) == (ordinal(theirs.lower_strict()), ordinal(theirs.upper_strict()))


@given(DAYS)
def test_a_day_and_its_iso_text_are_the_same(day: date) -> None:
    assert dates.iso(dates.parse(day.isoformat()).first) == day.isoformat()


@given(DAYS, DAYS)
def test_the_label_of_a_span_names_both_years(one: date, other: date) -> None:
    first, last = sorted([one, other])
    label = dates.Span(dates.parse(first.isoformat()), dates.parse(last.isoformat())).label
    assert str(last.year) in label
    assert str(first.year) in label


@pytest.mark.parametrize("text", ["", "1932-13", "1932-02-30", "32", "1932-3", "1932/1933", "1932-03-01T00", "MCMXXXII", "1932~~", "٢٠٠٠"])  # fmt: skip  # noqa: E501
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(DateError, match="is not a date"):
        dates.parse(text)


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("1938-07-29", "1938-08-11", "29 July – 11 August 1938"),
        ("1932", "1945-08", "1932 – August 1945"),
        ("1932-03~", "1933", "about March 1932 – 1933"),
        ("1931-09-18", "1932-02-05", "18 September 1931 – 5 February 1932"),
        ("1928", "1936", "1928–1936"),
        ("1945-08", "1945-09", "August – September 1945"),
    ],
)
def test_spans_are_said_as_people_say_them(start: str, end: str, label: str) -> None:
    assert dates.Span(dates.parse(start), dates.parse(end)).label == label
