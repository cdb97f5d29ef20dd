"""Money as written, from many hands: every row is a text and what a careful reader takes from it."""

import contextlib

import pytest

from pactbook.extract.phrases.money import Money, find_money

# text | amount currency [bound] [max=..] [yearly] [= amount currency], several moneys split by " & "
TABLE = """
€3bn | 3e9 EUR
€3 bn | 3e9 EUR
€ 977 million | 977e6 EUR
€1,072 million | 1072e6 EUR
€1.072 million | 1072e6 EUR
€1.072 billion | 1.072e9 EUR
€74,4 million | 74.4e6 EUR
€0.5bn | 5e8 EUR
€500m | 5e8 EUR
€500 m | 5e8 EUR
€500M | 5e8 EUR
€500k | 5e5 EUR
€500,000 | 5e5 EUR
€500.000 | 5e5 EUR
€1.500.000 | 1.5e6 EUR
€1,500,000.50 | 1500000.5 EUR
€2½ billion | 2.5e9 EUR
€3 million | 3e6 EUR
3 billion euros | 3e9 EUR
3 billion Euros | 3e9 EUR
3 billion euro | 3e9 EUR
3bn euros | 3e9 EUR
1.2bn euros | 1.2e9 EUR
1,5 million euros | 1.5e6 EUR
three billion euros | 3e9 EUR
two and a half billion euros | 2.5e9 EUR
half a billion euros | 5e8 EUR
a quarter of a billion euros | 2.5e8 EUR
three quarters of a billion euros | 7.5e8 EUR
one and a half billion euros | 1.5e9 EUR
a hundred million euros | 1e8 EUR
five hundred million euros | 5e8 EUR
one hundred and fifty million euros | 1.5e8 EUR
twenty-five million euros | 25e6 EUR
twenty five thousand euros | 25e3 EUR
a billion euros | 1e9 EUR
another billion euros | 1e9 EUR
one million two hundred thousand euros | 1.2e6 EUR
3 and a half billion euros | 3.5e9 EUR
2 000 000 euros | 2e6 EUR
10'000'000 francs | 1e7 CHF/XAF/XOF
EUR 1.2 billion | 1.2e9 EUR
EUR1.2 billion | 1.2e9 EUR
EUR 500,000 | 5e5 EUR
EUR 500m | 5e8 EUR
euro 3 billion | 3e9 EUR
MEUR 500 | 5e8 EUR
500 MEUR | 5e8 EUR
M€ 500 | 5e8 EUR
500 M€ | 5e8 EUR
400 mil. EUR | 4e8 EUR
400 mln EUR | 4e8 EUR
400 mio. euros | 4e8 EUR
30 EUR million | 3e7 EUR
3 million € | 3e6 EUR
500€ | 500 EUR
645 m ISK | 645e6 ISK
1.7 milliard euros | 1.7e9 EUR
$61 billion | 61e9 USD/CAD/AUD/NZD
$3.02B | 3.02e9 USD/CAD/AUD/NZD
$500,000 | 5e5 USD/CAD/AUD/NZD
$1.125 billion | 1.125e9 USD/CAD/AUD/NZD
$61 aid bill | 61 USD/CAD/AUD/NZD
2.5 billion dollars | 2.5e9 USD/CAD/AUD/NZD
US$ 5 million | 5e6 USD
US$5m | 5e6 USD
U.S. $5 million | 5e6 USD
$US5 million | 5e6 USD
USD 1.3bn | 1.3e9 USD
USD$500 million | 5e8 USD
1.3 billion US dollars | 1.3e9 USD
1.3 billion U.S. dollars | 1.3e9 USD
1.3 billion American dollars | 1.3e9 USD
C$3 billion | 3e9 CAD
CA$500 million | 5e8 CAD
CAD 2.4 billion | 2.4e9 CAD
CAD $500 million | 5e8 CAD
$500 million CAD | 5e8 CAD
$500 million Canadian. | 5e8 CAD
$500 million (Canadian) in loans | 5e8 CAD
$500 million (USD) | 5e8 USD
500 million Canadian dollars | 5e8 CAD
$500 million Canadian aid | 5e8 USD/CAD/AUD/NZD
A$110 million | 11e7 AUD
AU$110 million | 11e7 AUD
AUD 110 million | 11e7 AUD
110 million Australian dollars | 11e7 AUD
NZ$7 million | 7e6 NZD
7 million New Zealand dollars | 7e6 NZD
£2.5bn | 2.5e9 GBP
£2.3 bn | 2.3e9 GBP
2.5 billion pounds | 2.5e9 GBP
2.5 billion pounds sterling | 2.5e9 GBP
GBP 2.5 billion | 2.5e9 GBP
NOK 75 billion | 75e9 NOK
NOK75 billion | 75e9 NOK
75 billion Norwegian kroner | 75e9 NOK
75 billion Norwegian crowns | 75e9 NOK
75 billion kroner | 75e9 NOK/DKK
75 billion crowns | 75e9 CZK/NOK/SEK/DKK/ISK
1.8 billion DKK | 1.8e9 DKK
DKr 1.8bn | 1.8e9 DKK
Dkr1.8bn | 1.8e9 DKK
1.8 billion Danish kroner | 1.8e9 DKK
1.8 billion Danish crowns | 1.8e9 DKK
SEK 75 billion | 75e9 SEK
75 billion Swedish kronor | 75e9 SEK
75 billion kronor | 75e9 SEK
75 billion Swedish krona | 75e9 SEK
25 billion krona | 25e9 SEK/ISK
kr 500 million | 5e8 NOK/DKK/SEK/ISK
500 kr | 500 NOK/DKK/SEK/ISK
ISK 500 million | 5e8 ISK
4 billion Icelandic krónur | 4e9 ISK
CZK 400 million | 4e8 CZK
400 million Czech crowns | 4e8 CZK
400 million koruna | 4e8 CZK
1.5 million zł | 1.5e6 PLN
1.5 million zlotys | 1.5e6 PLN
1.5 million Polish zloty | 1.5e6 PLN
PLN 1.5 million | 1.5e6 PLN
₴40 billion | 40e9 UAH
40 billion hryvnias | 40e9 UAH
40 billion hryvnia | 40e9 UAH
UAH 40 billion | 40e9 UAH
¥100 million | 1e8 JPY
12.1 billion yen | 12.1e9 JPY
JPY1.2 billion | 1.2e9 JPY
CHF 60 million | 6e7 CHF
60 million Swiss francs | 6e7 CHF
5 billion won | 5e9 KRW
5 billion South Korean won | 5e9 KRW
3 million leva | 3e6 BGN
3 million Bulgarian lev | 3e6 BGN
8 million lei | 8e6 RON/MDL
8 million Moldovan lei | 8e6 MDL
2 billion forints | 2e9 HUF
RON 5 million | 5e6 RON
2 million Turkish liras | 2e6 TRY
500-million-euro package | 5e8 EUR
a 1.1 billion-euro programme | 1.1e9 EUR
a 3-billion-euro plan | 3e9 EUR
a $500-million plan | 5e8 USD/CAD/AUD/NZD
a one-billion-dollar fund | 1e9 USD/CAD/AUD/NZD
up to €3 billion | 3e9 EUR at_most
up to another €3 billion | 3e9 EUR at_most
up to a total of €3 billion | 3e9 EUR at_most
as much as $2 billion | 2e9 USD/CAD/AUD/NZD at_most
no more than 500 million euros | 5e8 EUR at_most
not more than EUR 500 million | 5e8 EUR at_most
a maximum of £10 million | 1e7 GBP at_most
at most €10 million | 1e7 EUR at_most
not exceeding €10 million | 1e7 EUR at_most
less than €10 million | 1e7 EUR at_most
capped at €10 million | 1e7 EUR at_most
€10 million at most | 1e7 EUR at_most
€10 million or less | 1e7 EUR at_most
at least EUR 1.8 billion | 1.8e9 EUR at_least
at least about €500 million | 5e8 EUR at_least
at least an additional €500 million | 5e8 EUR at_least
more than €1 billion | 1e9 EUR at_least
over €1 billion | 1e9 EUR at_least
well over €1 billion | 1e9 EUR at_least
above €2 billion | 2e9 EUR at_least
no less than €1 billion | 1e9 EUR at_least
not less than €1 billion | 1e9 EUR at_least
exceeding €1 billion | 1e9 EUR at_least
in excess of €1 billion | 1e9 EUR at_least
a minimum of €1 billion | 1e9 EUR at_least
upwards of $1 billion | 1e9 USD/CAD/AUD/NZD at_least
€1 billion or more | 1e9 EUR at_least
€1bn+ | 1e9 EUR at_least
more than NOK2 billion (US$188 million) | 2e9 NOK at_least = 188e6 USD
about €1 billion | 1e9 EUR about
around 188 million euros | 188e6 EUR about
approximately USD 5 million | 5e6 USD about
some $320 million | 320e6 USD/CAD/AUD/NZD about
roughly €1 billion | 1e9 EUR about
nearly €1 billion | 1e9 EUR about
almost US$7 billion | 7e9 USD about
close to EUR17 million | 17e6 EUR about
an estimated €1 billion | 1e9 EUR about
estimated to be NOK15 billion | 15e9 NOK about
~€1 billion | 1e9 EUR about
€1 billion or so | 1e9 EUR about
500-odd million euros | 5e8 EUR about
in the region of €1 billion | 1e9 EUR about
bringing the total up to €3 billion | 3e9 EUR
$2 to $3 billion | 2e9 USD/CAD/AUD/NZD range max=3e9
€1.5-2 billion | 1.5e9 EUR range max=2e9
€1.5–2bn | 1.5e9 EUR range max=2e9
€500 million to €1 billion | 5e8 EUR range max=1e9
2 to 3 billion euros | 2e9 EUR range max=3e9
2-3 billion euros | 2e9 EUR range max=3e9
two to three billion euros | 2e9 EUR range max=3e9
between 2 and 3 billion euros | 2e9 EUR range max=3e9
between €2 billion and €3 billion | 2e9 EUR range max=3e9
between two and three billion euros | 2e9 EUR range max=3e9
from 2 to 3 billion euros | 2e9 EUR range max=3e9
from $2 billion to $3 billion | 2e9 USD/CAD/AUD/NZD range max=3e9
increase aid by 2 to 3 billion euros | 2e9 EUR range max=3e9
raised from 2 to 3 billion euros | 3e9 EUR
raised it from €2 billion to €3 billion | 2e9 EUR & 3e9 EUR
rose in 2023 to 3 billion euros | 3e9 EUR
gave €2 billion to 3 countries | 2e9 EUR
€500 million a year | 5e8 EUR yearly
€500 million per year | 5e8 EUR yearly
€500 million annually | 5e8 EUR yearly
€500 million each year | 5e8 EUR yearly
€500 million, every year | 5e8 EUR yearly
€500 million per annum | 5e8 EUR yearly
€500m/year | 5e8 EUR yearly
€500m-a-year | 5e8 EUR yearly
an annual €500 million | 5e8 EUR yearly
annual support of at least €500 million | 5e8 EUR at_least yearly
€500 million a year ago | 5e8 EUR
NOK15 billion (US$1.5 billion) a year | 15e9 NOK yearly = 1.5e9 USD
3 billion euros ($3.2 billion) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
3 billion euros (about $3.2 billion) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
up to 3 billion euros ($3.2 billion) | 3e9 EUR at_most = 3.2e9 USD/CAD/AUD/NZD
13.5 billion kroner (€1.8 billion) | 13.5e9 NOK/DKK = 1.8e9 EUR
1.2 billion euros (USD 1.3bn) | 1.2e9 EUR = 1.3e9 USD
€3bn ($3.2 billion / £2.5bn) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn ($3.2 billion, £2.5bn) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
£1 billion (US$1.3 billion) | 1e9 GBP = 1.3e9 USD
€3bn (or $3.2bn) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn (equivalent to $3.2bn) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn ($3.2bn at the time) | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn [$3.2bn] | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn - or $3.2bn - in aid | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn, or about $3.2bn, in aid | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
€3bn/$3.2bn | 3e9 EUR = 3.2e9 USD/CAD/AUD/NZD
$500 million (US$370 million) | 5e8 USD/CAD/AUD/NZD = 370e6 USD
€3bn (including $1bn for arms) | 3e9 EUR & 1e9 USD/CAD/AUD/NZD
€3bn ($1bn in loans) | 3e9 EUR & 1e9 USD/CAD/AUD/NZD
€3bn (€1bn of it in loans) | 3e9 EUR & 1e9 EUR
from EUR2.1bn (US$2.3bn) to EUR3.8bn (US$4.1bn) | 2.1e9 EUR = 2.3e9 USD & 3.8e9 EUR = 4.1e9 USD
€1 billion and $2 billion | 1e9 EUR & 2e9 USD/CAD/AUD/NZD
2.1 billion euros last year and 1.7 billion euros in 2022 | 2.1e9 EUR & 1.7e9 EUR
"""

NOTHING = (
    "billions of euros",
    "hundreds of millions of dollars",
    "a billion-dollar package",
    "a multi-billion-euro package",
    "several million euros",
    "a few hundred million dollars",
    "2,000-pound bombs",
    "a 500 pound bomb",
    "30 F-16 fighter jets in 2024",
    "3 billion people",
    "on 16.02.2024 they met",
    "party members won 5 seats",
    "the euro",
    "155 mm shells",
    "ALL 27 members",
    "TRY 5 times",
)


def rows() -> list[tuple[str, str]]:
    return [tuple(line.split(" | ")) for line in TABLE.strip().splitlines()]  # type: ignore[misc]


def shown(money: Money) -> str:
    """A money in the notation of the table."""
    parts = [f"{money.amount:.10g}", money.currency or "/".join(money.candidates)]
    parts += [money.bound] if money.bound != "exact" else []
    parts += [f"max={money.amount_max:.10g}"] if money.amount_max is not None else []
    parts += ["yearly"] if money.per_year else []
    if money.converted:
        other = money.converted
        parts += ["=", f"{other.amount:.10g}", other.currency or "/".join(other.candidates)]
    return " ".join(parts)


def tidy(expected: str) -> str:
    """The table's numbers as `shown` prints them."""
    words = []
    for word in expected.split(" "):
        head, _, number = word.rpartition("=") if word.startswith("max=") else ("", "", word)
        with contextlib.suppress(ValueError):
            number = f"{float(number):.10g}"
        words.append(f"{head}={number}" if head else number)
    return " ".join(words)


@pytest.mark.parametrize(("text", "expected"), rows())
def test_money_as_written(text: str, expected: str) -> None:
    assert " & ".join(shown(m) for m in find_money(text)) == tidy(expected)


@pytest.mark.parametrize(("text", "expected"), rows())
def test_the_same_inside_a_sentence(text: str, expected: str) -> None:
    prose = f"In Kyiv the two governments said that it was {text}"
    assert " & ".join(shown(m) for m in find_money(prose)) == tidy(expected)


@pytest.mark.parametrize("space", ["\u00a0", "\u2009", "\u202f", "\n", "  "])
@pytest.mark.parametrize("text", ["up to 3 billion euros ($3.2 billion) a year", "between € 2 and 3 billion"])
def test_any_space_may_stand_between_words(text: str, space: str) -> None:
    [plain] = find_money(text)
    [spaced] = find_money(text.replace(" ", space))
    assert shown(spaced) == shown(plain)


@pytest.mark.parametrize("text", NOTHING)
def test_no_amount_of_money(text: str) -> None:
    assert find_money(text) == []


def test_where_the_parts_of_a_money_stand() -> None:
    text = "France will give up to 3 billion euros ($3.2 billion) in 2024."
    [money] = find_money(text)
    assert text[money.start : money.end] == "up to 3 billion euros"
    assert text[money.core_start : money.core_end] == "3 billion euros"
    assert text[money.start : money.full_end] == "up to 3 billion euros ($3.2 billion)"
    assert money.converted is not None
    assert text[money.converted.start : money.converted.end] == "$3.2 billion"
    assert (money.symbol, money.converted.symbol) == ("euros", "$")


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("€3 billion", 1e9),
        ("€3.2 billion", 1e8),
        ("€977 million", 1e6),
        ("€1,072 million", 1e6),
        ("€500,000", 1),
    ],
)
def test_step_is_the_place_of_the_last_printed_digit(text: str, step: float) -> None:
    assert find_money(text)[0].step == pytest.approx(step)
