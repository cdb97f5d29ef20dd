"""What the faults happen to: articles, commands that write, and the books that they start from."""

import gzip
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final

from tests.faults.child import Ended, Fault, run
from tests.faults.state import BOOK, Log, copied, log
from tests.store.making import news

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
_TABLE: Final = "Country;EUR m\nNorway;300\nPortugal;40.5\nEstonia;11\n"
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
        (folder / f"{number:04}.txt").write_text(article(number), encoding="utf-8")
    return folder


def made(ended: Ended) -> Ended:
    """A run that had to succeed, and did."""
    if ended.status:
        raise RuntimeError(f"ended with {ended.status}: {ended.printed}")
    return ended


@dataclass
class Command:
    """A command that writes into the book `b.db` of its folder, which is `base` when it starts."""

    name: str
    arguments: Sequence[object]
    home: Path
    base: Path | None = None
    fault: Fault = field(default_factory=Fault)

    def fresh(self, name: str) -> Path:
        """A folder in which the command has not been run."""
        folder = self.home / self.name / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if self.base:
            copied(self.base, folder / BOOK)
        return folder

    def run(self, folder: Path, fault: Fault | None = None, points: bool = False) -> Ended:
        return run(self.arguments, folder, fault or self.fault, points)

    @cached_property
    def before(self) -> Log:
        return log(self.base) if self.base else log(self.home / "none")

    @cached_property
    def after(self) -> Log:
        """The log that a run without a fault comes to."""
        folder = self.fresh("whole")
        made(self.run(folder))
        return log(folder / BOOK)

    @cached_property
    def points(self) -> tuple[str, ...]:
        """The points of a run, in order."""
        return made(self.run(self.fresh("points"), points=True)).told


def commands(home: Path, count: int) -> list[Command]:
    """Every command that writes into a book, each on a small one."""
    few = articles(home / "few", 0, count)
    more = articles(home / "more", count, 2 * count)
    (home / "few" / "0000.txt").write_text(article(0) + f"\nThe {LAST_WORD} was named.\n", encoding="utf-8")
    (home / "aid.csv").write_text(_TABLE, encoding="utf-8")
    (home / "map.toml").write_text(_MAP, encoding="utf-8")
    full, plain = home / "full" / BOOK, home / "plain" / BOOK
    for path, fault in ((full, Fault()), (plain, Fault(extractor=COUNTING))):
        path.parent.mkdir()
        made(run(["add", few, "--book", BOOK], path.parent, fault))
    old = home / "old.db"
    old.write_bytes(gzip.decompress(OLD.read_bytes()))
    on = ("--book", BOOK)
    table = ["import", "table", home / "aid.csv", "--columns", home / "map.toml", *on]
    return [
        Command("add to a new book", ["add", few, *on], home),
        Command("add to a book", ["add", more, *on], home, full),
        Command("add to an older book", ["add", more, *on], home, old),
        Command("update", ["update", *on], home, plain),
        Command("import", table, home, full),
        Command("supersede", ["supersede", "0002.txt", "0001.txt", *on], home, full),
        Command("withdraw", ["withdraw", "0000.txt", "--reason", "asked", *on], home, full),
        Command("rebuild", ["verify", BOOK, "--rebuild"], home, full),
    ]
