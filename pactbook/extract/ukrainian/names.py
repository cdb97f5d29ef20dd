"""Finds countries, organisations and people in any case, and says which grammatical cases the form may be."""

import functools
import re
from dataclasses import dataclass, replace
from typing import Final

from pactbook.extract.ukrainian.data import rows, split
from pactbook.extract.ukrainian.morphology import adjective_forms, forms

TOKEN: Final = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
PREPOSITIONS: Final = frozenset(
    re.findall(
        r"\w+",
        "з із зі зо від на в у до для про щодо за через між поміж під над при після без проти серед разом",
    )
)
_LONGEST: Final = 7
_SHY: Final = frozenset({"Дан", "Рама", "Мішель", "Павел", "Міхал", "Дуда", "Харріс", "Гарріс", "Марк"})
"""Family names that are also common words or first names; they count behind a first name only."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `text[start:end]`.

    `kind` is country, adjective, capital, organisation or person; `code` is the party's (None for a person),
    `cases` are letters of `morphology.CASES`, `name` is the canonical name. `preposition` is the word in
    front, where that is one.
    """

    start: int
    end: int
    kind: str
    code: str | None
    cases: str
    name: str
    preposition: str | None = None

    def may(self, cases: str) -> bool:
        """True when the form may stand in one of these cases."""
        return any(case in self.cases for case in cases)


_Entry = tuple[str, str | None, str, str]


@functools.cache
def index() -> dict[str, tuple[_Entry, ...]]:
    """Every form of every listed name: (kind, code, cases, canonical name)."""
    found: dict[str, tuple[_Entry, ...]] = {}

    def add(kind: str, code: str | None, name: str, spellings: dict[str, str]) -> None:
        for form, cases in spellings.items():
            found[form] = (*found.get(form, ()), (kind, code, cases, name))

    for row in rows("countries.csv"):
        for name in split(row["names"]):
            add("country", row["code"], row["code"], forms(name))
        for stem in split(row["adjectives"]):
            add("adjective", row["code"], row["code"], adjective_forms(stem))
        for name in split(row["capitals"]):
            add("capital", row["code"], row["code"], forms(name))
    for row in rows("organisations.csv"):
        for name in split(row["names"]):
            add("organisation", row["code"], row["code"], forms(name))
    for row in rows("people.csv"):
        for name in split(row["names"]):
            _, family = name.split(" ", 1)
            add("person", None, row["person"], forms(name, row["sex"]))
            if family.strip("=*~").split("/")[0] not in _SHY:
                add("person", None, row["person"], forms(family, row["sex"]))
    return found


def find_names(text: str) -> list[Mention]:
    """Mentions in order of the text, the longest first where names overlap. `text` has plain apostrophes."""
    known = index()
    tokens = list(TOKEN.finditer(text))
    found: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention, used = _longest(text, tokens, at, known)
        if mention is not None:
            before = tokens[at - 1].group().lower() if at else ""
            if before in PREPOSITIONS and text[tokens[at - 1].end() : mention.start].strip() in ("", "«"):
                mention = replace(mention, preposition=before)
            found.append(mention)
        at += used
    return found


def _longest(
    text: str, tokens: list[re.Match[str]], at: int, known: dict[str, tuple[_Entry, ...]]
) -> tuple[Mention | None, int]:
    start = tokens[at].start()
    for count in range(min(_LONGEST, len(tokens) - at), 0, -1):
        end = tokens[at + count - 1].end()
        written = text[start:end]
        entries = known.get(written)
        if entries is None and count == 1:
            lowered = written[0].lower() + written[1:]
            entries = tuple(e for e in known.get(lowered, ()) if e[0] == "adjective") or None
        if entries:
            kind, code, cases, name = _best(entries, written)
            return Mention(start, end, kind, code, cases, name), count
    return None, 1


def _best(entries: tuple[_Entry, ...], written: str) -> _Entry:
    """A country before its adjective before a capital; the cases of one name's several forms are joined."""
    order = ("organisation", "country", "person", "capital", "adjective")
    first = min(entries, key=lambda entry: order.index(entry[0]))
    cases = "".join(sorted({c for e in entries if e[:2] == first[:2] and e[3] == first[3] for c in e[2]}))
    return first[0], first[1], cases, first[3]


@functools.cache
def places() -> dict[str, str]:
    """Every form of a town where agreements are signed, with its English name."""
    found: dict[str, str] = {}
    for row in rows("places.csv"):
        for name in split(row["names"]):
            for form in forms(name):
                found.setdefault(form, row["name"])
    return found


@functools.cache
def currency_of(code: str) -> str | None:
    """The currency of a country now, or None."""
    return next((row["currency"] or None for row in rows("countries.csv") if row["code"] == code), None)
