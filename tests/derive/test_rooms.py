"""The rooms of the derivation: each knows only those before it, and what they share stands once."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DERIVE = ROOT / "geo" / "derive"
MODULES = sorted(DERIVE.rglob("*.py"))
SHARED = ["grid", "curve", "plane", "thinning", "place", "feature"]
ROOMS = [*SHARED, "sources", "recipes", "base", "borders", "territories", "provinces", "ground", "railways", "pipeline"]

CONTENT = re.compile("manch|mongol|borderland|kuril|changkufeng|khalkh|sakhalin|19[04]5", re.IGNORECASE)


def name(path: Path) -> str:
    return str(path.relative_to(DERIVE))


def rooms_known(path: Path) -> set[str]:
    """Return the rooms that a module imports from, at any depth and for types too."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    return {module.split(".")[2] for module in modules if module.startswith("geo.derive.")}


@pytest.mark.parametrize("path", [path for path in MODULES if name(path) != "__init__.py"], ids=name)
def test_a_room_knows_only_those_before_it(path: Path) -> None:
    own = ROOMS.index(path.relative_to(DERIVE).with_suffix("").parts[0])
    assert [room for room in rooms_known(path) if ROOMS.index(room) > own] == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_engine_names_no_content(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):  # docstrings may show examples
        if isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Module) and ast.get_docstring(node):
            node.body = node.body[1:] or [ast.Pass()]
    assert not CONTENT.search(ast.unparse(tree))


@pytest.mark.parametrize(
    ("once", "where"),
    [
        ("GRID = ", "grid.py"),
        ("KM_PER_DEGREE = ", "grid.py"),
        ("+proj=aeqd", "plane.py"),
        ("np.cumsum(np.sqrt(", "curve.py"),
        ("0.75 * ", "curve.py"),
        ("\nFeature = ", "feature.py"),
    ],
)
def test_what_rooms_share_stands_once(once: str, where: str) -> None:
    assert [name(path) for path in MODULES if once in path.read_text(encoding="utf-8")] == [where]
