"""Shapes as the page wants them: projected once, on a grid of whole numbers, shared where they are shared.

Rings are cut into arcs where they meet (as TopoJSON does), each arc is simplified once and sent once: neighbours cannot
drift apart, and twenty successive shapes of a state cost little more than one. Shapes of a frame, which nobody has
drawn as neighbours, are taken as they are: an arc a part. Both are written alike, see `geo.page.payload.Shapes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.mercator import units
from geo.page import arcs, payload

if TYPE_CHECKING:
    from collections.abc import Sequence

    import shapely
    from numpy.typing import NDArray

    from geo.page.columns import Columns

_NOTHING = -1
"""In place of the number of an arc that is too small to be seen."""


@dataclass(frozen=True)
class Detail:
    """How closely shapes are followed.

    Attributes
    ----------
    bits
        The world square is ``2**bits`` units wide.
    inside_km, outside_km
        How far a simplified line may lie from the real one, in and out of the view; 0 leaves it as it is.
    view
        West, south, east, north in degrees; None for everywhere.
    """

    bits: int
    inside_km: float = 0.0
    outside_km: float = 0.0
    view: tuple[float, float, float, float] | None = None


@dataclass
class Topology:
    """Collects shapes in order; `written` puts all of them into columns."""

    detail: Detail
    count: int = 0
    arc_count: int = 0
    _columns: dict[str, list[NDArray[np.int64]]] = field(
        default_factory=lambda: {name: [] for name in payload.Shapes.model_fields}, repr=False
    )
    _known: dict[bytes, int] = field(default_factory=dict, repr=False)

    def share(self, shapes: Sequence[shapely.Geometry] | NDArray[Any]) -> tuple[int, int]:
        """Add shapes whose areas share edges with each other, and whose lines may be known already.

        Parameters
        ----------
        shapes
            `(lon, lat)` degrees; of several points the first counts.

        Returns
        -------
        tuple of int
            The place of the first, and how many they are.
        """
        given = np.asarray(shapes, dtype=object)
        strings, owner = arcs.strings_of(given)
        ring = arcs.types_of(given)[owner] == arcs.Area
        pieces, counts = _pieces(strings, ring)
        backwards = pieces.run_back()
        number = self._numbered(pieces.turned(backwards))
        alive = number != _NOTHING
        string = np.repeat(np.arange(len(counts)), counts)[alive]
        chains = np.bincount(string, minlength=len(counts))
        links = number[alive] * 2 + backwards[alive]
        return self._add(given, owner[chains > 0], chains[chains > 0], links)

    def take(self, shapes: Sequence[shapely.Geometry] | NDArray[Any]) -> tuple[int, int]:
        """Add shapes as they are, each part an arc of its own; parameters and result as of `share`."""
        given = np.asarray(shapes, dtype=object)
        strings, owner = arcs.strings_of(given)
        links = 2 * (self.arc_count + np.arange(len(owner)))
        self._store(*_moved(units(strings.points, self.detail.bits), strings))
        return self._add(given, owner, np.ones(len(owner), dtype=np.int64), links)

    def written(self, columns: Columns) -> payload.Shapes:
        """Write all shapes into columns."""
        flat = {name: np.concatenate([np.empty(0, np.int64), *parts]) for name, parts in self._columns.items()}
        vertices = flat["moves"].reshape(-1, 2)
        flat["moves"] = np.diff(vertices, axis=0, prepend=np.zeros((1, 2), dtype=np.int64)).ravel()
        flat["arcs"] = np.diff(flat["arcs"], prepend=0)
        return payload.Shapes(**{name: columns.numbers(values) for name, values in flat.items()})

    def _numbered(self, pieces: arcs.Lines) -> NDArray[np.int64]:
        """Return the number of each arc, known or new; of what is too small to be seen, none."""
        content, bounds = pieces.points.tobytes(), (pieces.starts * 16).tolist()
        names = [content[at : at + 16 * size] for at, size in zip(bounds, pieces.sizes.tolist(), strict=True)]
        fresh = {name: at for at, name in enumerate(names) if name not in self._known}
        if fresh:
            new = pieces.chosen(np.array(list(fresh.values())))
            detail = self.detail
            kept = arcs.simplified(new, detail.inside_km, detail.outside_km, detail.view)
            vertices, sizes = _moved(units(kept.points, detail.bits), kept)
            first, last = new.points[new.starts], new.points[new.starts + new.sizes - 1]
            least = np.where(new.sizes == 1, 1, np.where((first == last).all(axis=1), 4, 2))
            seen = sizes >= least
            numbers = np.where(seen, self.arc_count + np.cumsum(seen) - 1, _NOTHING)
            self._known.update(zip(fresh, numbers.tolist(), strict=True))
            self._store(vertices[np.repeat(seen, sizes)], sizes[seen])
        return np.array([self._known[name] for name in names], dtype=np.int64)

    def _store(self, vertices: NDArray[np.int64], sizes: NDArray[np.int64]) -> None:
        self._columns["moves"].append(vertices.ravel())
        self._columns["sizes"].append(sizes)
        self.arc_count += len(sizes)

    def _add(
        self, shapes: NDArray[Any], owner: NDArray[np.int64], chains: NDArray[np.int64], links: NDArray[np.int64]
    ) -> tuple[int, int]:
        self._columns["types"].append(arcs.types_of(shapes))
        self._columns["parts"].append(np.bincount(owner, minlength=len(shapes)))
        self._columns["chains"].append(chains)
        self._columns["arcs"].append(links)
        place = self.count, len(shapes)
        self.count += len(shapes)
        return place


def _pieces(strings: arcs.Lines, ring: NDArray[np.bool_]) -> tuple[arcs.Lines, NDArray[np.int64]]:
    """Cut what is a ring, leave the rest whole; return the arcs in order, and how many each string has."""
    cut, cut_counts = arcs.cut(strings.chosen(np.flatnonzero(ring)))
    whole = strings.chosen(np.flatnonzero(~ring))
    counts = np.ones(len(ring), dtype=np.int64)
    counts[ring] = cut_counts
    from_ring = np.repeat(ring, counts)
    place = np.empty(len(from_ring), dtype=np.int64)
    place[from_ring] = np.arange(len(cut.sizes))
    place[~from_ring] = len(cut.sizes) + np.arange(len(whole.sizes))
    both = arcs.Lines(np.concatenate([cut.points, whole.points]), np.concatenate([cut.sizes, whole.sizes]))
    return both.chosen(place), counts


def _moved(vertices: NDArray[np.int64], lines: arcs.Lines) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Leave out vertices that fall on the one before them; return the rest, and how many each line has."""
    moved = np.ones(len(vertices), dtype=bool)
    moved[1:] = (np.diff(vertices, axis=0) != 0).any(axis=1) | (np.diff(lines.owner) != 0)
    return vertices[moved], np.bincount(lines.owner[moved], minlength=len(lines.sizes))
