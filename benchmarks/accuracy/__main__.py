"""Measure the extractor on every coded set and write the figures into docs/accuracy.md: `make accuracy`.

    python -m benchmarks.accuracy                write tables and plot
    python -m benchmarks.accuracy --errors 20    list errors instead, gravest first, of texts that may be read

Scores of sets that are only measured are computed like the others; their errors are never listed.
"""

import argparse
import sys

from benchmarks.accuracy import tables
from benchmarks.accuracy.measure import Measured, held_out, looked_at, measured
from benchmarks.accuracy.page import put
from benchmarks.accuracy.picture import plot
from benchmarks.accuracy.sets import ROOT, SHARED
from pactbook.analysis.matching import KEYS
from pactbook.analysis.scoring import MAIN_KINDS
from pactbook.analysis.scoring_errors import CODES, ScoreError

PAGE = ROOT / "docs/accuracy.md"
PICTURE = ROOT / "docs/pictures/calibration.svg"
SHOWN = (*dict.fromkeys(name for kind in MAIN_KINDS for name in KEYS[kind]), "stage")


def write(found: list[Measured]) -> None:
    """All blocks of the page, and the plot."""
    put(PAGE, "kinds", tables.kinds(found))
    put(PAGE, "attributes", tables.attributes(found))
    put(PAGE, "calibration", tables.calibration(found))
    put(PAGE, "abstention", tables.abstention(found))
    panels = []
    for title, pool in (
        ("texts that rules were mended on", looked_at),
        ("texts that are only measured", held_out),
    ):
        if one := pool(found):
            judged = one.report(resamples=0).judged
            panels.append((title, [pair for kind in MAIN_KINDS for pair in judged[kind]]))
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(plot(panels), "utf-8")


UNLISTED = frozenset({"r9", "r10"})
"""Rounds that no rule was mended on yet; so that they can still be measured their errors are not listed."""


def worst(found: list[Measured], number: int) -> list[str]:
    """The gravest errors of texts that may be read: ten-fold first, then wrong or missed by amount."""
    listed = [
        (m.name, error)
        for m in found
        if m.use != "held out" and m.name not in UNLISTED
        for error in m.report(resamples=0).errors
    ]
    listed.sort(key=lambda item: (CODES.index(item[1].code), -_amount(item[1]), item[0], item[1].document))
    return [_said(name, error) for name, error in listed[:number]]


def _amount(error: ScoreError) -> float:
    rows = [row for row in (error.gold, error.claim) if row]
    return max((float(row.get("amount") or 0) for row in rows), default=0.0)


def _said(name: str, error: ScoreError) -> str:
    sides = []
    for side, row in (("gold", error.gold), ("made", error.claim)):
        if row:
            place = f"{row.get('start')}-{row.get('end')}"
            sides.append(
                f"{side} [{place}] " + " ".join(f"{k}={row[k]}" for k in SHOWN if row.get(k) is not None)
            )
    return "\n   ".join(
        [f"{name} {error.document} {error.code} {error.kind} {' '.join(error.differs)}", *sides]
    )


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--errors", type=int, metavar="N", help="list the N gravest errors instead")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print(
            "the shared texts are not beside the checkout, so most sets cannot be measured", file=sys.stderr
        )
        return 2
    found = measured()
    if given.errors:
        print("\n".join(worst(found, given.errors)))
    else:
        write(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
