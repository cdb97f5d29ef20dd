"""Source cards: `x.card.toml` (or `x.txt.card.toml`) beside `x.txt` says what is known about its origin."""

import datetime
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path

from pactbook.capture.articles import is_date
from pactbook.capture.reading import clean
from pactbook.model.issues import Issue
from pactbook.model.sources import SourceCard

SUFFIX = ".card.toml"
_KEYS = tuple(each.name for each in fields(SourceCard))
_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a card file says: the card, the publication date if it states one, and what was wrong with it."""

    card: SourceCard = field(default_factory=SourceCard)
    published: str | None = None
    issues: tuple[Issue, ...] = ()


def sidecar(path: Path) -> Sidecar:
    """The card beside a document; an empty one where there is none."""
    for place in (path.with_name(path.name + SUFFIX), path.with_name(path.stem + SUFFIX)):
        try:
            if place.is_file():
                return _read(place)
        except OSError as error:
            return Sidecar(issues=(_wrong(place, error.strerror or str(error)),))
    return Sidecar()


def join(*cards: SourceCard) -> SourceCard:
    """One card of several: each field from the first card that fills it."""
    return SourceCard(**{key: next(filter(None, (getattr(c, key) for c in cards)), None) for key in _KEYS})


def _read(place: Path) -> Sidecar:
    if place.stat().st_size > _LARGEST:
        return Sidecar(issues=(_wrong(place, "it is larger than 1 MB"),))
    try:
        # Editors on Windows put a byte order mark in front, which TOML does not allow.
        table = tomllib.loads(place.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        return Sidecar(issues=(_wrong(place, str(error)),))
    values: dict[str, str] = {}
    issues = []
    for key, value in table.items():
        line = _value(key, value)
        if line is None:
            issues.append(_wrong(place, _fault(key), f"use {', '.join(_KEYS)} or published"))
        else:
            values[key] = line
    published = values.pop("published", None)
    return Sidecar(SourceCard(**values), published, tuple(issues))


def _value(key: str, value: object) -> str | None:
    if key not in _KEYS and key != "published":
        return None
    if isinstance(value, datetime.datetime):
        value = value.date()
    line = clean(value.isoformat() if isinstance(value, datetime.date) else value)
    if line and key in ("published", "retrieved") and not is_date(line):
        return None
    return line


def _fault(key: str) -> str:
    if key in ("published", "retrieved"):
        return f"{key} must be a date such as 2024-02-16"
    return f"{key} must be a text" if key in _KEYS else f"it has no key called {key}"


def _wrong(place: Path, reason: str, hint: str = "correct it as TOML; the document itself was read") -> Issue:
    return Issue("bad_card", "medium", f"source card {place}: {reason}", str(place), hint=hint)
