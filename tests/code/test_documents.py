"""Documents are under test: the README's snippet, its commands, its picture, the notebooks."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from typing import TYPE_CHECKING

import nbformat
import pytest
from nbclient import NotebookClient

from geo import read_atlas
from geo.layers.read import survey
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

README = (ROOT / "README.md").read_text(encoding="utf-8")
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))


def snippet() -> str:
    found = re.search(r"## Add a layer.*?```json\n(.*?)```", README, re.DOTALL)
    assert found
    return found[1]


def test_adding_a_layer_is_dropping_one_file(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "layers", tmp_path / "layers")
    (tmp_path / "layers" / "lighthouses.geojson").write_text(snippet(), encoding="utf-8")
    atlas = read_atlas(tmp_path / "layers")
    assert "lighthouse-nakashiretoko" in atlas.on("1937").index
    assert "Cape Nakashiretoko light" in atlas.features["name"].tolist()


def test_the_fault_in_the_readme_is_the_fault_that_is_printed(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "layers", tmp_path / "layers")
    broken = snippet().replace("1945-08-25", "1925")
    (tmp_path / "layers" / "lighthouses.geojson").write_text(broken, encoding="utf-8")
    (problem,) = survey(tmp_path / "layers")[1]
    assert str(problem).replace(str(tmp_path) + "/", "") in README


def test_the_two_commands_are_there() -> None:
    assert "\npython -m pip install . && python build_maps.py\n" in README
    assert "\npython -m pip install -e '.[test]' && python -m pytest\n" in README


def test_every_file_that_the_readme_names_is_there() -> None:
    for name in re.findall(r"`((?:layers|notebooks|\.ci|geo)/[\w./]+)`|!\[.*?\]\((.*?)\)", README):
        assert (ROOT / (name[0] or name[1])).exists(), name


def test_versions_agree() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"\nversion: {version}\n" in (ROOT / "CITATION.cff").read_text()
    assert f"\n## {version} " in (ROOT / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_and_shows_a_map(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    assert not any(cell.get("outputs") for cell in notebook.cells), "commit notebooks without outputs"
    NotebookClient(notebook, timeout=180, resources={"metadata": {"path": str(path.parent)}}).execute()
    shown = json.dumps([cell.get("outputs") for cell in notebook.cells if cell.cell_type == "code"])
    assert "srcdoc" in shown
