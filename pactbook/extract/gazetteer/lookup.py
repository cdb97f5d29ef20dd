"""Look-ups by name and date: who held which office, who led a country, what money and members it had.

Terms are dated by day, month or not at all; an open end means that no end was known on `CHECKED`.
"""

import datetime
import functools
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.gazetteer.data import expand, persons, plain, rows, split
from pactbook.model.values import PartialDate

CHECKED: Final = datetime.date(2025, 12, 31)
"""The day up to which changes of the signatories' governments are known from dated reports.

Other terms rest on general knowledge (see the `source` of each row); an open end is no proof of office.
"""

_PRESIDENTIAL = frozenset(
    {"BLR", "BRA", "CHN", "CYP", "FRA", "KAZ", "KOR", "RUS", "TUR", "UKR", "USA", "ZAF"}
)
_KEYS: Final = {
    "president": "president",
    "head of state": "head_of_state",
    "prime minister": "prime_minister",
    "premier": "prime_minister",
    "pm": "prime_minister",
    "taoiseach": "prime_minister",
    "tánaiste": "deputy_prime_minister",
    "chancellor": "prime_minister",
    "federal chancellor": "prime_minister",
    "head of government": "prime_minister",
    "king": "monarch",
    "queen": "monarch",
    "emperor": "monarch",
    "grand duke": "monarch",
    "vice president": "vice_president",
    "leader": "leader",
    "secretary of state": "foreign_minister",
    "foreign secretary": "foreign_minister",
    "chief diplomat": "foreign_minister",
    "top diplomat": "foreign_minister",
    "secretary general": "secretary_general",
    "chief": "secretary_general",
    "foreign policy chief": "high_representative",
    "high representative": "high_representative",
    "commission president": "commission_president",
    "council president": "council_president",
}

_NOT_A_MINISTER = re.compile(r"\b(?:deputy|vice|former|under|undersecretary|state secretary|council|prime)\b")
_PORTFOLIOS = (
    ("foreign", "foreign_minister"),
    ("defen", "defence_minister"),
    ("armed forces", "defence_minister"),
    ("financ", "finance_minister"),
    ("treasury", "finance_minister"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """One person's time in one office. `code` is the country's or organisation's; a date of None is unknown
    (`start`) or open (`end`)."""

    person: str
    code: str
    key: str
    office: str
    start: str | None
    end: str | None
    confidence: str

    def covers(self, on: datetime.date) -> bool:
        """True on every day that the term may include, the last one too."""
        begun = self.start is None or PartialDate(self.start).first() <= on
        return begun and (self.end is None or on <= PartialDate(self.end).last())


@functools.cache
def terms() -> tuple[Term, ...]:
    """All listed terms, in the order of the file."""
    return tuple(
        Term(
            row["person"],
            row["code"],
            row["key"],
            row["office"],
            row["from"] or None,
            row["to"] or None,
            row["confidence"],
        )
        for row in rows("terms.csv")
    )


@functools.cache
def _by_person() -> dict[str, tuple[Term, ...]]:
    found: dict[str, tuple[Term, ...]] = {}
    for term in terms():
        found[term.person] = (*found.get(term.person, ()), term)
    return found


@functools.cache
def _by_office() -> dict[tuple[str, str], tuple[Term, ...]]:
    found: dict[tuple[str, str], tuple[Term, ...]] = {}
    for term in terms():
        found[term.code, term.key] = (*found.get((term.code, term.key), ()), term)
    return found


def office_holders(person: str, on: datetime.date) -> tuple[Term, ...]:
    """The offices that a person (canonical name) may have held on a day, the dated ones first."""
    held = [term for term in _by_person().get(person, ()) if term.covers(on)]
    return tuple(sorted(held, key=lambda term: (term.start is None, -_ordinal(term))))


@functools.cache
def _families() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for person, row in persons().items():
        for family in {text for part in split(row["family"]) for text in expand(part)}:
            for text in {family, plain(family)}:
                found[text] = (*found.get(text, ()), person)
    return found


def by_family(family: str) -> tuple[str, ...]:
    """The listed people (canonical names) with this family name, however common it is."""
    return _families().get(family, ())


def holds(person: str, title: str, code: str | None, on: datetime.date | None) -> bool:
    """True when a listed term of the person's fits the title, the country if one is named, and the day."""
    key = office_key(title)
    return any(
        (term.key == key or (title.casefold() == "president" and term.key.endswith("_president")))
        and (code is None or term.code == code)
        and (on is None or term.covers(on))
        for term in _by_person().get(person, ())
    )


def affiliation(person: str, on: datetime.date | None, title: str | None = None) -> str | None:
    """The code of the country or organisation the person spoke for.

    An office of the person's that fits `title` decides, then the office held on the day, then the newest.
    """
    held = _by_person().get(person, ())
    key = office_key(title) if title else None
    fitting = [term for term in held if term.key == key]
    if fitting:
        return max(fitting, key=_ordinal).code
    if on is not None:
        now = office_holders(person, on)
        if now:
            return now[0].code
    return max(held, key=_ordinal).code if held else None


def _ordinal(term: Term) -> int:
    return PartialDate(term.start).first().toordinal() if term.start else 0


# "then prime minister": the office is the same, whoever holds it now
_RANK = re.compile(r"^(?:(?:then|former|outgoing|acting|interim|caretaker|incoming|current|new)\s+)+")


def office_key(title: str) -> str | None:
    """The key of an office as texts write it ("Federal Chancellor", "Defence Secretary"), or None."""
    text = _RANK.sub("", " ".join(title.lower().replace("-", " ").split()))
    if text in _KEYS:
        return _KEYS[text]
    if _NOT_A_MINISTER.search(text) or not ("minister" in text or "secretary" in text):
        return None
    return next((key for word, key in _PORTFOLIOS if word in text), None)


def leader(title: str, code: str, on: datetime.date) -> str | None:
    """Who held an office of a country or organisation on a day: `leader("president", "FRA", day)`.

    `title` is a key of the terms file or a title as written; "leader" means the president where that
    office leads the executive, else the head of government. On a day of change the successor is meant.
    """
    key = title if (code, title) in _by_office() else (office_key(title) or title)
    for candidate in _meant(key, code):
        held = [term for term in _by_office().get((code, candidate), ()) if term.covers(on)]
        if held:
            return max(held, key=_ordinal).person
    return None


def _meant(key: str, code: str) -> tuple[str, ...]:
    if key == "leader":
        if code in ("EU", "NATO", "UN"):
            return ("secretary_general", "commission_president")
        return ("president", "prime_minister") if code in _PRESIDENTIAL else ("prime_minister", "president")
    if key == "head_of_state":
        return ("president", "monarch")
    if key == "president" and code == "ESP":
        return ("prime_minister",)
    return (key,)


@functools.cache
def _currencies() -> dict[str, tuple[tuple[str, str, str], ...]]:
    found: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for row in rows("currencies.csv"):
        found[row["iso3"]] = (*found.get(row["iso3"], ()), (row["from"], row["to"], row["currency"]))
    return found


@functools.cache
def _current() -> dict[str, str]:
    return {row["iso3"]: row["currency"] for row in rows("countries.csv") if row["currency"]}


def currency_of(iso3: str, on: datetime.date) -> str | None:
    """The ISO 4217 code of a country's own currency on a day (EUR for Croatia from 2023), or None."""
    if iso3 == "EU":
        return "EUR"
    day = on.isoformat()
    for start, end, currency in _currencies().get(iso3, ()):
        if start <= day and (not end or day <= end):
            return currency
    return _current().get(iso3)


@functools.cache
def members_of(code: str, on: datetime.date | None = None) -> tuple[str, ...]:
    """The member states of EU, NATO or G7 on a day (without one: the newest known), sorted; else ()."""
    day = on.isoformat() if on else "9999"
    return tuple(
        sorted(
            row["iso3"]
            for row in rows("memberships.csv")
            if row["code"] == code and row["from"] <= day and (not row["to"] or day <= row["to"])
        )
    )


@functools.cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows("countries.csv"):
        for name in [row["iso3"], row["name"], *split(row["variants"])]:
            found.setdefault(_folded(name), row["iso3"])
    for row in rows("organisations.csv"):
        if row["kind"] == "organisation" and row["code"] != "*":
            for name in [row["name"], *split(row["variants"])]:
                found.setdefault(_folded(name), row["code"])
    return {name: code for name, code in found.items() if name not in ("bloc", "alliance")}


def resolve_code(name: str) -> str | None:
    """The code of a country or of EU, NATO, G7, UN by one of its listed names; None when it is not listed.

    Exact but for white space, a leading article and the case of names longer than four letters. Nothing is
    guessed, and adjectives and capitals are no names of a country here.
    """
    text = _folded(name)
    return _codes().get(text.removeprefix("the ").removeprefix("The "))


def _folded(name: str) -> str:
    text = " ".join(name.replace("’", "'").split())
    return text.casefold() if len(text) > 4 else text
