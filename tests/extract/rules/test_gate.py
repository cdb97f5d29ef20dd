"""The gate keeps off-topic texts out cheaply and lets every text with a claim through."""

import json
from collections.abc import Iterator
from pathlib import Path

from benchmarks.offtopic import articles
from pactbook.extract.rules.gate import passes
from tests.cases.reading_cases import read_cases
from tests.rounds.rows import coded, gold_rows
from tests.rounds.texts import round_texts

LEAST = 0.995
"""Share of gold claims in texts that the gate lets through."""


def recall(claims: Iterator[str]) -> float:
    let_through = [passes(text) for text in claims]
    assert let_through
    return sum(let_through) / len(let_through)


def of_folder(gold: Path, texts: Path) -> Iterator[str]:
    """The text behind each required claim of a gold folder."""
    for path in sorted(gold.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if row["kind"] != "none" and not row.get("optional"):
                yield (texts / row["document"].partition("#")[0]).read_text(encoding="utf-8")


def test_claims_of_our_own_texts_pass(root: Path) -> None:
    samples = root / "tests" / "samples"
    assert recall(of_folder(samples / "gold", root / "pactbook" / "data" / "samples")) >= LEAST
    assert recall(of_folder(samples / "extra_gold", samples / "extra")) >= LEAST
    # Two cases speak of no Ukraine on purpose.
    assert recall(case.text for case in read_cases() if case.expect) >= 0.95


def test_claims_of_the_development_sets_pass(shared: Path) -> None:
    for name in ("news_dev", "donor_updates"):
        assert recall(of_folder(shared / name / "gold", shared / name / "texts")) >= LEAST


def test_claims_of_the_rounds_pass(shared: Path) -> None:
    texts = {n: round_texts(shared, n) for n in coded()}
    rows = [(n, row) for n in coded() for row in gold_rows(n) if row["kind"] != "none"]
    firm = [texts[n][row["document"]] for n, row in rows if not row.get("optional")]
    assert recall(iter(firm)) >= LEAST


def test_off_topic_texts_stop_at_the_gate() -> None:
    assert sum(passes(article.text) for article in articles(500)) <= 500 * 0.05
