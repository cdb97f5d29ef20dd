"""The `pactbook` command in a child process that a fault is waiting for.

The child is forked, so that two hundred of them need no two hundred starts of Python. It tells the parent
through a pipe what it acknowledged (a line for each document that `add` calls stored, and for each verdict
once the next claim is shown), or its points.
"""

import contextlib
import datetime
import functools
import gc
import importlib
import io
import itertools
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import typer

from pactbook import cli, wiring
from pactbook.pipeline.grouping import Groups
from tests.faults import reading
from tests.faults.hand import sit_down
from tests.faults.points import Points

NOON: Final = datetime.datetime(2025, 1, 15, 12, tzinfo=datetime.UTC)
PERSON: Final = "Ann Example"


@dataclass(frozen=True)
class Fault:
    """What happens to a child. `point`: the number of the point at which it kills itself, 1 the first.

    `limit`: bytes that no file may grow beyond; with `torn`, the write that would cross it ends the process
    after the bytes that fit. `hours`: how wrong the clock is. `extractor` stands in for the rules.
    """

    point: int = 0
    limit: int = 0
    torn: bool = False
    hours: float = 0.0
    extractor: str = ""


@dataclass(frozen=True)
class Ended:
    """How a child ended: its status (negative: the signal), what it told, and what it printed."""

    status: int
    told: tuple[str, ...]
    printed: str
    seconds: float

    @property
    def killed(self) -> bool:
        return self.status in (-signal.SIGKILL, -signal.SIGXFSZ)


class Child:
    """A running command."""

    def __init__(
        self, arguments: Sequence[object], folder: Path, fault: Fault = Fault(), points: bool = False
    ):
        warm()
        self._output = tempfile.TemporaryFile()  # noqa: SIM115
        self._begun = time.monotonic()
        self._read, write = os.pipe()
        self.told = b""
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self._read)
            _live(list(map(str, arguments)), folder, fault, points, write, self._output.fileno())
        os.close(write)

    def wait_for(self, lines: int) -> None:
        """Until so much was told, or the child is gone."""
        while self.told.count(b"\n") < lines and self._more():
            pass

    def _more(self) -> bool:
        fresh = os.read(self._read, 65536)
        self.told += fresh
        return bool(fresh)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def end(self) -> Ended:
        """Wait for its end."""
        while self._more():
            pass
        os.close(self._read)
        status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        seconds = time.monotonic() - self._begun
        self._output.seek(0)
        printed = self._output.read().decode("utf-8", "replace")
        self._output.close()
        # A kill may cut the last line in two; what was not told whole was not told.
        told = tuple(self.told.decode().split("\n")[:-1])
        return Ended(status, told, printed, seconds)


def run(arguments: Sequence[object], folder: Path, fault: Fault = Fault(), points: bool = False) -> Ended:
    """Run a command in a folder to its end, whatever end that is."""
    return Child(arguments, folder, fault, points).end()


_LOADED: Final = (
    "jinja2",
    "pactbook.cli.sitting",
    "pactbook.pipeline.coding",
    "pactbook.pipeline.folder",
    "pactbook.pipeline.releases",
    "pactbook.publish.page",
    "pactbook.publish.release",
    "pactbook.store.verify",
    "psycopg",
    "pyarrow.parquet",
    "sqlalchemy.dialects.postgresql.psycopg",
    "xlsxwriter",
)


@functools.cache
def warm() -> None:
    """Load and make, once and in the parent, what every child would load and make by itself."""
    from tests.faults.world import article

    for name in _LOADED:
        with contextlib.suppress(ImportError):  # the formats of a release and the driver are extras
            importlib.import_module(name)
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()) as said:
        file, book = Path(folder) / "a.txt", Path(folder) / "b.db"
        file.write_text(article(1), encoding="utf-8")
        cli.app(["add", str(file), "--book", str(book)], standalone_mode=False)
        if "4 claims" not in said.getvalue():
            raise RuntimeError(f"the articles of these tests are read otherwise: {said.getvalue()}")
        wiring.view(book)
    cli.app = typer.main.get_command(cli.app)  # type: ignore[assignment]
    # What is loaded stays where it is, so that no child copies it.
    gc.collect()
    gc.freeze()


def _live(arguments: list[str], folder: Path, fault: Fault, points: bool, tell: int, output: int) -> None:
    """The child's whole life; it never returns."""
    status = 70
    try:
        os.dup2(output, 1)
        os.dup2(output, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        # What the parent had buffered is the parent's.
        sys.stdin = open(0, closefd=False)  # noqa: SIM115
        sys.stdout = open(1, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
        sys.stderr = open(2, "w", closefd=False, encoding="utf-8")  # noqa: SIM115
        os.chdir(folder)
        os.environ["PACTBOOK_PERSON"] = PERSON
        sys.argv = ["pactbook", *arguments]
        counted = Points(folder, fault.point, tell if points else None) if points or fault.point else None
        _wire(fault, tell, counted)
        if counted:
            wiring.release = functools.partial(wiring.release, step=counted.step)  # type: ignore[misc]
        _limit(fault)
        cli.main()
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001
        traceback.print_exc()
    finally:
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except OSError:
                status = status or 71
        os._exit(status)


def _wire(fault: Fault, tell: int, counted: Points | None) -> None:
    """Replace the clock, and let each acknowledgement be told; wiring is the only floor that has both."""
    now = NOON + datetime.timedelta(hours=fault.hours)
    wiring.now = lambda: now  # type: ignore[assignment]
    wiring.today = lambda: now.date()  # type: ignore[assignment]
    # Groups of two, whatever time it takes: several documents in a commit, and several commits in a run.
    looks = itertools.count()
    wiring.Groups = lambda _clock: Groups(lambda: next(looks) * 0.06)  # type: ignore[assignment, misc]
    wiring.EXTRACTORS["rules"] = fault.extractor or reading.NAME  # type: ignore[index]

    def told(what: str) -> None:
        if not (counted and counted.tells):
            os.write(tell, f"{what}\n".encode())
        if counted:
            counted.reached("after it is acknowledged")

    wiring.fill = _telling(wiring.fill, told)
    sit_down(told)


def _telling(fill: Callable[..., Iterator[Any]], told: Callable[[str], None]) -> Callable[..., Iterator[Any]]:
    def filled(*arguments: Any, **options: Any) -> Iterator[Any]:
        for outcome in fill(*arguments, **options):
            if outcome.state in ("new", "known"):
                told(outcome.key)
            yield outcome

    return filled


def _limit(fault: Fault) -> None:
    if not fault.limit:
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL if fault.torn else signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (fault.limit, fault.limit))
