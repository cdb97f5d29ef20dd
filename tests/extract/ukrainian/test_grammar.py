"""The small grammars of Ukrainian: cases of names, numbers, sums, dates, sentence ends."""

import pytest

from pactbook.extract.ukrainian.dates import find_days, find_periods, find_terms
from pactbook.extract.ukrainian.money import find_money, find_shares
from pactbook.extract.ukrainian.morphology import adjective_forms, forms
from pactbook.extract.ukrainian.names import find_names, index
from pactbook.extract.ukrainian.numbers import find_ordinals, value_of
from pactbook.extract.ukrainian.passages import passages
from pactbook.extract.ukrainian.verbs import find_verbs
from tests.extract.ukrainian.reading_cases import document


@pytest.mark.parametrize(
    ("name", "sex", "genitive", "dative", "instrumental"),
    [
        ("Італія", "", "Італії", "Італії", "Італією"),
        ("Німеччина", "", "Німеччини", "Німеччині", "Німеччиною"),
        ("Польща", "", "Польщі", "Польщі", "Польщею"),
        ("~Велика Британія", "", "Великої Британії", "Великій Британії", "Великою Британією"),
        ("Люксембург", "", "Люксембургу", "Люксембургу", "Люксембургом"),
        ("Нідерланди", "", "Нідерландів", "Нідерландам", "Нідерландами"),
        ("~Сполучені Штати", "", "Сполучених Штатів", "Сполученим Штатам", "Сполученими Штатами"),
        ("Прага", "", "Праги", "Празі", "Прагою"),
        ("Київ", "", "Києва", "Києву", "Києвом"),
        ("Володимир Зеленський", "m", "Володимира Зеленського", "Володимиру Зеленському",
         "Володимиром Зеленським"),
        ("Олаф Шольц", "m", "Олафа Шольца", "Олафу Шольцу", "Олафом Шольцом"),
        ("Ігор Жовква", "m", "Ігоря Жовкви", "Ігорю Жовкві", "Ігорем Жовквою"),
        ("Денис Шмигаль", "m", "Дениса Шмигаля", "Денису Шмигалю", "Денисом Шмигалем"),
        ("=Метте Фредеріксен", "f", "Метте Фредеріксен", "Метте Фредеріксен", "Метте Фредеріксен"),
    ],
)  # fmt: skip
def test_names_in_their_cases(name: str, sex: str, genitive: str, dative: str, instrumental: str) -> None:
    found = forms(name, sex)
    assert "g" in found[genitive]
    assert "d" in found[dative]
    assert "i" in found[instrumental]


def test_an_adjective_of_a_country_agrees_with_its_noun() -> None:
    found = adjective_forms("данськ")
    assert "n" in found["данський"] and "n" in found["данська"] and "n" in found["данські"]
    assert found["данського"] == "ga"


def test_every_state_is_known_in_all_cases() -> None:
    text = "Між Данією та Швецією; уряд Естонії; Албанії; з Чехією; Чорногорію; Португалія"
    codes = [mention.code for mention in find_names(text)]
    assert codes == ["DNK", "SWE", "EST", "ALB", "CZE", "MNE", "PRT"]
    assert len(index()) > 3000


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,8", 1.8), ("150 000", 150000), ("2.5", 2.5), ("двадцять два", 22), ("сто двадцять", 120),
     ("сімома", 7), ("п'ятнадцятьох", 15), ("півтора", 1.5), ("дев'яносто п'ять", 95), ("угода", None)],
)  # fmt: skip
def test_numbers(text: str, value: float | None) -> None:
    assert value_of(text) == value


def test_ordinals() -> None:
    found = find_ordinals("15-та угода, двадцять другу угоду, шостої угоди, третя")
    assert [ordinal.value for ordinal in found] == [15, 22, 6, 3]


@pytest.mark.parametrize(
    ("text", "amount", "unit", "bound", "maximum"),
    [
        ("3 млрд євро", 3e9, "EUR", "exact", None),
        ("1,8 мільярда євро", 1.8e9, "EUR", "exact", None),
        ("понад 100 млн доларів США", 1e8, "USD", "at_least", None),
        ("щонайменше 15 мільярдів норвезьких крон", 15e9, "NOK", "at_least", None),
        ("до 3 мільярдів євро", 3e9, "EUR", "at_most", None),
        ("близько 40 млн євро", 40e6, "EUR", "about", None),
        ("від 2 до 3 мільярдів євро", 2e9, "EUR", "range", 3e9),
        ("2,5–3 млрд фунтів стерлінгів", 2.5e9, "GBP", "range", 3e9),
        ("півмільярда доларів", 5e8, "$", "exact", None),
        ("чотири мільярди євро", 4e9, "EUR", "exact", None),
        ("250 тисяч євро", 250e3, "EUR", "exact", None),
        ("€100 млн", 1e8, "EUR", "exact", None),
        ("1 250 000 євро", 1.25e6, "EUR", "exact", None),
        ("15 млрд крон до 2027 року", 15e9, "kr", "exact", None),
    ],
)
def test_sums(text: str, amount: float, unit: str, bound: str, maximum: float | None) -> None:
    (money,) = find_money(text)
    assert (money.amount, money.unit, money.bound, money.maximum) == (amount, unit, bound, maximum)


def test_an_open_dollar_is_the_donors_own() -> None:
    (money,) = find_money("3 млрд доларів")
    assert (money.currency("CAN"), money.currency("FRA"), money.currency(None)) == ("CAD", "USD", "USD")


def test_a_share_of_gdp_is_no_sum() -> None:
    assert find_money("0,25 % ВВП") == []
    (share,) = find_shares("щонайменше 0,25 % від ВВП")
    assert (share.percent, share.bound) == (0.25, "at_least")


@pytest.mark.parametrize(
    ("text", "ahead", "value"),
    [
        ("23 лютого 2024 року", False, "2024-02-23"),
        ("16 лютого", False, "2024-02-16"),
        ("8 грудня", False, "2023-12-08"),
        ("у травні", True, "2024-05"),
        ("у четвер", False, "2024-02-29"),
        ("у четвер", True, "2024-03-07"),
        ("вчора", False, "2024-02-29"),
        ("12.01.2024", False, "2024-01-12"),
    ],
)
def test_days(text: str, ahead: bool, value: str) -> None:
    (day,) = find_days(text, "2024-03-01", ahead)
    assert day.value == value


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("у 2024 році", "2024", "2024"),
        ("у 2024–2027 роках", "2024", "2027"),
        ("з 2024 до 2027 року", "2024", "2027"),
        ("до кінця 2027 року", None, "2027"),
        ("від 2022 року", "2022", None),
        ("цього року", "2024", "2024"),
        ("наступного року", "2025", "2025"),
    ],
)
def test_periods(text: str, start: str | None, end: str | None) -> None:
    (period,) = find_periods(text, "2024-03-01")
    assert (period.period_start, period.period_end) == (start, end)


def test_the_year_of_a_day_is_no_period() -> None:
    assert find_periods("підписано 23 лютого 2024 року", "2024-03-01") == []


def test_terms() -> None:
    found = find_terms("строком на десять років, через шість місяців, протягом 24 годин, 10-річна")
    assert [(t.years, t.months, t.hours) for t in found] == [
        (10, None, None), (None, 6, None), (None, None, 24), (10, None, None)
    ]  # fmt: skip


def test_a_day_beyond_the_calendar_is_none() -> None:
    assert find_days("вчора", "0001-01-01") == []
    assert find_days("завтра", "9999-12-31") == []


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "1. Угоду підписано в м. Київ 24 лютого 2024 р. у двох примірниках. Сума: 3 млрд. євро. Далі."
    found = [p.text for p in passages(document(text))]
    assert found == [
        "1. Угоду підписано в м. Київ 24 лютого 2024 р. у двох примірниках.",
        "Сума: 3 млрд. євро.",
        "Далі.",
    ]


@pytest.mark.parametrize(
    ("text", "tense", "negated"),
    [
        ("не підписала", "past", True),
        ("підписано", "passive", False),
        ("підпишуть", "future", False),
        ("надаватиме", "future", False),
        ("буде виділено", "future", False),
        ("передав", "past", False),
        ("виділення", "noun", False),
    ],
)
def test_verbs(text: str, tense: str, negated: bool) -> None:
    (verb,) = find_verbs(text)
    assert (verb.tense, verb.negated) == (tense, negated)


def test_what_is_intended_and_what_is_only_possible() -> None:
    (_, intended) = find_verbs("планує підписати")
    assert intended.due and intended.ahead and not intended.open
    (_, possible) = find_verbs("може підписати")
    assert possible.open and not possible.ahead
