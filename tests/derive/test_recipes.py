"""Recipes are strict: each model refuses what it does not know, in one line that says where and what was expected.

Each folder of ``counterexamples`` breaks one thing in the recipes of ``sound``, and says in which words they are
refused: it holds the recipe that differs, and ``expected.txt``, the faults, each by how its line begins.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

import build_maps
from geo.derive.recipes import read_recipes
from geo.errors import DataError
from tests.conftest import ROOT
from tests.derive.builders import ATLAS, FILES, PROVINCES, SOUTH, recipes

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "tests" / "derive" / "counterexamples"
BROKEN = sorted(path for path in FOLDER.iterdir() if path.name != "sound")


def faults(layers: Path) -> list[str]:
    with pytest.raises(DataError) as error:
        read_recipes(layers)
    return [str(problem).removeprefix(f"{layers}/recipes/") for problem in error.value.problems]


@pytest.mark.parametrize("counterexample", BROKEN, ids=lambda path: path.name)
def test_it_is_refused_in_these_words_and_nothing_else_is_blamed(tmp_path: Path, counterexample: Path) -> None:
    shutil.copytree(FOLDER / "sound", tmp_path, dirs_exist_ok=True)
    shutil.copytree(counterexample, tmp_path, dirs_exist_ok=True)
    said = faults(tmp_path)
    expected = (counterexample / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(said) == len(expected), said
    for line, beginning in zip(said, expected, strict=True):
        assert line.startswith(beginning)
        assert "\n" not in line


@pytest.mark.parametrize("file", FILES)
def test_every_recipe_has_counterexamples(file: str) -> None:
    assert (FOLDER / "sound" / "recipes" / file).read_text(encoding="utf-8") == FILES[file]
    assert any((it / "recipes" / file).is_file() for it in BROKEN)


def test_the_small_recipes_are_sound(tmp_path: Path) -> None:
    read = read_recipes(recipes(tmp_path))
    assert read.division is not None
    assert [line.id for line in read.division.lines] == ["old", "new", "hidden"]
    assert read.provinces is not None
    assert read.base is not None


def test_every_fault_of_every_file_is_said_in_one_run(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {name: f'unheard_of = "x"\n{text}' for name, text in FILES.items()})
    said = faults(layers)
    assert {line.split(": ")[0] for line in said} == set(FILES)
    assert all(": unheard_of: is not known: expected one of " in line for line in said)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"[[line]\n", "is not TOML: "),
        ('name = "Müggelsee"'.encode("latin-1"), "is not UTF-8: "),
        (b"\xff\xfe[\x00", "is not UTF-8: "),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes, message: str) -> None:
    layers = recipes(tmp_path)
    (layers / "recipes" / "borders" / "lines.toml").write_bytes(content)
    (said,) = faults(layers)
    assert said.startswith(f"borders/lines.toml: {message}")


def test_a_mark_of_byte_order_is_no_fault(tmp_path: Path) -> None:
    layers = recipes(tmp_path)
    file = layers / "recipes" / "ground.toml"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert read_recipes(layers).ground is not None


def test_a_misspelt_file_name_is_a_fault(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {**FILES, "overlay.toml": ""})
    (said,) = faults(layers)
    assert said.startswith("overlay.toml: is no recipe that is known: expected one of base.toml, frame.toml")


def test_lines_want_a_frame(tmp_path: Path) -> None:
    layers = recipes(tmp_path, {name: text for name, text in FILES.items() if name != "frame.toml"})
    (said,) = faults(layers)
    assert said == "frame.toml: is missing: expected the region that lines and territories divide"


def test_the_days_of_the_atlas_come_from_its_own_file(tmp_path: Path) -> None:
    layers = recipes(tmp_path)
    division = read_recipes(layers).division
    assert division is not None
    assert division.days.last - division.days.first == 41 * 365 + 9  # 1905 to 1945, ten leap years but for 1900's
    (layers / "atlas.toml").write_text(ATLAS.replace('start_date = "1905"', ""), "utf-8")
    with pytest.raises(DataError, match=r"atlas\.toml: start_date: is missing"):
        read_recipes(layers)


def test_an_atlas_may_do_without_recipes(tmp_path: Path) -> None:
    read = read_recipes(tmp_path)
    assert (read.division, read.railways, read.provinces, read.ground, read.base) == (None, (), None, None, None)


def test_what_a_feature_says_is_repeated_as_it_is_written(tmp_path: Path) -> None:
    division = read_recipes(recipes(tmp_path)).division
    assert division is not None
    said = division.areas[0].said()
    assert said["citations"] == [{"id": "x"}]
    assert (type(said["precision_km"]), said["precision_km"]) == (int, 1)
    assert not said.keys() & {"id", "layer", "seats", "islands", "claims", "modern_name"}


def test_recipes_at_fault_are_status_1_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    layers = recipes(tmp_path, {"provinces.toml": PROVINCES + SOUTH})
    for what in ("--derive", "--derive=base"):
        assert build_maps.main([what, "--layers", str(layers)]) == 1
        out = capsys.readouterr().out
        assert 'provinces.toml: district "c": has no place, or no province\n' in out
    assert sorted(it.name for it in layers.iterdir()) == ["atlas.toml", "recipes"]


def test_the_recipes_of_the_atlas_are_sound() -> None:
    assert read_recipes(ROOT / "layers").division is not None
