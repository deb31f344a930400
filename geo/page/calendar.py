"""The days of a map as the page wants them: months with their names, stops, key dates and periods, all worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.page import payload
from geo.timeline import LINGER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from geo.layers.sheet import Period
    from geo.page.columns import Columns
    from geo.timeline import Days


def calendar(
    days: Days, columns: Columns, key_dates: Sequence[tuple[int, str]] = (), periods: Sequence[Period] = ()
) -> payload.Calendar:
    """Return all that a page needs to know of its days, which it counts from the first.

    Parameters
    ----------
    days
        Of the map.
    columns
        Where the stops go.
    key_dates
        Day and label of each.
    periods
        Within the days.
    """
    start = days.first
    return payload.Calendar(
        last=days.last - start,
        step=days.step,
        months=tuple(payload.Month(first=month.first - start, iso=month.iso, month=month.name, year=month.year)
                     for month in days.months),
        stops=columns.numbers([day - start for day in days.stops]),
        linger=dict(LINGER),
        key_dates=tuple(payload.KeyDate(day=day - start, label=label) for day, label in key_dates),
        periods=tuple(payload.Period(label=it.label, first=it.first - start, last=it.last - start, step=it.step,
                                     bbox=it.bbox) for it in periods),
    )  # fmt: skip
