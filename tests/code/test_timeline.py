from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from geo import timeline
from geo.dates import iso, parse
from geo.layers.layer import frame_of
from geo.timeline import Days

DAY = st.integers(parse("1905-01-01").first, parse("1945-12-31").last)


@given(st.lists(st.tuples(DAY, DAY), max_size=12), DAY, DAY)
def test_between_two_changes_nothing_changes(spans: list[tuple[int, int]], one: int, other: int) -> None:
    frame = frame_of([{"id": str(at), "start_day": min(span), "end_day": max(span)} for at, span in enumerate(spans)])
    first, last = min(one, other), max(one, other)
    days = timeline.changes(frame, first, last)
    assert days == sorted(set(days))

    def in_force(day: int) -> set[str]:
        return set(frame.index[(frame["start_day"] <= day) & (frame["end_day"] >= day)])

    for day in days:
        if day > first:
            before = [it for it in days if it < day]
            assert in_force(max(before, default=first)) == in_force(day - 1)


def test_a_map_by_year_stops_at_the_end_of_each_year() -> None:
    stops = Days(parse("1905-01-01").first, parse("1945-12-31").last, "year").stops
    assert len(stops) == 41
    assert {iso(day)[4:] for day in stops} == {"-12-31"}


def test_months_cover_every_day() -> None:
    months = Days(parse("1938-07-06").first, parse("1938-08-15").last, "day").months
    assert [(it.iso, it.name, it.year) for it in months] == [("1938-07", "July", "1938"), ("1938-08", "August", "1938")]
    assert iso(months[0].first) == "1938-07-01"


def test_the_stops_of_years_run_across_the_year_0() -> None:
    stops = Days(parse("-0002-05-01").first, parse("0002-03-01").last, "year").stops
    assert [iso(day) for day in stops] == ["-0002-12-31", "-0001-12-31", "0000-12-31", "0001-12-31", "0002-03-01"]


def test_months_run_across_the_year_0() -> None:
    months = Days(parse("-0001-11-30").first, parse("0001-01-01").first, "day").months
    assert [it.iso for it in months][:3] == ["-0001-11", "-0001-12", "0000-01"]
    assert len(months) == 15
    assert all(iso(it.first) == f"{it.iso}-01" for it in months)
