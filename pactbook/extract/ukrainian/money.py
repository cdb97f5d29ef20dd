"""Sums of money and shares of GDP: amount, scale, currency, bound, range."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.ukrainian.numbers import FIGURE, LARGEST, SCALE, scale_of, value_of, word_pattern

_CURRENCIES: Final = (
    ("CAD", r"канадськ\w+\s+долар\w*|долар\w*\s+Канади|CAD"),
    ("AUD", r"австралійськ\w+\s+долар\w*|AUD"),
    ("NZD", r"новозеландськ\w+\s+долар\w*|NZD"),
    ("USD", r"долар\w*\s+США|дол\.?\s*США|американськ\w+\s+долар\w*|USD"),
    ("EUR", r"євро\b|EUR|€"),
    ("GBP", r"(?:британськ\w+\s+)?фунт\w*(?:\s+стерлінгів)?|GBP|£"),
    ("SEK", r"шведськ\w+\s+крон\w*|SEK"),
    ("NOK", r"норвезьк\w+\s+крон\w*|NOK"),
    ("DKK", r"данськ\w+\s+крон\w*|DKK"),
    ("ISK", r"ісландськ\w+\s+крон\w*|ISK"),
    ("CZK", r"чеськ\w+\s+крон\w*|CZK"),
    ("CHF", r"(?:швейцарськ\w+\s+)?франк\w*|CHF"),
    ("PLN", r"(?:польськ\w+\s+)?злот\w+|PLN"),
    ("JPY", r"(?:японськ\w+\s+)?(?:ієн|єн)(?:а|и|у)?\b|JPY|¥"),
    ("RON", r"(?:румунськ\w+\s+)?ле(?:й|ї|їв)\b|RON"),
    ("BGN", r"(?:болгарськ\w+\s+)?лев(?:а|ів|и)\b|BGN"),
    ("HUF", r"форинт\w*|HUF"),
    ("TRY", r"турецьк\w+\s+лір\w*"),
    ("KRW", r"південнокорейськ\w+\s+вон\w*|вон\b|KRW"),
    ("UAH", r"гривен\w*|гривн\w*|грн|UAH|₴"),
    ("$", r"долар\w*|дол\.?|\$"),
    ("kr", r"крон\w*"),
)
_CURRENCY = tuple((code, re.compile(pattern, re.I)) for code, pattern in _CURRENCIES)
_ANY: Final = "(?:" + "|".join(pattern for _, pattern in _CURRENCIES) + ")"
_DOLLARS: Final = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD", "SGP": "SGD"}
_CROWNS: Final = {"SWE": "SEK", "NOR": "NOK", "DNK": "DKK", "ISL": "ISK", "CZE": "CZK"}

_LEAST = re.compile(
    r"(?:понад|більш(?:е)?\s+(?:ніж|як|за|від)|більше|не\s+менш(?:е)?(?:\s+(?:ніж|як|за))?|щонайменше|принаймні|"
    r"мінімум|перевищ\w+|як\s+мінімум)\s+(?:на\s+)?$",
    re.I,
)
_MOST = re.compile(
    r"(?:\bдо|не\s+більше(?:\s+(?:ніж|як|за))?|максимум|щонайбільше|у\s+межах|в\s+межах)\s+$", re.I
)
_ABOUT = re.compile(r"(?:близько|приблизно|майже|орієнтовно|біля|порядку|десь)\s+$", re.I)
_FROM = re.compile(r"\bвід\s+$", re.I)
_AND_MORE = re.compile(r"\s+(?:і|та|або|чи)\s+більше\b", re.I)


@dataclass(frozen=True, slots=True)
class Money:
    """A sum at `text[start:end]`: `unit` is an ISO 4217 code, or `$` or `kr` where no country is named."""

    start: int
    end: int
    amount: float
    unit: str
    bound: str = "exact"
    maximum: float | None = None
    each: bool = False

    def currency(self, donor: str | None) -> str | None:
        """The ISO 4217 code; an open dollar is the donor's own if it has one, else the US dollar."""
        if self.unit == "$":
            return _DOLLARS.get(donor or "", "USD")
        return _CROWNS.get(donor or "") if self.unit == "kr" else self.unit


@dataclass(frozen=True, slots=True)
class Share:
    """A share of GDP at `text[start:end]`, in percent."""

    start: int
    end: int
    percent: float
    bound: str


@functools.cache
def _sum() -> re.Pattern[str]:
    """One sum: a sign in front or a unit behind, a number and a scale."""
    number = rf"(?:{FIGURE}|\b{word_pattern()}\b)"
    return re.compile(
        rf"(?:(?P<sign>[€$£¥])\s?)?(?:(?P<half>\bпів(?=мільйон|мільярд))|(?P<number>{number})\s?)?"
        rf"(?P<scale>(?<!\w){SCALE}(?!\w)|(?<=пів){SCALE}(?!\w))?(?:\s?(?P<unit>{_ANY}))?",
        re.I,
    )


@functools.cache
def _range() -> re.Pattern[str]:
    """Two sums with one unit: "від 2 до 3 мільярдів євро", "2–3 млрд крон"."""
    number = rf"(?:{FIGURE}|\b{word_pattern()}\b)"
    return re.compile(
        rf"(?P<sign>[€$£¥])?\s?(?P<low>{number})(?:\s(?P<lowscale>{SCALE}))?(?:\s?(?P<lowunit>{_ANY}))?(?:\s?[–—-]\s?|\sдо\s)"
        rf"(?P<number>{number})\s?(?P<scale>{SCALE}(?!\w))?\s?(?P<unit>{_ANY})",
        re.I,
    )


_START = re.compile(
    rf"[€$£¥]\s?\d|\d|\b(?:{word_pattern()}|пів(?=мільйон|мільярд)|мільярд|мільйон|тисяч)",
    re.I,
)


def find_money(text: str) -> list[Money]:
    """All sums in order. A number without a currency is none."""
    found: list[Money] = []
    at = 0
    while begin := _START.search(text, at):
        money = _two(text, begin.start()) or _one(text, begin.start())
        if money:
            found.append(money)
            at = money.end
        else:
            at = _past(text, begin.start())
    return found


_BARE = re.compile(
    rf"(?<![\w.,])(?P<number>{FIGURE})\s(?P<scale>{SCALE})(?=\s(?:на|для|піде|буде|—|–)\s)", re.I
)


def find_bare(text: str, unit: str) -> list[Money]:
    """Amounts with a scale and no currency, read in `unit`."""
    found = []
    for match in _BARE.finditer(text):
        number = value_of(match["number"])
        amount = round((number or 0) * scale_of(match["scale"]), 2)
        if 0 < amount < LARGEST:
            bound = _bound(text, match.start(), match.end())
            found.append(Money(match.start(), match.end(), amount, unit, bound))
    return found


def _past(text: str, at: int) -> int:
    token = re.compile(r"[\d.,\u00a0]*\d|\w+|.", re.S).match(text, at)
    return token.end() if token else at + 1


def _two(text: str, at: int) -> Money | None:
    match = _range().match(text, at)
    code = _code(match["unit"]) if match else None
    if match is None or code is None:
        return None
    scale = scale_of(match["scale"] or "")
    low, high = value_of(match["low"].strip()), value_of(match["number"].strip())
    if low is None or high is None:
        return None
    low, high = (
        round(low * (scale_of(match["lowscale"]) if match["lowscale"] else scale), 2),
        round(high * scale, 2),
    )
    if not low < high < LARGEST:
        return None
    return Money(match.start(), match.end(), low, code, "range", high, _each(text, at))


def _one(text: str, at: int) -> Money | None:
    match = _sum().match(text, at)
    if match is None or not (match["number"] or match["half"] or match["scale"]):
        return None
    code = _code(match["unit"] or match["sign"] or "")
    number = 0.5 if match["half"] else value_of(match["number"].strip()) if match["number"] else 1.0
    if code is None or number is None:
        return None
    end = match.end() - (len(match.group()) - len(match.group().rstrip()))
    amount = round(number * scale_of(match["scale"] or ""), 2)
    if amount >= LARGEST:
        return None
    return Money(match.start(), end, amount, code, _bound(text, match.start(), end), None, _each(text, at))


def _each(text: str, at: int) -> bool:
    return bool(re.search(r"\bпо\s+$", text[max(0, at - 6) : at]))


def _code(unit: str) -> str | None:
    return next((code for code, pattern in _CURRENCY if pattern.fullmatch(unit)), None)


def _bound(text: str, start: int, end: int) -> str:
    before = text[max(0, start - 40) : start]
    if _LEAST.search(before) or _AND_MORE.match(text, end):
        return "at_least"
    if _MOST.search(before):
        return "at_most"
    return "about" if _ABOUT.search(before) else "exact"


_SHARE = re.compile(
    rf"(?P<number>{FIGURE})\s?(?:%|відсотк\w+|відсотка|процент\w*)\s+(?:від\s+)?(?:(?:свого|власного|національного|їхнього|його|її|річного)\s+)?"
    r"(?:ВВП|валового\s+внутрішнього\s+продукту)",
    re.I,
)


def find_shares(text: str) -> list[Share]:
    """All shares of GDP in order."""
    found = []
    for match in _SHARE.finditer(text):
        value = value_of(match["number"])
        if value is not None and value <= 100:
            found.append(Share(match.start(), match.end(), value, _bound(text, match.start(), match.end())))
    return found
