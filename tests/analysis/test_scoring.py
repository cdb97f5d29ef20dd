"""Scoring counts as the reference script counts, to the last digit, and says more about errors."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.analysis.evaluation import GoldError, evaluate, read_rows
from pactbook.analysis.scoring import MAIN_KINDS, intervals, score, to_json
from pactbook.analysis.scoring import Tally as Counts
from pactbook.model import terms

Rows = list[dict[str, Any]]


def perturbed(gold: Rows, seed: int) -> Rows:
    """Gold turned into claims and then damaged: some dropped, doubled, altered, moved or made up."""
    draw = random.Random(seed)
    claims: Rows = []
    for row in copy.deepcopy(gold):
        if row["kind"] == "none" or draw.random() < 0.15:
            continue
        row["confidence"] = round(draw.random(), 3)
        if draw.random() < 0.4:
            _damage(row, draw)
        claims.append(row)
        if draw.random() < 0.15:
            claims.append({**row, "confidence": 1.0})
    claims.append({**claims[0], "document": "not in gold.txt"})
    draw.shuffle(claims)
    return claims


def _damage(row: dict[str, Any], draw: random.Random) -> None:
    name = draw.choice(sorted(row.keys() - {"kind", "document", "start", "end", "quote"}))
    if isinstance(row[name], bool):
        row[name] = not row[name]
    elif isinstance(row[name], int | float):
        row[name] *= draw.choice([1.002, 10, 0.5])
    elif name == "modality":
        row[name] = draw.choice(terms.MODALITY)
    elif isinstance(row[name], list):
        row[name] = row[name][1:]
    else:
        row[name] = draw.choice([None, "UKR", "Anna Nový"])
    if draw.random() < 0.5:
        row["end"] += 1


def write(path: Path, rows: Rows) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def by_script(shared: Path, gold: Path, claims: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, str(shared / "tools" / "score.py"), str(gold), str(claims), "--json", *options]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def without_more(report: dict[str, Any]) -> dict[str, Any]:
    """Our report cut down to what the script prints."""
    cut = {k: v for k, v in report.items() if k not in ("errors", "documents")}
    return {
        k: {n: x for n, x in v.items() if n != "intervals"} if isinstance(v, dict) else v
        for k, v in cut.items()
    }


@pytest.mark.parametrize("folder", ["seeds", "news_dev", "donor_updates"])
@pytest.mark.parametrize("seed", range(3))
def test_the_same_counts_as_the_reference_script(
    shared: Path, tmp_path: Path, folder: str, seed: int
) -> None:
    gold = shared / folder / ("gold.jsonl" if folder == "seeds" else "gold")
    texts = shared / folder if folder == "seeds" else shared / folder / "texts"
    rows = read_rows(gold)
    claims = perturbed(rows, seed)
    threshold = [0.0, 0.2, 0.5][seed]
    options = ["--kinds", ",".join(terms.KINDS), "--texts", str(texts), "--threshold", str(threshold)]
    expected = by_script(shared, gold, write(tmp_path / "claims.jsonl", claims), *options)
    held = {p.name: p.read_bytes().decode("utf-8") for p in texts.glob("*.txt")}
    ours = score(rows, claims, terms.KINDS, held, threshold, resamples=10)
    assert without_more(to_json(ours)) == expected
    assert 0 < expected["commitment"]["f1"] < 1 and expected["grounded"] < 1


def row(kind: str = "commitment", document: str = "a", **fields: Any) -> dict[str, Any]:
    base = {"donor": "FRA", "recipient": "UKR", "amount": 3e9, "currency": "EUR", "modality": "planned"}
    return {"kind": kind, "document": document, **(base if kind == "commitment" else {}), **fields}


def test_an_optional_fact_is_no_error_found_or_missed() -> None:
    gold = [row(), row(amount=5e8, optional=True)]
    missed, found = score(gold, [row()]), score(gold, [row(), row(amount=5e8)])
    for report in (missed, found):
        counts = report.kinds["commitment"]
        assert (counts.tp, counts.fp, counts.fn) == (1, 0, 0)
        assert report.errors == ()


def test_a_document_without_claims_makes_every_claim_on_it_wrong() -> None:
    report = score([{"kind": "none", "document": "a"}], [row()])
    assert report.kinds["commitment"].fp == 1
    assert [error.code for error in report.errors] == ["wrong"]


def test_claims_on_documents_that_gold_does_not_name_are_not_judged() -> None:
    report = score([row()], [row(), row(document="b")])
    assert report.kinds["commitment"].fp == 0
    assert report.documents == 1


def test_an_amount_ten_times_too_large_is_listed_apart_with_both_sides() -> None:
    gold, claim = row(start=0, end=20), row(amount=3e10, start=40, end=60)
    report = score([gold], [claim])
    assert [error.code for error in report.errors] == ["tenfold"]
    assert (report.errors[0].gold, report.errors[0].claim) == (gold, claim)
    assert report.errors[0].differs == ("amount",)
    assert (report.kinds["commitment"].fp, report.kinds["commitment"].fn) == (1, 1)


@pytest.mark.parametrize("amount", [3.1e9, 6e9, 2.4e10])
def test_other_wrong_amounts_on_the_same_words_are_mismatches(amount: float) -> None:
    report = score([row(start=0, end=20)], [row(amount=amount, start=0, end=20)])
    assert [error.code for error in report.errors] == ["mismatch"]


def test_rows_on_other_words_stay_a_missed_and_a_wrong_one() -> None:
    report = score([row(start=0, end=20)], [row(amount=7e8, start=50, end=70)])
    assert sorted(error.code for error in report.errors) == ["missed", "wrong"]


def test_a_matched_pair_names_the_attributes_that_differ() -> None:
    report = score([row(bound="at_most", stage="pledged")], [row(bound="exact", stage="pledged")])
    assert [(error.code, error.differs) for error in report.errors] == [("attribute", ("bound",))]
    assert report.kinds["commitment"].f1 == 1.0
    assert report.kinds["commitment"].attributes["bound"] == 0.0


def test_an_error_is_printed_with_both_sides() -> None:
    report = to_json(score([row(start=0, end=9)], [row(amount=3e10, extractor="x", start=0, end=9)]))
    (error,) = report["errors"]
    assert error["gold"]["amount"] == 3e9 and error["claim"]["amount"] == 3e10
    assert "extractor" not in error["claim"] and error["document"] == "a"


counts = st.builds(Counts, *[st.integers(0, 5)] * 3)


@given(st.lists(counts, min_size=2, max_size=12))
def test_intervals_are_ordered_and_inside_0_and_1(tallies: list[Counts]) -> None:
    for ends in intervals(tallies, random.Random(1), 200).values():
        assert ends is None or 0 <= ends[0] <= ends[1] <= 1


def test_intervals_hold_the_score_narrow_with_more_documents_and_come_again() -> None:
    few = [Counts(2, 1, 0), Counts(1, 0, 2), Counts(3, 0, 0)]
    narrow, wide = (intervals(t, random.Random(7))["f1"] for t in (few * 20, few))
    assert narrow and wide and narrow[1] - narrow[0] < wide[1] - wide[0]
    assert wide[0] < 12 / 15 < wide[1]
    assert intervals(few, random.Random(7)) == intervals(few, random.Random(7))


def test_one_document_gives_no_interval() -> None:
    assert score([row()], [row()]).kinds["commitment"].intervals == {
        "precision": None,
        "recall": None,
        "f1": None,
    }


def test_an_unknown_kind_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="'treaty'; one of agreement, commitment"):
        score([], [], ["treaty"])


def gold_folder(tmp_path: Path) -> tuple[Path, Path]:
    gold, texts = tmp_path / "gold", tmp_path / "texts"
    gold.mkdir()
    texts.mkdir()
    (texts / "a.txt").write_bytes(b"One.\r\nFrance: 3 bn.")
    rows = [row(document="a.txt#2", quote="3 bn", start=14, end=18)]
    write(gold / "a.jsonl", rows)
    return gold, texts


def test_evaluate_extracts_each_text_once_and_checks_quotes(tmp_path: Path) -> None:
    gold, texts = gold_folder(tmp_path)
    asked: list[str] = []

    def extract(path: Path) -> Rows:
        asked.append(path.name)
        return [row(document="a.txt#2", quote="3 bn", start=14, end=18, confidence=0.9)]

    report = evaluate(gold, texts, extract)
    assert asked == ["a.txt"]
    assert report.kinds["commitment"].f1 == 1.0
    assert report.grounded == 1.0
    assert tuple(report.kinds) == MAIN_KINDS


def test_evaluate_says_what_is_missing(tmp_path: Path) -> None:
    gold, texts = gold_folder(tmp_path)
    with pytest.raises(GoldError, match="no gold rows"):
        evaluate(texts, texts, lambda path: [])
    with pytest.raises(GoldError, match="not found"):
        evaluate(tmp_path / "nowhere", texts, lambda path: [])
    with pytest.raises(GoldError, match=r"a\.txt: not found; the gold rows name this document"):
        evaluate(gold, gold, lambda path: [])
    (gold / "b.jsonl").write_text('{"kind": "none", "document": "a.txt"}\n{oops\n', encoding="utf-8")
    with pytest.raises(GoldError, match=r"b\.jsonl:2: not JSON"):
        evaluate(gold, texts, lambda path: [])
    (gold / "b.jsonl").write_text("[1]\n", encoding="utf-8")
    with pytest.raises(GoldError, match=r"b\.jsonl:1: not a claim"):
        evaluate(gold, texts, lambda path: [])
