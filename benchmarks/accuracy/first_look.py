"""What the rules made of unseen texts at their first reading: the only honest matter for calibration.

    python -m benchmarks.accuracy.first_look SET     print the rows of a set as the rules read it now

Rules mended on a text are right on it more often than on the next one. The kept rows say, for each finding
at the first reading of a round, how firm the rule was, its marks, and whether a coder recorded the same.
The rows of rounds 1 to 6 were made with the rules as they stood at each round's first reading.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from benchmarks.accuracy.sets import ROOT, CodedSet, sets
from pactbook.analysis.matching import pair
from pactbook.analysis.scoring import MAIN_KINDS
from pactbook.extract.ground import ground
from pactbook.extract.rules import NAME, findings, scenes_of
from pactbook.extract.rules.story import Story
from pactbook.model.claims import to_json
from pactbook.model.sources import Document
from pactbook.model.terms import KINDS

KEPT: Final = ROOT / "tests/rounds/first_look.jsonl"


@dataclass(frozen=True)
class Judged:
    """One finding: its document, kind, the rule's firmness and marks, and whether a coder recorded it."""

    document: str
    kind: str
    firmness: float
    marks: tuple[str, ...]
    right: bool


def kept() -> list[Judged]:
    """The rows of first readings."""
    rows = [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]
    return [Judged(**{**row, "marks": tuple(row["marks"])}) for row in rows]


def judged(coded: CodedSet) -> Iterator[Judged]:
    """Every finding of the rules, as they are now, in the documents that a set's gold covers."""
    for document in coded.documents:
        gold = [row for row in coded.gold if row["document"] == document.label]
        if gold:
            yield from _judged(document, gold)


def _judged(document: Document, gold: list[dict[str, Any]]) -> Iterator[Judged]:
    rows = []
    for finding in findings(Story(scenes_of(document), document.published)):
        claims, _ = ground(document, [finding.draft(document, NAME, raw=True)])
        rows += [(to_json(claim), tuple(sorted(finding.marks))) for claim in claims]
    coded = set(KINDS) if _others(gold) else set(MAIN_KINDS)
    for kind in sorted({str(row["kind"]) for row, _ in rows} & coded):
        mine = [item for item in rows if item[0]["kind"] == kind]
        right = {j for _, j in pair(kind, [g for g in gold if g["kind"] == kind], [row for row, _ in mine])}
        for j, (row, marks) in enumerate(mine):
            yield Judged(document.label, kind, row["confidence"], marks, j in right)


def _others(gold: Iterable[dict[str, Any]]) -> bool:
    """True where the coder also coded the kinds beyond the four main ones."""
    return any(row["kind"] in ("statistic", "assessment", "provision") for row in gold)


def main() -> int:
    (wanted,) = sys.argv[1:]
    for coded in sets():
        if coded.name == wanted:
            for row in judged(coded):
                print(json.dumps(asdict(row)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
