"""Each folder of ``tests/counterexamples`` breaks one thing in a sound atlas, and says in which words it is refused.

A folder holds the files that differ from ``sound``, and ``expected.txt``: the faults, each by how its line begins.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from geo.layers.checks import RULES
from geo.layers.read import survey
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = ROOT / "tests" / "counterexamples"
BROKEN = sorted(path for path in FOLDER.iterdir() if path.is_dir() and path.name != "sound")


def overlaid(path: Path, counterexample: Path) -> Path:
    """Return a copy of the sound atlas with the files of a counterexample laid over it."""
    shutil.copytree(FOLDER / "sound", path)
    for file in counterexample.iterdir():
        if file.name != "expected.txt":
            shutil.copyfile(file, path / file.name)
    return path


def test_what_they_break_is_sound(tmp_path: Path) -> None:
    assert survey(overlaid(tmp_path / "layers", FOLDER / "sound"))[1] == []


@pytest.mark.parametrize("counterexample", BROKEN, ids=lambda path: path.name)
def test_it_is_refused_in_these_words_and_nothing_else_is_blamed(tmp_path: Path, counterexample: Path) -> None:
    path = overlaid(tmp_path / "layers", counterexample)
    found = [str(problem).replace(f"{path}/", "") for problem in survey(path)[1]]
    expected = (counterexample / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert len(found) == len(expected), found
    for line, beginning in zip(found, expected, strict=True):
        assert line.startswith(beginning)
        assert "\n" not in line


def test_every_rule_is_broken_by_one(tmp_path: Path) -> None:
    broken = set()
    for counterexample in BROKEN:
        atlas, _ = survey(overlaid(tmp_path / counterexample.name, counterexample))
        broken |= {rule for rule in RULES if any(rule(atlas))}
    assert broken == set(RULES)
