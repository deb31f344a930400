"""Columns as bytes: numbers and texts that are not worth a JSON array each.

A block begins with a magic byte and a version, as a file of its own kind would, so that no page reads another's bytes.
Whole numbers are written as the variable-length, zigzag-coded integers of Protocol Buffers
(https://protobuf.dev/programming-guides/encoding/): small ones, of either sign, take one byte.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.page.payload import Column, Ints, Marks, Rows, TextColumn

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

MAGIC, VERSION = 0xA7, 1
"""The first two bytes of a block; ``geo/web/data/columns.js`` knows the same."""


@dataclass
class Columns:
    """Collects columns; what stands for each in the JSON says where in `data` it begins."""

    data: bytearray = field(default_factory=lambda: bytearray((MAGIC, VERSION)))

    def numbers(self, values: NDArray[Any] | Sequence[int]) -> Ints:
        """Add whole numbers between -2**30 and 2**30; return offset and count."""
        at = len(self.data)
        self.data += varints(np.asarray(values, dtype=np.int32))
        return at, len(values)

    def column(self, values: NDArray[Any] | Sequence[int]) -> Column:
        """Add whole numbers, or return the one that all of them are."""
        given = np.asarray(values, dtype=np.int32)
        return int(given[0]) if len(given) and (given == given[0]).all() else self.numbers(given)

    def texts(self, values: Sequence[str | None]) -> TextColumn:
        """Add texts; a missing one has length -1."""
        encoded = [None if value is None else value.encode("utf-8", "surrogatepass") for value in values]
        lengths = self.numbers([-1 if it is None else len(it) for it in encoded])
        at = len(self.data)
        self.data += b"".join(it for it in encoded if it)
        return TextColumn(lengths=lengths, bytes=(at, len(self.data) - at))

    def rows(self, values: Mapping[int, Sequence[int]]) -> Rows:
        """Add rows of numbers that only some features have, by the place of the feature."""
        sizes = [len(row) for row in values.values()]
        flat = [number for row in values.values() for number in row]
        return Rows(of=self.numbers(list(values)), sizes=self.numbers(sizes), values=self.numbers(flat))

    def marks(self, values: Mapping[int, str]) -> Marks:
        """Add texts that only some features have, by the place of the feature."""
        return Marks(of=self.numbers(list(values)), texts=self.texts(list(values.values())))


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
