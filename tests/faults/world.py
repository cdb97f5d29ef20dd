"""What the faults happen to: articles, commands that write, and the books that they start from."""

import gzip
import json
import shutil
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from pactbook.store.sql import open_book
from tests.faults import reading
from tests.faults.child import Ended, Fault, run
from tests.faults.keeping import FILES, Book, Keeping, Spot
from tests.faults.state import BOOK, NOTHING, Log, Row, judge, log
from tests.store.making import clock, news

COUNTING: Final = "tests.pipeline.counting:Counting"
OLD: Final = Path(__file__).parents[1] / "store" / "books" / "v1.db.gz"

_MAP: Final = """
kind = "commitment"
published = "2024-06-30"
[columns]
donor = "Country"
amount = "EUR m"
[fixed]
recipient = "UKR"
currency = "EUR"
aid = "military"
bound = "exact"
modality = "planned"
stage = "pledged"
[scale]
amount = 1e6
"""
_TABLE: Final = (("Country", "EUR m"), ("Norway", 300), ("Portugal", 40.5), ("Estonia", 11))
SECOND: Final = "Bob Example"
"""Who codes a second time, blindly."""
LAST_WORD: Final = "zorbelthwick"
"""A word of one article only, which is to be gone when the article is withdrawn."""


def article(number: int) -> str:
    """One of any number of articles, with claims of several kinds and words of its own."""
    return (
        f"date 2024-03-{number % 28 + 1:02}\n"
        f"Kyiv has signed {number + 2} bilateral security agreements. {news(number).text}\n\n"
        f"Germany will give Ukraine {number + 1}.1 billion euros in military aid in 2025, the minister said. "
        f"Denmark signed a security agreement with Ukraine on 23 February 2024.\n"
    )


def articles(folder: Path, low: int, high: int) -> Path:
    """A folder of articles, each a file."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(low, high):
        write(folder / f"{number:04}.txt", article(number))
    return folder


def write(file: Path, text: str) -> Path:
    """A file with an article, which is read ahead for the commands to come."""
    file.write_text(text, encoding="utf-8")
    reading.ahead(file)
    return file


def made(ended: Ended) -> Ended:
    """A run that had to succeed, and did."""
    if ended.status:
        raise RuntimeError(f"ended with {ended.status}: {ended.printed}")
    return ended


@dataclass
class Command:
    """A command that writes into the book of its spot, which is a copy of `base` when it starts."""

    name: str
    arguments: Sequence[object]
    home: Path
    keeping: Keeping = FILES
    base: Book | None = None
    fault: Fault = field(default_factory=Fault)
    anew: bool = False
    """True when a second run chooses its order anew."""
    _spots: dict[str, Spot] = field(default_factory=dict)

    def fresh(self, name: str) -> Spot:
        """A spot in which the command has not been run; the one of that name before it is gone."""
        if name in self._spots:
            self.keeping.drop(self._spots[name].book)
        folder = self.home / self.name / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        book = self.keeping.copy(self.base, folder) if self.base else self.keeping.new(folder)
        self._spots[name] = Spot(folder, book)
        return self._spots[name]

    def given(self, book: Book) -> list[object]:
        """The command with its book."""
        return [book if one == BOOK else one for one in self.arguments]

    def run(self, spot: Spot, fault: Fault | None = None, points: bool = False) -> Ended:
        """Run it to its end, and wait until nothing of it is at work."""
        return self.run_as(spot, spot.book, fault, points)

    def run_as(self, spot: Spot, name: Book, fault: Fault | None = None, points: bool = False) -> Ended:
        """The same with the book under another name than that of its spot."""
        ended = run(self.given(name), spot.folder, fault or self.fault, points)
        self.keeping.settle(spot.book)
        return ended

    @cached_property
    def before(self) -> Log:
        return log(self.base) if self.base else NOTHING

    @cached_property
    def _whole(self) -> tuple[Log, tuple[str, ...], float]:
        spot = self.fresh("whole")
        ended = made(self.run(spot, points=True))
        return log(spot.book), ended.told, ended.seconds

    @property
    def after(self) -> Log:
        """The log that a run without a fault comes to."""
        return self._whole[0]

    @property
    def points(self) -> tuple[str, ...]:
        """The points of a run, in order."""
        return self._whole[1]

    @property
    def seconds(self) -> float:
        """How long a run takes, about."""
        return self._whole[2]

    @property
    def title(self) -> str:
        """What the table calls it."""
        return f"{self.name}{self.keeping.words}"


def completes(row: Row, command: Command, spot: Spot, left: Log, name: str) -> None:
    """The command, run again on what a fault `left`, comes to the log of a run without a fault."""
    again = command.run(spot)
    if again.status and left.events != command.after.events:
        row.wrong.append(f"{name}: the second run ended with {again.status}: {again.printed[-500:]}")
    # A second sitting puts its queue in order anew: the same verdicts, perhaps one before the other.
    before, whole = (left, log(spot.book)) if command.anew else (command.before, command.after)
    now = judge(row, spot.book, before, whole, (), f"{name}, after the second run")
    if now.objects != command.after.objects or len(now.events) != len(command.after.events):
        row.wrong.append(f"{name}: the second run did not come to the log of a run without a fault")


def commands(
    home: Path, count: int, keeping: Keeping = FILES, only: Collection[str] | None = None
) -> list[Command]:
    """The commands that write into a book, or those named, each on a small one."""
    few = articles(home / "few", 0, count)
    more = articles(home / "more", count, 2 * count)
    write(home / "few" / "0000.txt", article(0) + f"\nThe {LAST_WORD} was named.\n")
    on = ("--book", BOOK)
    with_map = ("--columns", _map(home), *on)

    @cache
    def full() -> Book:
        return based("full", ["add", few, *on])

    @cache
    def plain() -> Book:
        return based("plain", ["add", few, *on], fault=Fault(extractor=COUNTING))

    @cache
    def judged() -> Book:
        return based("judged", ["review", *on], full())

    @cache
    def withdrawn() -> Book:
        return based("withdrawn", ["withdraw", "0000.txt", "--reason", "asked", *on], full())

    def old() -> Book:
        path = home / "old.db"
        path.write_bytes(gzip.decompress(OLD.read_bytes()))
        return path

    def based(name: str, arguments: list[object], base: Book | None = None, fault: Fault = Fault()) -> Book:  # noqa: B008
        command = Command(name, arguments, home / "bases", keeping, base, fault)
        spot = command.fresh("base")
        made(command.run(spot))
        keeping.age(spot.book)
        return spot.book

    known: list[tuple[str, Callable[[], Sequence[object]], Callable[[], Book] | None]] = [
        ("add to a new book", lambda: ["add", few, *on], None),
        ("add to a book", lambda: ["add", more, *on], full),
        ("add to a book of schema version 1", lambda: ["add", more, *on], old),
        ("update", lambda: ["update", *on], plain),
        ("import table", lambda: ["import", "table", _csv(home), *with_map], full),
        ("import table of a workbook", lambda: ["import", "table", _workbook(home), *with_map], full),
        ("reference", lambda: ["reference", *on], full),
        ("review", lambda: ["review", *on], full),
        ("review --batch", lambda: ["review", "--batch", _verdicts(home, full()), *on], full),
        ("review --blind", lambda: ["review", "--blind", "--reviewers", 2, "--person", SECOND, *on], judged),
        ("copy", lambda: ["copy", withdrawn(), BOOK], None),
        ("supersede", lambda: ["supersede", "0002.txt", "0001.txt", *on], full),
        ("withdraw", lambda: ["withdraw", "0000.txt", "--reason", "asked", *on], full),
        ("verify --rebuild", lambda: ["verify", BOOK, "--rebuild"], full),
        ("copy", lambda: ["copy", judged(), BOOK], None),
    ]
    return [
        Command(name, arguments(), home, keeping, base() if base else None, anew=name == "review")
        for name, arguments, base in known
        if (only is None or name in only) and (keeping is FILES or base is not old)
    ]


def _map(home: Path) -> Path:
    path = home / "map.toml"
    path.write_text(_MAP, encoding="utf-8")
    return path


def _csv(home: Path) -> Path:
    path = home / "aid.csv"
    path.write_text("".join(f"{one};{other}\n" for one, other in _TABLE), encoding="utf-8")
    return path


def _workbook(home: Path) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in _TABLE:
        sheet.append(row)
    book.save(home / "aid.xlsx")
    return home / "aid.xlsx"


def _verdicts(home: Path, book: Book) -> Path:
    """A file with a verdict on each claim: accepted, rejected, corrected, in turns."""
    path, lines = home / "verdicts.jsonl", []
    with open_book(book, clock=clock, readonly=True) as opened:
        for number, claim in enumerate(opened.claims()):
            kind = ("accept", "reject", "correct")[number % 3]
            fields = {"fields": {"modality": "denied"}} if kind == "correct" else {}
            lines.append(json.dumps({"verdict": kind, "claim": claim.id, **fields}) + "\n")
    path.write_text("".join(lines), encoding="utf-8")
    return path
