"""Four programs that add to one book at the same time, and clocks that are wrong."""

import datetime
from pathlib import Path
from typing import Final

from pactbook.book.facts import Coordinates
from pactbook.book.ledger import facts
from pactbook.publish.release.verify import damages
from pactbook.store.sql import open_book
from pactbook.wiring import context, ledger
from tests.faults.child import Child, Ended, Fault, run
from tests.faults.keeping import FILES, Book, Keeping, databases
from tests.faults.state import Row, log, sound
from tests.faults.world import articles, made
from tests.store.making import clock

DECADE: Final = 24.0 * 3653
_EACH: Final = (
    ("clock back one hour", (0.0, -1.0, -1.0)),
    ("clock forward ten years, then right again", (0.0, DECADE, 0.0)),
)
_BOTH: Final = (("clock back one hour, forward ten years, then right again", (-1.0, DECADE, 0.0)),)
"""How many hours the clock is wrong, turn by turn; the book that it is held against is as long."""


def four(home: Path, short: bool) -> list[Row]:
    """A row: four writers, each with articles of its own and the first ones of the next writer."""
    return [_four(home, *((6, 2) if short else (500, 25)), FILES)]


def four_on_a_server(home: Path, short: bool) -> list[Row]:
    """The same against PostgreSQL."""
    return [_four(home, *((5, 1) if short else (500, 25)), databases())]


def _four(home: Path, each: int, shared: int, keeping: Keeping) -> Row:
    row = Row(f"four writers x {each}{keeping.words}")
    sources = [articles(home / f"in{n}", n * each, (n + 1) * each + shared) for n in range(4)]
    book = keeping.new(home)
    children = [Child(["add", source, "--book", book], home) for source in sources]
    ended = [child.end() for child in children]
    told = {key for one in ended for key in one.told}
    now = log(book)
    row.runs, row.acknowledged = 4, len(told)
    row.lost = len(told - now.objects)
    row.wrong += [f"a writer ended with {one.status}: {one.printed}" for one in ended if one.status]
    if len(told) != 4 * each + shared or now.objects != told:
        row.wrong.append(f"{len(told)} documents told, {len(now.objects)} stored")
    alone = home / "alone.db"
    made(run(["add", *sources, "--book", alone], home))
    one, other = _by_document(book), _by_document(alone)
    row.half = sum(one[key] != other[key] for key in one)
    sound(row, book, "four writers")
    keeping.drop(book)
    return row


def _by_document(path: Book) -> dict[str, list[str]]:
    """What the log holds from each document to the next; no rows of another writer may stand between."""
    found: dict[str, list[str]] = {}
    own: list[str] = []
    with open_book(path, clock=clock, readonly=True) as book:
        for number, event in enumerate(book.events(), 1):
            assert event.seq == number
            if event.kind == "document":
                own = found[event.object] = []
            own.append(event.object)
    return found


def clocks(home: Path, short: bool) -> list[Row]:
    """A row each: the clock an hour back, and ten years forward and then right again."""
    return _clocks(home, short, FILES)


def clocks_on_a_server(home: Path, short: bool) -> list[Row]:
    """The same against PostgreSQL."""
    return _clocks(home, short, databases())


def _clocks(home: Path, short: bool, keeping: Keeping) -> list[Row]:
    each, kinds = (1, _BOTH) if short else (4, _EACH)
    steady = _Book(home / "steady", keeping)
    for turn in range(max(len(hours) for _, hours in kinds)):
        steady.grow(turn, each, 0)
    return [_wrong_clock(_Book(home / name, keeping), steady, name, hours, each) for name, hours in kinds]


class _Book:
    """A book that grows by articles and withdrawals, and is released."""

    def __init__(self, folder: Path, keeping: Keeping) -> None:
        folder.mkdir(parents=True)
        self.folder, self.words, self.book = folder, keeping.words, keeping.new(folder)

    def grow(self, turn: int, each: int, hours: float) -> Ended:
        """Add articles, and withdraw the first of them, while the clock is wrong by so many hours."""
        source, fault = articles(self.folder / str(turn), each * turn, each * turn + each), Fault(hours=hours)
        ended = made(run(["add", source, "--book", self.book], self.folder, fault))
        withdrawn = ["withdraw", f"{each * turn:04}.txt", "--reason", "asked", "--book", self.book]
        made(run(withdrawn, self.folder, fault))
        return ended

    def release(self, name: str, hours: float) -> Path:
        """A release while the clock is wrong."""
        made(run(["release", name, "--book", self.book], self.folder, Fault(hours=hours)))
        return self.folder / "releases" / name


def _wrong_clock(jumping: _Book, steady: _Book, name: str, hours: tuple[float, ...], each: int) -> Row:
    """Add, decide and release while the clock jumps; the other book was made by a steady clock."""
    row, answers = Row(f"{name}{jumping.words}"), list[tuple[Coordinates, object]]()
    for turn, wrong in enumerate(hours):
        ended = jumping.grow(turn, each, wrong)
        row.runs += 1
        row.acknowledged += len(ended.told)
        row.lost += len(set(ended.told) - log(jumping.book).objects)
        sound(row, jumping.book, f"{name}, turn {turn}")
        row.half += sum(answer != _answer(jumping.book, at) for at, answer in answers)
        answers += [(at, _answer(jumping.book, at)) for at in _coordinates(jumping.book, each)]
        if turn == 2 or (turn and each > 1):
            row.wrong += map(str, damages(jumping.release(f"r{turn}", wrong)))
    _labels(row, jumping.book)
    for at in _coordinates(jumping.book, each):
        if _answer(jumping.book, at) != _answer(steady.book, at):
            row.wrong.append(f"at {at} a jumping clock changed the answer")
    return row


def _coordinates(path: Book, each: int) -> list[Coordinates]:
    """Where to ask a book that grows by so many articles a turn."""
    size = len(log(path).events)
    days = (None, datetime.date(2024, 3, 4), datetime.date(2024, 3, 9))[: 1 if each == 1 else None]
    return [Coordinates(None, known, size) for known in days]


def _answer(path: Book, at: Coordinates) -> object:
    """The ledger at coordinates, without the labels of time."""
    with open_book(path, clock=clock, readonly=True) as book:
        folded = ledger(book, at, context(book, at.recorded))
    reports = [(report.seq, report.entry.id) for fact in facts(folded) for report in fact.reports]
    return reports, folded.issues


def _labels(row: Row, path: Book) -> None:
    with open_book(path, clock=clock, readonly=True) as book:
        labels = [event.recorded_at for event in book.events()]
    if labels != sorted(labels):
        row.wrong.append("a label of time goes back")
