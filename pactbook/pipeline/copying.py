"""A copy of a book's log in another book: event by event, under the same numbers, times and root.

The other book may be new or hold an earlier state of the same log; then the rest is copied. Each transaction
ends where one may have ended in the log, so a copy that was killed is an earlier state, and goes on.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

from pactbook.model.ids import short
from pactbook.model.verdicts import Withdrawal
from pactbook.store.base import Store
from pactbook.store.errors import BookError

if TYPE_CHECKING:
    from pactbook.store.rows import Event

MANY: Final = 2000
"""Events that are read at once, and at least as many go into one transaction."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of a copy: the names of both books, how many events both hold, how many of them were copied
    now, and the root over them, hexadecimal."""

    source: str
    target: str
    events: int
    copied: int
    root: str


def copy(
    source: Store,
    target: Store,
    names: tuple[str, str],
    told: Callable[[int, int], None] = lambda *_: None,
    many: int = MANY,
) -> Copied:
    """Copy what the target lacks. `told` hears how many events are there now, and of how many.

    `names` are what messages call the two. Raises BookError when the target is no earlier state of the
    source, when either is damaged, and when the roots differ in the end.
    """
    had = target.head()
    withdrawn = {d.decision.document: d.seq for d in source.decisions() if isinstance(d.decision, Withdrawal)}
    size = source.head()
    _follows(source, target, names, had, size)
    told(had, size)
    for low, high in _stretches(source.events(size, had), had + 1, withdrawn, many):
        target.take(source.part(at, min(at + many - 1, high)) for at in range(low, high + 1, many))
        told(high, size)
    roots = source.root(size), target.root(size)
    if roots[0] != roots[1] or target.head() < size:
        raise BookError(f"{names[1]} has another root than {names[0]}: run `pactbook verify` on both")
    return Copied(*names, size, size - had, roots[0].hex())


def _follows(source: Store, target: Store, names: tuple[str, str], had: int, size: int) -> None:
    """Raises BookError unless the `had` events of the target are the first of the source."""
    both = min(had, size)
    for seq, one, other in zip(count(1), source.leaves(both), target.leaves(both), strict=False):
        if one != other:
            here, there = (_said(book, seq) for book in (source, target))
            raise BookError(
                f"{names[1]} is no earlier state of {names[0]}: they part at event {seq}, which is {there} "
                f"there and {here} here. Nothing was copied; name a new book"
            )
    if had > size:
        raise BookError(
            f"{names[1]} holds all {size} events of {names[0]} and {had - size} more. Nothing was copied; "
            "to bring the older one up to date, name them the other way round"
        )


def _said(book: Store, seq: int) -> str:
    event = next(book.events(seq, seq - 1))
    return f"{event.kind} {short(event.object)} of {event.recorded_at[:19]}"


def _stretches(
    events: Iterable["Event"], low: int, withdrawn: Mapping[str, int], many: int
) -> Iterator[tuple[int, int]]:
    """(first, last) of stretches from `low` on: `many` events or more, ending where a transaction may have.

    A document whose text is gone must not be seen without its withdrawal, so both go into one.
    """
    until, last, seq = 0, "", 0
    for event in events:
        if event.seq - low >= many and event.seq > until and _ends(last, event.kind):
            yield low, event.seq - 1
            low = event.seq
        until, last, seq = max(until, withdrawn.get(event.object, 0)), event.kind, event.seq
    if low <= seq:
        yield low, seq


def _ends(last: str, following: str) -> bool:
    """True when a transaction may have ended between events of these kinds."""
    if last == following == "withdrawal":
        return False  # articles of one file are withdrawn together
    return following == "document" or last not in ("document", "claim", "entry", "issue")
