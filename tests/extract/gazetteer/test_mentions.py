"""Countries, capitals, organisations and people found in sentences of our own."""

import datetime
import itertools
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pactbook.extract.gazetteer import Mention, find_entities
from pactbook.extract.gazetteer.data import all_names


def found(text: str) -> list[tuple[str, str, str | None]]:
    return [(m.text, m.kind, m.code) for m in find_entities(text)]


def codes(text: str) -> list[str | None]:
    return [m.code for m in find_entities(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.K. and the US lent money.", ["GBR", "USA"]),
        ("The U.S. paid. Britain paid. Great Britain paid.", ["USA", "GBR", "GBR"]),
        ("Czechia, the Czech Republic and Holland's ports", ["CZE", "CZE", "NLD"]),
        ("the Republic of Korea and South Korea", ["KOR", "KOR"]),
        ("Türkiye hosted, and Turkey is a NATO member", ["TUR", "TUR", "NATO"]),
        ("North Macedonia’s cabinet met Bosnia and Herzegovina's", ["MKD", "BIH"]),
        ("Northern Ireland and Ireland", ["GBR", "IRL"]),
        ("UKRAINE, DENMARK SIGN", ["UKR", "DNK"]),
        ("South\nKorea will join", ["KOR"]),
    ],
)
def test_countries_under_their_many_names(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Estonian and Dutch officers", [("Estonian", "demonym", "EST"), ("Dutch", "demonym", "NLD")]),
        ("the Danes paid, a Briton did not", [("Danes", "demonym", "DNK"), ("Briton", "demonym", "GBR")]),
        ("a Franco-German plan", [("Franco", "demonym", "FRA"), ("German", "demonym", "DEU")]),
        ("the Ukrainian–Danish deal", [("Ukrainian", "demonym", "UKR"), ("Danish", "demonym", "DNK")]),
        ("Ukraine-Estonia talks", [("Ukraine", "country", "UKR"), ("Estonia", "country", "EST")]),
        ("a US-led group", [("US", "country", "USA")]),
    ],
)
def test_adjectives_and_compounds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv asked, Kiev waited", [("Kyiv", "capital", "UKR"), ("Kiev", "capital", "UKR")]),
        ("a law passed in The Hague", [("The Hague", "capital", "NLD")]),
        ("Washington, D.C. was quiet", [("Washington, D.C.", "capital", "USA")]),
        ("Downing Street refused", [("Downing Street", "seat", "GBR")]),
        ("the Elysée and the Bundestag", [("Elysée", "seat", "FRA"), ("Bundestag", "seat", "DEU")]),
        ("the White House called Bankova", [("White House", "seat", "USA"), ("Bankova", "seat", "UKR")]),
    ],
)
def test_capitals_and_seats_of_government(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert found(text) == expected


def test_brussels_is_a_capital_that_may_mean_the_union() -> None:
    (brussels,) = find_entities("Brussels hesitates.")
    assert (brussels.kind, brussels.code, brussels.also) == ("capital", "BEL", ("EU",))


@pytest.mark.parametrize(
    ("text", "members"),
    [
        ("the Baltic states", ("EST", "LVA", "LTU")),
        ("all Nordic nations", ("DNK", "FIN", "ISL", "NOR", "SWE")),
        ("Benelux", ("BEL", "NLD", "LUX")),
        ("the Group of Seven", ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")),
    ],
)
def test_groups_name_their_members(text: str, members: tuple[str, ...]) -> None:
    (group,) = find_entities(text)
    assert group.members == members
    assert not group.one


def test_one_member_of_a_group_is_marked() -> None:
    (epithet,) = find_entities("That is dear for the Baltic nation.")
    assert epithet.one
    assert "EST" in epithet.members


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the European Commission and the bloc", [("organisation", "EU"), ("organisation", "EU")]),
        ("through the European Peace Facility", [("fund", "EU")]),
        ("KfW lent, USAID gave", [("agency", "DEU"), ("agency", "USA")]),
        ("the World Bank and UNICEF", [("organisation", "World Bank"), ("organisation", "UNICEF")]),
        ("the Alliance and NATO", [("organisation", "NATO"), ("organisation", "NATO")]),
    ],
)
def test_organisations_and_their_codes(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(m.kind, m.code) for m in find_entities(text)] == expected


ORDINARY = """
She began to polish the silver while the turkey dinner cooled. Polish the rest before noon, she said.
A man called Chad waited; Chad is my friend, he told us. Jordan scored twice and Michael Jordan clapped.
Georgia sang, and her sister Victoria read the Washington Post. Atlanta, Georgia, was hot.
George Washington crossed the river. Paris Hilton bought china. The alliance of florists and a bloc of flats.
Give it to us. HELP US NOW. The congress of dentists will end in march. Harris and Cooper baked a cake.
He prices it at US$3 and pays in Danish kroner, Swiss francs or 5 US dollars.
They walked down Sunak Street to the Trump Tower. Brigitte Macron waved. Dan, Kos and Gabriel slept.
He grew up in New Jersey and New Mexico, near Lebanon, Pa., and ate Brussels sprouts with French fries.
"""


@pytest.mark.parametrize("sentence", [line for line in ORDINARY.split("\n") if line])
def test_ordinary_english_names_no_country_and_nobody(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Jordan and Egypt signed the paper.", "JOR"),
        ("Talks with Georgia on accession went on.", "GEO"),
        ("Georgia's government pledged aid.", "GEO"),
        ("Troops left for bases in Chad.", "TCD"),
    ],
)
def test_shared_names_are_countries_where_the_sentence_says_so(text: str, code: str) -> None:
    assert code in codes(text)


def test_newspapers_and_treaties_do_not_name_their_city() -> None:
    assert codes("The Kyiv Independent wrote from Kyiv about the Paris Agreement.") == ["UKR"]


def test_addresses_name_nobody() -> None:
    assert found("See https://example.org/Ukraine/Denmark and @Ukraine.") == []


def test_a_family_name_alone_stands_for_the_listed_person() -> None:
    (person,) = find_entities("On Friday Frederiksen’s office agreed.")
    assert (person.text, person.person, person.code, person.family) == (
        "Frederiksen",
        "Mette Frederiksen",
        "DNK",
        True,
    )


def test_a_common_family_name_needs_the_full_name_in_the_text() -> None:
    assert found("Harris was glad.") == []
    both = find_entities("Simon Harris came to Kyiv. Harris was glad.")
    assert [m.person for m in both if m.person] == ["Simon Harris", "Simon Harris"]


def test_montenegro_is_a_country_and_a_prime_minister() -> None:
    assert codes("Montenegro has three parties.") == ["MNE"]
    text = "Luís Montenegro flew home. Montenegro was tired after his day in Montenegro."
    assert codes(text) == ["PRT", "PRT", "MNE"]


@pytest.mark.parametrize(
    "name", ["Zelensky", "Zelenskyy", "Zelenskyi", "Zelenskiy", "Zelens'kyi", "ZELENSKY"]
)
def test_spellings_of_one_name(name: str) -> None:
    assert [m.person for m in find_entities(f"Then {name} spoke.")] == ["Volodymyr Zelenskyy"]


def test_decomposed_letters_and_missing_accents_are_the_same_name() -> None:
    for text in ("Andris Sprūds", "Andris Spruds"):
        assert [m.person for m in find_entities(text)] == ["Andris Sprūds"]
    name = unicodedata.normalize("NFD", "Türkiye")
    assert all(m.end <= len(name) for m in find_entities(name))


def test_a_person_speaks_for_the_office_of_the_day() -> None:
    text = "Rutte was there."
    before, after = datetime.date(2024, 3, 1), datetime.date(2024, 11, 1)
    assert [m.code for m in find_entities(text, before)] == ["NLD"]
    assert [m.code for m in find_entities(text, after)] == ["NATO"]


def spans_are_valid(text: str, mentions: list[Mention]) -> bool:
    ordered = all(a.end <= b.start for a, b in itertools.pairwise(mentions))
    return ordered and all(text[m.start : m.end] == m.text and m.text for m in mentions)


SPELLINGS = sorted({name.text for name in all_names()})
GLUE = [" ", ", ", "-", "\n", " and ", "'s ", ". ", "–", "/", "", " the ", " “", "U.S", "US$"]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SPELLINGS), st.sampled_from(GLUE)), max_size=30))
def test_spans_are_valid_in_any_mixture_of_names(pieces: list[tuple[str, str]]) -> None:
    text = "".join(name + glue for name, glue in pieces)
    assert spans_are_valid(text, find_entities(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_spans_are_valid_in_any_text(text: str) -> None:
    assert spans_are_valid(text, find_entities(text))


def test_every_listed_country_is_found_in_a_plain_sentence() -> None:
    missed = [
        name.text
        for name in all_names()
        if name.kind == "country"
        and name.code not in codes(f"The minister said that troops of {name.text}'s army are in {name.text}.")
    ]
    assert missed == []


@pytest.mark.parametrize("copies", [1, 60])
def test_a_repeated_article_is_read_the_same_each_time(copies: int) -> None:
    article = (
        "Ukraine and Denmark signed in Kyiv. Frederiksen thanked Zelensky. The Baltic states follow.\n\n"
    )
    first = find_entities(article)
    assert len(find_entities(article * copies)) == copies * len(first)
