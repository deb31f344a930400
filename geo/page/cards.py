"""What a card says of a feature: finished texts, with nothing left to work out in the page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo import dates
from geo.layers.schema import Citation
from geo.page import texts
from geo.page.columns import Columns
from geo.page.finding import finding
from geo.sources import citations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.page.finding import Other
    from geo.sources.citations import Source

_EXTRAS = {"unit": "Unit", "strength": "Strength", "losses": "Losses", "from": "From", "to": "To",
           "height_m": "Height, m", "treaty": "Treaty", "length_km": "Length as drawn, km",
           "area_km2": "Area as drawn, km²"}  # fmt: skip
_TEXTS = ("dates", "summary", "modern", "precision", "drawn")
"""Members of a card that are one text; the others travel as JSON."""


def atlas_texts(
    rows: Sequence[Mapping[Any, Any]],
    sources: Mapping[str, Source],
    same: Sequence[Sequence[str]] = (),
    others: Sequence[Other] = (),
) -> tuple[texts.Texts, bytes]:
    """Return what the cards of features say, the works that they cite, each once, and what else a search knows.

    Parameters
    ----------
    rows
        Features with the properties of the layer contract.
    sources
        The bibliography by key.
    same
        Lists of names of one person or place.
    others
        What the search finds on other maps.
    """
    writer = _Writer(sources)
    cards = [writer.card(row) for row in rows]
    columns = Columns()
    members = []
    for name in texts.Card.model_fields:
        values = [card.get(name) for card in cards]
        if any(values):
            told = values if name in _TEXTS else [_json(value) for value in values]
            members.append(texts.CardColumn(member=name, json_=name not in _TEXTS, texts=columns.texts(told)))
    said = texts.Cards(members=tuple(members), fields=())
    found = finding(rows, same, others, sources, columns)
    return texts.Texts(sources=tuple(writer.works), cards=said, finding=found), bytes(columns.data)


def frame_texts(
    names: Sequence[str], days: Sequence[str], fields: Mapping[str, Sequence[str | None]]
) -> tuple[texts.Texts, bytes]:
    """Return what the cards of a frame say: its dates, and some of its columns.

    Parameters
    ----------
    names
        What each row is called.
    days
        What is said of the dates of each row.
    fields
        By label, the text of each row; None where there is none.
    """
    columns = Columns()
    said = texts.Cards(
        members=(texts.CardColumn(member="dates", texts=columns.texts(days)),),
        fields=tuple(texts.FieldColumn(label=label, texts=columns.texts(it)) for label, it in fields.items()),
    )
    told = finding([{"name": name} for name in names], (), (), {}, columns)
    return texts.Texts(sources=(), cards=said, finding=told), bytes(columns.data)


class _Writer:
    """Writes cards; each source is described once, whoever cites it."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._places: dict[str, int] = {}
        self._said: dict[tuple[object, ...], tuple[int, str]] = {}
        self.works: list[texts.Source] = []

    def card(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        start = dates.parse(row["start_date"])
        end = dates.parse(row["end_date"]) if row["end_date"] else None
        return {
            "dates": dates.Span(start, end).label,
            "summary": row["summary"],
            "modern": row.get("modern_name"),
            "names": [{"tag": tag, "name": name} for tag, name in (row["names"] or {}).items()],
            "cites": self._cites(row["citations"]),
            "accounts": [{"text": it["text"], "cites": self._cites(it["citations"])} for it in row["accounts"]],
            "charts": self._charts(row.get("figures") or []),
            "claims": row["claims"],
            "precision": _precision(row["precision_km"]),
            "drawn": row["geometry_source"],
            "fields": [[label, _said(row[key])] for key, label in _EXTRAS.items() if row.get(key) is not None],
        }  # fmt: skip

    def _charts(self, figures: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        measures = dict.fromkeys(it["measure"] for it in figures)
        return [{"measure": measure, "bars": [self._bar(it) for it in figures if it["measure"] == measure]}
                for measure in measures]  # fmt: skip

    def _bar(self, figure: Mapping[str, Any]) -> dict[str, Any]:
        return {key: figure[key] for key in ("party", "by", "value", "to")} | {
            "said": _range(figure), "cites": self._cites(figure["citations"])
        }  # fmt: skip

    def _cites(self, items: Sequence[Mapping[str, Any]]) -> list[tuple[int, str]]:
        return [self._cite(it) for it in items]

    def _cite(self, item: Mapping[str, Any]) -> tuple[int, str]:
        """Return a citation; that of the same place in the same work is put into words once."""
        key = tuple(item.values())
        if key not in self._said:
            short = citations.short(Citation.model_construct(**item), self._sources[item["id"]])
            self._said[key] = self._place(item["id"]), short
        return self._said[key]

    def _place(self, key: str) -> int:
        if key not in self._places:
            self._places[key] = len(self.works)
            source = self._sources[key]
            runs = tuple(texts.Run(text=run.text, italic=run.italic) for run in citations.full(source))
            self.works.append(texts.Source(id=key, full=runs, url=source.url))
        return self._places[key]


def _json(value: object) -> str | None:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) if value else None


def _range(figure: Mapping[str, Any]) -> str:
    low, high = (None if value is None else f"{value:,.10g}" for value in (figure["value"], figure["to"]))
    return str(low) if high is None else f"{low}–{high}"


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _precision(km: float) -> str:
    amount = f"{km * 1000:.0f} m" if km < 1 else f"{km:g} km"
    return f"Position good to about {amount}"
