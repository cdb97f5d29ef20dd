"""Kill -9: at every named point of every command that writes, in the middle of writes, and at random."""

import random
import time
from pathlib import Path

from tests.faults.child import Child, Ended, Fault
from tests.faults.state import BOOK, Row, judge, log
from tests.faults.world import LAST_WORD, Command, articles, commands, made


def at_every_point(home: Path, short: bool) -> list[Row]:
    """A row for each command: killed at each point that it has."""
    rows = []
    for command in commands(home, 3 if short else 4):
        if short and command.name not in ("add to a new book", "update", "withdraw"):
            continue
        row = Row(f"kill -9 at each point of {command.name}")
        for point in _chosen(command.points, short):
            name = f"{command.name}, {command.points[point - 1]} ({point})"
            folder = command.fresh("killed")
            ended = command.run(folder, Fault(point=point))
            if not ended.killed:
                row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed}")
                continue
            _after(row, command, folder, ended, name)
        row.note = f"{len(set(command.points))} kinds of points"
        rows.append(row)
    return rows


def _chosen(points: tuple[str, ...], short: bool) -> list[int]:
    """Numbers of points: the first and the last of each kind, in the short form the last of some."""
    last = {name: number for number, name in enumerate(points, 1)}
    if not short:
        first = {name: number for number, name in reversed([*enumerate(points, 1)])}
        return sorted({*first.values(), *last.values()})
    kinds = [n for name, n in last.items() if not name.startswith(("after CREATE", "after PRAGMA"))]
    return sorted(kinds)[::5]


def _after(row: Row, command: Command, folder: Path, ended: Ended, name: str) -> None:
    """Look at what a killed run left, run the command again, and look whether that completes it."""
    row.runs += 1
    path = folder / BOOK
    left = judge(row, path, command.before, command.after, ended.told, name)
    again = command.run(folder)
    if again.status and left.events != command.after.events:
        row.wrong.append(f"{name}: the second run ended with {again.status}: {again.printed}")
    now = judge(row, path, command.before, command.after, (), f"{name}, after the second run")
    if now.events != command.after.events:
        row.wrong.append(f"{name}: the second run came to another log than a run that was not killed")
    if command.name == "withdraw":
        for file in folder.iterdir():
            if LAST_WORD.encode() in file.read_bytes():
                row.half += 1
                row.wrong.append(f"{name}: a withdrawn word stands in {file.name}")


def in_writes(home: Path, short: bool) -> list[Row]:
    """A row: the kernel ends the process in the middle of a write, at bytes all over the files."""
    row = Row("ended inside a write, at byte N of a file")
    chance = random.Random(5)
    for command in commands(home, 4):
        if short and command.name != "add to a book":
            continue
        folder = command.fresh("size")
        made(command.run(folder))
        most = (folder / BOOK).stat().st_size
        for _ in range(1 if short else 12):
            limit = chance.randint(most // 20, most)
            folder = command.fresh("torn")
            ended = command.run(folder, Fault(limit=limit, torn=True))
            if ended.killed:
                _after(row, command, folder, ended, f"{command.name}, cut at {limit}")
    return [row]


def at_random(home: Path, short: bool) -> list[Row]:
    """A row: `add` killed at random moments, the next run going on from what is left, or from nothing."""
    turns, count = (4, 8) if short else (200, 30)
    row, chance = Row("kill -9 at random moments of add"), random.Random(11)
    command = Command("add", ["add", articles(home / "in", 0, count), "--book", BOOK], home)
    whole = command.after
    seconds = command.run(command.fresh("timed")).seconds
    folder, told = command.fresh("killed"), dict[str, None]()
    while row.runs < turns:
        if chance.random() < 0.2 or len(told) == count:
            _completed(row, command, folder)
            folder, told = command.fresh("killed"), {}
        child = Child(command.arguments, folder)
        if chance.random() < 0.5:
            child.wait_for(chance.randint(1, max(1, count - len(told))))
            time.sleep(chance.random() / 50)
        else:
            time.sleep(chance.random() * seconds)
        child.kill()
        ended = child.end()
        row.runs += ended.killed
        before = len(told)
        told |= dict.fromkeys(ended.told)
        judge(row, folder / BOOK, command.before, whole, told, f"run {row.runs}")
        row.acknowledged -= before
    _completed(row, command, folder)
    return [row]


def _completed(row: Row, command: Command, folder: Path) -> None:
    again = command.run(folder)
    if again.status or log(folder / BOOK).events != command.after.events:
        row.wrong.append(f"a run after kills did not complete the book: {again.printed}")
