"""The coder's guide: every kind, field and value with its meaning and an example, from one data file.

`pactbook codebook` prints it; the tables of docs/codebook.md are made from it (`make docs`).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pactbook.model.terms import KINDS
from pactbook.publish.rows import Row
from pactbook.publish.tables import Column, Table

CODEBOOK: Final = Table(
    "codebook",
    "The coder's guide",
    (
        Column("in", "in", "the kind, and the field of a value"),
        Column("name", "word", "a field or a value"),
        Column("meaning", "meaning", "what it means"),
        Column("example", "example", "how it is coded"),
    ),
)

EVERY: Final = "every"
"""The name of what stands on claims of every kind."""


@dataclass(frozen=True, slots=True)
class Word:
    """A field or a value: its name, what it means, and an example of our own."""

    name: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of claim; `values` are the closed vocabularies by the field that has one."""

    name: str
    title: str
    meaning: str
    fields: tuple[Word, ...]
    values: Mapping[str, tuple[Word, ...]]


@cache
def guide() -> tuple[Kind, ...]:
    """What stands on every claim, then the seven kinds in the codebook's order."""
    path = files("pactbook") / "data" / "codebook.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_kind(name, read[name]) for name in (EVERY, *KINDS))


def _kind(name: str, read: Mapping[str, Any]) -> Kind:
    values = {field: _words(words) for field, words in read.get("values", {}).items()}
    fields = _words(read["fields"])
    return Kind(name, str(read["title"]), str(read["meaning"]), fields, values)


def _words(read: Mapping[str, list[str]]) -> tuple[Word, ...]:
    return tuple(Word(name, meaning, example) for name, (meaning, example) in read.items())


def looked_up(what: str | None = None) -> list[Row]:
    """Rows of the guide: all fields, or what a word names, with the values below it; none if it is unknown.

    A word is a kind, a field, a value, or one behind another and a full stop: `commitment`, `bound`,
    `commitment.bound`, `V4`.
    """
    everything = [row for kind in guide() for row in _rows(kind)]
    if what is None:
        return [row for row in everything if "." not in row["in"]]
    wanted = what.strip().lower().split(".")
    return [row for row in everything if _names(row, wanted)]


def known_words() -> list[str]:
    """Every kind, field and value of the guide."""
    return sorted({word for kind in guide() for row in _rows(kind) for word in (kind.name, row["name"])})


def _names(row: Row, wanted: list[str]) -> bool:
    path = [*row["in"].split("."), row["name"].lower()]
    return any(path[at : at + len(wanted)] == wanted for at in range(len(path)))


def _rows(kind: Kind) -> Iterator[Row]:
    for word in kind.fields:
        yield {"in": kind.name, "name": word.name, "meaning": word.meaning, "example": word.example}
        for value in kind.values.get(word.name, ()):
            place = f"{kind.name}.{word.name}"
            yield {"in": place, "name": value.name, "meaning": value.meaning, "example": value.example}


def markdown(kind: Kind) -> str:
    """The tables of a kind for the guide: its fields, then each of its vocabularies."""
    parts = [_table("field", kind.fields)]
    parts += [f"Values of `{field}`:\n\n{_table('value', words)}" for field, words in kind.values.items()]
    return "\n\n".join(parts)


def _table(head: str, words: tuple[Word, ...]) -> str:
    rows = [f"| `{w.name}` | {_cell(w.meaning)} | {_cell(w.example)} |" for w in words]
    return "\n".join([f"| {head} | meaning | example |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
