"""Who is who: spellings of one person meet, two people never do."""

import pytest

from pactbook.book.resolve import persons
from tests.book.build import ledger, role

ONE = [
    [
        ("Volodymyr Zelensky", "UKR"),
        ("Volodymyr Zelenskyy", "UKR"),
        ("Zelenskiy", "UKR"),
        ("Zelenskyi", None),
    ],
    [("President Volodymyr Zelenskyy", "UKR"), ("V. Zelensky", "UKR"), ("Володимир Зеленський", "UKR")],
    [("Küllike Syllaste-Elling", "EST"), ("Kyllike Sillaste-Elling", "EST"), ("Sillaste-Elling", None)],
    [("Küllike Syllaste Elling", "EST"), ("Küllike Syllaste-Elling", "EST")],
    [("Janez Janša", "SVN"), ("Janez Jansa", "SVN")],
    [("Andriy Yermak", "UKR"), ("Andrii Yermak", "UKR"), ("Yermak", "UKR"), ("Andrij Jermak", "UKR")],
    [("Denys Shmyhal", "UKR"), ("Denys Shmygal", "UKR")],
    [("Ihor Zhovkva", "UKR"), ("Igor Zhovkva", None)],
    [("Emmanuel Macron", "FRA"), ("Emmauel Macron", "FRA"), ("Mr Macron", "FRA")],
    [("Lars Løkke Rasmussen", "DNK"), ("Lars Lokke Rasmussen", "DNK"), ("Lars Rasmussen", "DNK")],
    [("Jonas Gahr Støre", "NOR"), ("Gahr Støre", "NOR"), ("Jonas Gahr Stoere", "NOR"), ("Store", None)],
    [("Kaja Kallas", "EST"), ("Kaja Kallas", "EU")],
    [("Alexander De Croo", "BEL"), ("De Croo", "BEL")],
    [("Ursula von der Leyen", "EU"), ("von der Leyen", None)],
]
TWO = [
    [("Smith", "GBR"), ("Smith", "USA")],
    [("John Smith", "GBR"), ("John Smith", "USA")],
    [("John Smith", "GBR"), ("Jane Smith", "GBR")],
    [("J. Smith", "GBR"), ("K. Smith", "GBR")],
    [("Smith", "UN"), ("John Smith", "GBR")],
    [("Anders Fogh Rasmussen", "DNK"), ("Lars Løkke Rasmussen", "DNK")],
    [("Jan Novak", "CZE"), ("Jana Novak", "CZE")],
    [("Daniel Kovacs", "HUN"), ("Daniela Kovacs", "HUN")],
    [("Kaja Kallas", "EST"), ("Siim Kallas", "EST")],
]


@pytest.mark.parametrize("mentions", ONE, ids=lambda m: m[0][0])
def test_one_person(mentions: list[tuple[str, str | None]]) -> None:
    assert persons(mentions) == persons(mentions[::-1])
    assert len(persons(mentions)) == 1


@pytest.mark.parametrize("mentions", TWO, ids=lambda m: f"{m[0][0]} and {m[1][0]}")
def test_two_people(mentions: list[tuple[str, str | None]]) -> None:
    assert len(persons(mentions)) == 2


@pytest.mark.parametrize(
    "mentions",
    [
        [("John Smith", "GBR"), ("Jane Smith", "GBR"), ("Smith", "GBR")],
        [("John Smith", "GBR"), ("John Smith", "USA"), ("John Smith", None)],
        [("Smith", "GBR"), ("John Smith", None), ("Jane Smith", None)],
        [("J. Smith", "GBR"), ("John Smith", "GBR"), ("Jane Smith", "GBR")],
    ],
)
def test_a_mention_that_may_mean_two_people_stays_apart(mentions: list[tuple[str, str | None]]) -> None:
    assert len(persons(mentions)) == 3


def test_a_person_has_the_strongest_role_and_the_fullest_office() -> None:
    full, signing = "Volodymyr Zelenskyy", {"affiliation": "UKR", "event_role": "signatory"}
    (fact,) = ledger(
        [
            role("Zelensky", "UKR", event_role="spokesperson", office="President", document="one"),
            role(full, **signing, office="President", document="two"),
            role(full, **signing, office="President of Ukraine", document="three"),
        ]
    ).people
    assert (fact.person, fact.event_role, fact.office) == (full, "signatory", "President of Ukraine")
    assert fact.spellings == (full, "Zelensky")
    assert (len(fact.reports), fact.voices) == (3, 3)


def test_what_a_person_did_counts_before_what_they_may_do() -> None:
    (fact,) = ledger(
        [
            role("Edgars Rinkēvičs", "LVA", event_role="spokesperson", document="one"),
            role("Edgars Rinkēvičs", "LVA", event_role="signatory", modality="planned", document="two"),
        ]
    ).people
    assert (fact.event_role, fact.modality) == ("spokesperson", "asserted")
