"""Single files that a command writes (a page, gold): whole, or what was there before."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.faults.child import Ended, Fault, run
from tests.faults.disks import kind, mounted, rooms, tight
from tests.faults.state import Row
from tests.faults.world import commands, made

_PAGE = "page"


@dataclass
class Page:
    """A command that writes `page` into its folder, in the place of an older one; its book is elsewhere."""

    name: str
    arguments: list[object]
    home: Path
    old: bytes = b"an older page"
    new: bytes = b""

    def fresh(self) -> Path:
        folder = self.home / "page"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / _PAGE).write_bytes(self.old)
        return folder

    def run(self, folder: Path, fault: Fault = Fault(), points: bool = False) -> Ended:  # noqa: B008
        return run(self.arguments, folder, fault, points)


def _pages(home: Path, short: bool) -> list[Page]:
    (base,) = commands(home, 2, only=["review"])
    found = []
    spot = base.fresh("judged")
    made(base.run(spot))
    written = {"brief --html": ["brief", "--html"], "review --gold": ["review", "--gold"]}
    for name, arguments in list(written.items())[: 1 if short else None]:
        page = Page(name, [*arguments, _PAGE, "--book", spot.book], home)
        folder = page.fresh()
        made(page.run(folder))
        page.new = (folder / _PAGE).read_bytes()
        found.append(page)
    return found


def at_every_point(home: Path, short: bool) -> list[Row]:
    """A row for each command that writes a page: killed at each point that it has."""
    return [_points(page) for page in _pages(home, short)]


def _points(page: Page) -> Row:
    row = Row(f"kill -9 at each point of {page.name}")
    for number, point in enumerate(made(page.run(page.fresh(), points=True)).told, 1):
        folder = page.fresh()
        ended = page.run(folder, Fault(point=number))
        row.runs += 1
        if not ended.killed:
            row.wrong.append(f"{point} ({number}): ended with {ended.status}: {ended.printed}")
        _judge(row, page, folder, f"{page.name}, {point} ({number})")
    return row


def without_room(home: Path, short: bool) -> list[Row]:
    """A row for each command that writes a page and meets a full disk."""
    with mounted(home / "disk", 3_000_000) as disk:
        return [_rooms(disk, page, short) for page in _pages(home, short)]


def _rooms(disk: Path | None, page: Page, short: bool) -> Row:
    row = Row(f"{kind(disk)} in {page.name}")
    for room in rooms(len(page.new), short):
        where, ended = tight(disk, page.fresh(), room, page.run)
        name = f"{page.name} with {room} bytes of room"
        if ended.status:
            row.runs += 1
            if "Traceback" in ended.printed or "same command again" not in " ".join(ended.printed.split()):
                row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed}")
        _judge(row, page, where, name)
    return row


def _judge(row: Row, page: Page, folder: Path, name: str) -> None:
    there = (folder / _PAGE).read_bytes()
    row.half += there not in (page.old, page.new)
    again = page.run(folder)
    row.half += (folder / _PAGE).read_bytes() != page.new
    if again.status:
        row.wrong.append(f"{name}: the second run ended with {again.status}: {again.printed}")
    if left := [one.name for one in folder.iterdir() if one.name.endswith(".new")]:
        row.wrong.append(f"{name}: {left} is left after the second run")
