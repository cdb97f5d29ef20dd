"""Abstention: a claim too unsure for the ledger is kept with its quote and waits for a person.

The thresholds are in `pactbook/data/lexicon/review.csv`, written by `tools/calibrate.py` (docs/accuracy.md).
"""

import csv
import functools
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Final

from pactbook.model.claims import Claim
from pactbook.model.ids import short
from pactbook.model.issues import Issue, Side

NEEDS_REVIEW: Final = "needs_review"
CONTRADICTED: Final = "extractors_contradict"
"""The code of an issue whose two sides tell one thing differently: neither goes into the ledger."""
_GRAVE: Final = frozenset({"agreement", "commitment"})


@functools.cache
def thresholds() -> Mapping[str, float]:
    """For each kind the confidence below which its claims wait for review."""
    source = files("pactbook") / "data" / "lexicon" / "review.csv"
    return {
        row["kind"]: float(row["below"]) for row in csv.DictReader(source.read_text("utf-8").splitlines())
    }


def held_back(
    claims: Iterable[Claim], issues: Sequence[Issue], below: float | None = None
) -> dict[str, Issue]:
    """For the id of each claim that waits for review the issue that says so.

    `below` takes the place of the shipped thresholds; 0 lets everything into the ledger.
    """
    if below == 0:
        return {}
    disputed = {side.ref for issue in issues if issue.code == CONTRADICTED for side in issue.sides}
    found = {}
    for claim in claims:
        least = thresholds().get(claim.kind, 0.0) if below is None else below
        if claim.confidence < least:
            found[claim.id] = _issue(claim, f"confidence {claim.confidence:.2f} is below {least:g}")
        elif short(claim.id) in disputed:
            found[claim.id] = _issue(claim, "rules and language model contradict each other")
    return found


def _issue(claim: Claim, why: str) -> Issue:
    return Issue(
        NEEDS_REVIEW,
        "medium" if claim.kind in _GRAVE else "low",
        f"{_article(claim.kind)} waits for review and is not in the ledger: {why}",
        claim.label,
        (
            Side(
                f"{claim.kind} {short(claim.id)}", short(claim.id), claim.label, claim.published, claim.quote
            ),
        ),
        "judge it with pactbook review --waiting",
    )


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"
