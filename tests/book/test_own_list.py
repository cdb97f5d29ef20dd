"""A count beside the list that hangs on it."""

import pytest

from pactbook.book.own_list import denied
from pactbook.model.claims import Count

MEMBERS = ("GBR", "DEU", "FRA", "DNK", "CAN", "ITA", "NLD")


def said(value: int, listed: int, sentence: str, **more: bool) -> str | None:
    return denied(Count("signed", value, members=MEMBERS[:listed], **more), sentence)


@pytest.mark.parametrize(
    ("value", "listed", "sentence"),
    [
        (2, 3, "Ukraine has signed two agreements, with Britain, Germany and France."),
        (5, 4, "Five countries (the U.K., Germany, France and Denmark) have signed."),
        (6, 3, "It has concluded 6 such agreements with Britain, Germany and France."),
        (4, 3, "Four states have signed: Britain, Germany, and France."),
    ],
)
def test_a_list_that_hangs_on_the_number_denies_it(value: int, listed: int, sentence: str) -> None:
    found = said(value, listed, sentence)
    assert found is not None and found.startswith(f"Its own list names {listed}, not {value}")


@pytest.mark.parametrize(
    ("value", "listed", "sentence"),
    [
        (3, 3, "Ukraine has signed three agreements, with Britain, Germany and France."),
        (6, 3, "Six agreements are in place with nations including Britain, Germany and France."),
        (
            23,
            2,
            "Twenty-three with the Union's, signed together with those of Lithuania and Estonia.",
        ),
        (20, 3, "It has 20 agreements, the last of them with the European Union, Lithuania and Estonia."),
        (9, 3, "Nine have signed, and talks go on with Spain, Portugal and Belgium."),
        (5, 1, "Five agreements with Britain."),
    ],
)
def test_an_open_list_and_one_that_hangs_on_something_else_say_nothing(
    value: int, listed: int, sentence: str
) -> None:
    assert said(value, listed, sentence) is None


def test_a_list_with_a_name_that_was_not_read_says_nothing() -> None:
    assert said(4, 2, "Four countries have signed: Britain, Germany, Ruritania and Illyria.") is None


def test_an_ordinal_has_no_list() -> None:
    assert said(4, 3, "The fourth country: Britain, Germany and France.", ordinal=True) is None
