"""Score the extractor on a round: `python -m tests.rounds.score_round N [--errors]` from the top folder.

Needs the acceptance material (folder `shared` beside the checkout), from which the texts are rebuilt.
"""

import argparse
import datetime
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from pactbook.analysis.scoring import Report, score
from pactbook.analysis.scoring_errors import ScoreError
from pactbook.capture import capture
from pactbook.extract.rules import Rules
from pactbook.model.claims import to_json
from pactbook.model.issues import Issue
from pactbook.pipeline.extracting import extract
from tests.rounds.rows import coded, gold_rows
from tests.rounds.texts import round_texts

SHARED: Final = Path(__file__).resolve().parents[3] / "shared"
# Every text states its own date, so the day of the run decides nothing; a fixed one keeps that visible.
TODAY: Final = datetime.date(2027, 1, 1)
_NO_VALUE: Final = ("document", "sha256", "published", "kind", "quote", "extractor", "confidence")


def claims_of(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Claims that the rules find in texts by label, as the codebook's rows.

    Raises ValueError when a text was refused or could not be read to its end.
    """
    rules = Rules()
    made: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        for label, text in texts.items():
            (Path(folder) / label).write_bytes(text.encode("utf-8"))
        for document in capture([folder], today=TODAY):
            if isinstance(document, Issue):
                _stop_at([document])
                continue
            claims, issues = extract(document, rules)
            _stop_at(issues)
            made += [{**to_json(claim), "document": Path(claim.label).name} for claim in claims]
    return made


def _stop_at(issues: Iterable[Issue]) -> None:
    for issue in issues:
        if issue.severity == "high":
            raise ValueError(f"{issue.code}: {issue.message}")


def score_texts(gold: Iterable[Mapping[str, Any]], texts: Mapping[str, str]) -> Report:
    """Scores of the rules on texts by label against their gold."""
    return score(list(gold), claims_of(texts), texts=texts)


def lines(report: Report, texts: Mapping[str, str], errors: bool) -> Iterator[str]:
    """The report for a person: a line for each kind, then, if asked for, one for each error."""
    for kind, row in report.kinds.items():
        attributes = "  ".join(f"{name} {share:.2f}" for name, share in row.attributes.items())
        counts = f"tp {row.tp:3}  fp {row.fp:3}  fn {row.fn:3}"
        yield f"{kind:11} P {_share(row.precision)}  R {_share(row.recall)}  F1 {row.f1:.3f}  {counts}"
        if attributes:
            yield f"{'':11} {attributes}"
    yield f"documents {report.documents}  grounded {_share(report.grounded)}"
    for error in report.errors if errors else ():
        yield ""
        yield f"{error.code} {error.kind} {error.document} {' '.join(error.differs)}".rstrip()
        yield from _sides(error, texts.get(error.document, ""))


def _share(value: float | None) -> str:
    return "    -" if value is None else f"{value:.3f}"


def _sides(error: ScoreError, text: str) -> Iterator[str]:
    for name, row in (("gold", error.gold), ("made", error.claim)):
        if row is None:
            continue
        values = {k: v for k, v in row.items() if k not in _NO_VALUE and v not in (None, [], False)}
        yield f"  {name} {values}"
        yield f"       {text[row['start'] : row['end']]!r}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.rounds.score_round", description=__doc__)
    parser.add_argument("number", type=int, choices=coded(), help="which round")
    parser.add_argument("--errors", action="store_true", help="list every error with its words")
    given = parser.parse_args(arguments)
    if not (SHARED / "donor_updates").is_dir():
        print(f"no folder {SHARED}: the texts of the rounds cannot be rebuilt", file=sys.stderr)
        return 2
    texts = round_texts(SHARED, given.number)
    report = score_texts(gold_rows(given.number), texts)
    print("\n".join(lines(report, texts, given.errors)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
