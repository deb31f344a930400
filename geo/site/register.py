"""The register: each statement, who says so, and the features that show it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo import dates
from geo.layers.schema import Citation
from geo.look.han import pairs_for
from geo.look.kinds import KINDS
from geo.page import assets
from geo.page.finding import names, told, words
from geo.site.html import data, document, element, joined, packaged
from geo.site.links import link, overlap
from geo.sources import citations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.layers.claims import Claim
    from geo.layers.schema import RegisterPage
    from geo.layers.sheet import Sheet
    from geo.site.html import Markup
    from geo.sources.citations import Source

_FIRST_LINKS = 4
"""Features beside a statement before the rest is folded away."""

_COLUMNS = ("No.", "Statement", "Date", "Source", "Shown by")


@dataclass(frozen=True)
class Register:
    """What the page is made from.

    Attributes
    ----------
    claims
        The statements, in their order.
    rows
        The features of the atlas.
    sheets
        The maps.
    layers
        Titles of the layers by id.
    sources
        The bibliography by key.
    same
        Lists of names of one person or place.
    """

    claims: Sequence[Claim]
    rows: Sequence[Mapping[str, Any]]
    sheets: Sequence[Sheet]
    layers: Mapping[str, str]
    sources: Mapping[str, Source]
    same: Sequence[Sequence[str]] = ()


def register_page(register: Register, wording: RegisterPage, atlas_title: str) -> str:
    """Return the page of the register.

    Parameters
    ----------
    register
        What it is made from.
    wording
        Its title, and the sentences at its head.
    atlas_title
        Of the atlas that it belongs to.
    """
    showing: dict[str, list[Mapping[str, Any]]] = {}
    for row in register.rows:
        for claim_id in row["claims"]:
            showing.setdefault(claim_id, []).append(row)
    shown = sum(claim.id in showing for claim in register.claims)
    lead = wording.lead.format(shown=shown, total=len(register.claims))
    rows = [_claim_row(register, claim, showing.get(claim.id, [])) for claim in register.claims]
    head = element("thead", element("tr", [element("th", column) for column in _COLUMNS]))
    return document(
        f"{wording.title} · {atlas_title}",
        element("p", lead, " ", element("a", "All maps", href="index.html"), class_="lead"),
        _filters(register),
        element("table", head, element("tbody", rows), class_="claims"),
        data("finding", _finding(register, showing)),
        packaged("script", json.dumps({"imports": assets.modules_of("find")}), type="importmap"),
        packaged("script", assets.text("site/register.js"), type="module"),
    )


def _finding(register: Register, showing: Mapping[str, Sequence[Mapping[str, Any]]]) -> dict[str, Any]:
    """Return what is found beside the words of a row: other names of features that show it, and what they say."""
    shown = {row["id"]: row for rows in showing.values() for row in rows}
    places = {key: at for at, key in enumerate(shown)}
    named = [[row["name"], *names(row)] for row in shown.values()]
    return {
        "same": register.same,
        "han": pairs_for([name for group in (*named, *register.same) for name in group]),
        "features": [[group, words(told(row))] for group, row in zip(named, shown.values(), strict=True)],
        "shownBy": {key: [places[row["id"]] for row in rows] for key, rows in showing.items()},
    }


def _filters(register: Register) -> Markup:
    claims, sources = register.claims, register.sources
    years = {dates.ordinal(year): year for claim in claims for year in _years(claim)}
    choices = {
        "section": {_slug(claim.section): claim.section for claim in claims},
        "layer": {claim.layer: register.layers.get(claim.layer, claim.layer) for claim in claims},
        "source": {claim.source: sources[claim.source].short if claim.source in sources else "none given"
                   for claim in claims},
        "year": {dates.iso_year(years[day]): dates.parse(dates.iso_year(years[day])).label for day in sorted(years)}
        | {"none": "no date"},
        "state": {"shown": "shown on a map", "unshown": "on no map", "reason": "nothing to draw"},
    }  # fmt: skip
    words = element("label", "Words ", element("input", type="search", name="words"))
    selects = [element("label", f"{name.capitalize()} ", _select(name, options)) for name, options in choices.items()]
    said = element("output", aria_live="polite")
    return element("form", words, selects, said, class_="filters", onsubmit="return false")


def _select(name: str, options: Mapping[str, str]) -> Markup:
    chosen = [element("option", text, value=key) for key, text in {"": "all", **options}.items()]
    return element("select", chosen, name=name)


def _slug(text: str) -> str:
    return "-".join(text.casefold().split())


def _claim_row(register: Register, claim: Claim, rows: Sequence[Mapping[str, Any]]) -> Markup:
    source = register.sources.get(claim.source)
    page = {"label": "page", "locator": claim.pages} if claim.pages else {}
    cited = citations.short(Citation.model_validate({"id": claim.source, **page}), source) if source else "none given"
    marks = {
        "data_section": _slug(claim.section),
        "data_layer": claim.layer,
        "data_source": claim.source,
        "data_year": " ".join(map(dates.iso_year, _years(claim))) or "none",
        "data_state": " ".join(["shown" if rows else "unshown", *(["reason"] if claim.reason else [])]),
    }
    places = " · ".join(dict.fromkeys(text for text in (claim.place_names, claim.modern_names) if text))
    return element(
        "tr",
        element("td", claim.id),
        element("td", claim.summary, element("p", places, class_="where") if places else None),
        element("td", _dated(claim)),
        element("td", cited),
        element("td", _shown(register, claim, rows) or "on no map"),
        id=claim.id,
        **marks,
    )


def _shown(register: Register, claim: Claim, rows: Sequence[Mapping[str, Any]]) -> Markup:
    items = [_feature_item(register, claim, row) for row in sorted(rows, key=lambda row: _rank(claim, row))]
    first, more = items[:_FIRST_LINKS], items[_FIRST_LINKS:]
    return joined(
        element("ul", first) if first else None,
        element("details", element("summary", f"{len(more)} more"), element("ul", more)) if more else None,
        element("p", claim.reason, class_="reason") if claim.reason else None,
    )


def _feature_item(register: Register, claim: Claim, row: Mapping[str, Any]) -> Markup:
    found = link(claim, row, register.sheets)
    name = row["name"]
    return element("li", element("a", name, href=found.address, title=found.title) if found else name)


def _rank(claim: Claim, row: Mapping[str, Any]) -> tuple[bool, ...]:
    """Sort what shows a statement: what is of its days and in its layer first, what one account alone says last."""
    days = claim.span
    apart = days is not None and overlap(days, row) is None
    kind = KINDS[row["kind"]]
    return bool(row.get("hollow")), kind.name_only, apart, row["layer"] != claim.layer, not kind.moment


def _dated(claim: Claim) -> str:
    days = claim.span
    if days is None:
        return ""
    return days.label if claim.start_date else f"to {days.label}"


def _years(claim: Claim) -> range:
    days = claim.span
    if days is None or days.end is None:
        return range(0)
    return range(dates.civil(days.start.first)[0], dates.civil(days.end.last)[0] + 1)
