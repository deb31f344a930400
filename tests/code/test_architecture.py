"""The house: imports go one way, foreign packages have one door, modules stay small."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

import geo
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

ORDER = [
    *("errors", "dates", "schema", "citations", "atlas", "checks", "read", "timeline", "measure", "symbols"),
    *("military", "encode", "pack", "lettering"),
    *("assets", "base", "details", "elements", "page", "frame", "site", "export", "gallery"),
]
DOORS = {
    **{package: {"elements"} for package in ("folium", "branca", "jinja2")},
    "importlib.resources": {"assets"},
    "milsymbol": {"military"},
}
PAGE_SIDE = sorted(path for path in (ROOT / "geo").rglob("*.py") if "derive" not in path.parts)


def imported(path: Path) -> list[tuple[str, bool]]:
    """Return the modules that a file imports at its top level, and whether for types only."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        guarded = isinstance(node, ast.If)
        for inner in ast.walk(node) if guarded or isinstance(node, ast.Import | ast.ImportFrom) else ():
            if isinstance(inner, ast.Import):
                found += [(name.name, guarded) for name in inner.names]
            elif isinstance(inner, ast.ImportFrom) and inner.module:
                names = [f"geo.{name.name}" for name in inner.names] if inner.module == "geo" else [inner.module]
                found += [(name, guarded) for name in names]
    return found


def place(module: str) -> str:
    return module.split(".")[1] if module.startswith("geo.") else ""


@pytest.mark.parametrize("path", PAGE_SIDE, ids=lambda path: path.stem)
def test_imports_go_one_way(path: Path) -> None:
    parts = path.relative_to(ROOT / "geo").with_suffix("").parts
    if parts == ("__init__",):
        return
    for module, for_types in imported(path):
        if place(module) and not for_types and place(module) != parts[0]:
            assert ORDER.index(place(module)) < ORDER.index(parts[0]), f"{path.name} imports {module}"


@pytest.mark.parametrize("path", PAGE_SIDE, ids=lambda path: path.stem)
def test_foreign_packages_have_one_door(path: Path) -> None:
    for module, for_types in imported(path):
        for package, doors in DOORS.items():
            if module.split(".")[0] == package.split(".")[0] and module.startswith(package) and not for_types:
                assert path.stem in doors, f"{path.name} imports {module}"
        assert not module.startswith("geo.derive"), f"{path.name} imports {module}"


@pytest.mark.parametrize("path", sorted((ROOT / "geo").rglob("*.py")), ids=lambda path: path.stem)
def test_modules_and_functions_are_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= 320, f"{path.name} has {text.count(chr(10))} lines"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            first = node.body[0]
            documented = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
            start = (first.end_lineno if documented else node.lineno) or 0
            assert (node.end_lineno or 0) - start <= 48, f"{path.name}: {node.name} is long"


def test_the_public_surface_is_about_ten_names() -> None:
    assert len(geo.__all__) <= 12
    assert all(hasattr(geo, name) for name in geo.__all__)


@pytest.mark.parametrize("path", sorted((ROOT / "geo" / "web").glob("*.js")), ids=lambda path: path.stem)
def test_scripts_are_checked_scripts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check")
    assert "innerHTML" not in text
    assert "new Date" not in text
    assert text.count("\n") <= 420
