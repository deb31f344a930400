"""The command line: what it writes, what it says, with which status it ends."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import build_maps
from tests.builders import feature, folder, layer
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_builds_the_site(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers")
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site")]) == 0
    names = sorted(it.name for it in (tmp_path / "site").iterdir())
    assert names == ["all.html", "bibliography.bib", "bibliography.json", "days.html", "index.html"]


def test_builds_one_map_only(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers")
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site"), "--only", "days"]) == 0
    assert [it.name for it in (tmp_path / "site").iterdir()] == ["days.html"]


def test_faulty_data_is_status_1_a_fault_a_line_and_nothing_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(
        tmp_path / "layers", one=layer(feature(end_date="1931"), feature("beta", party="atlantis"), feature("c"))
    )
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site")]) == 1
    lines = capsys.readouterr().out.strip().split("\n")
    assert len(lines) == 2
    assert lines[0].endswith('one.geojson: feature "alpha": end_date: 1931 is before start_date 1936-07-01')
    assert not (tmp_path / "site").exists()


def test_check_writes_nothing(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers")
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site"), "--check"]) == 0
    assert not (tmp_path / "site").exists()


def test_a_wrong_command_is_status_2_and_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder(tmp_path / "layers")
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site"), "--only", "moon"]) == 2
    assert 'there is no map "moon"' in capsys.readouterr().err
    assert build_maps.main(["--layers", str(tmp_path / "nowhere")]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    occupied = tmp_path / "file"
    occupied.write_text("x")
    assert build_maps.main(["--layers", str(path), "--out", str(occupied)]) == 2


def test_an_unknown_option_is_status_2() -> None:
    done = subprocess.run(
        [sys.executable, "build_maps.py", "--frobnicate"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "--frobnicate" in done.stderr
