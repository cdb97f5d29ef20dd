"""Four programs that add to one book at the same time, and clocks that are wrong."""

import datetime
from pathlib import Path

from pactbook.book.facts import Coordinates
from pactbook.book.ledger import facts
from pactbook.publish.release.verify import damages
from pactbook.store.sql import open_book
from pactbook.wiring import context, ledger
from tests.faults.child import Child, Fault, run
from tests.faults.state import BOOK, Row, log, sound
from tests.faults.world import articles, made
from tests.store.making import clock

DECADE = 24.0 * 3653


def four(home: Path, short: bool) -> list[Row]:
    """A row: four writers, each with articles of its own and the first ones of the next writer."""
    each, shared = (12, 3) if short else (500, 25)
    row = Row(f"four writers x {each}")
    sources = [articles(home / f"in{n}", n * each, (n + 1) * each + shared) for n in range(4)]
    children = [Child(["add", source, "--book", BOOK], home) for source in sources]
    ended = [child.end() for child in children]
    told = {key for one in ended for key in one.told}
    now = log(home / BOOK)
    row.runs, row.acknowledged = 4, len(told)
    row.lost = len(told - now.documents)
    row.wrong += [f"a writer ended with {one.status}: {one.printed}" for one in ended if one.status]
    if len(told) != 4 * each + shared or now.documents != told:
        row.wrong.append(f"{len(told)} documents told, {len(now.documents)} stored")
    alone = home / "alone.db"
    made(run(["add", *sources, "--book", alone], home))
    one, other = _by_document(home / BOOK), _by_document(alone)
    row.half = sum(one[key] != other[key] for key in one)
    sound(row, home / BOOK, "four writers")
    return [row]


def _by_document(path: Path) -> dict[str, list[str]]:
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
    del short
    return [
        _wrong_clock(home / "back", "clock back one hour", (0, -1, -1)),
        _wrong_clock(home / "forward", "clock forward ten years, then right again", (0, DECADE, 0)),
    ]


def _wrong_clock(home: Path, name: str, hours: tuple[float, ...]) -> Row:
    """Add, decide and release while the clock jumps; a second book is made by a steady clock."""
    row, steady = Row(name), home / "steady"
    (home / "jumping").mkdir(parents=True)
    steady.mkdir()
    path, answers = home / "jumping" / BOOK, list[tuple[Coordinates, object]]()
    for turn, wrong in enumerate(hours):
        source = articles(home / str(turn), 4 * turn, 4 * turn + 4)
        for folder, fault in ((steady, Fault()), (path.parent, Fault(hours=wrong))):
            ended = made(run(["add", source, "--book", BOOK], folder, fault))
            withdrawn = ["withdraw", f"{4 * turn:04}.txt", "--reason", "asked", "--book", BOOK]
            made(run(withdrawn, folder, fault))
        made(run(["release", f"r{turn}", "--book", BOOK], path.parent, Fault(hours=wrong)))
        row.runs += 1
        row.acknowledged += len(ended.told)
        row.lost += len(set(ended.told) - log(path).documents)
        sound(row, path, f"{name}, turn {turn}")
        row.half += sum(answer != _answer(path, at) for at, answer in answers)
        answers += [(at, _answer(path, at)) for at in _coordinates(path)]
        row.wrong += map(str, damages(path.parent / "releases" / f"r{turn}"))
    _labels(row, path)
    said = [(at, _answer(path, at), _answer(steady / BOOK, at)) for at in _coordinates(path)]
    row.wrong += [f"at {at} a jumping clock changed the answer" for at, one, other in said if one != other]
    return row


def _coordinates(path: Path) -> list[Coordinates]:
    size = len(log(path).events)
    days = (None, datetime.date(2024, 3, 4), datetime.date(2024, 3, 9))
    return [Coordinates(None, known, size) for known in days]


def _answer(path: Path, at: Coordinates) -> object:
    """The ledger at coordinates, without the labels of time."""
    with open_book(path, clock=clock, readonly=True) as book:
        folded = ledger(book, at, context(book, at.recorded))
    reports = [(report.seq, report.entry.id) for fact in facts(folded) for report in fact.reports]
    return reports, folded.issues


def _labels(row: Row, path: Path) -> None:
    with open_book(path, clock=clock, readonly=True) as book:
        labels = [event.recorded_at for event in book.events()]
    if labels != sorted(labels):
        row.wrong.append("a label of time goes back")
