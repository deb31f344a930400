"""What a card says of a feature: finished texts, with nothing left to work out in the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geo import dates
from geo.layers.schema import Citation
from geo.sources import citations

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.layers.atlas import Atlas

LANGUAGES = {"zh-Hant": "Chinese", "zh-Hans": "Chinese", "zh": "Chinese", "ja": "Japanese", "ko": "Korean",
             "ru": "Russian", "mn": "Mongolian", "mnc": "Manchu", "de": "German"}  # fmt: skip
_EXTRAS = {"unit": "Unit", "strength": "Strength", "from": "From", "to": "To", "height_m": "Height, m",
           "treaty": "Treaty", "length_km": "Length as drawn, km", "area_km2": "Area as drawn, km²"}  # fmt: skip


class Details:
    """Builds the cards; each source is sent once, whoever cites it.

    Attributes
    ----------
    sources
        The sources cited so far; a card names them by their place in this list.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas
        self._index: dict[str, int] = {}
        self.sources: list[dict[str, Any]] = []

    def of(self, row: Mapping[Any, Any]) -> dict[str, Any]:
        """Return what a popup says of one feature; parts that would be empty are left out."""
        start = dates.parse(row["start_date"])
        end = dates.parse(row["end_date"]) if row["end_date"] else None
        said = {
            "dates": dates.Span(start, end).label,
            "names": [[tag, LANGUAGES.get(tag, tag), name] for tag, name in (row["names"] or {}).items()],
            "modern": row.get("modern_name"),
            "summary": row["summary"],
            "cites": self._cites(row["citations"]),
            "accounts": [[account["text"], self._cites(account["citations"])] for account in row["accounts"]],
            "charts": self._charts(row.get("figures") or []),
            "claims": row["claims"],
            "precision": _precision(row["precision_km"]),
            "drawn": row["geometry_source"],
            "fields": [[label, _said(row[key])] for key, label in _EXTRAS.items() if row.get(key) is not None],
        }
        return {key: value for key, value in said.items() if value}

    def _charts(self, figures: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
        """Return a measure and its bars for each: party, whose count, value, upper end, value as said, sources."""
        measures = dict.fromkeys(it["measure"] for it in figures)
        return [[measure, [[it["party"], it["by"], it["value"], it["to"], _range(it), self._cites(it["citations"])]
                           for it in figures if it["measure"] == measure]] for measure in measures]  # fmt: skip

    def _cites(self, items: Sequence[Mapping[str, Any]]) -> list[list[Any]]:
        said = []
        for item in items:
            cite = Citation.model_validate(item)
            source = self._atlas.sources[cite.id]
            if cite.id not in self._index:
                self._index[cite.id] = len(self.sources)
                runs = [[run.text, int(run.italic)] for run in citations.full(source)]
                self.sources.append({"id": cite.id, "full": runs, "url": source.url})
            said.append([self._index[cite.id], citations.short(cite, source)])
        return said


def _range(figure: Mapping[str, Any]) -> str:
    low, high = (None if value is None else f"{value:,.10g}" for value in (figure["value"], figure["to"]))
    return str(low) if high is None else f"{low}–{high}"


def _said(value: object) -> str:
    return f"{value:,}" if isinstance(value, int | float) else str(value)


def _precision(km: float) -> str:
    amount = f"{km * 1000:.0f} m" if km < 1 else f"{km:g} km"
    return f"Position good to about {amount}"
