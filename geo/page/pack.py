"""Columns of a large frame as bytes: numbers and shapes that are not worth a JSON array each.

Whole numbers are written as the variable-length, zigzag-coded integers of Protocol Buffers
(https://protobuf.dev/programming-guides/encoding/): small ones, of either sign, take one byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geo.mercator import units
from geo.page.encode import Area, Line, Point

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_TYPES = np.array([Line, Point, Line, Line, Area, Point, Line, Area, Line], dtype=np.uint8)
"""Of shapely's type numbers from -1 (missing) on: what the page draws them as."""


@dataclass
class Columns:
    """Collects columns; what stands for each in the JSON says where in `data` it begins."""

    data: bytearray = field(default_factory=bytearray)

    def numbers(self, values: NDArray[Any]) -> list[int]:
        """Add whole numbers below 2**30; return offset and count."""
        at = len(self.data)
        self.data += varints(np.asarray(values, dtype=np.int32))
        return [at, len(values)]

    def arcs(self, arcs: Sequence[Sequence[int]]) -> dict[str, list[int]]:
        """Add lines given as ``[x, y, dx, dy, …]``, each vertex but the first as its distance from the one before."""
        flat = np.fromiter((number for arc in arcs for number in arc), dtype=np.int32)
        return {"sizes": self.numbers(np.array([len(arc) for arc in arcs])), "moves": self.numbers(flat)}

    def texts(self, values: Sequence[str | None]) -> dict[str, Any]:
        """Add texts; a missing one has length -1."""
        encoded = [None if value is None else value.encode("utf-8", "surrogatepass") for value in values]
        lengths = self.numbers(np.array([-1 if it is None else len(it) for it in encoded]))
        at = len(self.data)
        self.data += b"".join(it for it in encoded if it)
        return {"lengths": lengths, "bytes": [at, len(self.data) - at]}

    def shapes(self, shapes: NDArray[Any], bits: int) -> dict[str, list[int]]:
        """Add shapes, `(lon, lat)` degrees; each vertex is told as its distance from the one before.

        Parameters
        ----------
        shapes
            Of any type; of several points the first counts, what is missing or empty is a line without parts.
        bits
            The world square is ``2**bits`` units wide.
        """
        strings, owner = _strings(shapes)
        points, at = shapely.get_coordinates(strings, return_index=True)
        kept = units(points, bits).astype(np.int32)
        moved = np.ones(len(kept), dtype=bool)
        moved[1:] = (np.diff(kept, axis=0) != 0).any(axis=1) | (np.diff(at) != 0)
        kept, at = kept[moved], at[moved]
        return {
            "types": self.numbers(_TYPES[shapely.get_type_id(shapes) + 1]),
            "parts": self.numbers(np.bincount(owner, minlength=len(shapes))),
            "sizes": self.numbers(np.bincount(at, minlength=len(strings))),
            "moves": self.numbers(np.diff(kept, axis=0, prepend=np.zeros((1, 2), dtype=np.int32)).ravel()),
        }


def varints(values: NDArray[np.int32]) -> bytes:
    """Write whole numbers below 2**30, seven bits a byte, the lowest first.

    >>> list(varints(np.array([0, -1, 1, 64, -300], dtype=np.int32)))
    [0, 1, 2, 128, 1, 215, 4]
    """
    folded = ((values << 1) ^ (values >> 31)).astype(np.uint32)
    width = np.ones(len(folded), dtype=np.uint8)
    for bits in (7, 14, 21, 28):
        width += folded >= 1 << bits
    start = np.cumsum(width, dtype=np.int64) - width
    written = np.zeros(int(width.sum()), dtype=np.uint8)
    for place in range(int(width.max(initial=0))):
        here = np.flatnonzero(width > place)
        rest = folded[here] >> (7 * place)
        written[start[here] + place] = (rest & 127) | np.where(rest > 127, 128, 0)  # noqa: PLR2004 (seven bits)
    return written.tobytes()


def _strings(shapes: NDArray[Any]) -> tuple[NDArray[Any], NDArray[np.int64]]:
    """Rings, lines and first points of shapes, in the order of the shapes, and whose each is."""
    parts, whose = shapely.get_parts(shapes, return_index=True)
    area = _TYPES[shapely.get_type_id(shapes) + 1][whose] == Area
    rings, ring_of = shapely.get_rings(parts[area], return_index=True)
    rest, owner = parts[~area], whose[~area]
    first = np.ones(len(rest), dtype=bool)
    first[1:] = (np.diff(owner) != 0) | (shapely.get_type_id(rest[1:]) != 0)
    strings = np.concatenate([rings, rest[first]])
    owners = np.concatenate([whose[area][ring_of], owner[first]])
    order = np.argsort(owners, kind="stable")
    return strings[order], owners[order]
