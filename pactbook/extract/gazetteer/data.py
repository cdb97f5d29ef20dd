"""Reads the gazetteer's CSV files once and turns them into names that a text may hold.

A cell with several values separates them by `|`; `{a|b}` inside a person's variant stands for either.
"""

import csv
import functools
import importlib.resources
import re
import unicodedata
from dataclasses import dataclass

_BRACES = re.compile(r"\{([^{}]*)\}")
_PLAIN = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "ð": "d"})
_PREFIXES = {
    "Franco": "FRA",
    "Anglo": "GBR",
    "Russo": "RUS",
    "Italo": "ITA",
    "Sino": "CHN",
    "Turco": "TUR",
    "Hispano": "ESP",
    "Polono": "POL",
    "Ukraino": "UKR",
}


@dataclass(frozen=True, slots=True)
class Name:
    """One way to write one thing. `base` is its canonical name; `text` the spelling as listed.

    `kind` is one of country, demonym, capital, seat, group, organisation, fund, agency, person, mask;
    `code` is an ISO 3166-1 alpha-3 code or EU, NATO, G7, UN, "*" for "as written", "" for none.
    `family` is true when the name is a person's family name alone, `distinctive` when it may stand alone;
    `one` when a group's name means one unnamed member ("the Baltic nation").
    """

    text: str
    kind: str
    code: str
    base: str
    members: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    family: bool = False
    distinctive: bool = True
    one: bool = False


@dataclass(frozen=True, slots=True)
class Caution:
    """When a name does not mean what it is listed for. `guard` names a rule of `guards`."""

    guard: str
    not_before: re.Pattern[str] | None
    not_after: re.Pattern[str] | None


@functools.cache
def rows(file: str) -> tuple[dict[str, str], ...]:
    """The rows of one CSV file of the gazetteer, as dictionaries of strings."""
    place = importlib.resources.files("pactbook").joinpath("data", "gazetteer", file)
    return tuple(csv.DictReader(place.read_text(encoding="utf-8").splitlines()))


def split(cell: str) -> list[str]:
    """The values of a cell, without empty ones; a bar inside braces does not separate."""
    parts, depth = [""], 0
    for char in cell if "{" in cell else ():
        depth += (char == "{") - (char == "}")
        if char == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += char
    return [part for part in (parts if "{" in cell else cell.split("|")) if part]


def expand(pattern: str) -> list[str]:
    """Every spelling of `Zelensk{y|yi}`; braces may stand in braces."""
    inner = _BRACES.search(pattern)
    if inner is None:
        return [pattern]
    head, tail = pattern[: inner.start()], pattern[inner.end() :]
    return [text for choice in inner.group(1).split("|") for text in expand(head + choice + tail)]


def plain(text: str) -> str:
    """The same name without diacritics."""
    parts = unicodedata.normalize("NFD", text.translate(_PLAIN))
    return "".join(c for c in parts if not unicodedata.combining(c))


@functools.cache
def _cautions() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in rows("cautions.csv")}


@functools.cache
def caution(name: str) -> Caution | None:
    """What to look at before believing a listed name, if anything."""
    row = _cautions().get(name)
    if row is None:
        return None
    before, after = (re.compile(row[key]) if row[key] else None for key in ("not_before", "not_after"))
    return Caution(row["guard"], before, after)


def _countries() -> list[Name]:
    names = []
    for row in rows("countries.csv"):
        code, base = row["iso3"], row["name"]
        for text in [base, *split(row["variants"])]:
            names.append(Name(text, "country", code, base))
        for text in [*split(row["adjectives"]), *split(row["people"])]:
            names.append(Name(text, "demonym", code, base))
        for text in split(row["capital"]):
            also = ("EU",) if text == "Brussels" else ()
            names.append(Name(text, "capital", code, base, also=also))
    known = {name.code: name.base for name in names}
    names += [Name(text, "prefix", code, known[code]) for text, code in _PREFIXES.items()]
    return names


def _institutions() -> list[Name]:
    names = []
    for row in rows("seats.csv"):
        for text in [row["name"], *split(row["variants"])]:
            names.append(Name(text, "seat", row["code"], row["name"]))
    for row in rows("groups.csv"):
        members = tuple(split(row["members"]))
        for text in [row["key"], *split(row["variants"])]:
            names.append(Name(text, "group", "", row["key"], members))
        for text in split(row["one"]):
            names.append(Name(text, "group", "", row["key"], members, one=True))
    for row in rows("organisations.csv"):
        also = tuple(split(row["also"]))
        for text in [row["name"], *split(row["variants"])]:
            names.append(Name(text, row["kind"], row["code"], row["name"], also=also))
    return names


@functools.cache
def persons() -> dict[str, dict[str, str]]:
    """By canonical name: family names, distinctiveness and variants, as listed or by default."""
    known = {row["person"]: row for row in rows("people.csv")}
    for row in rows("terms.csv"):
        name = row["person"]
        if name not in known:
            known[name] = {"family": name.split()[-1], "distinctive": "yes", "variants": ""}
    return known


def _people() -> list[Name]:
    names = []
    for person, row in persons().items():
        full = {s for part in split(row["variants"]) for s in expand(part)} | {person}
        family = {s for part in split(row["family"]) for s in expand(part)}
        for text in sorted({*full, *map(plain, full)}):
            names.append(Name(text, "person", "", person))
        for text in sorted({*family, *map(plain, family)} - full):
            alone = row["distinctive"] == "yes"
            names.append(Name(text, "person", "", person, family=True, distinctive=alone))
    return names


@functools.cache
def all_names() -> tuple[Name, ...]:
    """Every listed name, the more certain reading of one spelling first."""
    masks = [Name(row["phrase"], "mask", "", row["phrase"]) for row in rows("masks.csv")]
    return (*masks, *_countries(), *_institutions(), *_people())


@functools.cache
def english() -> dict[str, str]:
    """The English name of each code: countries, and organisations that stand as parties."""
    named = {"EU": "European Union", "NATO": "NATO", "G7": "G7", "UN": "United Nations"}
    return {row["iso3"]: row["name"] for row in rows("countries.csv")} | named
