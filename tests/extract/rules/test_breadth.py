"""Whatever the founding articles show rests not on their words: it is found in three other texts too."""

import collections
import json
from pathlib import Path
from typing import Any

from pactbook.model import terms
from pactbook.model.claims import to_json
from tests.cases.reading_cases import claims_of, read_cases, read_open

FIELDS = (
    *("status", "instrument", "what", "ordinal", "event_role", "measure", "dimension", "direction", "aid"),
    *("bound", "stage", "per_year", "modality", "strength", "topic"),
)


def findings(claim: dict[str, Any]) -> set[tuple[str, str, str]]:
    """What a claim shows: its kind with each value from a closed vocabulary."""
    return {(claim["kind"], name, str(claim[name])) for name in FIELDS if claim.get(name) is not None}


def test_whatever_the_founding_articles_show_is_found_in_three_other_texts(shared: Path) -> None:
    lines = (shared / "seeds" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    asked = set().union(*(findings(json.loads(line)) for line in lines if line.strip()))
    assert {kind for kind, _, _ in asked} == set(terms.KINDS)
    left = read_open()
    shown: collections.Counter[tuple[str, str, str]] = collections.Counter()
    for case in read_cases():
        if case.id not in left and case.expect:
            found = [row for row in map(to_json, claims_of(case)) if row["kind"] in case.kinds]
            shown.update(set().union(*map(findings, found)))
    assert {finding: shown[finding] for finding in asked if shown[finding] < 3} == {}
