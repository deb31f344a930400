"""What is in force on a day, on which days anything changes, and what is still seen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from geo.dates import civil, day_label, iso, ordinal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geopandas import GeoDataFrame
    from numpy.typing import NDArray


Step = Literal["year", "month", "day"]

LINGER: Mapping[Step, int] = {"day": 3, "month": 31, "year": 365}
"""By what one steps, and for how many days after its last something past stays in sight, fading.

Three days are what an eye needs to follow a movement; the others are the longest step, so that the end of a month or a
year shows what happened within it. What lingers is decided by the page, for the step that its reader has chosen
(``geo/web/time/slice.js``).
"""


def changes(frame: GeoDataFrame, first: int, last: int) -> list[int]:
    """Return the days from `first` to `last` on which a feature comes or has gone, in order, without repeats.

    Parameters
    ----------
    frame
        Rows with ``start_day`` and ``end_day``, both inclusive.
    first, last
        Days, both inclusive.
    """
    days = np.unique(np.concatenate([frame["start_day"].to_numpy(), frame["end_day"].to_numpy() + 1]))
    return [int(day) for day in days if first <= day <= last]


@dataclass(frozen=True)
class Month:
    """A month: its first day, ``YYYY-MM`` by EDTF, its name, and its year as it is said."""

    first: int
    iso: str
    name: str
    year: str


@dataclass(frozen=True)
class Days:
    """The days of a map, both ends inclusive, and by what it steps."""

    first: int
    last: int
    step: Literal["year", "day"]

    def touch(self, row: Mapping[str, Any]) -> bool:
        """Tell whether a feature is in force on any of the days."""
        return bool(row["start_day"] <= self.last and row["end_day"] >= self.first)

    def within(self, days: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return days counted from the first, one before it or behind the last where they lie outside."""
        return np.clip(days - self.first, -1, self.last - self.first + 1)

    @property
    def stops(self) -> list[int]:
        """Days at which a time control stops: the last of each year, or every day."""
        if self.step == "day":
            return list(range(self.first, self.last + 1))
        return [min(ordinal(year, 12, 31), self.last) for year in range(_year(self.first), _year(self.last) + 1)]

    @property
    def months(self) -> list[Month]:
        """The months that the days touch.

        >>> days = Days(ordinal(-1, 12, 31), ordinal(0, 1, 1), "day")
        >>> [(month.first, month.iso, month.year) for month in days.months]
        [(-396, '-0001-12', '2 BC'), (-365, '0000-01', '1 BC')]
        """
        (year, month, _), (last_year, last_month, _) = civil(self.first), civil(self.last)
        counted = range(year * 12 + month - 1, last_year * 12 + last_month)
        firsts = (ordinal(at // 12, at % 12 + 1) for at in counted)
        return [Month(day, iso(day).rpartition("-")[0], *day_label(day).split(" ", 2)[1:]) for day in firsts]


def _year(day: int) -> int:
    return civil(int(day))[0]
