"""Follow districts through the provinces they stood in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.dates import parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from geo.derive.recipes.provinces import ProvincesFile, Transfer

__all__ = ["Change", "Stage", "stages", "together"]


@dataclass(frozen=True)
class Change:
    """A change of hands, and the provinces on either side of it."""

    parties: frozenset[str]
    transfer: Transfer


@dataclass(frozen=True)
class Stage:
    """The province of each district from a day (an ordinal) on, and the changes of that day."""

    first: int
    province: Mapping[str, str]
    changes: Sequence[Change] = ()

    def of(self, province: str) -> frozenset[str]:
        """Give the districts of a province."""
        return frozenset(name for name, owner in self.province.items() if owner == province)


def stages(recipe: ProvincesFile) -> list[Stage]:
    """Follow the districts through the transfers.

    Parameters
    ----------
    recipe : ProvincesFile
        Districts, provinces and transfers.

    Returns
    -------
    list of Stage
        One for each day on which districts change hands, in order of time.
    """
    start = min(parse(province.start_date).first for province in recipe.province)
    found = [Stage(start, {name: province.id for province in recipe.province for name in province.districts})]
    for transfer in recipe.transfer:
        before = found[-1]
        moved = [name for name, owner in before.province.items() if owner in transfer.source]
        moved += transfer.districts
        change = Change(frozenset({transfer.to, *(before.province[name] for name in moved)}), transfer)
        after = {**before.province, **dict.fromkeys(moved, transfer.to)}
        day = parse(transfer.date).first
        if day == before.first:
            found[-1] = Stage(day, after, (*before.changes, change))
        else:
            found.append(Stage(day, after, (change,)))
    return found


def together(districts: Iterable[str], history: Sequence[Stage]) -> list[list[str]]:
    """Group the districts that always stood in the same province."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in districts:
        groups.setdefault(tuple(stage.province[name] for stage in history), []).append(name)
    return list(groups.values())
