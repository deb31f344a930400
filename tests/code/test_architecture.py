"""The house: imports go one way at any depth, foreign packages have one door, modules stay small."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

import pytest

import geo
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

GROUND = ("errors", "dates", "measure", "mercator", "look", "timeline", "sources", "layers")
ROOMS = [*GROUND, "page", "atlas", "site"]
"""From the ground up; a room knows only those before it."""
AUTHORING = set(GROUND)
"""What `derive` may know; nobody knows `derive`."""
DOORS = {
    **{package: {"folium_map"} for package in ("folium", "branca", "jinja2")},
    "importlib.resources": {"assets", "contract"},
    "milsymbol": {"app6"},
    "fontTools": {"letters"},
    "quickjs": {"still"},
}
SCRIPT_ROOMS = ["time", "data", "find", "state", "map", "names", "ui", "main"]
ELEMENTS = "ui/dom.js"
"""Makes elements from names; whoever shows something may use it."""
GEO, WEB = ROOT / "geo", ROOT / "geo" / "web"
MODULES = sorted(GEO.rglob("*.py"))
SCRIPTS = sorted(path for path in WEB.rglob("*.js"))


def imported(tree: ast.AST, *, typing: bool = False) -> Iterator[str]:
    """Yield the modules that are imported anywhere, in functions too; those for types only where they are asked for."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            if typing:
                yield from imported(node, typing=True)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            package = (GEO.parent / node.module.replace(".", "/")).is_dir()
            yield from (f"{node.module}.{name.name}" if package else node.module for name in node.names)
        else:
            yield from imported(node, typing=typing)


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def graph() -> dict[str, set[str]]:
    names = {module_of(path) for path in MODULES}
    return {
        module_of(path): {it for it in imported(ast.parse(path.read_text(encoding="utf-8"))) if it in names}
        for path in MODULES
    }


def room(module: str) -> str:
    return module.split(".")[1]


def backwards(module: str, other: str) -> bool:
    """Tell whether one module must not know the other."""
    if room(module) == room(other):
        return False
    if room(module) == "derive":
        return room(other) not in AUTHORING
    return room(other) == "derive" or ROOMS.index(room(other)) > ROOMS.index(room(module))


def test_imports_go_one_way_at_any_depth() -> None:
    for module, others in graph().items():
        if module != "geo":
            assert [it for it in others if it != "geo" and backwards(module, it)] == [], module


@pytest.mark.parametrize(
    ("module", "code", "wrong"),
    [
        ("geo.layers.read", "from geo.page import assets", True),
        ("geo.layers.read", "def f():\n    from geo.page.time_map import time_map", True),
        ("geo.look.kinds", "class A:\n    def f(self):\n        if self:\n            import geo.site.build", True),
        ("geo.page.assets", "from geo.derive import pipeline", True),
        ("geo.derive.pipeline", "def f(): from geo.page import assets", True),
        ("geo.site.build", "def f(): from geo.page import assets", False),
        ("geo.layers.read", "if TYPE_CHECKING:\n    from geo.page import assets", False),
    ],
)
def test_an_import_against_the_order_would_be_seen(module: str, code: str, wrong: bool) -> None:  # noqa: FBT001
    assert any(backwards(module, it) for it in imported(ast.parse(code)) if it.startswith("geo.")) == wrong


def circles(links: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the ways that lead from a module back to itself."""
    found: list[list[str]] = []

    def follow(way: list[str]) -> None:
        for other in sorted(links.get(way[-1], ())):
            if other in way:
                found.append([*way[way.index(other) :], other])
            elif other not in seen:
                follow([*way, other])
        seen.add(way[-1])

    seen: set[str] = set()
    for name in links:
        follow([name])
    return found


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(graph()) == []
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}})


@pytest.mark.parametrize("path", MODULES, ids=module_of)
def test_foreign_packages_have_one_door(path: Path) -> None:
    for module in imported(ast.parse(path.read_text(encoding="utf-8"))):
        for package, doors in DOORS.items():
            assert not (f"{module}.".startswith(f"{package}.") and path.stem not in doors), f"{path.name}: {module}"


@pytest.mark.parametrize("path", MODULES, ids=module_of)
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


def script_links() -> dict[str, set[str]]:
    door = re.compile(r'^import [^"]*"#atlas/([^"]+)"', re.MULTILINE)
    return {str(path.relative_to(WEB)): set(door.findall(path.read_text("utf-8"))) for path in SCRIPTS}


def script_room(name: str) -> str:
    return name.split("/", maxsplit=1)[0].removesuffix(".js")


def test_imports_of_scripts_go_one_way() -> None:
    links = script_links()
    assert circles(links) == []
    for name, others in links.items():
        if script_room(name) in SCRIPT_ROOMS:
            known = SCRIPT_ROOMS[: SCRIPT_ROOMS.index(script_room(name)) + 1]
            assert [it for it in others if script_room(it) not in known and it != ELEMENTS] == [], name


PAINTING = [path for path in SCRIPTS if path.parent.name == "names" or path.name in
            ("painter.js", "trace.js", "glyphs.js", "paint.js", "graticule.js")]  # fmt: skip


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_leaflet_has_one_door(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    allowed = path.name in ("door.js", "leaflet.js", "overlay.js", "popup.js")
    assert allowed or not re.search(r"\bL\.[a-zA-Z]|globalThis\)?\.L\b|leaflet\"\)", text)


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_scripts_are_checked_scripts(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("// @ts-check")
    assert "innerHTML" not in text
    assert "new Date" not in text
    assert text.count("\n") <= 420
