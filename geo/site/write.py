"""Write so that nothing half-written is ever left: a page, or a whole site."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from geo.errors import CommandError
from geo.site.offline import prove_offline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import folium


def write_page(page: folium.Map, path: str | Path) -> Path:
    """Write a map as one offline file.

    Parameters
    ----------
    page
        From `geo.time_map`, `Atlas.map` or any folium map that brings all that it needs.
    path
        Of the HTML file. What stood there is replaced only when the new page is whole.

    Returns
    -------
    Path
        The file written.

    Raises
    ------
    OfflineError
        If the page would fetch anything; nothing is written.
    """
    return write_text(prove_offline(page.get_root().render()), path)


def write_text(text: str, path: str | Path) -> Path:
    """Write a file of UTF-8 whole or not at all."""
    return write_bytes(text.encode(), path)


def write_bytes(content: bytes, path: str | Path) -> Path:
    """Write a file whole or not at all: beside its place first, then moved over it."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return path


@contextmanager
def staged(out: Path, names: Sequence[str]) -> Iterator[Path]:
    """Yield an empty folder for files that are to stand in another, all of them or none.

    When the block ends they take their places; if it fails, is broken off, or one of them cannot take its place, `out`
    is as it was before. Other files in `out` are left alone.

    Parameters
    ----------
    out
        Folder for the files; it need not exist.
    names
        Of the files that the block will write.

    Raises
    ------
    CommandError
        If `out` cannot take the files; the block is not entered then.
    """
    _can_take(out, names)
    out = out.resolve()
    draft = Path(tempfile.mkdtemp(dir=_beside(out), prefix=f".{out.name}."))
    new, old = draft / "new", draft / "old"
    try:
        new.mkdir()
        old.mkdir()
        yield new
        _swap(new, old, out, names)
    finally:
        if not old.is_dir() or not any(old.iterdir()):
            shutil.rmtree(draft, ignore_errors=True)


def _can_take(out: Path, names: Sequence[str]) -> None:
    if out.exists() and not out.is_dir():
        message = f"{out}: expected a folder"
        raise CommandError(message)
    for name in names:
        if (out / name).is_dir():
            message = f"{out / name}: is a folder where a page should stand"
            raise CommandError(message)
    if out.is_dir() and not os.access(out, os.W_OK | os.X_OK):
        message = f"{out}: may not be written to"
        raise CommandError(message)


def _beside(out: Path) -> Path:
    """Return a folder on the same file system as `out`: its parent, or `out` itself where it is a disk of its own."""
    above = next(parent for parent in out.parents if parent.is_dir())
    apart = out.is_dir() and (out.stat().st_dev != above.stat().st_dev or not os.access(above, os.W_OK | os.X_OK))
    return out if apart else above


def _swap(new: Path, old: Path, out: Path, names: Sequence[str]) -> None:
    """Move files from `new` to `out`; if one cannot take its place, put those that stood there back from `old`."""
    made = [folder for folder in (out, *out.parents) if not folder.exists()]
    kept: list[str] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name in names:
            if (out / name).exists():
                shutil.copy2(out / name, old / name)
                kept.append(name)
        for name in names:
            (new / name).replace(out / name)
    except BaseException:
        _put_back([name for name in names if not (new / name).exists()], kept, old, out)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise
    _empty(old)


def _put_back(moved: Sequence[str], kept: Sequence[str], old: Path, out: Path) -> None:
    try:
        for name in moved:
            if name in kept:
                (old / name).replace(out / name)
            else:
                (out / name).unlink(missing_ok=True)
    except OSError as error:
        message = f"{out}: the pages that stood there could not all be put back; they are kept in {old}"
        raise CommandError(message) from error
    _empty(old)


def _empty(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
