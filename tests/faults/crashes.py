"""Faults of the server itself: killed while a command writes, the connection cut, its disk full."""

import contextlib
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.faults.child import Child, Ended
from tests.faults.cutting import cutting
from tests.faults.disks import filled_up, mounted
from tests.faults.keeping import DURABLE, Databases, Spot, database, databases
from tests.faults.state import NOTHING, Row, judge, log
from tests.faults.world import Command, articles, commands, completes, made
from tests.store import server as servers

_DISK: Final = 300_000_000
_SMALL: Final = "max_wal_size = 200MB\nmin_wal_size = 2MB\nautovacuum = off\n"


def killed(home: Path, short: bool) -> list[Row]:
    """A row each: the process that serves a writer is killed, and the server's first process."""
    on = databases()
    kinds: tuple[tuple[str, Callable[[Databases, Spot], None]], ...] = (
        ("process that serves a writer", _kill_session),
        ("server", _kill_server),
    )
    return [_kill(home / name.split()[0], short, on, name, kill) for name, kill in kinds]


def _kill(home: Path, short: bool, on: Databases, name: str, kill: Callable[[Databases, Spot], None]) -> Row:
    """`add` goes on, again and again, while the server is killed beneath it and comes back."""
    turns, count = (1, 4) if short else (20, 30)
    row, chance = Row(f"kill -9 of the {name} during add{on.words}"), random.Random(7)
    command = Command("add", ["add", articles(home / "in", 0, count), "--book", "b.db"], home, on)
    whole, missed = command.after, 0
    spot, told, before = command.fresh("killed"), dict[str, None](), NOTHING
    while row.runs < turns and missed < 50:
        if len(told) == count:
            spot, told, before = command.fresh("killed"), {}, NOTHING
        child = Child(command.given(spot.book), spot.folder)
        # Those that are in the book already are told first.
        child.wait_for(chance.randint(len(told), min(count - 1, len(told) + 8)))
        time.sleep(chance.random() / 50)
        kill(on, spot)
        ended = child.end()
        _back(on)
        on.settle(spot.book)
        if ended.status:
            row.runs += 1
            _told_well(row, ended, name)
        else:
            missed += 1
        earlier = len(told)
        told |= dict.fromkeys(ended.told)
        before = judge(row, spot.book, before, whole, told, f"{name}, turn {row.runs}")
        row.acknowledged -= earlier
    again = command.run(spot)
    if again.status or log(spot.book).events != whole.events:
        row.wrong.append(f"the server is back, and add did not complete the book: {again.printed[-500:]}")
    return row


def _kill_session(on: Databases, spot: Spot) -> None:
    for (pid,) in on.do(f"SELECT pid FROM pg_stat_activity WHERE datname = '{database(spot.book)}'"):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _kill_server(on: Databases, _spot: Spot) -> None:
    """Kill the first process; the others see that it is gone and end, whatever they were at."""
    pids = [pid for (pid,) in on.do("SELECT pid FROM pg_stat_activity")]
    first = int((on.server.data / "postmaster.pid").read_text().split()[0])
    os.kill(first, signal.SIGKILL)
    for pid in (first, *pids):
        _gone(pid)
    on.server.begin()


def _gone(pid: int) -> None:
    for _ in range(1000):
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, os.WNOHANG)
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(") ")[2][0]
        except FileNotFoundError:
            return
        if state == "Z":
            return
        time.sleep(0.01)
    raise RuntimeError(f"process {pid} of the server does not end")


def _back(on: Databases) -> None:
    """Wait until the server is back; one that lost a process of its own comes back by itself."""
    for _ in range(3000):
        with contextlib.suppress(Exception):
            on.do("SELECT 1")
            return
        time.sleep(0.01)
    raise RuntimeError("the server does not come back")


def _told_well(row: Row, ended: Ended, name: str) -> None:
    """A run that its server left ends in one clear line with a next step, and no trace."""
    said = " ".join(ended.printed.split())
    if ended.status != 1 or "Traceback" in said or "error" not in said:
        row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed[-500:]}")
    elif not any(step in said for step in ("the same command again", "PostgreSQL is running")):
        row.wrong.append(f"{name}: no next step: {ended.printed[-500:]}")


def cut(home: Path, short: bool) -> list[Row]:
    """A row: the connection is cut after any number of bytes, also between a commit and its answer."""
    on, chance = databases(), random.Random(13)
    row = Row(f"connection cut in the middle of a command{on.words}")
    for command in commands(home, 4, on, ("add to a book", *(() if short else ("update", "withdraw")))):
        spot = command.fresh("counted")
        with cutting(on.server, spot.folder, None) as proxy:
            made(command.run_as(spot, proxy.address(spot.book)))
        for turn in range(1 if short else 30):
            spot, limit = command.fresh("cut"), chance.randrange(proxy.passed())
            name = f"{command.title}, cut after {limit} bytes (turn {turn})"
            with cutting(on.server, spot.folder, limit) as one:
                ended = command.run_as(spot, one.address(spot.book))
            if ended.status:
                row.runs += 1
                _told_well(row, ended, name)
            left = judge(row, spot.book, command.before, command.after, ended.told, name)
            completes(row, command, spot, left, name)
    return [row]


def full(home: Path, short: bool) -> list[Row]:
    """A row for each command that meets the server's full disk; none where no small disk can be mounted."""
    rows = []
    home.chmod(0o755)  # the server runs as another user
    with mounted(home / "disk", _DISK) as disk:
        if disk is None:
            return []
        server = servers.start(DURABLE + _SMALL, disk, "--wal-segsize=1")
        on = Databases(server)
        try:
            every = ("add to a new book", "add to a book", "reference", "review", "withdraw")
            only = every[1:2] if short else every
            rows = [
                _full(on, disk, command, short) for command in commands(home, 6 if short else 12, on, only)
            ]
        finally:
            _back_with_room(on, disk)
            server.stop()
    return rows


def _full(on: Databases, disk: Path, command: Command, short: bool) -> Row:
    row = Row(f"the server's disk full in {command.title}")
    needed = _needed(disk, command)
    for part in range(1 if short else 16):
        room = needed * part // 16
        spot = command.fresh("full")
        name = f"{command.title} with {room} bytes of room"
        on.do("CHECKPOINT", database(spot.book))  # the first session of a database writes files of its own
        with filled_up(disk, room):
            ended = Child(command.given(spot.book), spot.folder).end()
        _back_with_room(on, disk)
        on.settle(spot.book)
        if ended.status:
            row.runs += 1
            _told_well(row, ended, name)
        left = judge(row, spot.book, command.before, command.after, ended.told, name)
        completes(row, command, spot, left, name)
    return row


def _needed(disk: Path, command: Command) -> int:
    """Bytes that a run takes of the disk, about."""
    spot = command.fresh("needed")
    before = os.statvfs(disk)
    made(command.run(spot))
    after = os.statvfs(disk)
    return max(64 * 4096, (before.f_bavail - after.f_bavail) * after.f_frsize)


def _back_with_room(on: Databases, disk: Path) -> None:
    """A server that could not write its log has ended by itself; one that could not make a table goes on."""
    with contextlib.suppress(Exception):
        on.do("SELECT 1")
        return
    for _ in range(3):
        with contextlib.suppress(RuntimeError):
            on.server.begin()
            break
        time.sleep(0.2)
    _back(on)
