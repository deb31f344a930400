"""The register: statements that the atlas must show, as a strict model, and the reader of ``claims.csv``."""

from __future__ import annotations

import csv
import io
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

from geo.dates import Span, parse
from geo.errors import Problem
from geo.layers.faults import validated
from geo.layers.values import ClaimId
from geo.sources.csl import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

NO_SOURCE = "none"
"""What stands in the column ``source`` of a statement that names none."""


def _edtf_or_empty(text: str) -> str:
    if text:
        parse(text)
    return text


MaybeEdtf = Annotated[str, AfterValidator(_edtf_or_empty)]


class Claim(BaseModel):
    """One row of ``claims.csv``: what the atlas must show, and who says so.

    Dates are EDTF or empty. ``source`` is a key of the bibliography, or ``none`` where the statement names none;
    ``layer`` the layer in which it is looked for. ``reason`` says why a statement that is not ``mappable`` is drawn
    nowhere.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    id: ClaimId
    section: str
    summary: Text
    start_date: MaybeEdtf
    end_date: MaybeEdtf = ""
    source: Text
    pages: str
    place_names: str = ""
    modern_names: str = ""
    layer: Text
    mappable: Literal["yes", "as-event-at-capital", "no"]
    reason: str = ""

    @model_validator(mode="after")
    def _runs_forward(self) -> Claim:
        if self.start_date and self.end_date and parse(self.end_date).last < parse(self.start_date).first:
            message = f"end_date {self.end_date} is before start_date {self.start_date}"
            raise ValueError(message)
        return self

    @cached_property
    def span(self) -> Span | None:
        """The days that it speaks of, None if it names none."""
        if not self.start_date and not self.end_date:
            return None
        first, last = self.start_date or self.end_date, self.end_date or self.start_date
        return Span(parse(first), parse(last))


COLUMNS = tuple(Claim.model_fields)
REQUIRED = tuple(name for name, field in Claim.model_fields.items() if field.is_required())


def read_claims(path: Path, problems: list[Problem]) -> dict[str, Claim]:
    """Read ``claims.csv``; a row with a fault is left out and named.

    Parameters
    ----------
    path
        Of a CSV file in UTF-8, with or without a byte order mark. Where there is none, there is no register.
    problems
        Faults are added here, each with the row's id or, where it has none, the number of its line.

    Returns
    -------
    dict
        Statements by id, in the order of the file.
    """
    if not path.is_file():
        return {}
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start}): expected a file saved as “CSV UTF-8”"
        problems.append(Problem(str(path), "", "", message))
        return {}
    claims: dict[str, Claim] = {}
    for line, row in _rows(path, text, problems):
        claim = _claim(path, line, row, problems)
        if claim and claim.id in claims:
            problems.append(Problem(str(path), claim.id, "id", f"is used twice (again in line {line})", "claim"))
        elif claim:
            claims[claim.id] = claim
    return claims


def _rows(path: Path, text: str, problems: list[Problem]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row as a record with the number of its first line, for as far as the file can be read."""
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    began = 1
    columns: list[str] | None = None
    try:
        for cells in table:
            line, began = began, table.line_num + 1
            if columns is None:
                columns = cells
                faulty = list(_header_faults(path, columns))
                problems += faulty
                if faulty:
                    return
            elif len(cells) not in (0, len(columns)):
                message = f"has {len(cells)} cells: expected {len(columns)}, one for each column of the first line"
                problems.append(Problem(str(path), str(line), "", message, "line"))
            elif cells:
                yield line, dict(zip(columns, cells, strict=True))
    except csv.Error as error:
        torn = "unexpected end of data" in str(error)
        message = "opens a quotation mark that is never closed" if torn else f"is not CSV: {error}"
        problems.append(Problem(str(path), str(began), "", message, "line"))
    if columns is None:
        problems.append(Problem(str(path), "", "", f"is empty: expected the columns {', '.join(REQUIRED)}"))


def _header_faults(path: Path, columns: Sequence[str]) -> Iterator[Problem]:
    if len(columns) == 1 and ";" in columns[0]:
        yield Problem(str(path), "", "", "is divided by semicolons: expected commas")
        return
    missing = [column for column in REQUIRED if column not in columns]
    unknown = [column for column in columns if column not in COLUMNS]
    twice = sorted({column for column in columns if columns.count(column) > 1})
    if missing:
        yield Problem(str(path), "", ", ".join(missing), "is missing in the first line")
    if unknown:
        expected = ", ".join(COLUMNS)
        yield Problem(str(path), "", ", ".join(unknown), f"is not a column of the register: expected {expected}")
    if twice:
        yield Problem(str(path), "", ", ".join(twice), "stands twice in the first line")


def _claim(path: Path, line: int, row: Mapping[str, str], problems: list[Problem]) -> Claim | None:
    name, noun = (row["id"], "claim") if row["id"] else (str(line), "line")
    return validated(Claim, row, (str(path), name, ""), problems, noun)
