"""Unit boxes: each echelon and branch has a drawing that the page can draw, and no two of a kind look alike."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from geo.layers.schema import Branch, Echelon
from geo.look.units import BRANCHES, ECHELONS, pieces, sign, signs

FRAME = "M25,50 l150,0 0,100 -150,0 z"
OWN = set(get_args(Branch)) - {"navy", "fortress"}  # APP-6 has no land unit of these: their box stays empty


@pytest.mark.parametrize("branch", get_args(Branch))
def test_a_branch_has_a_picture_in_a_frame(branch: str) -> None:
    frame, *inside = pieces(None, branch, headquarters=False)
    assert frame[0] == FRAME
    assert bool(inside) == (branch in OWN)
    for piece in inside:
        assert len(piece) == 4 or re.match(r"[Mm]\s*\d", piece[0]), piece


def test_echelons_differ() -> None:
    marks = {echelon: pieces(echelon, None, headquarters=False)[1:] for echelon in get_args(Echelon)}
    assert all(marks.values())
    assert len(set(marks.values())) == len(marks)


def test_a_headquarters_has_a_staff() -> None:
    plain = set(pieces("army", "infantry", headquarters=False))
    staffed = set(pieces("army", "infantry", headquarters=True))
    assert {piece[0] for piece in staffed - plain} == {"M25,150 L25,250"}


def test_each_mark_is_put_into_words() -> None:
    assert tuple(ECHELONS) == get_args(Echelon)
    assert tuple(BRANCHES) == get_args(Branch)
    assert signs("division", "infantry", headquarters=False) == ("infantry", "division")
    assert signs(None, "navy", headquarters=True) == ("headquarters",), "an empty box says nothing"


@pytest.mark.parametrize("word", [*ECHELONS.values(), *(BRANCHES[key] for key in sorted(OWN)), "headquarters"])
def test_a_mark_is_drawn_alone(word: str) -> None:
    frame, *rest = sign(word)
    assert frame[0] == FRAME
    assert rest
