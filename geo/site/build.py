"""The built site: the maps, the register of claims, and a gallery that leads to them."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from geo import dates
from geo.errors import CommandError
from geo.export.figure import figure
from geo.layers.schema import Citation
from geo.look.kinds import KINDS
from geo.page import assets
from geo.page.atlas_map import atlas_map
from geo.page.basemap import read_base
from geo.site.write import prove_offline, write_page, write_text
from geo.sources import citations
from geo.sources.bibtex import bibtex

_FIRST_LINKS = 4
"""Features beside a statement before the rest is folded away."""

_AROUND = 0.2
"""A link to a feature leaves so much of its width and height free on each side."""

_LEAST_VIEW = 6
"""A link to a point shows the sixth part of the width and height of its map around it."""

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from geo.layers.atlas import Atlas, Claim
    from geo.layers.schema import MapDefinition
    from geo.page.basemap import BaseMap


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
    shown: dict[str, list[Mapping[str, Any]]] = {}
    for row in atlas.features.to_dict("records"):
        for claim_id in row["claims"]:
            shown.setdefault(claim_id, []).append(row)
    rows = "".join(_claim_row(atlas, claim, shown.get(claim.id, [])) for claim in atlas.claims.values())
    body = (
        f'<p class="lead">{sum(claim.id in shown for claim in atlas.claims.values())} of {len(atlas.claims)} statements'
        " of the founding essay are shown on the maps: each link opens the map on the day and at the place. Where"
        ' nothing can be drawn, the reason stands instead. <a href="index.html">All maps</a></p>'
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
        "year": {year: year for year in sorted({year for claim in claims for year in _years(claim)})}
        | {"none": "no date"},
        "state": {"shown": "shown on a map", "unshown": "on no map", "reason": "nothing to draw"},
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


def _claim_row(atlas: Atlas, claim: Claim, rows: Sequence[Mapping[str, Any]]) -> str:
    source = atlas.sources.get(claim.source)
    cited = (
        citations.short(Citation(id=claim.source, label="page", locator=claim.pages), source)
        if source
        else "none given"
    )
    links = [_feature_item(atlas, claim, row) for row in sorted(rows, key=lambda row: _rank(claim, row))]
    more = links[_FIRST_LINKS:]
    shown = f"<ul>{''.join(links[:_FIRST_LINKS])}</ul>" if links else ""
    shown += f"<details><summary>{len(more)} more</summary><ul>{''.join(more)}</ul></details>" if more else ""
    shown += f'<p class="reason">{html.escape(claim.reason)}</p>' if claim.reason else ""
    data = {"section": _slug(claim.section), "layer": claim.layer, "source": claim.source,
            "year": " ".join(_years(claim)) or "none",
            "state": " ".join(["shown" if rows else "unshown", *(["reason"] if claim.reason else [])])}  # fmt: skip
    attributes = "".join(f' data-{name}="{html.escape(value)}"' for name, value in data.items())
    places = " · ".join(dict.fromkeys(text for text in (claim.place_names, claim.modern_names) if text))
    where = f'<p class="where">{html.escape(places)}</p>' if places else ""
    return (f'<tr id="{claim.id}"{attributes}><td>{claim.id}</td><td>{html.escape(claim.summary)}{where}</td>'
            f"<td>{html.escape(_dated(claim))}</td><td>{html.escape(cited)}</td>"
            f"<td>{shown or 'on no map'}</td></tr>")  # fmt: skip


def _dated(claim: Claim) -> str:
    span = _span(claim)
    if span is None:
        return ""
    return span.label if claim.start_date else f"to {span.label}"


def _rank(claim: Claim, row: Mapping[str, Any]) -> tuple[bool, ...]:
    """Sort what shows a statement: what is of its days and in its layer first, what one account alone says last."""
    span = _span(claim)
    apart = span is not None and _overlap(span, row) is None
    kind = KINDS[row["kind"]]
    return bool(row.get("hollow")), kind.name_only, apart, row["layer"] != claim.layer, not kind.moment


def _feature_item(atlas: Atlas, claim: Claim, row: Mapping[str, Any]) -> str:
    day = _day(claim, row)
    map_id = _best_map(atlas, row, day)
    if map_id is None:
        return f"<li>{html.escape(row['name'])}</li>"
    title = atlas.file.maps[map_id].title
    return (f'<li><a href="{html.escape(_link(atlas, map_id, row, day))}" title="{html.escape(title)}">'
            f"{html.escape(row['name'])}</a></li>")  # fmt: skip


def _span(claim: Claim) -> dates.Span | None:
    """Return the days that a statement speaks of, None if it names none."""
    if not claim.start_date and not claim.end_date:
        return None
    first, last = claim.start_date or claim.end_date, claim.end_date or claim.start_date
    return dates.Span(dates.parse(first), dates.parse(last))


def _years(claim: Claim) -> list[str]:
    span = _span(claim)
    if span is None or span.end is None:
        return []
    return [str(year) for year in range(int(span.start.text[:4]), int(span.end.text[:4]) + 1)]


def _overlap(span: dates.Span, row: Mapping[str, Any]) -> int | None:
    """Return the first day of a span on which a feature is in force, None if there is none."""
    day = max(span.start.first, row["start_day"])
    last = min((span.end or span.start).last, row["end_day"])
    return day if day <= last else None


def _day(claim: Claim, row: Mapping[str, Any]) -> int:
    """Return the day on which a statement is to be seen in a feature: one of its own, else the feature's first."""
    span = _span(claim)
    day = _overlap(span, row) if span else None
    return int(row["start_day"] if day is None else day)


def _best_map(atlas: Atlas, row: Mapping[str, Any], day: int) -> str | None:
    """Return the map that shows a feature best: on that day, at that place, by days, and from nearest.

    What lies outside every frame is looked for on the widest one.
    """
    west, south, east, north = row["geometry"].bounds

    def distance(map_id: str) -> tuple[bool, bool, bool, float]:
        definition = atlas.file.maps[map_id]
        first, last = _first_day(definition, row), dates.parse(definition.end_date).last
        left, bottom, right, top = definition.bbox
        apart = west > right or east < left or south > top or north < bottom
        size = (right - left) * (top - bottom)
        by_years = definition.step == "year"
        return not first <= day <= last, apart, by_years is not apart, -size if apart else size

    maps = [map_id for map_id in atlas.file.maps if atlas.layers[row["layer"]] in atlas.layers_of(map_id)]
    return min(maps, key=distance, default=None)


def _first_day(definition: MapDefinition, row: Mapping[str, Any]) -> int:
    """Return the first day of a map, or of a feature that is older than the atlas but still in force in it."""
    first = dates.parse(definition.start_date).first
    return min(first, int(row["start_day"])) if row["end_day"] >= first and definition.step == "year" else first


def _link(atlas: Atlas, map_id: str, row: Mapping[str, Any], day: int) -> str:
    """Return a link that opens a map on a day, with a feature in the middle and its card open."""
    definition = atlas.file.maps[map_id]
    first, last = dates.parse(definition.start_date).first, dates.parse(definition.end_date).last
    box = ",".join(f"{degrees:g}" for degrees in _view(row["geometry"].bounds, definition.bbox))
    return (f"{map_id}.html#date={dates.iso(min(max(day, first), last))}&bbox={box}"
            f"&feature={quote(str(row['id']))}")  # fmt: skip


def _view(bounds: Sequence[float], frame: Sequence[float]) -> tuple[float, float, float, float]:
    """Return west, south, east, north of a view that holds a feature, and ground enough around it to know the place."""
    west, south, east, north = bounds
    across = max((east - west) * (0.5 + _AROUND), (frame[2] - frame[0]) / _LEAST_VIEW / 2)
    along = max((north - south) * (0.5 + _AROUND), (frame[3] - frame[1]) / _LEAST_VIEW / 2)
    x, y = (west + east) / 2, (south + north) / 2
    view = max(x - across, -180), max(y - along, -85), min(x + across, 180), min(y + along, 85)
    left, bottom, right, top = (round(degrees, 3) for degrees in view)
    return left, bottom, right, top


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
        f"<style>{assets.text('css/site.css')}</style>\n</head>\n<body>\n<main>\n<h1>{html.escape(title)}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )
