"""Duties in agreement texts in Ukrainian: sentences of our own, and the agreement with Italy."""

import json
from pathlib import Path

import pytest

from pactbook.extract.ground import ground
from pactbook.extract.ukrainian import Ukrainian
from pactbook.extract.ukrainian.texts import reasons
from pactbook.model.claims import Claim, Provision
from tests.extract.instruments.measure import agreement, read, verb_at
from tests.extract.ukrainian.reading_cases import document

GOLD = Path(__file__).parent / "provisions_ita.jsonl"
TEXT = """Угода про безпекову співпрацю між Україною та Литвою

Україна та Литва, далі – «Сторони», домовилися про таке:

Стаття 1. Допомога
1. Литва надаватиме Україні генератори відповідно до потреб і навчатиме їхніх операторів.
2. Україна зобов’язується вести облік отриманого майна.
3. Литва має намір відкрити майстерню, а Україна забезпечить її охорону.
4. Сторони розглянуть спільне виробництво запчастин.
5. Сторони підтверджують свою готовність ділитися досвідом.
6. Сторони будуть:
• обмінюватися даними про загрози;
• за можливості проводити спільні навчання.
7. У 2023 році Литва надала Україні сорок вантажівок.
8. Мир на сході залишається далеким.

Стаття 2. Напад
1. У разі нового нападу на Україну Сторони проведуть консультації протягом 24 годин.

Стаття 3. Зміни
1. Сторони можуть вносити зміни до цієї Угоди за взаємною згодою.

Підписано у Вільнюсі 5 травня 2025 року у двох примірниках.

За Україну: Президент Володимир Зеленський
За Литву: Президент Гітанас Науседа
"""


def provisions(text: str) -> list[Claim]:
    page = document(text, "2025-05-05")
    found, issues = ground(page, Ukrainian().extract(page))
    assert issues == []
    return [claim for claim in found if isinstance(claim.value, Provision)]


def test_every_step_of_the_ladder() -> None:
    found = sorted(provisions(TEXT), key=lambda c: dict(c.extra).get("verb_at", c.start))
    duties = [c.value for c in found if isinstance(c.value, Provision)]
    assert [(p.section, p.obligor, p.strength, [c.flag for c in p.conditions]) for p in duties] == [
        ("1.1", "LTU", "V4", ["need"]),
        ("1.1", "LTU", "V4", ["need"]),
        ("1.2", "UKR", "V5", []),
        ("1.3", "LTU", "V3", []),
        ("1.3", "UKR", "V4", []),
        ("1.4", "LTU,UKR", "V1", []),
        ("1.5", "LTU,UKR", "V2", []),
        ("1.6", "LTU,UKR", "V4", []),
        ("1.6", "LTU,UKR", "V4", ["discretion"]),
        ("1.7", "LTU", "VX", []),
        ("2.1", "LTU,UKR", "V4", ["trigger"]),
        ("3.1", "LTU,UKR", None, []),
    ]


def test_every_sentence_has_a_provision_or_a_reason() -> None:
    page = document(TEXT, "2025-05-05")
    covered = [(c.start, c.end) for c in provisions(TEXT)]
    covered += [(a, b) for a, b, _ in reasons(page)]
    at = 0
    for line in TEXT.splitlines(keepends=True):
        if line.strip():
            assert any(a < at + len(line) and at < b for a, b in covered), line
        at += len(line)
    told = {page.text[a:b]: why for a, b, why in reasons(page)}
    assert told["6. Сторони будуть:"].startswith("introduces a list")
    assert told["8. Мир на сході залишається далеким."].startswith("names no party")


def test_the_agreement_with_italy_as_coded_by_hand(shared: Path) -> None:
    """22 paragraphs coded before the first run: then obligor .921, strength and conditions .889."""
    original = shared / "agreements" / "original" / "ITA.docx"
    if not original.is_file():
        pytest.skip("the agreement texts are not here")
    coded = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    page, _ = read(original)
    assert page.sha256 == coded[0]["sha256"]
    found, issues = ground(page, Ukrainian().extract(page))
    assert issues == []
    made = [c for c in found if isinstance(c.value, Provision) and "verb_at" in dict(c.extra)]
    rows = [
        row
        | {
            "provisions": [
                {
                    "at": verb_at(c),
                    "obligor": c.value.obligor,
                    "strength": c.value.strength,
                    "conditions": sorted({one.flag for one in c.value.conditions}),
                }
                for c in made
                if isinstance(c.value, Provision) and row["start"] <= verb_at(c) < row["end"]
            ]
        }
        for row in coded
    ]
    assert min(f1 for f1, _ in agreement(coded, rows).values()) >= 0.85
