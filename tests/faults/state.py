"""What must be true of a book after a fault: its log is the beginning of the one that would have come."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from pactbook import wiring
from pactbook.store.errors import BookError
from pactbook.store.postgres import is_address
from pactbook.store.sql import open_book
from tests.store.making import clock

BOOK: Final = "b.db"
SIDES: Final = ("", "-wal", "-shm", ".head")


@dataclass
class Row:
    """A line of the table. `named`: damages that verification names; `harmless`: those that change no answer.

    `lost` and `half` count what went missing after it was acknowledged and what was there in part; `wrong`
    says in words what else was not as it must be.
    """

    fault: str
    runs: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    damages: int = 0
    named: int = 0
    harmless: int = 0
    wrong: list[str] = field(default_factory=list)
    note: str = ""

    @property
    def good(self) -> bool:
        return not (self.lost or self.half or self.wrong) and self.named + self.harmless == self.damages


@dataclass(frozen=True)
class Log:
    """A log as it should be: events, and the sizes at which a commit may have ended."""

    events: tuple[str, ...]
    ends: frozenset[int]
    objects: frozenset[str]
    """Keys of documents and ids of decisions in it: what is told when it is safe."""


NOTHING: Final = Log((), frozenset([0]), frozenset())


def log(book: Path | str) -> Log:
    """The log of a book. A document with all that was read in it, and each decision, may end a commit."""
    try:
        if not is_address(book) and not Path(book).exists():
            return NOTHING
        with open_book(book, clock=clock, create=False, readonly=True) as opened:
            events = list(opened.events())
    except BookError as error:
        if is_address(book) and "no book at" in str(error):
            return NOTHING
        raise
    decided = [e for e in events if e.kind not in ("document", "claim", "entry", "issue")]
    documents = [e for e in events if e.kind == "document"]
    ends = {0, len(events)} | {e.seq - 1 for e in documents} | {e.seq for e in decided}
    objects = frozenset(event.object for event in documents + decided)
    return Log(tuple(event.line() for event in events), frozenset(ends), objects)


def copied(source: Path, to: Path) -> Path:
    """A book with everything beside it, copied as it lies there."""
    for side in SIDES:
        if (there := source.with_name(source.name + side)).exists():
            shutil.copyfile(there, to.with_name(to.name + side))
    return to


def judge(row: Row, book: Path | str, base: Log, whole: Log, acknowledged: Iterable[str], where: str) -> Log:
    """Count into `row` what a fault did to a book that had `base` and would have come to `whole`."""
    told = list(dict.fromkeys(acknowledged))
    row.acknowledged += len(told)
    try:
        now = log(book)
    except BookError as error:
        row.lost += len(told)
        row.wrong.append(f"{where}: {error}")
        return NOTHING
    if now is NOTHING:
        if told or base.events:
            row.lost += len(told) or 1
            row.wrong.append(f"{where}: the book is gone")
        return NOTHING
    row.lost += sum(key not in now.objects for key in told)
    row.lost += now.events[: len(base.events)] != base.events
    size = len(now.events)
    if now.events != whole.events[:size] or size not in whole.ends | {len(base.events)}:
        row.half += 1
        row.wrong.append(f"{where}: {size} events are no state between two commits")
    sound(row, book, where)
    return now


def sound(row: Row, book: Path | str, where: str) -> None:
    """Verification finds nothing; a head that is behind is a remark and no finding."""
    found = wiring.verified(book)
    if not found.sound:
        row.wrong.append(f"{where}: {found.issues[0].message}")
