"""One flipped bit in each file of a book and of a release: named by verification, or without effect."""

import hashlib
import random
import shutil
from pathlib import Path
from typing import Final

from pactbook.publish.release.verify import damages
from pactbook.store.errors import BookError
from tests.faults.child import Child
from tests.faults.releases import releasing
from tests.faults.state import BOOK, Row
from tests.faults.world import articles
from tests.publish.release.making import holds
from tests.store.test_verify import flip, looked, said

_COUNT: Final = 8


def flipped(home: Path, short: bool) -> list[Row]:
    """A row for each file of a closed book, of one whose writer was killed, and for a release."""
    world = releasing(short)
    closed = home / "closed"
    closed.mkdir()
    for side in ("", ".head"):
        shutil.copy(world.base / (BOOK + side), closed)
    times = 1 if short else 60
    rows = [_book(home, closed, BOOK + side, "closed book", times) for side in ("", ".head")]
    killed = _killed(home)
    names = sorted(path.name for path in killed.iterdir())
    rows += [_book(home, killed, name, "book of a killed writer", times) for name in names]
    return [*rows, _release(home, world.base / "out" / "r1", short)]


def _killed(home: Path) -> Path:
    """A book whose writer was killed, with its write-ahead log beside it."""
    folder = home / "killed"
    folder.mkdir()
    child = Child(["add", articles(home / "more", 0, 3 * _COUNT), "--book", BOOK], folder)
    child.wait_for(_COUNT)
    child.kill()
    if not child.end().killed:
        raise RuntimeError("the writer was done before it could be killed")
    return folder


def _book(home: Path, source: Path, name: str, what: str, times: int) -> Row:
    row, chance = Row(f"one bit in {name}, {what}"), random.Random(name)
    size = (source / name).stat().st_size
    whole = said(_copy(home, source) / BOOK)
    for _ in range(times):
        folder, at = _copy(home, source), chance.randrange(size)
        flip(folder / name, at, chance.randrange(8))
        row.runs += 1
        row.damages += 1
        try:
            named = not looked(folder / BOOK).sound
        except BookError:
            named = True
        if named:
            row.named += 1
        elif said(folder / BOOK) == whole:
            row.harmless += 1
        else:
            row.wrong.append(f"{name} ({what}): byte {at} changed an answer, and nothing says so")
    return row


def _copy(home: Path, source: Path) -> Path:
    folder = home / "flipped"
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(source, folder))


def _release(home: Path, release: Path, short: bool) -> Row:
    row, chance = Row("one bit in each file of a release, root published"), random.Random(3)
    published = hashlib.sha256((release / "MANIFEST.json").read_bytes()).hexdigest()
    for name, data in sorted(holds(release).items())[:: 3 if short else 1]:
        for _ in range((1 if short else 6) if data else 0):
            copy = _copy(home, release)
            flip(copy / name, chance.randrange(len(data)), chance.randrange(8))
            row.runs += 1
            row.damages += 1
            told = list(damages(copy, published))
            if told:
                row.named += 1
            else:
                row.wrong.append(f"{name}: a flipped bit goes unnamed")
    return row
