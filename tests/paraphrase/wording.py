"""Sums, bounds, periods and days as a newspaper writes them, each with the value it stands for."""

import datetime
import random
from dataclasses import dataclass, field
from typing import Any

Fields = dict[str, Any]

WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
TENS = {20: "twenty", 30: "thirty"}


def number_word(value: int) -> str:
    """A count up to 39 in words."""
    if value <= 20:
        return WORDS[value]
    ten, one = value // 10 * 10, value % 10
    return TENS[ten] + (f"-{WORDS[one]}" if one else "")


IRREGULAR = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}


def ordinal_word(value: int) -> str:
    """The ordinal of a count up to 39 in words."""
    if value > 20 and value % 10:
        return f"{TENS[value // 10 * 10]}-{ordinal_word(value % 10)}"
    if value in IRREGULAR:
        return IRREGULAR[value]
    word = number_word(value)
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


def ordinal_digits(value: int) -> str:
    """`22nd` and its like."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th") if value % 100 not in (11, 12, 13) else "th"
    return f"{value}{ending}"


@dataclass(frozen=True)
class Currency:
    """How a currency is written: symbols before the figure, names after it, names between hyphens."""

    code: str
    symbols: tuple[str, ...]
    names: tuple[str, ...]
    hyphen: str
    low: float
    """A small promise of a state, in units of the currency."""


CURRENCIES = {
    c.code: c
    for c in (
        Currency("EUR", ("€",), ("euros",), "euro", 5e6),
        Currency("USD", ("$", "US$"), ("dollars", "US dollars"), "dollar", 5e6),
        Currency("GBP", ("£",), ("pounds", "pounds sterling"), "pound", 5e6),
        Currency("CAD", ("C$", "CA$"), ("Canadian dollars",), "Canadian dollar", 5e6),
        Currency("AUD", ("A$", "AU$"), ("Australian dollars",), "Australian dollar", 5e6),
        Currency("DKK", (), ("Danish kroner", "kroner"), "kroner", 5e7),
        Currency("NOK", (), ("Norwegian kroner", "kroner"), "kroner", 5e7),
        Currency("SEK", (), ("Swedish kronor", "kronor", "Swedish crowns"), "kronor", 5e7),
        Currency("PLN", (), ("zlotys", "Polish zlotys"), "zloty", 2e7),
        Currency("CZK", (), ("Czech crowns", "koruna"), "crown", 1e8),
        Currency("JPY", ("¥",), ("yen", "Japanese yen"), "yen", 1e9),
        Currency("KRW", (), ("won", "South Korean won"), "won", 1e10),
    )
}

# Dollars for one unit, near enough for a reporter's bracket.
RATES = {"EUR": 1.08, "GBP": 1.27, "CAD": 0.73, "AUD": 0.66, "DKK": 0.145, "NOK": 0.094, "SEK": 0.095}

_SMALL = (5, 7, 12, 15, 18, 20, 25, 30, 40, 45, 60, 75, 80, 85, 100, 110, 120, 140, 150, 175, 190, 200, 220)
_MORE = (240, 250, 300, 320, 350, 400, 450, 500, 560, 600, 640, 700, 750, 800, 900)
_LARGE = (1000, 1100, 1200, 1300, 1500, 1700, 1900, 2000, 2100, 2400, 2500, 3000, 3500, 4000, 4400, 5000)
_HUGE = (6000, 7000, 7100, 8000, 9000, 10000, 11000, 12000, 13500, 15000, 16500, 18000, 20000)


@dataclass(frozen=True)
class Amount:
    """A sum: how it is printed, what the claim must hold, and the name of the way it is printed."""

    text: str
    fields: Fields = field(default_factory=dict)
    form: str = ""


def value_of(rng: random.Random, currency: str, large: bool) -> float:
    """A sum that a large or a small state might promise, in units of the currency."""
    table = rng.choice(
        (_SMALL, _MORE, _LARGE, _LARGE, _HUGE) if large else (_SMALL, _SMALL, _MORE, _LARGE[:7])
    )
    return rng.choice(table) * 1e6 * (CURRENCIES[currency].low / 5e6)


def digits(value: float, places: int = 2) -> str:
    """`7.1`, `7,100`, `12`."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(value: float) -> tuple[float, str]:
    if value >= 1e12:
        return value / 1e12, "trillion"
    return (value / 1e9, "billion") if value >= 1e9 else (value / 1e6, "million")


_SHORT = {"billion": ("bn", "bn", "B"), "million": ("m", "mn", "m"), "trillion": ("tn", "trn", "tn")}


def _in_words(value: float) -> str | None:
    figure, scale = _scaled(value)
    if figure == int(figure) and figure <= 20:
        return f"{number_word(int(figure))} {scale}"
    if figure == 100:
        return f"one hundred {scale}"
    if figure == 500 and scale == "million":
        return "half a billion"
    if figure * 2 == int(figure * 2) and figure < 8:
        return f"{number_word(int(figure))} and a half {scale}"
    return None


def printed(rng: random.Random, value: float, currency: str) -> Amount:
    """One sum, printed in one of the ways of its currency."""
    money = CURRENCIES[currency]
    figure, scale = _scaled(value)
    short = rng.choice(_SHORT[scale])
    name = rng.choice(money.names)
    forms = [
        ("words", f"{digits(figure)} {scale} {name}"),
        ("words", f"{digits(figure)} {scale} {name}"),
        ("code first", f"{currency} {digits(figure)} {scale}"),
        ("code joined", f"{currency}{digits(figure)} {scale}"),
        ("short and name", f"{digits(figure)}{short} {name}"),
    ]
    if money.symbols:
        symbol = rng.choice(money.symbols)
        forms += [
            ("symbol", f"{symbol}{digits(figure)} {scale}"),
            ("symbol", f"{symbol}{digits(figure)} {scale}"),
            ("symbol short", f"{symbol}{digits(figure)}{short}"),
            ("symbol short", f"{symbol}{digits(figure)}{short}"),
        ]
    spelt = _in_words(value)
    if spelt:
        forms += [("spelt", f"{spelt} {name}")]
    if 1e9 <= value < 1e11 and currency not in ("JPY", "KRW"):
        forms += [("thousand millions", f"{digits(value / 1e6)} million {name}")]
    if value < 1e9:
        forms += [("all digits", f"{value:,.0f} {name}")]
    form, text = rng.choice(forms)
    return Amount(text, {"amount": value, "currency": currency}, form)


def attributive(rng: random.Random, value: float, currency: str) -> Amount:
    """A sum that stands before its noun: `€7.1bn`, `7.1-billion-euro`."""
    money = CURRENCIES[currency]
    figure, scale = _scaled(value)
    forms = [
        ("hyphened", f"{digits(figure)}-{scale}-{money.hyphen}"),
        ("before noun", f"{digits(figure)} {scale} {money.hyphen}"),
    ]
    for symbol in money.symbols:
        forms += [
            ("symbol before noun", f"{symbol}{digits(figure)} {scale}"),
            ("symbol before noun", f"{symbol}{digits(figure)}{_SHORT[scale][0]}"),
            ("symbol hyphened", f"{symbol}{digits(figure)}-{scale}"),
        ]
    form, text = rng.choice(forms)
    return Amount(text, {"amount": value, "currency": currency}, form)


BOUNDS = {
    "at_most": ("up to", "as much as", "a maximum of", "no more than", "not more than", "at most"),
    "at_least": (
        "at least",
        "more than",
        "over",
        "no less than",
        "not less than",
        "a minimum of",
        "in excess of",
        "upwards of",
        "just over",
    ),
    "about": (
        "about",
        "around",
        "some",
        "approximately",
        "roughly",
        "nearly",
        "almost",
        "close to",
        "an estimated",
    ),
}


def bounded(rng: random.Random, value: float, currency: str) -> Amount:
    """A sum, most often with a bound before it, now and then with one behind or as a range."""
    draw = rng.random()
    if draw < 0.45:
        plain = printed(rng, value, currency)
        return Amount(plain.text, {**plain.fields, "bound": "exact"}, plain.form)
    if draw < 0.55:
        return ranged(rng, value, currency)
    bound = rng.choice(tuple(BOUNDS))
    plain = printed(rng, value, currency)
    words = f"{rng.choice(BOUNDS[bound])} {plain.text}"
    if bound == "at_least" and rng.random() < 0.1:
        words = f"{plain.text} or more"
    return Amount(words, {**plain.fields, "bound": bound}, f"{plain.form}, {bound}")


def ranged(rng: random.Random, value: float, currency: str) -> Amount:
    """A range from a sum to about one and a half times it."""
    money = CURRENCIES[currency]
    figure, scale = _scaled(value)
    upper = figure + max(1, round(figure / 2))
    name = rng.choice(money.names)
    low, high = digits(figure), digits(upper)
    forms = [
        f"between {low} and {high} {scale} {name}",
        f"{low} to {high} {scale} {name}",
        f"between {low} {scale} and {high} {scale} {name}",
        f"from {low} to {high} {scale} {name}",
    ]
    for symbol in money.symbols:
        forms += [
            f"between {symbol}{low} {scale} and {symbol}{high} {scale}",
            f"{symbol}{low}-{high} {scale}",
            f"{symbol}{low}–{high} {scale}",
            f"{symbol}{low}{_SHORT[scale][0]} to {symbol}{high}{_SHORT[scale][0]}",
        ]
    unit = value / figure
    fields = {"amount": value, "amount_max": upper * unit, "currency": currency, "bound": "range"}
    return Amount(rng.choice(forms), fields, "range")


def converted(rng: random.Random, value: float, currency: str) -> Amount:
    """A sum with the same money in dollars behind it, rounded as reporters round."""
    plain = printed(rng, value, currency)
    dollars = float(f"{value * RATES[currency]:.2g}")
    figure, scale = _scaled(dollars)
    about = rng.choice(("", "about ", "around ", "roughly "))
    text = rng.choice(
        (
            f"{plain.text} ({about}${digits(figure)} {scale})",
            f"{plain.text} ({about}US${digits(figure)} {scale})",
            f"{plain.text} (${digits(figure)}{_SHORT[scale][0]})",
            f"{plain.text} (equivalent to {digits(figure)} {scale} dollars)",
        )
    )
    fields = {**plain.fields, "bound": "exact", "converted": {"amount": dollars, "currency": "USD"}}
    return Amount(text, fields, f"{plain.form}, converted")


@dataclass(frozen=True)
class Period:
    """A stretch of time behind or before the clause; `fields` is empty where coders may differ."""

    behind: str
    front: str
    fields: Fields
    form: str


NONE = Period("", "", {"period_start": "", "period_end": ""}, "none")


def _p(text: str, start: int | str | None, end: int | str | None, front: bool = True) -> Period:
    fields = {"period_start": str(start or ""), "period_end": str(end or "")}
    leading = f"{text[0].upper()}{text[1:]}, " if front else ""
    form = text.split(" 2")[0]
    return Period(f" {text}", leading, fields, form)


def future(rng: random.Random, day: datetime.date) -> Period:
    """A stretch of time to come, or the current year."""
    y = day.year
    return rng.choice(
        (
            _p(f"in {y}", y, y),
            _p(f"for {y}", y, y, front=False),
            _p("this year", y, y),
            _p("next year", y + 1, y + 1),
            _p(f"in {y + 1}", y + 1, y + 1),
            _p(f"during {y + 1}", y + 1, y + 1),
            _p("later this year", y, y),
            _p(f"until {y + 3}", None, y + 3),
            _p(f"through {y + 2}", None, y + 2),
            _p(f"by the end of {y + 1}", None, y + 1),
            _p("by the end of the year", None, y),
            _p("before the end of the year", None, y),
            _p(f"by {y + 3}", None, y + 3),
            _p(f"from {y} to {y + 3}", y, y + 3),
            _p(f"between {y + 1} and {y + 4}", y + 1, y + 4),
            _p(f"in {y + 1}-{y + 3}", y + 1, y + 3),
            _p(f"in {y}–{y + 2}", y, y + 2),
            _p(f"for the years {y + 1} to {y + 3}", y + 1, y + 3),
            _p(f"over the period {y + 1}–{y + 3}", y + 1, y + 3),
            _p(f"in {y} and {y + 1}", y, y + 1),
            _p("this year and next", y, y + 1),
            _p(f"in the first half of {y + 1}", y + 1, y + 1),
            _p(f"from {y + 1} onwards", y + 1, None),
            _p(f"starting in {y + 1}", y + 1, None),
            _p(f"in fiscal year {y + 1}", y + 1, y + 1),
            # How a span from now on is counted in years is left open.
            Period(" over the next three years", "Over the next three years, ", {}, "next years"),
            Period(" in the coming two years", "In the coming two years, ", {}, "next years"),
        )
    )


def years(rng: random.Random, day: datetime.date) -> Period:
    """Several years to come, for a sum that is given in each of them."""
    y = day.year
    return rng.choice(
        (
            _p(f"until {y + 3}", None, y + 3),
            _p(f"through {y + 4}", None, y + 4),
            _p(f"from {y} to {y + 3}", y, y + 3),
            _p(f"between {y + 1} and {y + 4}", y + 1, y + 4),
            _p(f"in {y + 1}-{y + 3}", y + 1, y + 3),
            _p(f"for the years {y + 1} to {y + 3}", y + 1, y + 3),
            _p(f"from {y + 1} onwards", y + 1, None),
            _p(f"starting in {y + 1}", y + 1, None),
        )
    )


def past(rng: random.Random, day: datetime.date) -> Period:
    """A stretch of time that is over, or has begun."""
    y = day.year
    return rng.choice(
        (
            _p(f"in {y - 1}", y - 1, y - 1),
            _p("last year", y - 1, y - 1),
            _p("in 2022", 2022, 2022),
            _p(f"during {y - 1}", y - 1, y - 1),
            _p("in 2022 and 2023", 2022, 2023),
            _p("in the second half of 2023", 2023, 2023),
            _p("between 2022 and 2023", 2022, 2023),
            _p("in the course of 2023", 2023, 2023),
        )
    )


def running(rng: random.Random, day: datetime.date) -> Period:
    """From a beginning until now."""
    y = day.year
    unsaid = {"period_end": ""}
    return rng.choice(
        (
            _p("since 2022", 2022, None),
            _p("since February 2022", "2022-02", None),
            _p("since 24 February 2022", "2022-02-24", None),
            _p("since the beginning of 2023", 2023, None),
            _p("so far this year", y, y),
            Period(
                " since the start of the full-scale invasion",
                "Since the start of the full-scale invasion, ",
                unsaid,
                "since the invasion",
            ),
            Period(" since the war began", "Since the war began, ", unsaid, "since the war"),
            Period(
                " since Russia's full-scale invasion",
                "Since Russia's full-scale invasion, ",
                unsaid,
                "since the invasion",
            ),
        )
    )


@dataclass(frozen=True)
class Day:
    """When something happened, behind the clause, and the date of it (None: not stated by the variant)."""

    text: str
    date: str | None
    form: str


def past_day(rng: random.Random, published: datetime.date) -> Day:
    """A day just before publication, or "" with no date."""
    back = rng.randrange(0, 5)
    day = published - datetime.timedelta(days=back)
    month = f"{day:%B}"
    earlier = published.replace(day=1) - datetime.timedelta(days=1)
    forms = [
        Day("", "", "none"),
        Day(f" on {day:%A}", day.isoformat(), "weekday"),
        Day(f" on {day:%A}", day.isoformat(), "weekday"),
        Day(f" on {day.day} {month}", day.isoformat(), "day month"),
        Day(f" on {month} {day.day}", day.isoformat(), "month day"),
        Day(f" on {month} {day.day}, {day.year}", day.isoformat(), "month day year"),
        Day(f" on {day.day} {month} {day.year}", day.isoformat(), "day month year"),
        Day(f" on {day:%A}, {day.day} {month},", day.isoformat(), "weekday and day"),
        Day(" last month", f"{earlier:%Y-%m}", "last month"),
        Day(f" in {earlier:%B}", f"{earlier:%Y-%m}", "month"),
        Day(f" in {earlier:%B %Y}", f"{earlier:%Y-%m}", "month year"),
        Day(f" on {earlier.day} {earlier:%B}", earlier.isoformat(), "day month"),
    ]
    if back == 1:
        forms += [Day(" yesterday", day.isoformat(), "yesterday")]
    if back == 0:
        forms += [Day(" today", day.isoformat(), "today")]
    return rng.choice(forms)


def coming_day(rng: random.Random, published: datetime.date) -> Day:
    """A day soon after publication."""
    day = published + datetime.timedelta(days=rng.randrange(6, 20))
    later = published.replace(day=1) + datetime.timedelta(days=40)
    tomorrow = published + datetime.timedelta(days=1)
    return rng.choice(
        (
            Day(f" on {day.day} {day:%B}", day.isoformat(), "day month"),
            Day(f" on {day:%B} {day.day}", day.isoformat(), "month day"),
            Day(f" in {later:%B}", f"{later:%Y-%m}", "month"),
            Day(" next month", f"{later:%Y-%m}", "next month"),
            Day(" tomorrow", tomorrow.isoformat(), "tomorrow"),
            Day(" later this year", str(published.year), "later this year"),
            Day(" soon", "", "soon"),
            Day(" in the coming weeks", "", "soon"),
        )
    )
