"""Other ways to read the same texts, scored beside ours: `make baselines`.

    python -m benchmarks.baselines [--tiny CLAIMS.jsonl] [--dry]

Writes the block "others" of docs/accuracy.md. The claims of the tiny model take an hour to make; they come
from `python -m benchmarks.baselines.tiny_model`, and its column is left out without them.
"""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path

from benchmarks.accuracy.__main__ import PAGE
from benchmarks.accuracy.measure import Measured, Read, measured, ours, pooled
from benchmarks.accuracy.page import put
from benchmarks.accuracy.sets import SHARED, Row
from benchmarks.accuracy.tables import share, table
from benchmarks.baselines.largest_sum import largest_sum
from benchmarks.baselines.names_and_patterns import reader
from pactbook.analysis.scoring import MAIN_KINDS
from pactbook.model.sources import Document

POOLS = (
    ("news, half A", ("A",)),
    ("**news, half B**", ("B",)),
    ("updates, odd", ("odd",)),
    ("**updates, even**", ("even",)),
    ("rounds 1 to 10", tuple(f"r{n}" for n in range(1, 11))),
    ("news rounds 1 and 3", ("n1", "n3")),
    ("**news rounds 2 and 4**", ("n2", "n4")),
)


def kept(path: Path) -> tuple[Read, set[str]]:
    """A reader of claims that were made before, and the names of the sets that they cover."""
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    by_label: dict[str, list[Row]] = {}
    for row in rows:
        by_label.setdefault(row["document"], []).append(row)
    return lambda document: by_label.get(document.label, []), {r["set"] for r in rows if r["kind"] == "none"}


def figures(found: dict[str, list[Measured]]) -> list[list[str]]:
    """A row for each kind and pool of sets: F1 (precision, recall) of each way to read."""
    rows = []
    for kind in MAIN_KINDS:
        for title, members in POOLS:
            cells = [_cell(all_sets, members, kind) for all_sets in found.values()]
            if any(cell != "–" for cell in cells):
                rows.append([kind, title, *cells])
    return rows


def _cell(all_sets: list[Measured], members: tuple[str, ...], kind: str) -> str:
    one = pooled(all_sets, "", "", members)
    if one is None or not any(row["kind"] == kind and not row.get("optional") for row in one.gold):
        return "–"
    score = one.report(kinds=[kind], resamples=0).kinds[kind]
    return f"{share(score.f1)} ({share(score.precision)}, {share(score.recall)})"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--tiny", type=Path, help="claims of the tiny model")
    parser.add_argument("--dry", action="store_true", help="print the table instead of writing it")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("the shared texts are not beside the checkout, so nothing can be compared", file=sys.stderr)
        return 2
    ways: dict[str, Callable[[Document], list[Row]]] = {
        "Pactbook": ours,
        "names and patterns": reader(),
        "largest sum": largest_sum,
    }
    found = {name: measured(read) for name, read in ways.items()}
    if given.tiny:
        read, covered = kept(given.tiny)
        found["tiny model"] = [m for m in measured(read) if m.name in covered]
    made = table(["kind", "set", *found], figures(found))
    if given.dry:
        print(made)
    else:
        put(PAGE, "others", made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
