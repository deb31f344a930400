"""The days of a map as the page wants them: months with their names, stops, key dates and periods, all worked out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from geo import dates, timeline
from geo.page import payload

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from geo.layers.schema import KeyDate, Period
    from geo.page.columns import Columns

_BY_DAY, _BY_MONTH = 200, 1100
"""A period of so many days is gone through by days, or by months; a longer one as its map is."""


@dataclass(frozen=True)
class Days:
    """The days of a map, both ends inclusive; the page counts from the first."""

    first: int
    last: int
    step: payload.Step

    def touch(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a feature is in force on any of the days."""
        return bool(row["start_day"] <= self.last and row["end_day"] >= self.first)

    def within(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return days counted from the first, one before it or behind the last where they lie outside."""
        return np.clip(days - self.first, -1, self.last - self.first + 1)

    def place(self, date: str) -> int:
        """Return the place of the first day of an EDTF date."""
        return dates.parse(date).first - self.first

    def calendar(
        self, columns: Columns, key_dates: Sequence[KeyDate] = (), periods: Sequence[Period] = ()
    ) -> payload.Calendar:
        """Return all that the page needs to know of its days."""
        stops = [day - self.first for day in timeline.stops(self.first, self.last, self.step)]
        return payload.Calendar(
            last=self.last - self.first,
            step=self.step,
            months=tuple(self._month(day, iso) for day, iso in timeline.months(self.first, self.last)),
            stops=columns.numbers(stops),
            key_dates=tuple(payload.KeyDate(day=self.place(it.date), label=it.label) for it in key_dates),
            periods=tuple(self._period(it) for it in periods),
        )

    def _month(self, day: int, iso: str) -> payload.Month:
        month, year = dates.parse(iso).label.split(" ", 1)
        return payload.Month(first=day - self.first, iso=iso, month=month, year=year)

    def _period(self, period: Period) -> payload.Period:
        first = max(self.first, dates.parse(period.start_date).first)
        last = min(self.last, dates.parse(period.end_date).last)
        step: payload.PeriodStep = self.step
        if self.step == "year":
            step = "day" if last - first < _BY_DAY else "month" if last - first < _BY_MONTH else "year"
        return payload.Period(label=period.label, first=first - self.first, last=last - self.first, step=step,
                              bbox=None if period.bbox is None else payload.box(period.bbox))  # fmt: skip
