"""EDTF dates, the whole days that they cover, and how they are said.

A day is an `int`: the proleptic Gregorian ordinal of `datetime.date`, carried on below 1 for the days before the year
1. Dates are EDTF (ISO 8601-2), level 0 and the qualifiers of level 1: ``1932``, ``1932-03``, ``1932-03-01``, each with
``~`` (approximate), ``?`` (uncertain) or ``%`` (both) behind it. Years are astronomical: ``0000`` is 1 BC, ``-0489`` is
490 BC. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.errors import DateError

_PATTERN = re.compile(
    r"(?P<year>(?!-0000)-?\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<qualifier>[~?%]?)", re.ASCII
)
_MONTHS = tuple(calendar.month_name)
_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""The Gregorian calendar repeats itself: `datetime.date` knows the years 1 to 9999, a shift by cycles all others."""

EXPECTED = "YYYY, YYYY-MM or YYYY-MM-DD, with ~, ? or % behind it where it is not sure"


@dataclass(frozen=True)
class Date:
    """A date as written, with the days that it covers.

    Attributes
    ----------
    text
        The EDTF string.
    first, last
        First and last day covered, both inclusive: ``1932`` covers 366 days.
    """

    text: str
    first: int
    last: int

    @property
    def qualifier(self) -> str:
        """`~`, `?`, `%` or nothing."""
        return self.text[-1] if self.text[-1] in "~?%" else ""

    @cached_property
    def label(self) -> str:
        """The date as a person says it.

        >>> parse("1939-08-20").label, parse("1932-03~").label, parse("1909?").label
        ('20 August 1939', 'about March 1932', '1909 (uncertain)')
        """
        return _qualified(_plain(self.text.rstrip("~?%")), self.qualifier)


def parse(text: str) -> Date:
    """Read one EDTF date.

    Raises
    ------
    DateError
        If the text is no such date, or names a day that never was.

    Examples
    --------
    >>> parse("1932").last - parse("1932").first
    365
    >>> parse("1931-02-29")
    Traceback (most recent call last):
    geo.errors.DateError: "1931-02-29" is not a date: day is out of range for month
    """
    found = _PATTERN.fullmatch(text)
    if not found:
        message = f'"{text}" is not a date: expected {EXPECTED}'
        raise DateError(message)
    year, (month, day) = int(found["year"]), (int(found[part]) if found[part] else None for part in ("month", "day"))
    try:
        first = ordinal(year, month or 1, day or 1)
        return Date(text, first, ordinal(year, month or 12, day or _length(year, month or 12)))
    except ValueError as error:
        reason = re.sub(r",? must be in .*|, not .*", "", str(error))
        message = f'"{text}" is not a date: {reason}'
        raise DateError(message) from None


def ordinal(year: int, month: int = 1, day: int = 1) -> int:
    """Return a day of the proleptic Gregorian calendar as a whole number; 1 is 1 January of the year 1.

    Raises
    ------
    ValueError
        If there is no such day.

    Examples
    --------
    >>> ordinal(1), ordinal(0, 12, 31), iso(ordinal(-489, 9, 2))
    (1, 0, '-0489-09-02')
    """
    cycles, within = divmod(year - 1, _CYCLE_YEARS)
    return date(within + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def civil(day: int) -> tuple[int, int, int]:
    """Return the year (astronomical: 0 is 1 BC), month and day of the month of a day.

    >>> civil(ordinal(-489, 9, 2)), civil(0)
    ((-489, 9, 2), (0, 12, 31))
    """
    cycles, within = divmod(day - 1, _CYCLE_DAYS)
    found = date.fromordinal(within + 1)
    return found.year + cycles * _CYCLE_YEARS, found.month, found.day


def _length(year: int, month: int) -> int:
    """Return how many days a month has."""
    return calendar.monthrange((year - 1) % _CYCLE_YEARS + 1, month)[1]


@dataclass(frozen=True)
class Span:
    """From one date to another, both inclusive; `end` is None where it is open."""

    start: Date
    end: Date | None

    @property
    def label(self) -> str:
        """The span as a person says it, without repeating what both ends share.

        >>> Span(parse("1939-05-11"), parse("1939-09-16")).label
        '11 May – 16 September 1939'
        >>> Span(parse("1939-08-20"), parse("1939-08-23")).label
        '20–23 August 1939'
        >>> Span(parse("1945-08-09"), parse("1945-08-09")).label
        '9 August 1945'
        >>> Span(parse("1932-03-01"), None).label
        'from 1 March 1932'
        >>> Span(parse("-0026-01-16"), parse("0014-08-19")).label
        '16 January 27 BC – 19 August AD 14'
        """
        if self.end is None:
            return f"from {self.start.label}"
        if self.start.text == self.end.text:
            return self.start.label
        head, tail = self.start.label, self.end.label
        if self.start.first < 1 <= self.end.first:  # the only span whose end could be taken for a year BC
            tail = re.sub(r"(\d+)((?: \(uncertain\))?)$", r"AD \1\2", tail)
        if self.start.qualifier or self.end.qualifier:
            return f"{head} – {tail}"
        return _joined(head.split(), tail.split())


def iso(day: int) -> str:
    """Day as ``YYYY-MM-DD``, before the year 0 as ``-YYYY-MM-DD``."""
    year, month, day_of_month = civil(day)
    return f"{iso_year(year)}-{month:02}-{day_of_month:02}"


def iso_year(year: int) -> str:
    """Year as EDTF writes it.

    >>> iso_year(1939), iso_year(0), iso_year(-489)
    ('1939', '0000', '-0489')
    """
    return f"{year:05}" if year < 0 else f"{year:04}"


def day_label(day: int) -> str:
    """Day as ``20 August 1939`` or ``2 September 490 BC``."""
    return _plain(iso(day))


def _plain(text: str) -> str:
    year, *rest = text.removeprefix("-").split("-")
    number = -int(year) if text.startswith("-") else int(year)
    words = [str(int(part)) for part in reversed(rest[1:])] + [_MONTHS[int(part)] for part in rest[:1]]
    return " ".join([*words, str(number) if number > 0 else f"{1 - number} BC"])


def _qualified(label: str, qualifier: str) -> str:
    about = f"about {label}" if qualifier in ("~", "%") else label
    return f"{about} (uncertain)" if qualifier in ("?", "%") else about


def _joined(head: list[str], tail: list[str]) -> str:
    shared = 0
    while shared < min(len(head), len(tail)) - 1 and head[-1 - shared] == tail[-1 - shared]:
        shared += 1
    head = head[: len(head) - shared] if len(head) == len(tail) else head
    numbers = len(head) == 1 and head[0].isdigit() and tail[0].isdigit()
    dash = "–" if numbers else " – "
    return " ".join(head) + dash + " ".join(tail)
