"""Kill -9: at every named point of every command that writes, in the middle of writes, and at random."""

import random
import time
from pathlib import Path
from typing import Final

from tests.faults.child import Child, Ended, Fault
from tests.faults.keeping import FILES, Keeping, Spot, databases
from tests.faults.state import NOTHING, Row, judge, log
from tests.faults.world import LAST_WORD, Command, articles, commands, completes, made

_SHORT: Final = {"add to a book of schema version 1": 12, "review": 12, "withdraw": 7}
"""Commands that the short form kills, and which of their points: one in so many."""
_SHORT_ON_A_SERVER: Final = {"add to a new book": 70, "withdraw": 9}
_AT_RANDOM: Final = ("update", "import table", "supersede", "withdraw", "review --batch", "copy")


def at_every_point(home: Path, short: bool) -> list[Row]:
    """A row for each command: killed at each point that it has."""
    return _at_every_point(home, short, FILES)


def at_every_point_on_a_server(home: Path, short: bool) -> list[Row]:
    """The same against PostgreSQL."""
    return _at_every_point(home, short, databases())


def _at_every_point(home: Path, short: bool, keeping: Keeping) -> list[Row]:
    chosen = _SHORT if keeping is FILES else _SHORT_ON_A_SERVER
    rows = []
    for command in commands(home, 3 if short else 4, keeping, chosen if short else None):
        row = Row(f"kill -9 at each point of {command.title}")
        for point in _chosen(command.points)[:: chosen[command.name] if short else 1]:
            name = f"{command.title}, {command.points[point - 1]} ({point})"
            spot = command.fresh("killed")
            ended = command.run(spot, Fault(point=point))
            if not ended.killed:
                row.wrong.append(f"{name}: ended with {ended.status}: {ended.printed}")
                continue
            _after(row, command, spot, ended, name)
        row.note = f"{len(set(command.points))} kinds of points"
        rows.append(row)
    return rows


def _chosen(points: tuple[str, ...]) -> list[int]:
    """Numbers of points: the first and the last of each kind."""
    last = {name: number for number, name in enumerate(points, 1)}
    first = {name: number for number, name in reversed([*enumerate(points, 1)])}
    return sorted({*first.values(), *last.values()})


def _after(row: Row, command: Command, spot: Spot, ended: Ended, name: str) -> None:
    """Look at what a killed run left, run the command again, and look whether that completes it."""
    row.runs += 1
    left = judge(row, spot.book, command.before, command.after, ended.told, name)
    completes(row, command, spot, left, name)
    if command.name == "withdraw":
        for file in command.keeping.holds(spot.book, LAST_WORD):
            row.half += 1
            row.wrong.append(f"{name}: a withdrawn word stands in {file}")


def in_writes(home: Path, short: bool) -> list[Row]:
    """A row: the kernel ends the process in the middle of a write, at bytes all over the files."""
    row = Row("ended inside a write, at byte N of a file")
    chance = random.Random(5)
    for command in commands(home, 4, only=["add to a book"] if short else None):
        spot = command.fresh("size")
        made(command.run(spot))
        most = Path(spot.book).stat().st_size
        for _ in range(1 if short else 12):
            limit = chance.randint(most // 20, most)
            spot = command.fresh("torn")
            ended = command.run(spot, Fault(limit=limit, torn=True))
            if ended.killed:
                _after(row, command, spot, ended, f"{command.name}, cut at {limit}")
    return [row]


def at_random(home: Path, short: bool) -> list[Row]:
    """A row for `add` and one for the other commands: killed at random moments."""
    return _at_random(home, short, FILES)


def at_random_on_a_server(home: Path, short: bool) -> list[Row]:
    """The same against PostgreSQL."""
    return _at_random(home, short, databases())


def _at_random(home: Path, short: bool, keeping: Keeping) -> list[Row]:
    (home / "adding").mkdir()
    rows = [_adding(home / "adding", short, keeping)]
    if not short:
        turns = 25 if keeping is FILES else 50
        rows += [_deciding(command, turns) for command in commands(home, 4, keeping, _AT_RANDOM)]
    return rows


def _adding(home: Path, short: bool, keeping: Keeping) -> Row:
    """`add` killed again and again, each run going on from what is left, or from nothing."""
    turns, count = (2, 4) if short else (200, 30)
    row, chance = Row(f"kill -9 at random moments of add{keeping.words}"), random.Random(11)
    command = Command("add", ["add", articles(home / "in", 0, count), "--book", "b.db"], home, keeping)
    spot, told, before = command.fresh("killed"), dict[str, None](), NOTHING
    while row.runs < turns:
        if chance.random() < 0.2 or len(told) == count:
            _completed(row, command, spot)
            spot, told, before = command.fresh("killed"), {}, NOTHING
        ended = _killed(command, spot, chance, len(told), count)
        row.runs += ended.killed
        earlier = len(told)
        told |= dict.fromkeys(ended.told)
        before = judge(row, spot.book, before, command.after, told, f"run {row.runs}")
        row.acknowledged -= earlier
    _completed(row, command, spot)
    return row


def _deciding(command: Command, turns: int) -> Row:
    """A command of one or a few commits killed at random moments, each time on a fresh copy."""
    row, chance = Row(f"kill -9 at random moments of {command.title}"), random.Random(command.name)
    for _ in range(2 * turns):
        spot = command.fresh("killed")
        ended = _killed(command, spot, chance)
        if ended.killed:
            _after(row, command, spot, ended, f"{command.title}, run {row.runs}")
        if row.runs == turns:
            break
    return row


def _killed(command: Command, spot: Spot, chance: random.Random, known: int = 0, count: int = 0) -> Ended:
    """A run that is killed a moment after a document was acknowledged, or any time after it began.

    Of `count` documents it tells first that `known` ones are in the book.
    """
    child = Child(command.given(spot.book), spot.folder, command.fault)
    if count and chance.random() < 0.5:
        child.wait_for(chance.randint(known, count - 1))
        time.sleep(chance.random() / 50)
    else:
        time.sleep(chance.random() * command.seconds)
    child.kill()
    ended = child.end()
    command.keeping.settle(spot.book)
    return ended


def _completed(row: Row, command: Command, spot: Spot) -> None:
    again = command.run(spot)
    if again.status or log(spot.book).events != command.after.events:
        row.wrong.append(f"a run after kills did not complete the book: {again.printed}")
