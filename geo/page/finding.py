"""What a search knows beside the features of its map: other forms of names, and the features of other maps."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from geo import dates
from geo.look.han import pairs_for
from geo.look.kinds import KINDS
from geo.page import texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geo.page.columns import Columns
    from geo.sources.citations import Source

_SHORT = 3
"""Letters of words that nobody looks for."""
_PLAIN = frozenset({
    "been", "from", "have", "into", "only", "other", "over", "than", "that", "their", "them", "then", "there", "these",
    "they", "this", "those", "were", "when", "where", "which", "while", "whom", "with", "would",
})  # fmt: skip
_PLAIN_RANK = 2


@dataclass(frozen=True)
class Other:
    """A feature that another map shows.

    Attributes
    ----------
    row
        With the properties of the layer contract.
    map_id, title
        The map that shows it best, and what it is called.
    day
        On which it is seen there, ISO.
    """

    row: Mapping[str, Any]
    map_id: str
    title: str
    day: str


def finding(
    rows: Sequence[Mapping[Any, Any]],
    same: Sequence[Sequence[str]],
    others: Sequence[Other],
    sources: Mapping[str, Source],
    columns: Columns,
) -> texts.Finding:
    """Return what a search knows beside the features of its map.

    Parameters
    ----------
    rows
        The features of the map.
    same
        Lists of names of one person or place.
    others
        Features that other maps show.
    sources
        The bibliography by key.
    columns
        Takes what is said of them.
    """
    named = [name for row in (*rows, *(it.row for it in others)) for name in (row["name"], *names(row))]
    return texts.Finding(
        same=tuple(map(tuple, same)),
        han=pairs_for([*named, *(name for group in same for name in group)]),
        elsewhere=_elsewhere(others, sources, columns) if others else None,
    )


def names(row: Mapping[Any, Any]) -> list[str]:
    """Return what a feature is called besides its name."""
    modern = row.get("modern_name")
    return [*dict.fromkeys((row.get("names") or {}).values()), *([modern] if modern else [])]


def told(row: Mapping[str, Any]) -> str:
    """Return what is said of a feature, and what each authority says where they differ."""
    return " ".join([row["summary"], *(account["text"] for account in row["accounts"])])


def words(text: str) -> str:
    """Return the words of a text that somebody may look for, each once, in the order in which they pack best.

    >>> words("The bridge, and the bridgehead over the bridge")
    'bridge bridgehead'
    """
    found = {word for word in re.findall(r"\w+", text.casefold()) if len(word) > _SHORT}
    return " ".join(sorted(found - _PLAIN))


def _elsewhere(others: Sequence[Other], sources: Mapping[str, Source], columns: Columns) -> texts.Elsewhere:
    rows = [it.row for it in others]
    maps = {it.map_id: it.title for it in others}
    cited = [list(dict.fromkeys(it["id"] for it in row["citations"])) for row in rows]
    works = list(dict.fromkeys(key for keys in cited for key in keys))
    places = {key: at for at, key in enumerate(works)}
    return texts.Elsewhere(
        count=len(rows),
        maps=tuple(texts.OtherMap(id=key, title=title) for key, title in maps.items()),
        map=columns.numbers([list(maps).index(it.map_id) for it in others]),
        id=columns.texts([row["id"] for row in rows]),
        name=columns.texts([row.get("label") or row["name"] for row in rows]),
        also=columns.texts(["\n".join(names(row)) or None for row in rows]),
        words=columns.texts([words(row["summary"]) for row in rows]),
        dates=columns.texts([_dated(row) for row in rows]),
        day=columns.texts([it.day for it in others]),
        rank=columns.numbers([int(row.get("rank") or _PLAIN_RANK) for row in rows]),
        places=columns.numbers([at for at, row in enumerate(rows) if KINDS[row["kind"]].name_only]),
        works=tuple(str(sources[key].item.get("title", key)) for key in works),
        cited=columns.rows({at: [places[key] for key in keys] for at, keys in enumerate(cited)}),
    )


def _dated(row: Mapping[str, Any]) -> str:
    end = dates.parse(row["end_date"]) if row["end_date"] else None
    return dates.Span(dates.parse(row["start_date"]), end).label
