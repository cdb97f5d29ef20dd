"""Ministries, governments and parliaments with the country they belong to."""

import pytest

from pactbook.extract.gazetteer import find_bodies, find_entities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Estonian Ministry of Defence paid.", [("Estonian Ministry of Defence", "EST")]),
        (
            "The parliament of Bulgaria and Ukraine's government met.",
            [("parliament of Bulgaria", "BGR"), ("Ukraine's government", "UKR")],
        ),
        (
            "The Ministry of Foreign Affairs of Norway and the Foreign Ministry spoke.",
            [("Ministry of Foreign Affairs of Norway", "NOR")],
        ),
        ("Danish armed forces and the Czech Presidential Office", [
            ("Danish armed forces", "DNK"), ("Czech Presidential Office", "CZE"),
        ]),
        ("The government fell and the ministry of fun closed.", []),
    ],
)  # fmt: skip
def test_bodies_belong_to_countries(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.text, m.code) for m in find_bodies(text)] == expected


def test_known_mentions_save_a_second_reading() -> None:
    text = "The Latvian government agreed."
    assert find_bodies(text, find_entities(text)) == find_bodies(text)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Presidential Office announced it.", ["UKR"]),
        ("The Czech Presidential Office did not.", ["CZE"]),
        ("the Office of the President of Finland", ["FIN"]),
        ("The Spanish Congress voted before Congress did.", ["ESP", "USA"]),
    ],
)
def test_shared_names_of_bodies_follow_the_country_in_front(text: str, codes: list[str]) -> None:
    assert [m.code for m in find_entities(text)] == codes
