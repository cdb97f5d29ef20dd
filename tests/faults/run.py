"""The fault suite: `python -m tests.faults.run [--short] [--only NAME]`, or `make faults`.

Prints a table; the exit code is 1 when something that was acknowledged is lost, something is half-published,
a damage goes unnamed, or anything else is not as it must be.
"""

import argparse
import dataclasses
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.faults import crashes, disks, flips, forging, kills, pages, releases, writers
from tests.faults.state import Row
from tests.store.server import REQUIRED, NoServer

FAULTS: Final[dict[str, Callable[[Path, bool], list[Row]]]] = {
    "points": kills.at_every_point,
    "server-points": kills.at_every_point_on_a_server,
    "writes": kills.in_writes,
    "random": kills.at_random,
    "server-random": kills.at_random_on_a_server,
    "releases": releases.at_every_step,
    "pages": pages.at_every_point,
    "disks": disks.full,
    "full-pages": pages.without_room,
    "server-crashes": crashes.killed,
    "server-cuts": crashes.cut,
    "server-disks": crashes.full,
    "flips": flips.flipped,
    "writers": writers.four,
    "server-writers": writers.four_on_a_server,
    "clocks": writers.clocks,
    "server-clocks": writers.clocks_on_a_server,
    "forgers": releases.tampered,
    "changed": forging.changed,
    "server-changed": forging.changed_on_a_server,
    "rewritten": forging.rewritten,
    "server-rewritten": forging.rewritten_on_a_server,
}


def measured(name: str, short: bool) -> list[Row]:
    """The rows of one fault, done in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        try:
            return FAULTS[name](Path(folder).resolve(), short)
        except NoServer as error:
            if os.environ.get(REQUIRED):
                raise
            print(f"{name}: {error}", file=sys.stderr)
            return []


def line(row: Row) -> str:
    """A row of the table."""
    named = f"{row.named} of {row.damages}" if row.damages else "-"
    if row.harmless:
        named += f", {row.harmless} change no answer"
    told = row.acknowledged or "-"
    return f"| {row.fault} | {row.runs} | {told} | {row.lost} | {row.half} | {named} |"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="few runs of each fault")
    parser.add_argument("--only", nargs="+", choices=list(FAULTS), help="these faults")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    given = parser.parse_args()
    names = given.only or list(FAULTS)
    if given.json:
        rows = [row for name in names for row in measured(name, given.short)]
        print(json.dumps([dataclasses.asdict(row) for row in rows]))
        return 0
    print("| fault | runs | acknowledged | lost | half-published | named by verify |")
    print("|---|---|---|---|---|---|", flush=True)
    bad = []
    for name in names:
        begun = time.monotonic()
        rows = measured(name, given.short)
        for row in rows:
            print(line(row), flush=True)
        bad += [row for row in rows if not row.good]
        print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    for row in bad:
        print(f"\n{row.fault}:", *row.wrong[:20], sep="\n  ", file=sys.stderr)
    return int(bool(bad))


if __name__ == "__main__":
    sys.exit(main())
