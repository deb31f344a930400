"""The register at its door: what is read, what is refused, and in which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.layers.claims import COLUMNS, Claim, read_claims
from tests.builders import REGISTER

if TYPE_CHECKING:
    from pathlib import Path

    from geo.errors import Problem


def read(path: Path, content: str | bytes) -> tuple[dict[str, Claim], list[str]]:
    """Return the statements of a register and what is wrong with the rest, without the name of the file."""
    file = path / "claims.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    problems: list[Problem] = []
    claims = read_claims(file, problems)
    return claims, [str(problem).removeprefix(f"{file}: ") for problem in problems]


def test_a_register_is_read_in_its_order(tmp_path: Path) -> None:
    claims, faults = read(tmp_path, REGISTER)
    assert faults == []
    assert list(claims) == ["S-1", "S-2"]
    assert (claims["S-1"].pages, claims["S-2"].reason) == ("216", "A thought has no place.")


def test_where_there_is_no_file_there_is_no_register(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_claims(tmp_path / "claims.csv", problems) == {}
    assert problems == []


@pytest.mark.parametrize("change", [("\n", "\r\n"), ("S-1,First", '"S-1","First"'), ("\nS-2", "\n\n\nS-2")])
def test_what_spreadsheets_make_of_a_file_is_read_all_the_same(tmp_path: Path, change: tuple[str, str]) -> None:
    claims, faults = read(tmp_path, b"\xef\xbb\xbf" + REGISTER.replace(*change).encode())
    assert faults == []
    assert list(claims) == ["S-1", "S-2"]


def test_columns_may_stand_in_any_order_and_some_may_be_left_out(tmp_path: Path) -> None:
    columns = "mappable,layer,pages,source,start_date,summary,section,id"
    claims, faults = read(tmp_path, f"{columns}\nyes,one,7,none,1932,Something.,First,a.b_c-1\n")
    assert faults == []
    assert claims["a.b_c-1"].reason == ""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("1936-07,", "1932x,"), 'claim "S-1": start_date: "1932x" is not a date'),
        (("1936-07,,", "1936-07,1931,"), 'claim "S-1": end_date 1931 is before start_date 1936-07'),
        (("S-1", "<b>"), 'claim "<b>": id: string should match pattern'),
        (("S-1", "1"), 'claim "1": id: string should match pattern'),
        (("S-1", ""), 'line "2": id: string should match pattern'),
        (("S-2", "S-1"), 'claim "S-1": id: is used twice (again in line 3)'),
        (("Something happened.", " "), 'claim "S-1": summary: empty text'),
        (("one,yes", "one,perhaps"), "claim \"S-1\": mappable: input should be 'yes'"),
        (("one,yes", "one,"), "claim \"S-1\": mappable: input should be 'yes'"),
        (("march1996", ""), 'claim "S-1": source: empty text'),
        (("one,yes,", "one,yes"), 'line "2": has 11 cells: expected 12'),
        (("one,yes,", "one,yes,,"), 'line "2": has 13 cells: expected 12'),
        (("Something happened.", '"Something happened.'), 'line "2": opens a quotation mark that is never'),
        (("Something happened.", '"Some"thing'), 'line "2": is not CSV'),
        (("section", "selection"), "section: is missing in the first line"),
        (("section", "selection"), "selection: is not a column of the register: expected id, section"),
        (("place_names", "section"), "section: stands twice in the first line"),
    ],
)
def test_a_broken_row_is_named_with_its_id_and_column(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    broken = REGISTER.replace(*change, 1)
    assert broken != REGISTER
    _, faults = read(tmp_path, broken)
    assert any(fault.startswith(message) for fault in faults), faults
    assert len(faults) <= 2


def test_the_lines_of_a_long_row_are_counted(tmp_path: Path) -> None:
    claims, faults = read(tmp_path, REGISTER.replace("Something happened.", '"Something\nhappened."') + "S-3,x\n")
    assert claims["S-1"].summary == "Something\nhappened."
    assert faults == ['line "5": has 2 cells: expected 12, one for each column of the first line']


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_another_encoding_is_one_line(tmp_path: Path, encoding: str) -> None:
    claims, faults = read(tmp_path, REGISTER.replace("Somewhere", "Überall").encode(encoding))
    assert claims == {}
    assert len(faults) == 1
    assert "is not UTF-8" in faults[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [("", "is empty: expected the columns id"), (REGISTER.replace(",", ";"), "is divided by semicolons")],
)
def test_what_is_no_register_is_one_line(tmp_path: Path, content: str, message: str) -> None:
    claims, faults = read(tmp_path, content)
    assert claims == {}
    assert len(faults) == 1
    assert message in faults[0]


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_named(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    claims, faults = read(tmp_path_factory.getbasetemp(), b",".join(map(str.encode, COLUMNS)) + b"\n" + content)
    assert isinstance(claims, dict)
    assert all("\n" not in fault for fault in faults)
