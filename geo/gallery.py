"""The built site: the maps, the register of claims, and a gallery that leads to them."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from geo import assets, citations, dates
from geo.base import read_base
from geo.errors import CommandError
from geo.export.bibtex import bibtex
from geo.export.figure import figure
from geo.page import atlas_map
from geo.schema import Citation
from geo.site import prove_offline, write_page, write_text

_FIRST_LINKS = 4
"""Features beside a statement before the rest is folded away."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.atlas import Atlas, Claim
    from geo.base import BaseMap


def build_site(atlas: Atlas, out: Path, *, only: Sequence[str] | None = None) -> Iterator[tuple[int, int, Path]]:
    """Write the site page by page.

    Parameters
    ----------
    atlas
        A sound atlas.
    out
        Folder for the pages.
    only
        Maps to write; all of them, the register and the gallery when it is not given.

    Yields
    ------
    tuple of int, int, Path
        How many pages are written, of how many, and the page just written.

    Raises
    ------
    CommandError
        If there is no such map, or `out` is not a folder. Nothing is written then.
    """
    if out.exists() and not out.is_dir():
        message = f"--out {out}: expected a folder"
        raise CommandError(message)
    maps = list(only or atlas.file.maps)
    for map_id in maps:
        atlas.definition(map_id)
    total = len(maps) + (0 if only else 4)
    ground = read_base(atlas.folder / "base")
    for step, map_id in enumerate(maps, 1):
        yield step, total, write_page(atlas_map(atlas, map_id, ground=ground), out / f"{map_id}.html")
    if not only:
        yield total - 3, total, write_text(_csl(atlas), out / "bibliography.json")
        yield total - 2, total, write_text(bibtex(atlas.sources.values()), out / "bibliography.bib")
        yield total - 1, total, write_text(prove_offline(claims_page(atlas)), out / "claims.html")
        yield total, total, write_text(prove_offline(index_page(atlas, ground)), out / "index.html")


def index_page(atlas: Atlas, ground: BaseMap) -> str:
    """Return the gallery: a picture, a link and an embed code for each map."""
    cards = []
    for map_id, definition in atlas.file.maps.items():
        code = (f'<iframe src="{map_id}.html#embed=1" width="800" height="520" '
                f'title="{html.escape(definition.title)}"></iframe>')  # fmt: skip
        cards.append(
            f'<article><a href="{map_id}.html">{figure(atlas, map_id, ground=ground)}</a>'
            f'<h2><a href="{map_id}.html">{html.escape(definition.title)}</a></h2>'
            f"<p>{html.escape(definition.about)}</p>"
            f'<p class="links"><a href="{map_id}.html#present=1">Lecture view</a> · '
            f'<a href="{map_id}.html#embed=1">As it looks embedded</a></p>'
            f"<details><summary>Embed code</summary><pre>{html.escape(code)}</pre></details></article>"
        )
    features, layers, sources = len(atlas.features), len(atlas.layers), len(atlas.sources)
    lead = (f"{features} dated and cited features in {layers} layers, from {sources} sources. Each map is one file: "
            "save it, open it without a network, put it into a course page.")  # fmt: skip
    body = (f'<p class="lead">{lead}</p><div class="gallery">{"".join(cards)}</div>'
            '<p><a href="claims.html">The register of claims</a>: each statement beside what shows it.</p>'
            '<h2>Sources</h2><p>For reference managers: <a href="bibliography.bib">BibTeX</a>,'
            ' <a href="bibliography.json">CSL-JSON</a>.</p>'
            f'<ul class="sources">{_bibliography(atlas)}</ul>')  # fmt: skip
    return _document(atlas.file.title, body)


def _csl(atlas: Atlas) -> str:
    items = [dict(source.item) for source in atlas.sources.values()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def claims_page(atlas: Atlas) -> str:
    """Return the register: each statement, who says so, and the features that show it."""
    shown: dict[str, list[Mapping[str, object]]] = {}
    for row in atlas.features.to_dict("records"):
        for claim in row["claims"]:
            shown.setdefault(claim, []).append(row)
    rows = "".join(_claim_row(atlas, claim, shown.get(claim.id, [])) for claim in atlas.claims.values())
    body = (
        f'<p class="lead">{sum(claim.id in shown for claim in atlas.claims.values())} of {len(atlas.claims)} statements'
        ' of the founding essay are shown on the maps. <a href="index.html">All maps</a></p>'
        f"{_filters(atlas)}"
        '<table class="claims"><thead><tr><th>No.</th><th>Statement</th><th>Date</th><th>Source</th>'
        f"<th>Shown by</th></tr></thead><tbody>{rows}</tbody></table><script>{assets.text('site/register.js')}</script>"
    )
    return _document(f"Register of claims · {atlas.file.title}", body)


def _filters(atlas: Atlas) -> str:
    claims = atlas.claims.values()
    titles = {layer.id: layer.head.title for layer in atlas.layers.values()}
    sources = {claim.source: atlas.sources[claim.source].short if claim.source in atlas.sources else "none given"
               for claim in claims}  # fmt: skip
    choices = {
        "section": {_slug(claim.section): claim.section for claim in claims},
        "layer": {claim.layer: titles.get(claim.layer, claim.layer) for claim in claims},
        "source": sources,
        "year": {year: year for year in sorted({claim.start_date[:4] for claim in claims if claim.start_date})},
        "state": {"shown": "shown on a map", "unshown": "not shown"},
    }
    selects = "".join(
        f'<label>{name.capitalize()} <select name="{name}"><option value="">all</option>'
        + "".join(f'<option value="{html.escape(key)}">{html.escape(text)}</option>' for key, text in options.items())
        + "</select></label>"
        for name, options in choices.items()
    )
    return (f'<form class="filters" onsubmit="return false"><label>Words <input type="search" name="words"></label>'
            f'{selects}<output aria-live="polite"></output></form>')  # fmt: skip


def _slug(text: str) -> str:
    return "-".join(text.casefold().split())


def _claim_row(atlas: Atlas, claim: Claim, rows: Sequence[Mapping[str, object]]) -> str:
    source = atlas.sources.get(claim.source)
    cited = (
        citations.short(Citation(id=claim.source, label="page", locator=claim.pages), source)
        if source
        else "none given"
    )
    links = [f'<li><a href="{_link(atlas, row)}">{html.escape(str(row["name"]))}</a></li>' for row in rows]
    more = links[_FIRST_LINKS:]
    shown = f"<ul>{''.join(links[:_FIRST_LINKS])}</ul>"
    shown += f"<details><summary>{len(more)} more</summary><ul>{''.join(more)}</ul></details>" if more else ""
    reason = "on no map" if claim.mappable != "no" else "a judgement or a motive: nothing to draw"
    data = {"section": _slug(claim.section), "layer": claim.layer, "source": claim.source, "year": claim.start_date[:4],
            "state": "shown" if rows else "unshown"}  # fmt: skip
    attributes = "".join(f' data-{name}="{html.escape(value)}"' for name, value in data.items())
    date = dates.parse(claim.start_date).label if claim.start_date else ""
    return (f'<tr id="{claim.id}"{attributes}><td>{claim.id}</td><td>{html.escape(claim.summary)}</td>'
            f"<td>{html.escape(date)}</td><td>{html.escape(cited)}</td>"
            f"<td>{shown if links else reason}</td></tr>")  # fmt: skip


def _link(atlas: Atlas, row: Mapping[str, object]) -> str:
    """Return a link to the first map of days that has the layer and the day, else to the first that has the layer."""
    maps = [map_id for map_id in atlas.file.maps if atlas.layers[str(row["layer"])] in atlas.layers_of(map_id)]
    start = dates.parse(str(row["start_date"])).first
    maps.sort(key=lambda map_id: _distance(atlas, map_id, start))
    return f"{maps[0]}.html#feature={quote(str(row['id']))}" if maps else "index.html"


def _distance(atlas: Atlas, map_id: str, day: int) -> tuple[bool, bool]:
    definition = atlas.file.maps[map_id]
    inside = dates.parse(definition.start_date).first <= day <= dates.parse(definition.end_date).last
    return not inside, definition.step == "year"


def _bibliography(atlas: Atlas) -> str:
    entries = sorted(atlas.sources.values(), key=lambda source: citations.plain(citations.full(source)).casefold())
    return "".join(f"<li>{_entry(citations.full(source))}</li>" for source in entries)


def _entry(runs: Sequence[citations.Run]) -> str:
    texts = (html.escape(run.text) for run in runs)
    return "".join(f"<cite>{text}</cite>" if run.italic else text for run, text in zip(runs, texts, strict=True))


def _document(title: str, body: str) -> str:
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(assets.POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<link rel="icon" href="data:,">\n<title>{html.escape(title)}</title>\n'
        f"<style>{assets.text('site.css')}</style>\n</head>\n<body>\n<main>\n<h1>{html.escape(title)}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )
