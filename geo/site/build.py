"""The built site: what is written, proved and swapped in as a whole."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

import shapely

from geo.errors import CommandError, DataError, Problem
from geo.page.atlas_map import atlas_map
from geo.page.basemap import read_base
from geo.page.first import picture_of
from geo.site import kept
from geo.site.elsewhere import others
from geo.site.index import Card, Counts, index_page
from geo.site.offline import prove_offline
from geo.site.register import Register, register_page
from geo.site.write import staged, write_text
from geo.sources.bibtex import bibtex

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.layers.atlas import Atlas
    from geo.layers.sheet import Sheet
    from geo.page.basemap import BaseMap
    from geo.page.finding import Other


Step = tuple[int, int, "Path"]
"""How many pages are made, of how many, and where the one just made will stand."""


def build_site(atlas: Atlas, out: Path, *, only: Sequence[str] | None = None) -> Generator[Step, None, None]:
    """Write the site: first beside `out`, page by page, then all of it at once in its place.

    A map that stands there already, made from the same layers by the same code, is not made again.

    Parameters
    ----------
    atlas
        A sound atlas.
    out
        Folder for the pages. Other files in it are left alone.
    only
        Maps to write; all of them, the register and the gallery when it is not given.

    Yields
    ------
    tuple of int, int, Path
        See `Step`. When the last has been taken, all pages stand there; until then, and if anything fails, `out` is as
        it was.

    Raises
    ------
    CommandError
        If there is no such map, or `out` cannot be written to.
    DataError
        If a page cannot be made from the data; it names the part of the data.
    """
    sheets = [atlas.sheet(map_id) for map_id in dict.fromkeys(only or atlas.file.maps)]
    ground = _ground(atlas.folder / "base")
    every = [atlas.sheet(map_id) for map_id in atlas.file.maps]
    beside = {sheet: others(sheet, every) for sheet in sheets}
    origins = {sheet: kept.origin(sheet, ground, beside[sheet]) for sheet in sheets}
    standing = [sheet for sheet in sheets if kept.stands(out / f"{sheet.id}.html", origins[sheet])]
    makers = {f"{sheet.id}.html": _map_maker(sheet, ground, beside[sheet], origins[sheet], atlas.folder)
              for sheet in sheets if sheet not in standing}  # fmt: skip
    names = [] if only else _other_names(atlas)
    total = len(standing) + len(makers) + len(names)
    with staged(out, [*makers, *names]) as draft:
        around = _other_makers(atlas, sheets, [draft, out]) if names else {}
        for step, sheet in enumerate(standing, 1):
            yield step, total, out / f"{sheet.id}.html"
        for step, name in enumerate(chain(_together(makers, draft), _one_by_one(around, draft)), len(standing) + 1):
            yield step, total, out / name


def register_of(atlas: Atlas, sheets: Sequence[Sheet]) -> Register:
    """Return what the page of the register needs of an atlas."""
    return Register(
        claims=list(atlas.claims.values()),
        rows=atlas.rows,
        sheets=sheets,
        layers={layer.id: layer.head.title for layer in atlas.layers.values()},
        sources=atlas.sources,
        same=atlas.file.search.same,
    )


_Maker = tuple["Callable[[Path], Path]", Problem]
"""What writes a page, and the part of the data that is at fault if it cannot."""


def _together(makers: Mapping[str, _Maker], draft: Path) -> Iterator[str]:
    """Make pages two at a time: pictures and packing leave the interpreter free. Yield their names, in their order."""
    with ThreadPoolExecutor(2) as pool:
        made = {name: pool.submit(_make, make, draft / name, source) for name, (make, source) in makers.items()}
        try:
            for name, page in made.items():
                page.result()
                yield name
        finally:
            pool.shutdown(cancel_futures=True)


def _one_by_one(makers: Mapping[str, _Maker], draft: Path) -> Iterator[str]:
    for name, (make, source) in makers.items():
        _make(make, draft / name, source)
        yield name


def _map_maker(sheet: Sheet, ground: BaseMap, beside: Sequence[Other], made_from: str, folder: Path) -> _Maker:
    def make(path: Path) -> Path:
        page = prove_offline(atlas_map(sheet, ground, others=beside).get_root().render())
        return write_text(kept.marked(page, made_from), path)

    return make, Problem(str(folder / "atlas.toml"), sheet.id, "", "", "map")


def _other_names(atlas: Atlas) -> list[str]:
    register = ["claims.html"] if atlas.has_register else []
    return ["bibliography.json", "bibliography.bib", *register, "index.html"]


def _other_makers(atlas: Atlas, sheets: Sequence[Sheet], folders: Sequence[Path]) -> dict[str, _Maker]:
    """Return what writes the pages around the maps, which stand in the first of the folders that has them."""

    def card(sheet: Sheet) -> Card:
        page = next(path for folder in folders if (path := folder / f"{sheet.id}.html").is_file())
        tours = {key: tour for key, tour in atlas.file.tours.items() if tour.map == sheet.id}
        return Card(sheet.id, sheet.definition, picture_of(page.read_text(encoding="utf-8")), tours)

    def index() -> str:
        counts, sources = Counts(len(atlas.rows), len(atlas.layers)), list(atlas.sources.values())
        register = atlas.file.register_page if atlas.has_register else None
        cards = list(map(card, sheets))
        return prove_offline(index_page(atlas.file.title, atlas.file.front, cards, counts, sources, register=register))

    def register() -> str:
        return prove_offline(register_page(register_of(atlas, sheets), atlas.file.register_page, atlas.file.title))

    def maker(text: Callable[[], str], source: str) -> _Maker:
        return lambda path: write_text(text(), path), Problem(str(atlas.folder / source), "", "", "")

    makers = {
        "bibliography.json": maker(lambda: _csl(atlas), "bibliography.json"),
        "bibliography.bib": maker(lambda: bibtex(atlas.sources.values()), "bibliography.json"),
        "claims.html": maker(register, "claims.csv"),
        "index.html": maker(index, "atlas.toml"),
    }
    return {name: makers[name] for name in _other_names(atlas)}


def _make(make: Callable[[Path], Path], path: Path, source: Problem) -> None:
    try:
        make(path)
    except DataError:
        raise
    except OSError as error:
        message = f"{path.name} could not be written: {error.strerror or error}"
        raise CommandError(message) from error
    except Exception as error:
        message = f"{path.name} could not be made from it: {error or type(error).__name__}"
        raise DataError([replace(source, message=message)]) from error


def _ground(folder: Path) -> BaseMap:
    try:
        return read_base(folder)
    except (ValueError, LookupError, TypeError, shapely.GEOSException) as error:
        raise DataError([Problem(str(folder), "", "", f"the base map could not be read: {error}")]) from error


def _csl(atlas: Atlas) -> str:
    items = [dict(source.item) for source in atlas.sources.values()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"
