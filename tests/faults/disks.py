"""Full disks: a small file system where one can be mounted, else a limit on the size of files."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from tests.faults.child import Ended, Fault
from tests.faults.keeping import Spot
from tests.faults.releases import releasing
from tests.faults.state import BOOK, Row, judge
from tests.faults.world import Command, commands, completes

_DISK: Final = 3_000_000
_COMMANDS: Final = (
    "add to a new book", "add to a book", "import table", "review", "review --batch", "withdraw", "copy",
    "verify --rebuild",
)  # fmt: skip
_SHORT: Final = ("add to a book", "review")


def full(home: Path, short: bool) -> list[Row]:
    """A row for each command that meets a full disk, by the room that is left to it."""
    rows = []
    with mounted(home / "disk", _DISK) as disk:
        for command in commands(home, 3 if short else 12, only=_SHORT if short else _COMMANDS):
            rows.append(_command(disk, command, short))
        rows.append(_release(disk, short))
    return rows


@contextlib.contextmanager
def mounted(folder: Path, size: int) -> Iterator[Path | None]:
    """A file system of so many bytes; None where this user may mount none."""
    folder.mkdir()
    call = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    if os.name == "nt" or os.geteuid() or subprocess.run(call, capture_output=True, check=False).returncode:
        yield None
        return
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextlib.contextmanager
def filled_up(disk: Path, room: int) -> Iterator[None]:
    """Leave so many bytes on the disk for a while."""
    filler = disk / "filler"
    left = os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(4096, left.f_bavail * left.f_frsize - room))
    try:
        yield
    finally:
        filler.unlink()


def rooms(most: int, short: bool) -> list[int]:
    """Bytes that are left: in pages of 4096, from none to nearly enough; in the short form a quarter."""
    return [most * n // 16 // 4096 * 4096 for n in ([4] if short else range(16))]


def kind(disk: Path | None) -> str:
    return "disk full" if disk else "file size limit"


def tight(
    disk: Path | None, folder: Path, room: int, call: Callable[[Path, Fault], Ended]
) -> tuple[Path, Ended]:
    """A run with so much room in a copy of a folder; the copy has room again when it has ended."""
    if disk is None:
        return folder, call(folder, Fault(limit=max(room, 1)))
    shutil.rmtree(disk / "here", ignore_errors=True)
    here = Path(shutil.copytree(folder, disk / "here"))
    with filled_up(disk, room):
        return here, call(here, Fault())


def _command(disk: Path | None, command: Command, short: bool) -> Row:
    row = Row(f"{kind(disk)} in {command.name}")
    for room in rooms(_size(command), short):
        folder = command.fresh("full").folder

        def call(here: Path, fault: Fault) -> Ended:
            return command.run(Spot(here, here / BOOK), fault)

        where, ended = tight(disk, folder, room, call)
        spot, name = Spot(where, where / BOOK), f"{command.name} with {room} bytes of room"
        _ended(row, ended, name)
        left = judge(row, spot.book, command.before, command.after, ended.told, name)
        completes(row, command, spot, left, f"{name}, with room again")
    return row


def _size(command: Command) -> int:
    """Bytes that a run needs, about: for the book, and as much for its write-ahead log."""
    spot = command.fresh("size")
    command.run(spot)
    return 2 * Path(spot.book).stat().st_size


def _ended(row: Row, ended: Ended, name: str) -> None:
    """A full disk ends in one clear line; a run that had room enough is not counted."""
    if ended.status == 0:
        return
    row.runs += 1
    if "Traceback" in ended.printed or "the same command again" not in " ".join(ended.printed.split()):
        row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed[-500:]}")


def _release(disk: Path | None, short: bool) -> Row:
    row = Row(f"{kind(disk)} in release")
    world = releasing(short)
    most = sum(map(len, world.second.values())) if disk else max(map(len, world.second.values()))
    for room in rooms(most, short):
        name = f"release with {room} bytes of room"
        where, ended = tight(disk, world.fresh("full"), room, world.run)
        _ended(row, ended, name)
        if ended.status and [p.name for p in (where / "out").iterdir()] != ["r1"]:
            row.half += 1
            row.wrong.append(f"{name}: something is left of it")
        world.judge(row, where, name)
    return row
