"""The lexicon of verbs: lemmas with their classes, and every inflected form of each, from CSV files.

`verbs.csv` lists a lemma (words joined by `_`, particles and all: `hand_over`) with its classes, which say
what the verb does in this field (`give`, `pledge`, `sign`, `refuse`, ...). `irregular.csv` gives the forms
that the rules of spelling do not, and `nouns.csv` the forms that are as often nouns ("aid", "pledges").
"""

import csv
import functools
import importlib.resources
import re
from collections.abc import Iterator
from dataclasses import dataclass

_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SIBILANT = re.compile(r"(?:s|sh|ch|x|z)$")


@dataclass(frozen=True, slots=True)
class Form:
    """What a form may be: its lemma and the form's name (base, s, past, participle or ing)."""

    lemma: str
    name: str


@functools.cache
def forms() -> dict[str, Form]:
    """Every form with its particles, in lower case, single spaces. A form of two lemmas is of the first."""
    found: dict[str, Form] = {}
    for lemma in classes():
        base, *particles = lemma.split("_")
        for form, name in _inflected(base).items():
            found.setdefault(" ".join([form, *particles]), Form(lemma, name))
    return found


@functools.cache
def classes() -> dict[str, frozenset[str]]:
    """The classes of each lemma."""
    return {row["lemma"]: frozenset(row["classes"].split("|")) for row in _rows("verbs.csv")}


@functools.cache
def nouns() -> frozenset[str]:
    """Forms that may be nouns."""
    return frozenset(row["form"] for row in _rows("nouns.csv"))


def _rows(file: str) -> Iterator[dict[str, str]]:
    place = importlib.resources.files("pactbook").joinpath("data", "lexicon", file)
    return csv.DictReader(place.read_text(encoding="utf-8").splitlines())


@functools.cache
def _irregular() -> dict[str, dict[str, str]]:
    return {row["verb"]: row for row in _rows("irregular.csv")}


def _inflected(base: str) -> dict[str, str]:
    """Forms of one verb with their names; where two are spelt alike, the later name counts."""
    row = _irregular().get(base, {})
    past = row.get("past") or _past(base)
    participle = row.get("participle") or past
    listed = {
        "base": base,
        "s": row.get("third") or _third(base),
        "ing": row.get("ing") or _stem(base) + "ing",
        "participle": participle if participle != past else "",
        "past": past,
    }
    return {form: name for name, cell in listed.items() for form in cell.split("|") if form}


def _stem(base: str) -> str:
    return base[:-1] if base.endswith("e") and not base.endswith("ee") else base


def _past(base: str) -> str:
    if base.endswith("ee"):
        return base + "d"
    return base[:-1] + "ied" if _CONSONANT_Y.search(base) else _stem(base) + "ed"


def _third(base: str) -> str:
    if _CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    return base + ("es" if _SIBILANT.search(base) else "s")
