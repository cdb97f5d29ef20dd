"""Terms of office, leaders, currencies, members and exact names, at dates we know."""

import datetime
import itertools

import pytest
from babel import Locale
from babel.core import get_global

from pactbook.extract.gazetteer import (
    currency_of,
    leader,
    members_of,
    office_holders,
    office_key,
    resolve_code,
)
from pactbook.extract.gazetteer.data import rows
from pactbook.extract.gazetteer.lookup import terms

ORGANISATIONS = {"EU", "NATO", "UN", "IMF", "World Bank", "IAEA", "EBRD", "EIB", "UNHCR"}


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("title", "code", "on", "person"),
    [
        ("president", "FRA", "2024-02-16", "Emmanuel Macron"),
        ("leader", "FRA", "2024-02-16", "Emmanuel Macron"),
        ("leader", "GBR", "2024-01-12", "Rishi Sunak"),
        ("Prime Minister", "GBR", "2024-07-06", "Keir Starmer"),
        ("Federal Chancellor", "DEU", "2024-02-16", "Olaf Scholz"),
        ("chancellor", "DEU", "2025-06-01", "Friedrich Merz"),
        ("Taoiseach", "IRL", "2024-09-04", "Simon Harris"),
        ("King", "DNK", "2024-02-01", "Frederik X"),
        ("Defence Secretary", "GBR", "2024-08-01", "John Healey"),
        ("Armed Forces Minister", "FRA", "2024-10-14", "Sébastien Lecornu"),
        ("Minister of Foreign Affairs", "UKR", "2024-06-29", "Dmytro Kuleba"),
        ("Secretary of State", "USA", "2024-06-13", "Antony Blinken"),
        ("secretary-general", "NATO", "2024-10-02", "Mark Rutte"),
        ("foreign policy chief", "EU", "2024-06-27", "Josep Borrell"),
        ("president", "ESP", "2024-05-27", "Pedro Sánchez"),
        ("head_of_state", "NOR", "2024-05-31", "Harald V"),
    ],
)
def test_who_held_an_office_that_day(title: str, code: str, on: str, person: str) -> None:
    assert leader(title, code, day(on)) == person


def test_a_successor_counts_from_the_day_of_change() -> None:
    assert leader("prime minister", "EST", day("2024-07-22")) == "Kaja Kallas"
    assert leader("prime minister", "EST", day("2024-07-23")) == "Kristen Michal"


def test_nobody_is_guessed() -> None:
    assert leader("president", "FRA", day("1990-01-01")) is None
    assert leader("archbishop", "FRA", day("2024-01-01")) is None
    assert office_holders("Nobody Inparticular", day("2024-01-01")) == ()


def test_the_offices_of_one_person_follow_the_date() -> None:
    kallas = [
        (t.code, t.key) for on in ("2024-06-27", "2024-12-02") for t in office_holders("Kaja Kallas", day(on))
    ]
    assert kallas == [("EST", "prime_minister"), ("EU", "high_representative")]


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Minister for Foreign Affairs", "foreign_minister"),
        ("Defense Minister", "defence_minister"),
        ("Minister of the Armed Forces", "defence_minister"),
        ("Deputy Minister of Foreign Affairs", None),
        ("Secretary of the National Security and Defense Council", None),
        ("Prime Minister", "prime_minister"),
    ],
)
def test_titles_as_written_have_keys(title: str, key: str | None) -> None:
    assert office_key(title) == key


@pytest.mark.parametrize(
    ("iso3", "on", "currency"),
    [
        ("HRV", "2022-12-31", "HRK"),
        ("HRV", "2023-01-01", "EUR"),
        ("BGR", "2025-12-31", "BGN"),
        ("BGR", "2026-01-01", "EUR"),
        ("LTU", "2024-06-27", "EUR"),
        ("DNK", "2024-02-23", "DKK"),
        ("EU", "2024-06-27", "EUR"),
        ("ATA", "2024-01-01", None),
    ],
)
def test_currencies_change_with_the_date(iso3: str, on: str, currency: str | None) -> None:
    assert currency_of(iso3, day(on)) == currency


def test_members_change_with_the_date() -> None:
    assert "SWE" not in members_of("NATO", day("2024-03-06"))
    assert "SWE" in members_of("NATO", day("2024-03-07"))
    assert len(members_of("NATO")) == 32
    assert len(members_of("EU", day("2024-06-27"))) == 27


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("the United Kingdom", "GBR"),
        ("Holland", "NLD"),
        ("european union", "EU"),
        ("US", "USA"),
        ("us", None),
        ("Kosovo", "XKX"),
        ("E.U.", "EU"),
        ("Atlantis", None),
        ("Serb", None),
        ("bloc", None),
    ],
)
def test_exact_names_only(name: str, code: str | None) -> None:
    assert resolve_code(name) == code


def test_every_country_of_the_standard_is_listed_once() -> None:
    listed = [row["iso3"] for row in rows("countries.csv")]
    territories = Locale("en").territories
    aliases = get_global("territory_aliases")
    standard = {
        three for three, two in aliases.items() if len(three) == 3 and three.isalpha() and len(two) == 1
    }
    current = {three for three in standard if aliases[three][0] in territories and resolve_code(three)}
    assert len(listed) == len(set(listed)) == 250
    assert set(listed) - {"XKX"} <= standard
    assert current == set(listed) - ({"XKX"} - standard)


def test_terms_are_dated_forward_and_known_codes() -> None:
    countries = {row["iso3"] for row in rows("countries.csv")}
    for term in terms():
        assert term.start is None or term.end is None or term.start[:7] <= term.end[:7], term
        assert term.code in countries or term.code in ORGANISATIONS, term
        assert term.confidence in ("high", "medium"), term


def test_one_holder_at_a_time_of_the_highest_offices() -> None:
    for code in {term.code for term in terms()}:
        for key in ("president", "prime_minister", "foreign_minister", "defence_minister"):
            held = sorted((t.start or "", t.end or "9999") for t in terms() if (t.code, t.key) == (code, key))
            for (_, end), (start, _) in itertools.pairwise(held):
                assert end[: len(start)] <= start, (code, key, end, start)


def test_rows_have_no_empty_source() -> None:
    assert all(row["source"] for row in rows("terms.csv"))
