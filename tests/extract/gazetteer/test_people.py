"""People with the office that a text gives them, listed or not."""

import datetime
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbook.extract.gazetteer import find_people

DAY = datetime.date(2024, 3, 1)


def people(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(p.name, p.office, p.affiliation) for p in find_people(text, DAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Danish Prime Minister Mette Frederiksen spoke.",
            ("Mette Frederiksen", "Danish Prime Minister", "DNK"),
        ),
        ("Finland's President Sauli Niinistö spoke.", ("Sauli Niinistö", "Finland's President", "FIN")),
        (
            "The Prime Minister of Denmark, Mette Frederiksen, spoke.",
            ("Mette Frederiksen", "Prime Minister of Denmark", "DNK"),
        ),
        (
            "Minister of Foreign Affairs of Norway Ola Testmann-Ås spoke.",
            ("Ola Testmann-Ås", "Minister of Foreign Affairs of Norway", "NOR"),
        ),
        (
            "EU foreign policy chief Josep Borrell spoke.",
            ("Josep Borrell", "EU foreign policy chief", "EU"),
        ),
        (
            "European Commission President Ursula von der Leyen spoke.",
            ("Ursula von der Leyen", "European Commission President", "EU"),
        ),
        (
            "Swedish Minister for Development Cooperation and Foreign Trade Ada van der Berg spoke.",
            ("Ada van der Berg", "Swedish Minister for Development Cooperation and Foreign Trade", "SWE"),
        ),
        (
            "Finnish Foreign Ministry spokesperson Aino Virtanen spoke.",
            ("Aino Virtanen", "Finnish Foreign Ministry spokesperson", "FIN"),
        ),
        (
            "Saudi Crown Prince Mohammed bin Salman spoke.",
            ("Mohammed bin Salman", "Saudi Crown Prince", "SAU"),
        ),
        (
            "Deputy Prime Minister and Minister of Finance Chrystia Freeland spoke.",
            ("Chrystia Freeland", "Deputy Prime Minister and Minister of Finance", "CAN"),
        ),
        ("US Secretary of Defense Lloyd Austin spoke.", ("Lloyd Austin", "US Secretary of Defense", "USA")),
    ],
)
def test_office_in_front_of_the_name(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Jānis Bērziņš, the Latvian ambassador to Ukraine, agreed.",
            ("Jānis Bērziņš", "Latvian ambassador to Ukraine", "LVA"),
        ),
        (
            "Ihor Zhovkva, deputy head of the Office of the President of Ukraine and a guest, agreed.",
            ("Ihor Zhovkva", "deputy head of the Office of the President of Ukraine", "UKR"),
        ),
        (
            "Petr Fiala (Prime Minister of the Czech Republic) agreed.",
            ("Petr Fiala", "Prime Minister of the Czech Republic", "CZE"),
        ),
        (
            "Kari Olsen, state secretary at the Ministry of Foreign Affairs of Norway, agreed.",
            ("Kari Olsen", "state secretary at the Ministry of Foreign Affairs of Norway", "NOR"),
        ),
    ],
)
def test_office_behind_the_name(text: str, expected: tuple[str, str, str]) -> None:
    assert people(text) == [expected]


def test_the_head_of_a_delegation_needs_no_office() -> None:
    text = "The Norwegian team was led by Kari Olsen and the guests were headed by Andriy Yermak."
    assert people(text) == [("Kari Olsen", None, None), ("Andriy Yermak", None, "UKR")]


def test_a_list_keeps_each_office_with_its_own_name() -> None:
    text = (
        "Polish Prime Minister Donald Tusk, Latvian Defence Minister Andris Sprūds and Minister Umerov came."
    )
    assert people(text) == [
        ("Donald Tusk", "Polish Prime Minister", "POL"),
        ("Andris Sprūds", "Latvian Defence Minister", "LVA"),
        ("Rustem Umerov", "Minister", "UKR"),
    ]


def test_two_offices_of_two_countries_are_not_one() -> None:
    text = "Moldovan President and Danish Prime Minister Mette Frederiksen met."
    assert people(text) == [("Mette Frederiksen", "Danish Prime Minister", "DNK")]


def test_a_title_makes_a_common_family_name_certain() -> None:
    assert people("Then President Michel rose.") == [("Charles Michel", "President", "EU")]
    assert people("Then Michel rose.") == []


def test_the_affiliation_follows_the_title_then_the_date() -> None:
    assert people("Prime Minister Mark Rutte came.") == [("Mark Rutte", "Prime Minister", "NLD")]
    (late,) = find_people("Mark Rutte came.", datetime.date(2025, 1, 1))
    assert late.affiliation == "NATO"


def test_unlisted_people_are_known_again_by_their_family_name() -> None:
    text = "Estonian Minister Liis Van Kask left. Van Kask was silent."
    assert people(text) == [
        ("Liis Van Kask", "Estonian Minister", "EST"),
        ("Liis Van Kask", None, "EST"),
    ]


def test_references_by_office_name_the_holder_of_the_day() -> None:
    text = "The French president thanked the Ukrainian leader. The Danish deputy prime minister did not."
    named = find_people(text, DAY, references=True)
    assert [(p.name, text[p.start : p.end]) for p in named] == [
        ("Emmanuel Macron", "French president"),
        ("Volodymyr Zelenskyy", "Ukrainian leader"),
    ]
    assert find_people(text, DAY) == []


def test_a_reference_uses_the_spelling_of_the_text() -> None:
    text = "Volodymyr Zelensky came. The Ukrainian president stayed."
    assert {p.name for p in find_people(text, DAY, references=True)} == {"Volodymyr Zelensky"}


@pytest.mark.parametrize(
    "text",
    [
        "The General Assembly Hall was full.",
        "On Monday the Prime Minister Thursday plan failed.",
        "The president of the company, a smith, left.",
        "Head Office Berlin is closed.",
        "Ministers met. Secretary wanted.",
    ],
)
def test_bodies_and_days_are_no_people(text: str) -> None:
    assert people(text) == []


def test_office_stands_where_it_says() -> None:
    text = "On Friday the Danish Prime Minister Mette Frederiksen spoke."
    (person,) = find_people(text)
    assert person.office is not None
    assert person.office_start is not None
    assert text.startswith(person.office, person.office_start)
    assert text[person.start : person.end] == "Mette Frederiksen"


PIECES = [
    "President", "Prime Minister", "of", "the", "Office", ",", "and", "Danish", "Ukraine", "Zelensky", "Anna",
    "van der", "Minister", "Foreign Affairs", "headed by", "deputy head", "’s", ".", "\n", "Kosiniak-Kamysz",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_spans_are_valid_in_any_mixture(pieces: list[str]) -> None:
    text = " ".join(pieces)
    named = find_people(text, DAY, references=True)
    assert all(a.end <= b.start for a, b in itertools.pairwise(named))
    assert all(0 <= p.start < p.end <= len(text) for p in named)
    assert all(
        p.office is None or (p.office_start is not None and text.startswith(p.office, p.office_start))
        for p in named
    )


def test_long_runs_of_titles_and_capitals_are_read_once() -> None:
    text = "First Deputy Foreign " * 2000 + "Anna Maria " * 2000 + "President of the Ministry of " * 2000
    assert isinstance(find_people(text), list)
