"""Agreements of other families than those the rules were read from, against their coding by hand.

At first look F1 was .857 for obligor, .786 for strength and conditions in the treaty, .889 and .815 in the
memorandum; docs/provisions.md.
"""

import pytest

from pactbook.extract.ground import ground
from pactbook.extract.instruments import Instruments, explain
from pactbook.model.claims import Agreement, Claim, Commitment, Provision
from tests.extract.instruments.measure import Row, agreement, verb_at
from tests.extract.instruments.others import MEMORANDUM, MEMORANDUM_CODED, TREATY, TREATY_CODED
from tests.extract.instruments.texts import document

Coded = tuple[tuple[str, str, str | None, tuple[str, ...], str], ...]
BOTH = [(TREATY, TREATY_CODED), (MEMORANDUM, MEMORANDUM_CODED)]


def claims(text: str) -> list[Claim]:
    found, issues = ground(document(text), Instruments().extract(document(text)))
    assert issues == []
    return found


def coded(text: str, rows: Coded) -> list[Row]:
    names = ("obligor", "strength", "conditions", "topic")
    made = [
        {"at": text.index(words)} | dict(zip(names, (who, how, sorted(ifs), what), strict=True))
        for words, who, how, ifs, what in rows
    ]
    return [{"document": "own", "start": 0, "provisions": made}]


def read(text: str) -> list[Row]:
    made = [
        {
            "at": verb_at(claim),
            "obligor": claim.value.obligor,
            "strength": claim.value.strength,
            "conditions": sorted({c.flag for c in claim.value.conditions}),
            "topic": claim.value.topic,
        }
        for claim in claims(text)
        if isinstance(claim.value, Provision)
    ]
    return [{"document": "own", "start": 0, "provisions": made}]


@pytest.mark.parametrize(("text", "rows"), BOTH)
def test_provisions_of_another_family(text: str, rows: Coded) -> None:
    found = agreement(coded(text, rows), read(text))
    assert min(found[field][0] for field in ("obligor", "strength", "conditions")) >= 0.89
    assert found["topic"][0] >= 0.7


@pytest.mark.parametrize(
    ("text", "kind", "date", "place", "term", "notice"),
    [
        (TREATY, "treaty", "2026-02-04", "Stockholm", 20, 12),
        (MEMORANDUM, "memorandum", "2026-05-12", "Vilnius", 3, 3),
    ],
)
def test_facts_of_another_family(
    text: str, kind: str, date: str, place: str, term: float, notice: int
) -> None:
    found = [claim.value for claim in claims(text)]
    (signed,) = (value for value in found if isinstance(value, Agreement))
    assert (signed.instrument, signed.date, signed.place, signed.term_years) == (kind, date, place, term)
    duties = [value for value in found if isinstance(value, Provision)]
    assert {value.notice_months for value in duties} == {None, notice}
    assert {value.hours for value in duties} == {None}


def test_sums_of_another_family() -> None:
    sums = [claim.value for text, _ in BOTH for claim in claims(text) if isinstance(claim.value, Commitment)]
    assert [(s.donor, s.amount, s.currency, s.period_start, s.period_end) for s in sums] == [
        ("SWE", 8e8, "SEK", "2026", "2028"),
        ("LTU", 4e6, "EUR", "2026", "2026"),
    ]


@pytest.mark.parametrize("text", [TREATY, MEMORANDUM])
def test_every_paragraph_of_another_family_has_a_provision_or_a_reason(text: str) -> None:
    covered = [(c.start, c.end) for c in claims(text) if isinstance(c.value, Provision)]
    covered += [(start, end) for start, end, _ in explain(document(text))]
    at = 0
    for line in text.splitlines(keepends=True):
        low, high = at, at + len(line.rstrip())
        at += len(line)
        if high > low:
            assert any(start < high and low < end for start, end in covered), text[low:high]
