"""EDTF dates, the whole days that they cover, and how they are said.

A day is an `int`: the proleptic Gregorian ordinal of `datetime.date`. Dates are EDTF (ISO 8601-2), level 0 and the
qualifiers of level 1: ``1932``, ``1932-03``, ``1932-03-01``, each with ``~`` (approximate), ``?`` (uncertain) or ``%``
(both) behind it. https://www.loc.gov/standards/datetime/
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.errors import DateError

_PATTERN = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?(?P<qualifier>[~?%]?)", re.ASCII)
_MONTHS = tuple(calendar.month_name)
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
    year, month, day = (int(found[part]) if found[part] else None for part in ("year", "month", "day"))
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or calendar.monthrange(first.year, month or 12)[1])
    except ValueError as error:
        reason = re.sub(r",? must be in .*|, not .*", "", str(error))
        message = f'"{text}" is not a date: {reason}'
        raise DateError(message) from None
    return Date(text, first.toordinal(), last.toordinal())


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
        """
        if self.end is None:
            return f"from {self.start.label}"
        if self.start.text == self.end.text:
            return self.start.label
        head, tail = self.start.label, self.end.label
        if self.start.qualifier or self.end.qualifier:
            return f"{head} – {tail}"
        return _joined(head.split(), tail.split())


def iso(day: int) -> str:
    """Day as ``YYYY-MM-DD``."""
    return date.fromordinal(day).isoformat()


def day_label(day: int) -> str:
    """Day as ``20 August 1939``."""
    return _plain(iso(day))


def _plain(text: str) -> str:
    parts = text.split("-")
    words = [parts[0]]
    if len(parts) > 1:
        words.insert(0, _MONTHS[int(parts[1])])
    if len(parts) > 2:  # noqa: PLR2004 (year, month, day)
        words.insert(0, str(int(parts[2])))
    return " ".join(words)


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
