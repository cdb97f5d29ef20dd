"""The published agreements at hand: facts of their texts, and provisions coded by hand before they were read.

The gold holds hashes, offsets and values only. `provisions.jsonl` was coded before the first run of the
extractor, `provisions_later.jsonl` and `provisions_last.jsonl` afterwards, each before the extractor was run
on its paragraphs.
"""

import csv
import datetime
import functools
import json
from pathlib import Path
from typing import Any

import pytest

from pactbook.capture import capture
from pactbook.extract.ground import ground
from pactbook.extract.instruments import Instruments, explain
from pactbook.model.claims import Agreement, Claim, Commitment, Provision
from pactbook.model.sources import Document

TODAY = datetime.date(2026, 1, 1)
GOLD = Path(__file__).parent / "gold"
QUICK = ("GBR.pdf", "DNK.docx", "USA.docx")
SLOW = (
    "ALB.docx", "CZE.docx", "DEU.pdf", "ESP.docx", "EU.docx", "FIN.docx", "FRA.docx", "HRV.docx", "ISL.docx",
    "JPN.pdf", "LTU.docx", "LUX.docx", "LVA.docx", "NLD.docx", "POL.docx", "PRT.docx", "ROU.docx", "SWE.pdf",
)  # fmt: skip
FILES = [*QUICK, *(pytest.param(name, marks=pytest.mark.slow) for name in SLOW)]


@functools.cache
def read(path: Path) -> tuple[Document, tuple[Claim, ...]]:
    (document,) = (item for item in capture([path], today=TODAY) if isinstance(item, Document))
    found, issues = ground(document, Instruments().extract(document))
    assert issues == []
    return document, tuple(found)


@pytest.fixture
def originals(shared: Path) -> Path:
    folder = shared / "agreements" / "original"
    if not folder.is_dir():
        pytest.skip("the agreement texts are not here")
    return folder


def fact(shared: Path, code: str) -> dict[str, str]:
    with (shared / "facts" / "agreements.csv").open(encoding="utf-8", newline="") as file:
        return next(row for row in csv.DictReader(file) if row["iso"] == code)


@pytest.mark.parametrize("name", FILES)
def test_date_term_notice_and_hours_of_an_agreement(shared: Path, originals: Path, name: str) -> None:
    code = name.split(".")[0]
    row = fact(shared, code)
    _, claims = read(originals / name)
    (agreement,) = (c.value for c in claims if isinstance(c.value, Agreement))
    provisions = [c.value for c in claims if isinstance(c.value, Provision)]
    assert set(agreement.parties) == {"UKR", code}
    assert agreement.date == row["signed"]
    assert agreement.term_years == (float(row["term_years"]) if row["term_years"] else None)
    assert {p.notice_months for p in provisions if p.notice_months} == whole(row["notice_months"])
    assert {p.hours for p in provisions if p.hours} == whole(row["consult_hours"])
    if row["place"].split()[0] not in ("Apulia",):
        assert agreement.place is not None and agreement.place.startswith(row["place"])


def whole(cell: str) -> set[int]:
    return {int(cell)} if cell else set()


@pytest.mark.parametrize("name", FILES)
def test_main_promise_of_an_agreement(shared: Path, originals: Path, name: str) -> None:
    code = name.split(".")[0]
    row = fact(shared, code)
    _, claims = read(originals / name)
    sums = [c.value for c in claims if isinstance(c.value, Commitment) and c.value.donor == code]
    in_text = row["amount_2024"] and code != "SWE"  # the Swedish text has the three years' total only
    if in_text:
        fitting = [c for c in sums if c.amount == float(row["amount_2024"]) and c.currency == row["currency"]]
        assert fitting and {(c.bound, c.aid) for c in fitting} == {(row["bound"], row["aid"])}
    if row["gdp_percent"]:
        assert float(row["gdp_percent"]) in [c.gdp_percent for c in sums]
    if row["multi_year_amount"]:
        amount = float(row["multi_year_amount"])
        fitting = [c for c in sums if c.amount == amount and c.currency == row["multi_year_currency"]]
        years = [(c.period_start, c.period_end) for c in fitting]
        assert (row["multi_year_start"], row["multi_year_end"]) in years


@pytest.mark.parametrize("name", FILES)
def test_every_operative_paragraph_has_a_provision_or_a_reason(originals: Path, name: str) -> None:
    document, claims = read(originals / name)
    covered = [(c.start, c.end) for c in claims if isinstance(c.value, Provision)]
    covered += [(start, end) for start, end, _ in explain(document)]
    content = document.content()
    at = document.start
    for line in content.splitlines(keepends=True):
        low, high = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if high - low > 30:
            assert any(start < high and low < end for start, end in covered), document.text[low:high]


def scores(originals: Path, gold: str) -> dict[str, float]:
    """F1 of each field: a pair counts when the verb stands at the same place and the field agrees."""
    right = dict.fromkeys(("obligor", "strength", "conditions", "topic"), 0)
    expected = predicted = 0
    for line in (GOLD / gold).read_text(encoding="utf-8").splitlines():
        paragraph = json.loads(line)
        document, claims = read(originals / paragraph["document"])
        assert document.sha256 == paragraph["sha256"]
        inside = [
            c
            for c in claims
            if isinstance(c.value, Provision) and paragraph["start"] <= verb_at(c) < paragraph["end"]
        ]
        expected += len(paragraph["provisions"])
        predicted += len(inside)
        for coded in paragraph["provisions"]:
            match = next((c for c in inside if abs(verb_at(c) - coded["at"]) <= 3), None)
            if match:
                inside.remove(match)
                for field, value in coding(match).items():
                    right[field] += value == coded[field]
    return {field: 2 * count / (expected + predicted) for field, count in right.items()}


def verb_at(claim: Claim) -> int:
    return int(dict(claim.extra)["verb_at"])


def coding(claim: Claim) -> dict[str, Any]:
    value = claim.value
    assert isinstance(value, Provision)
    return {
        "obligor": value.obligor,
        "strength": value.strength,
        "conditions": sorted({c.flag for c in value.conditions}),
        "topic": value.topic,
    }


@pytest.mark.slow
@pytest.mark.parametrize("gold", ["provisions.jsonl", "provisions_later.jsonl", "provisions_last.jsonl"])
def test_obligor_strength_and_conditions_agree_with_hand_coding(originals: Path, gold: str) -> None:
    found = scores(originals, gold)
    assert min(found["obligor"], found["strength"], found["conditions"]) >= 0.9
    assert found["topic"] >= 0.7
