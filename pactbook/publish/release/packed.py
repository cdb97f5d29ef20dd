"""Rows kept small: as JSON Lines, pressed in blocks, since the tables of a large book outgrow memory."""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Final

Row = Mapping[str, Any]

_ROWS: Final = 1_000
"""Rows in a block."""
_LEVEL: Final = 1


class Packed(Collection[Row]):
    """Rows of a table, as often as they are wanted; each time they are made anew from their JSON."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self._blocks: list[bytes] = []
        self._count = 0
        given = iter(rows)
        while block := list(islice(given, _ROWS)):
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in block)
            self._blocks.append(zlib.compress(lines.encode(), _LEVEL))
            self._count += len(block)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Row]:
        for lines in self.lines():
            yield from map(json.loads, lines.removesuffix(b"\n").split(b"\n"))

    def __contains__(self, row: object) -> bool:
        return any(row == one for one in self)

    def lines(self) -> Iterator[bytes]:
        """The rows as JSON Lines, some at a time."""
        return map(zlib.decompress, self._blocks)
