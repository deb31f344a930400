"""A site is swapped in whole: whatever goes wrong, the old one stands as it stood and nothing lies about."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import build_maps
from geo.errors import CommandError, DataError
from geo.layers.read import survey
from geo.site import build, write
from geo.site.build import build_site
from tests.builders import ATLAS_TOML, folder
from tests.conftest import ROOT

if TYPE_CHECKING:
    from geo.layers.atlas import Atlas
    from geo.layers.sheet import Sheet

OLD = {"all.html": "old map", "index.html": "old gallery", "notes.txt": "a foreign file", "other.html": "another map"}


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return survey(folder(tmp_path / "layers"))[0]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return a folder with an old site and with files that are no page of it."""
    path = tmp_path / "site"
    path.mkdir()
    for name, text in OLD.items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def contents(path: Path) -> dict[str, str]:
    return {it.name: it.read_text(encoding="utf-8") for it in path.iterdir() if it.is_file()}


def untouched(out: Path) -> bool:
    return contents(out) == OLD and sorted(it.name for it in out.parent.iterdir()) == ["layers", "site"]


def test_the_old_site_stands_until_the_last_page_is_made(atlas: Atlas, out: Path) -> None:
    for step, total, _ in build_site(atlas, out):
        assert contents(out) == OLD, f"after {step} of {total} pages"
    built = contents(out)
    assert built["all.html"].startswith("<!DOCTYPE html>")
    assert {name: built[name] for name in ("notes.txt", "other.html")} == {
        name: OLD[name] for name in ("notes.txt", "other.html")
    }
    assert sorted(it.name for it in out.parent.iterdir()) == ["layers", "site"]


def test_pages_of_other_maps_survive_a_build_of_one(atlas: Atlas, out: Path) -> None:
    list(build_site(atlas, out, only=["days", "days"]))
    built = contents(out)
    assert {name: built[name] for name in OLD} == OLD
    assert sorted(built) == sorted([*OLD, "days.html"])


def test_a_build_that_is_left_off_leaves_nothing(atlas: Atlas, out: Path) -> None:
    steps = build_site(atlas, out)
    next(steps)
    steps.close()
    assert untouched(out)


@pytest.mark.parametrize("failure", [KeyboardInterrupt(), RuntimeError("no ink"), OSError(errno.ENOSPC, "No space left on device")])  # fmt: skip  # noqa: E501
@pytest.mark.parametrize("name", ["atlas_map", "index_page", "bibtex"])
def test_whatever_fails_the_old_site_stands(
    atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch, name: str, failure: BaseException
) -> None:
    def failing(*_: Any, **__: Any) -> None:
        raise failure

    monkeypatch.setattr(build, name, failing)
    with pytest.raises((KeyboardInterrupt, DataError, CommandError)):
        list(build_site(atlas, out))
    assert untouched(out)


def test_the_part_of_the_data_that_cannot_be_drawn_is_named(
    atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(sheet: Sheet, _: object, **_others: object) -> None:
        raise ValueError(sheet.id)

    monkeypatch.setattr(build, "atlas_map", failing)
    with pytest.raises(DataError, match=r'atlas.toml: map "all": all.html could not be made from it: all'):
        list(build_site(atlas, out))


def test_a_full_disk_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(build, "write_text", full)
    path = folder(tmp_path / "layers")
    assert build_maps.main(["--layers", str(path), "--out", str(tmp_path / "site")]) == 2
    said = capsys.readouterr().err.strip().split("\n")
    assert said[-1] == "build_maps.py: all.html could not be written: No space left on device"
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("at", [1, 3, 5])
def test_a_swap_that_fails_halfway_is_undone(atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    moves = 0
    whole = Path.replace

    def failing(self: Path, target: Path) -> Path:
        nonlocal moves
        if self.parent.name == "new" and target.parent == out:
            moves += 1
            if moves == at:
                raise OSError(errno.EIO, "Input/output error")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="Input/output error"):
        list(build_site(atlas, out))
    monkeypatch.undo()
    assert untouched(out)


def test_a_disk_that_fills_while_the_old_pages_are_put_by_changes_nothing(
    atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def torn(source: Path, target: Path) -> None:
        target.write_text("half", encoding="utf-8")
        raise OSError(errno.ENOSPC, "No space left on device", str(source))

    monkeypatch.setattr(shutil, "copy2", torn)
    with pytest.raises(OSError, match="No space"):
        list(build_site(atlas, out))
    assert untouched(out)


def test_pages_that_cannot_be_put_back_are_kept_and_said_where(
    atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target == out / "days.html" or self.parent.name == "old":
            raise OSError(errno.EIO, "Input/output error")
        return whole(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(CommandError, match="are kept in") as caught:
        list(build_site(atlas, out))
    kept = Path(str(caught.value).rpartition(" ")[2])
    assert (kept / "all.html").read_text(encoding="utf-8") == OLD["all.html"]


def test_a_site_that_cannot_be_begun_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: Any) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(OSError, match="Input"), write.staged(tmp_path / "deep" / "site", ["a.html"]) as draft:
        (draft / "a.html").write_text("a", encoding="utf-8")
    assert sorted(it.name for it in tmp_path.iterdir()) == []


def test_a_folder_in_the_place_of_a_page_is_named_before_anything_is_made(atlas: Atlas, out: Path) -> None:
    (out / "days.html").mkdir()
    with pytest.raises(CommandError, match=r"days\.html: is a folder where a page should stand"):
        next(build_site(atlas, out))
    assert contents(out) == OLD


def test_a_folder_that_may_not_be_written_to_is_named(atlas: Atlas, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CommandError, match="site: may not be written to"):
        next(build_site(atlas, out))
    assert untouched(out)


def test_a_site_is_written_through_a_link_to_its_folder(atlas: Atlas, out: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").symlink_to(out)
    list(build_site(atlas, tmp_path / "elsewhere", only=["days"]))
    assert (out / "days.html").is_file()
    assert (tmp_path / "elsewhere").is_symlink()


def test_a_broken_base_map_is_the_data_s_fault(tmp_path: Path) -> None:
    path = folder(tmp_path / "layers")
    (path / "base").mkdir()
    (path / "base" / "land.geojson").write_text("{", encoding="utf-8")
    with pytest.raises(DataError, match="base: the base map could not be read"):
        next(build_site(survey(path)[0], tmp_path / "site"))


STOPPED = """
import os, signal, sys
import build_maps
from geo.site import build
whole = build.index_page
def late(*given, **named):
    os.kill(os.getpid(), signal.{signal})
    return whole(*given, **named)
build.index_page = late
sys.exit(build_maps.main(["--layers", {layers!r}, "--out", {out!r}]))
"""


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT"])
def test_a_build_that_is_stopped_leaves_the_old_site(tmp_path: Path, out: Path, name: str) -> None:
    path = folder(tmp_path / "layers", ATLAS_TOML)
    script = STOPPED.format(signal=name, layers=str(path), out=str(out))
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 128 + signal.Signals[name], done.stderr
    assert "Traceback" not in done.stderr
    assert untouched(out)
