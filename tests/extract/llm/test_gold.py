"""Claims that people coded, given as if a model had said them: the true ones pass, falsified ones do not."""

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pactbook.capture import capture
from pactbook.extract.llm.evidence import Article
from pactbook.extract.llm.folding import Folded, fold
from pactbook.extract.llm.support import Unsupported
from pactbook.extract.llm.verify import verified
from pactbook.model.claims import Commitment
from pactbook.model.sources import Document

HELD_OUT = ("005", "011", "017", "023", "029", "035", "041", "047", "053")
Coded = tuple[Article, Folded, dict[str, Any]]


@pytest.fixture(scope="module")
def coded(shared: Path) -> list[Coded]:
    """Coded claims on Ukraine with their articles, without those that are kept for measuring."""
    news = [p for p in (shared / "news_dev" / "gold").iterdir() if not p.name.startswith(HELD_OUT)]
    updates = [p for p in (shared / "donor_updates" / "gold").iterdir() if int(p.name[2:4]) % 2]
    return [row for path in sorted([*news, *updates]) for row in _rows(path)]


def _rows(path: Path) -> Iterator[Coded]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if "start" in row and row.get("recipient") in (None, "UKR")]
    if not rows:
        return
    text = path.parent.parent / "texts" / rows[0]["document"]
    (document,) = [d for d in capture([text], today=datetime.date(2030, 1, 1)) if isinstance(d, Document)]
    article = Article(replace(document, published=document.published or rows[0]["published"]))
    passage = fold(document.content())
    yield from ((article, passage, row) for row in rows)


def passes(case: Coded, **change: Any) -> bool:
    """True when the claim, changed like this, is borne out by its article."""
    article, passage, row = case
    try:
        verified(article, passage, article.document.start, {**row, **change}, "coder")
    except Unsupported:
        return False
    return True


def test_what_people_coded_is_borne_out(coded: list[Coded]) -> None:
    assert len(coded) >= 100
    assert sum(map(passes, coded)) >= 0.95 * len(coded)


def test_the_reading_of_a_sum_is_the_coders(coded: list[Coded]) -> None:
    sums = [case for case in coded if case[2].get("amount") is not None and passes(case)]
    assert len(sums) >= 30
    for article, passage, row in sums:
        value = verified(article, passage, article.document.start, row, "coder").value
        assert isinstance(value, Commitment)
        assert (value.amount, value.amount_max, value.currency) == (
            pytest.approx(row["amount"]),
            row["amount_max"],
            row["currency"],
        )
        assert (value.bound, value.per_year) == (row["bound"], row["per_year"])


def test_no_falsified_sum_donor_or_quote_passes(coded: list[Coded]) -> None:
    pledges = [case for case in coded if case[2]["kind"] == "commitment"]
    sums = [case for case in pledges if case[2]["amount"]]
    assert not any(passes(case, amount=case[2]["amount"] * factor) for case in sums for factor in (10, 1.1))
    others = [(case, code) for case in sums for code in ("EUR", "USD", "GBP", "SEK")]
    assert not any(passes(case, currency=code) for case, code in others if code != case[2]["currency"])
    assert not any(passes(case, donor="BRA") for case in pledges)
    assert not any(passes(case, quote=case[2]["quote"] + " indeed") for case in pledges)
