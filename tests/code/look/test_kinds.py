"""Kinds stand in one table: a new entry is checked, drawn, listed and searched, and no other file names one."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from geo import DataError, read_atlas
from geo.look import kinds
from tests.builders import SQUARE, feature, folder, layer
from tests.conftest import ROOT
from tests.reader import read_page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = ROOT / "geo" / "look" / "kinds.py"
MODULES = sorted(path for path in (ROOT / "geo").rglob("*.py") if path != TABLE)
SCRIPTS = sorted((ROOT / "geo" / "web").rglob("*.js"))
NAMES = "|".join(kinds.KINDS)


def named(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield line and name wherever a kind is compared with, listed, or given by name."""
    for node in ast.walk(tree):
        told: list[ast.expr] = []
        if isinstance(node, ast.Compare):
            told = [node.left, *node.comparators]
        elif isinstance(node, ast.Set | ast.Tuple | ast.List) and len(node.elts) > 1:
            told = node.elts if all(is_kind(it) for it in node.elts) else []
        elif isinstance(node, ast.Dict):
            told = [value for key, value in zip(node.keys, node.values, strict=True)
                    if isinstance(key, ast.Constant) and key.value == "kind"]  # fmt: skip
        elif isinstance(node, ast.Call):
            told = [it.value for it in node.keywords if it.arg == "kind"]
        yield from ((it.lineno, str(it.value)) for it in told if isinstance(it, ast.Constant) and is_kind(it))


def is_kind(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value in kinds.KINDS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_module_names_a_kind(path: Path) -> None:
    assert list(named(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_no_script_names_a_kind(path: Path) -> None:
    compared = rf"(?:[!=]==?\s*|\bcase\s+|\.(?:has|includes)\(|\bkind:\s*)[\"'`](?:{NAMES})[\"'`]"
    listed = rf"\[\s*[\"'](?:{NAMES})[\"']\s*,\s*[\"'](?:{NAMES})[\"']"
    text = path.read_text(encoding="utf-8")
    assert re.findall(f"{compared}|{listed}", text) == []


@pytest.mark.parametrize(
    "planted",
    [
        'if kind == "territory": pass',
        'x = kind in ("battle", "event")',
        'FAR = {"battle", "event"}',
        'row = {"kind": "railway"}',
        'f(kind="claim")',
    ],
)
def test_a_kind_named_elsewhere_would_be_seen(planted: str) -> None:
    assert list(named(ast.parse(planted)))


def test_an_entry_is_all_that_a_new_kind_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lighthouse = kinds.Kind(label="Lighthouse", order=99, shapes=("point",), glyph="star", lettering="beside")
    path = folder(tmp_path, one=layer(feature(kind="lighthouse", name="Cape light")))
    with pytest.raises(DataError, match='"lighthouse" is not a kind: expected one of territory,'):
        read_atlas(path)
    monkeypatch.setattr(kinds, "KINDS", {**kinds.KINDS, "lighthouse": lighthouse})
    found = read_page(read_atlas(path).map("all"))
    (only,) = found["features"]
    assert only["kind"] == "lighthouse"
    (sent,) = [it for it in found["content"]["kinds"] if it["kind"] == "lighthouse"]
    assert (sent["label"], sent["glyph"], sent["lettering"]) == ("Lighthouse", "star", "beside")
    folder(tmp_path, one=layer(feature("a", SQUARE, kind="lighthouse")))
    with pytest.raises(DataError, match="a lighthouse is a Point or its Multi form, got Polygon"):
        read_atlas(path)
