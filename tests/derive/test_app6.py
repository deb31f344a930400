"""Unit boxes are those of APP-6, as the package that knows the standard draws them."""

from __future__ import annotations

from itertools import product
from typing import get_args

import pytest

from geo.layers.schema import Branch, Echelon
from geo.look.units import pieces

pytest.importorskip("milsymbol", reason="the authoring packages are not installed")

from geo.derive.sources.app6 import TABLE, drawing, sidc, table


def test_the_table_of_boxes_is_fresh() -> None:
    assert TABLE.read_text(encoding="utf-8") == table(), "run python -m geo.derive.sources.app6"


def test_a_box_put_together_is_the_box_of_the_standard() -> None:
    for echelon, branch, staff in product([None, *get_args(Echelon)], [None, *get_args(Branch)], [False, True]):
        whole = drawing(sidc(echelon, branch, headquarters=staff))
        assert [list(piece) for piece in pieces(echelon, branch, headquarters=staff)] == whole
