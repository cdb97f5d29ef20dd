"""Full disks: a small file system where one can be mounted, else a limit on the size of files."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from tests.faults.child import Ended, Fault
from tests.faults.releases import Releasing
from tests.faults.state import BOOK, Row, judge
from tests.faults.world import Command, commands

_DISK = 3_000_000


def full(home: Path, short: bool) -> list[Row]:
    """A row for each command that meets a full disk, by the room that is left to it."""
    rows = []
    with _small_disk(home / "disk") as disk:
        for command in commands(home, 4 if short else 12):
            if command.name in ("add to a new book", "add to a book", "rebuild")[short:]:
                rows.append(_command(home, disk, command, short))
        rows.append(_release(home, disk, short))
    return rows


@contextlib.contextmanager
def _small_disk(folder: Path) -> Iterator[Path | None]:
    """A file system of 3 MB; None where this user may mount none."""
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", f"size={_DISK}", "tmpfs", str(folder)]
    if os.name == "nt" or os.geteuid() or subprocess.run(call, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def _rooms(most: int, short: bool) -> list[int]:
    """Bytes that are left: in pages of 4096, from none to nearly enough."""
    parts = 2 if short else 16
    return [most * n // parts // 4096 * 4096 for n in range(parts)]


def _fill_up(disk: Path, room: int) -> Path:
    """Leave so many bytes on the disk."""
    filler = disk / "filler"
    filler.unlink(missing_ok=True)
    left = os.statvfs(disk)
    with filler.open("wb") as file:
        file.write(b"\0" * max(0, left.f_bavail * left.f_frsize - room))
    return filler


def _command(home: Path, disk: Path | None, command: Command, short: bool) -> Row:
    kind = "disk full" if disk else "file size limit"
    row = Row(f"{kind} in {command.name}")
    size = _size(command)
    for room in _rooms(size, short):
        folder = command.fresh("full")
        if disk is None:
            ended = command.run(folder, Fault(limit=max(room, 1)))
            where = folder
        else:
            where = Path(shutil.copytree(folder, disk / "book"))
            filler = _fill_up(disk, room)
            ended = command.run(where)
            filler.unlink()
        name = f"{command.name} with {room} bytes of room"
        _ended(row, ended, name)
        judge(row, where / BOOK, command.before, command.after, ended.told, name)
        again = command.run(where)
        now = judge(row, where / BOOK, command.before, command.after, (), f"{name}, with room again")
        if again.status or now.events != command.after.events:
            row.wrong.append(f"{name}: with room again {again.status}: {again.printed}")
        if disk:
            shutil.rmtree(where)
    return row


def _size(command: Command) -> int:
    """Bytes that a run needs, about: for the book, and as much for its write-ahead log."""
    folder = command.fresh("size")
    command.run(folder)
    return 2 * (folder / BOOK).stat().st_size


def _ended(row: Row, ended: Ended, name: str) -> None:
    """A full disk ends in one clear line; a run that had room enough is not counted."""
    if ended.status == 0:
        return
    row.runs += 1
    if "Traceback" in ended.printed or "the same command again" not in " ".join(ended.printed.split()):
        row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed}")


def _release(home: Path, disk: Path | None, short: bool) -> Row:
    row = Row(f"{'disk full' if disk else 'file size limit'} in release")
    (home / "releasing").mkdir()
    world = Releasing(home / "releasing", 2)
    most = sum(map(len, world.second.values())) if disk else max(map(len, world.second.values()))
    for room in _rooms(most, short):
        where = world.fresh("full")
        if disk:
            where = Path(shutil.copytree(where, disk / "release"))
            filler = _fill_up(disk, room)
            ended = world.run(where)
            filler.unlink()
        else:
            ended = world.run(where, Fault(limit=max(room, 1)))
        name = f"release with {room} bytes of room"
        _ended(row, ended, name)
        if ended.status and [p.name for p in (where / "out").iterdir()] != ["r1"]:
            row.half += 1
            row.wrong.append(f"{name}: something is left of it")
        world.judge(row, where, name)
        if disk:
            shutil.rmtree(where)
    return row
