"""A release that a fault meets: killed at every step of every format, without room, and forged."""

import atexit
import functools
import os
import shutil
import tempfile
from pathlib import Path
from typing import Final

from pactbook.publish.release.verify import damages
from tests.faults.child import Ended, Fault, run
from tests.faults.state import BOOK, Row, log
from tests.faults.world import articles, made
from tests.publish.release import test_verify as forging
from tests.publish.release.making import holds, released

_OUT: Final = "out"
_FORMATS: Final = {".csv", ".jsonl", ".parquet", ".xlsx", ".json", ".md", ".py"}


class Releasing:
    """A book of two batches, a release after the first, and the release after the second as it should be."""

    def __init__(self, home: Path, count: int) -> None:
        self.home = home
        self.base = home / "base"
        self.base.mkdir()
        for name, low in (("r1", 0), ("r2", count)):
            made(run(["add", articles(home / name, low, low + count), "--book", BOOK], self.base))
            if name == "r1":
                made(self.run(self.base, name="r1"))
        self.log = log(self.base / BOOK)
        self.first = holds(self.base / _OUT / "r1")
        folder = self.fresh("whole")
        made(self.run(folder))
        self.second = holds(folder / _OUT / "r2")
        self.points = made(self.run(self.fresh("points"), points=True)).told

    def fresh(self, name: str) -> Path:
        folder = self.home / name
        shutil.rmtree(folder, ignore_errors=True)
        return Path(shutil.copytree(self.base, folder))

    def run(self, folder: Path, fault: Fault = Fault(), points: bool = False, name: str = "r2") -> Ended:  # noqa: B008
        return run(["release", name, "--book", BOOK, "--out", _OUT], folder, fault, points)

    def judge(self, row: Row, folder: Path, where: str) -> None:
        """The release is whole or not there, the one before and the book are as they were."""
        out = folder / _OUT
        row.lost += holds(out / "r1") != self.first
        row.lost += log(folder / BOOK).events != self.log.events
        if (out / "r2").exists():
            row.half += holds(out / "r2") != self.second or next(damages(out / "r2"), None) is not None
        if self.run(folder).status:
            row.wrong.append(f"{where}: the second run failed")
        row.half += holds(out / "r2") != self.second
        if left := [path.name for path in out.iterdir() if path.name not in ("r1", "r2")]:
            row.wrong.append(f"{where}: {left} is left after the second run")


@functools.cache
def releasing(short: bool) -> Releasing:
    """The book and its releases that several faults meet, made once; its folder goes with this process."""
    folder = Path(tempfile.mkdtemp(prefix="faults-releasing-"))
    own = os.getpid()
    atexit.register(lambda: shutil.rmtree(folder, ignore_errors=True) if os.getpid() == own else None)
    return Releasing(folder.resolve(), 1 if short else 4)


def at_every_step(home: Path, short: bool) -> list[Row]:
    """A row: killed before and after everything that writing a release does to a file."""
    row, world = Row("kill -9 at each step of a release, every format"), releasing(short)
    opened = {Path(name).suffix for name in world.points if name.startswith("before open")}
    if missing := _FORMATS - opened:
        row.wrong.append(f"no point in writing {sorted(missing)}")
    numbers = range(1, len(world.points) + 1)
    for point in list(numbers)[:: 40 if short else 1]:
        name, folder = f"{world.points[point - 1]} ({point})", world.fresh("killed")
        ended = world.run(folder, Fault(point=point))
        row.runs += 1
        if not ended.killed:
            row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed}")
        world.judge(row, folder, name)
    row.note = f"{len(set(world.points))} kinds of points"
    return [row]


def tampered(home: Path, short: bool) -> list[Row]:
    """A row: a forger who makes every hash fit anew, against a root published elsewhere.

    The shipped verifier is run by itself, without Pactbook and without any package.
    """
    row, world = Row("forged release, against a published root"), releasing(short)
    release = world.base / _OUT / "r1"
    program = shutil.copy(release / "verify.py", home / "verify.py")
    published = forging.root_of(release)
    for forge in (forging.edit, forging.swap, forging.drop_tail, forging.drop_head, forging.renumber):
        copy = Path(shutil.copytree(release, home / forge.__name__))
        forging.grow(copy, forge(forging.lines(copy, "log.jsonl")))
        _told(row, copy, published, program, forge.__name__)
    made(run(["add", articles(home / "other", 5, 9), "--book", "other.db"], home))
    forged = Path(released(home / "other.db", home / "forged", "r1").folder)
    _told(row, forged, published, program, "everything written anew")
    if forging.verify(release, "--root", published, program=Path(program)).status:
        row.wrong.append("the true release is refused")
    return [row]


def _told(row: Row, folder: Path, published: str, program: str, what: str) -> None:
    said = forging.verify(folder, "--root", published, program=Path(program))
    row.runs += 1
    row.damages += 1
    row.named += said.status == 1 and "is not the one that was published" in said
    if not said.status:
        row.wrong.append(f"{what}: the forged release passes")
