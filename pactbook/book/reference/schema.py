"""What a file of the reference may say: its tables, their fields, and what each field holds.

Source: docs/reference.md. A missing field is a fact that no source gives.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from pactbook.model import terms
from pactbook.model.values import PartialDate

EVENTS: Final = (
    "joined_declaration",
    "announced",
    "negotiating",
    "round",
    "concluded",
    "authorised",
    "signed",
    "approved",
    "in_force",
    "refused",
    "put_off",
    "suspended",
    "terminated",
    "amended",
    "election",
    "government_change",
)
LATER: Final = ("raised", "postponed", "outcome")
CLAUSES: Final = ("term", "renewal", "notice", "review", "budget")
RUNS_FROM: Final = ("signature", "in_force", "notice", "receipt")
"""From when months or years are counted: the agreement's beginning, or the word that it shall end."""
COMPARED: Final = (
    "signed",
    "place",
    "term_years",
    "notice_months",
    "consult_hours",
    "amount",
    "donor",
    "recipient",
    "bound",
    "aid",
    "per_year",
    "period",
    "stage",
    "converted",
)
"""Fields in which a text and the reference are set side by side."""
STEPS: Final = ("S0", "S1", "S2", "S3", "S4", "S5", "S6")
CONFIDENCE: Final = ("high", "medium", "low")
SOURCES: Final = ("official_text", "press_release", "report", "tracker")
ROLES: Final = (*terms.EVENT_ROLE, "incoming", "outgoing")
TEXTS: Final = ("authentic", "official_translation", "unofficial_translation", "translation")
BASES: Final = ("calendar", "fiscal")
REPEATED: Final = ("source", "clause", "standing", "event", "promise", "words", "later", "gap", "further")
"""Tables of which a file may hold several."""

Check = Callable[[Any], bool]


def _text(item: Any) -> bool:
    return isinstance(item, str) and bool(item.strip())


def _number(item: Any) -> bool:
    return isinstance(item, int | float) and not isinstance(item, bool) and item >= 0


def _whole(item: Any) -> bool:
    return isinstance(item, int) and not isinstance(item, bool) and item >= 0


def _flag(item: Any) -> bool:
    return isinstance(item, bool)


def _date(item: Any) -> bool:
    try:
        return isinstance(item, str) and bool(PartialDate(item))
    except ValueError:
        return False


def _matching(pattern: str) -> Check:
    return lambda item: isinstance(item, str) and re.fullmatch(pattern, item) is not None


def _one_of(words: Sequence[str]) -> Check:
    return lambda item: item in words


def _list_of(check: Check) -> Check:
    return lambda item: isinstance(item, list) and bool(item) and all(map(check, item))


def _table(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    def fits(item: Any) -> bool:
        known = {**required, **optional}
        return (
            isinstance(item, dict)
            and set(required) <= set(item) <= set(known)
            and all(known[name](value) for name, value in item.items())
        )

    return fits


_CODE: Final = _matching(r"[A-Z]{2,3}")
_CURRENCY: Final = _matching(r"[A-Z]{3}")
_SHA256: Final = _matching(r"[0-9a-f]{64}")
_LANGUAGE: Final = _matching(r"[a-z]{2}")
_PERSONS: Final = _list_of(_table({"name": _text, "role": _one_of(ROLES)}, {"office": _text, "side": _CODE}))
_ITEMS: Final = _list_of(_table({"what": _text}, {"quantity": _number}))
_PLACE: Final[Mapping[str, Check]] = {"section": _text, "sha256": _SHA256, "start": _whole, "end": _whole}
_RESTS: Final[Mapping[str, Check]] = {
    "sources": _list_of(_text),
    "public_since": _date,
    "confidence": _one_of(CONFIDENCE),
}
_READING: Final[Mapping[str, Check]] = {
    "reading": _list_of(_table({"field": _one_of(COMPARED), "why": _text}, {"text": _text}))
}
_MONEY: Final[Mapping[str, Check]] = {
    "donor": _CODE,
    "recipient": _CODE,
    "amount": _number,
    "amount_max": _number,
    "currency": _CURRENCY,
    "bound": _one_of(terms.BOUND),
    "aid": _one_of(terms.AID),
    "topics": _list_of(_one_of(terms.TOPIC)),
    "gdp_percent": _number,
    "items": _ITEMS,
    "converted": _table({"amount": _number, "currency": _CURRENCY}, {}),
    "per_year": _flag,
    "period_start": _date,
    "period_end": _date,
    "basis": _one_of(BASES),
    "additional": _flag,
    "vehicle": _text,
    "valuation": _text,
    "stage": _one_of(terms.STAGE),
    "modality": _one_of(terms.MODALITY),
    "main": _flag,
    "within": _text,
}

FIELDS: Final[Mapping[str, tuple[Mapping[str, Check], Mapping[str, Check]]]] = {
    "source": (
        {"id": _matching(r"[a-z0-9-]+"), "kind": _one_of(SOURCES), "work": _text},
        {"publisher": _text, "address": _text, "date": _date, "language": _LANGUAGE, "sha256": _SHA256},
    ),
    "terms": (
        {"text_status": _one_of(TEXTS), "source": _text, "public_since": _date}
        | {"confidence": _one_of(CONFIDENCE)},
        {
            "term_years": _number,
            "notice_months": _whole,
            "consult_hours": _whole,
            "parties_word": _text,
            "languages": _list_of(_LANGUAGE),
            "prevailing": _matching(r"[a-z]{2}|none"),
            "term_section": _text,
            "final_section": _text,
            "consult_section": _text,
            "note": _text,
            **_READING,
        },
    ),
    "clause": (
        {"kind": _one_of(CLAUSES), **_RESTS},
        {
            "years": _number,
            "months": _whole,
            "every_months": _whole,
            "runs_from": _one_of(RUNS_FROM),
            "latest": _flag,
            "silent": _flag,
            "until": _text,
            "date": _date,
            "note": _text,
            **_PLACE,
        },
    ),
    "standing": (
        {"step": _one_of(STEPS), "date": _date, **_RESTS},
        {"said_by": _text, "note": _text, **_PLACE},
    ),
    "event": (
        {"kind": _one_of(EVENTS), "date": _date, **_RESTS},
        {"place": _text, "persons": _PERSONS, "ahead": _flag, "note": _text, **_PLACE, **_READING},
    ),
    "promise": ({"aid": _one_of(terms.AID), **_RESTS}, {**_MONEY, "note": _text, **_PLACE, **_READING}),
    "words": ({"note": _text, **_RESTS}, _PLACE),
    "later": (
        {"kind": _one_of(LATER), "date": _date, **_RESTS},
        {**_MONEY, "persons": _PERSONS, "budget": _flag, "note": _text, **_PLACE},
    ),
    "gap": ({"field": _text, "note": _text}, {}),
    "further": ({"kind": _one_of(SOURCES), "address": _text}, {"publisher": _text, "language": _LANGUAGE}),
}
"""Of each table, the fields it must have and those it may have."""


def faults(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What does not fit the schema in a parsed file: the place in it, and what is wrong."""
    for name in ("iso", "partner", "instrument"):
        if not _text(said.get(name)):
            yield name, "is missing"
    if "iso" in said and not _CODE(said["iso"]):
        yield "iso", f"{said['iso']!r} is no code"
    if said.get("instrument") not in terms.INSTRUMENT:
        yield "instrument", f"is one of {', '.join(terms.INSTRUMENT)}"
    for name, table in said.items():
        if name in ("iso", "partner", "instrument"):
            continue
        if name not in FIELDS:
            yield name, "is no table of the reference"
            continue
        rows = table if isinstance(table, list) and name in REPEATED else [table]
        for number, row in enumerate(rows, 1):
            place = f"{name} {number}" if name in REPEATED else name
            yield from ((place, fault) for fault in _row(name, row))


def _row(name: str, row: Any) -> Iterator[str]:
    required, optional = FIELDS[name]
    if not isinstance(row, dict):
        yield "is no table"
        return
    known = {**optional, **required}
    for field in required:
        if field not in row:
            yield f"{field} is missing"
    for field, value in row.items():
        if field not in known:
            yield f"has no field {field}"
        elif not known[field](value):
            yield f"{field}: {value!r} does not fit"
