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


@pytest.mark.parametrize("text", ["", "1932-13", "1932-02-30", "32", "1932-3", "1932/1933", "1932-03-01T00", "MCMXXXII", "1932~~", "٢٠٠٠", "-0000", "-489", "12024"])  # fmt: skip  # noqa: E501
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


@given(st.integers(-2_000_000, 3_000_000))
def test_every_day_of_every_year_goes_round_through_its_text(day: int) -> None:
    parsed = dates.parse(dates.iso(day))
    assert (parsed.first, parsed.last) == (day, day)
    assert dates.ordinal(*dates.civil(day)) == day


@given(st.integers(-2_000_000, 3_000_000), st.integers(1, 800))
def test_a_later_day_has_a_later_place_in_the_calendar(day: int, later: int) -> None:
    assert dates.civil(day) < dates.civil(day + later)


@given(st.integers(-2_000_000, 3_000_000))
def test_the_day_after_is_the_next_of_the_month_or_a_first(day: int) -> None:
    (year, month, number), after = dates.civil(day), dates.civil(day + 1)
    assert after in [(year, month, number + 1), (year, month + 1, 1), (year + 1, 1, 1)]


@pytest.mark.parametrize(("year", "days"), [("0000", 366), ("-0004", 366), ("-0100", 365), ("-0400", 366), ("-0001", 365), ("-0489", 365)])  # fmt: skip  # noqa: E501
def test_leap_years_go_on_before_the_year_1(year: str, days: int) -> None:
    covered = dates.parse(year)
    assert covered.last - covered.first + 1 == days
    assert dates.parse(f"{year}-02").last - dates.parse(f"{year}-02").first == days - 338


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("-0489-09-02", "2 September 490 BC"),
        ("-0489-09~", "about September 490 BC"),
        ("0000", "1 BC"),
        ("0014-08-19", "19 August 14"),
        ("2022-02-24", "24 February 2022"),
    ],
)
def test_a_year_is_said_with_its_era(text: str, label: str) -> None:
    assert dates.parse(text).label == label


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        ("-0489", "-0478", "490–479 BC"),
        ("-0489-08-29", "-0489-09-02", "29 August – 2 September 490 BC"),
        ("-0489-09-02", "-0489-09-04", "2–4 September 490 BC"),
        ("-0026", "0014", "27 BC – AD 14"),
        ("-0026", "0014?", "27 BC – AD 14 (uncertain)"),
    ],
)
def test_spans_are_said_with_their_eras(start: str, end: str, label: str) -> None:
    assert dates.Span(dates.parse(start), dates.parse(end)).label == label
