"""Whole texts: what is carried from sentence to sentence, and the text of an agreement."""

from pathlib import Path

from pactbook.extract.ground import ground
from pactbook.extract.ukrainian import Ukrainian
from pactbook.model.claims import Agreement, Claim, Commitment, Count, Provision, Role
from tests.extract.ukrainian.reading_cases import claims_of, document


def _italian(shared: Path) -> list[Claim]:
    text = (shared / "agreements" / "text" / "ITA.txt").read_text(encoding="utf-8")
    page = document(text, "2024-02-24")
    claims, issues = ground(page, Ukrainian().extract(page))
    assert issues == []
    return claims


def test_the_italian_agreement(shared: Path) -> None:
    """Compared with the text by hand: title, signature line and signers, articles 11, 15 and 19."""
    claims = _italian(shared)
    (deal,) = [c.value for c in claims if isinstance(c.value, Agreement)]
    assert deal == Agreement(("ITA", "UKR"), "security_agreement", "signed", "2024-02-24", 10.0, "Kyiv")
    signers = {(c.value.person, c.value.affiliation) for c in claims if isinstance(c.value, Role)}
    assert signers == {("Володимир Зеленський", "UKR"), ("Джорджа Мелоні", "ITA")}
    clauses = {
        c.value.topic: (c.value.section, c.value.term_years, c.value.notice_months, c.value.hours)
        for c in claims
        if isinstance(c.value, Provision) and (c.value.term_years or c.value.notice_months or c.value.hours)
    }
    assert clauses == {
        "consultation": ("11.1", None, None, 24),
        "term": ("15.1", 10.0, None, None),
        "termination": ("19", None, 6, None),
    }


def test_the_sums_of_the_italian_agreement(shared: Path) -> None:
    sums = [c.value for c in _italian(shared) if isinstance(c.value, Commitment)]
    assert sorted(s.amount for s in sums if s.amount) == [1e8, 110e6, 200e6, 200e6, 213e6, 4e8, 820e6]
    assert {(s.donor, s.recipient, s.currency, s.stage) for s in sums} == {("ITA", "UKR", "EUR", "allocated")}
    assert [s.bound for s in sums if s.amount == 4e8] == ["about"]


SHORT = """Договір про безпекове партнерство між Україною та Естонією

Стаття 1. Консультації
1. У разі нового нападу Сторони проведуть консультації протягом 48 годин.

Стаття 2. Строк
Ця Угода діє протягом п’ятнадцяти років.
Дія цієї Угоди припиняється через дванадцять місяців з дати повідомлення.

Вчинено в м. Таллінн 5 червня 2024 року у двох примірниках.

За Україну: Міністр оборони Остап Вигаданий
За Естонію: Міністр оборони Март Вигадка
"""


def test_a_short_agreement_of_our_own() -> None:
    page = document(SHORT, "2024-06-05")
    claims, _ = ground(page, Ukrainian().extract(page))
    (deal,) = [c.value for c in claims if isinstance(c.value, Agreement)]
    assert (deal.parties, deal.date, deal.place, deal.term_years) == (
        ("EST", "UKR"),
        "2024-06-05",
        "Tallinn",
        15,
    )
    people = [
        (c.value.person, c.value.office, c.value.affiliation) for c in claims if isinstance(c.value, Role)
    ]
    assert people == [
        ("Остап Вигаданий", "Міністр оборони", "UKR"),
        ("Март Вигадка", "Міністр оборони", "EST"),
    ]
    found = [c.value for c in claims if isinstance(c.value, Provision)]
    assert [(p.section, p.hours, p.term_years, p.notice_months) for p in found] == [
        ("1.1", 48, None, None), ("2", None, 15, None), ("2", None, None, 12)
    ]  # fmt: skip


NEWS = """Україна і Литва підписали безпекову угоду у Вільнюсі

Президенти Володимир Зеленський та Гітанас Науседа
підписали 5 квітня 2024 року угоду про безпеку. Документ діятиме десять років.

Литва щороку виділятиме 0,25 % ВВП на військову допомогу Україні.
Цього року країна також надасть 35 млн євро на закупівлю дронів.

Це вже дев’ята угода такого типу. Тривають переговори ще з одинадцятьма країнами щодо безпекових угод.
"""


def test_an_article_carries_its_partner_from_sentence_to_sentence() -> None:
    claims = claims_of(NEWS, "2024-04-06")
    deals = [c.value for c in claims if isinstance(c.value, Agreement) and c.value.status == "signed"]
    assert [(d.parties, d.date, d.place, d.term_years) for d in deals] == [
        (("LTU", "UKR"), "2024-04-05", "Vilnius", 10)
    ]
    sums = [c.value for c in claims if isinstance(c.value, Commitment)]
    assert [(s.donor, s.gdp_percent, s.amount, s.per_year, s.period_start) for s in sums] == [
        ("LTU", 0.25, None, True, None),
        ("LTU", None, 35e6, False, "2024"),
    ]
    tallies = [(c.value.what, c.value.value, c.value.ordinal) for c in claims if isinstance(c.value, Count)]
    assert tallies == [("signed", 9, True), ("negotiating", 11, False)]
    people = {(c.value.person, c.value.event_role) for c in claims if isinstance(c.value, Role)}
    assert people == {("Володимир Зеленський", "signatory"), ("Гітанас Науседа", "signatory")}


def test_the_same_promise_twice_is_one_claim() -> None:
    text = "Швеція виділить Україні 40 млн євро.\n\nШвеція виділить Україні 40 млн євро у 2025 році."
    (claim,) = claims_of(text)
    assert isinstance(claim.value, Commitment)
    assert (claim.value.amount, claim.value.period_start) == (40e6, "2025")


def test_apostrophes_of_every_shape_read_alike() -> None:
    for mark in "'’ʼ":
        text = f"Україна підписала п{mark}ять безпекових угод."
        (claim,) = claims_of(text)
        assert isinstance(claim.value, Count) and claim.value.value == 5
        assert claim.quote in text


def test_a_listed_person_carries_the_canonical_name() -> None:
    claims = claims_of("Безпекову угоду з Україною підписано Президентом Франції Емманюелем Макроном.")
    (role,) = [c for c in claims if isinstance(c.value, Role)]
    assert isinstance(role.value, Role)
    assert (role.value.person, role.value.affiliation) == ("Емманюелем Макроном", "FRA")
    assert dict(role.extra)["person_listed"] == "Emmanuel Macron"
