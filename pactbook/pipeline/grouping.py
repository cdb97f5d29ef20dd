"""Groups: how many documents go into one transaction, so that they share one wait for the disk.

A document that comes when nothing was stored for a while is stored at once, so that a slow extractor leaves
nothing lying; after a quick one it waits for the next document at most.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final, TypeVar

Item = TypeVar("Item")

MOST: Final = 64
ROOM: Final = 4_000_000
SECONDS: Final = 0.1


@dataclass(frozen=True, slots=True)
class Groups:
    """At most `most` documents and about `room` characters in a group, and `seconds` by the clock from one
    group to the next. Without a clock each document is a group of its own.
    """

    clock: Callable[[], float] | None = None
    most: int = MOST
    room: int = ROOM
    seconds: float = SECONDS

    def __call__(self, items: Iterable[Item], size: Callable[[Item], int | None]) -> Iterator[list[Item]]:
        """Items in order, in groups; `size` in characters, None of what needs no storing.

        Where the items end in an exception (an interrupt among them), what came before it goes on first.
        """
        group: list[Item] = []
        sizes: list[int] = []
        since = self._now()
        try:
            for item in items:
                group.append(item)
                sizes += [] if (own := size(item)) is None else [own]
                if not sizes or self._full(sizes, since):
                    yield group
                    since = self._now() if sizes else since
                    group, sizes = [], []
        except (Exception, KeyboardInterrupt):
            if group:
                yield group
            raise
        if group:
            yield group

    def _full(self, sizes: list[int], since: float) -> bool:
        if self.clock is None or len(sizes) >= self.most or sum(sizes) >= self.room:
            return True
        return self._now() - since >= self.seconds

    def _now(self) -> float:
        return self.clock() if self.clock else 0.0
