"""A table of an analyst's own becomes entries: each row is evidence of its own, bad rows are named.

What each column means stands in a map (TOML, docs/upkeep.md): `columns` names the column of each field,
`fixed` gives fields that no column has, `scale` multiplies amounts, `words` translates cells.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from pactbook.book.enter import date_of, directive
from pactbook.capture.tables import Table, read
from pactbook.extract.gazetteer.lookup import resolve_code
from pactbook.model.claims import CLASSES
from pactbook.model.entries import Entry
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, Row, SourceCard
from pactbook.model.terms import MODALITY
from pactbook.model.values import PartialDate
from pactbook.pipeline.desk import NUMBERS, ReviewError, value_of
from pactbook.pipeline.typed import fields, typed
from pactbook.store.base import Batch, Store

PLACES: Final = frozenset({"donor", "recipient", "affiliation", "subject", "target", "obligor"})
"""Fields that hold codes: names of countries are looked up."""
EMPTY: Final = frozenset({"", ".", "-", "n/a", "na", "not given", "none"})
"""Cells that say nothing, whatever their case."""
_OWN: Final = ("published", "modality", "attributed_to")
_KEYS: Final = {"kind", "published", "sheet", "heading", "columns", "fixed", "scale", "words", "source"}


class MapError(ValueError):
    """A map that cannot be used; its message says why."""


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """What the columns of a table mean. `published` is the date of the whole table, ISO 8601, or None."""

    kind: str
    columns: Mapping[str, str]
    published: str | None = None
    sheet: str | None = None
    heading: int = 1
    fixed: Mapping[str, Any] = field(default_factory=dict)
    scale: Mapping[str, float] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    source: SourceCard = field(default_factory=SourceCard)


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a table: `known` when it is in the book already, else how many rows were stored."""

    label: str
    key: str | None = None
    known: bool = False
    entries: int = 0
    issues: tuple[Issue, ...] = ()


def column_map(path: Path) -> ColumnMap:
    """The map that a TOML file holds. Raises MapError."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise MapError(f"{path} cannot be read: {error.strerror or error}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise MapError(f"{path} is no TOML: {error}") from None
    strange = [*(set(said) - _KEYS)]
    if strange:
        raise MapError(
            f"{path}: no such key {', '.join(sorted(strange))}; keys are {', '.join(sorted(_KEYS))}"
        )
    kind = said.get("kind")
    if not isinstance(kind, str) or kind not in CLASSES:
        raise MapError(f"{path}: kind is one of {', '.join(CLASSES)}")
    known = {*fields(kind), *_OWN} - {"start", "end"}
    for name in ("columns", "fixed", "scale", "words"):
        wrong = sorted(set(said.get(name, {})) - known)
        if wrong:
            raise MapError(f"{path}: a {kind} has no field {', '.join(wrong)}")
    if "published" not in said and "published" not in said.get("columns", {}):
        raise MapError(f'{path}: say when it was published: published = "YYYY-MM-DD", or a column of it')
    try:
        return ColumnMap(**{**said, "source": SourceCard(**said.get("source", {}))})
    except TypeError as error:
        raise MapError(f"{path}: {error}") from None


def read_table(path: Path, meaning: ColumnMap) -> Batch | Imported:
    """A table ready to be stored: good rows as entries, bad ones as issues with their row.

    What cannot be stored at all comes back with the issues that say why.
    """
    table = read(path, meaning.sheet, meaning.heading)
    if isinstance(table, Issue):
        return Imported(str(path), issues=(table,))
    missing = sorted(set(meaning.columns.values()) - set(table.heading))
    if missing:
        there = ", ".join(title for title in table.heading if title)
        message = f"{table.label} has no column {', '.join(missing)}; its columns are {there}"
        return Imported(str(path), issues=(Issue("no_column", "high", message, table.label),))
    entries, issues = _read(table, meaning)
    if not entries:
        nothing = Issue("no_rows", "high", f"no row of {table.label} could be read", table.label)
        return Imported(table.label, issues=(*issues, nothing))
    published = meaning.published or max(entry.public_since for entry in entries)
    return Batch(_document(table, published, meaning.source), entries=entries, issues=issues)


def store_table(book: Store, batch: Batch) -> Imported:
    """Store a table in one transaction; one that is in the book already is left as it is."""
    document = batch.document
    if not book.add(batch):
        return Imported(document.label, document.key, known=True)
    return Imported(document.label, document.key, entries=len(batch.entries), issues=batch.issues)


def _document(table: Table, published: str | None, source: SourceCard) -> Document:
    text = table.text()
    return Document(
        table.sha256, 1, table.label, published, text, 0, len(text), (), "table", table.media_type, source
    )


def _read(table: Table, meaning: ColumnMap) -> tuple[tuple[Entry, ...], tuple[Issue, ...]]:
    entries: dict[str, Entry] = {}
    issues = []
    for number, cells in table.rows:
        try:
            entry = _entry(Row(table.sha256, table.sheet, number), cells, meaning)
        except ReviewError as error:
            place = f"{table.label}, row {number}"
            message = f"{place} was left out: {error}"
            issues.append(Issue("bad_row", "medium", message, place, hint="mend the row, or the map"))
            continue
        entries[entry.id] = entry
    return tuple(entries.values()), tuple(issues)


def _entry(row: Row, cells: Mapping[str, str], meaning: ColumnMap) -> Entry:
    said = {**meaning.fixed, **_said(cells, meaning)}
    published = str(said.pop("published", None) or meaning.published or "")
    modality = said.pop("modality", None) or "asserted"
    attributed_to = said.pop("attributed_to", None)
    if modality not in MODALITY:
        raise ReviewError(f"modality: {modality!r} is not one of {', '.join(MODALITY)}")
    try:
        PartialDate(published)
    except ValueError:
        raise ReviewError(f"published: {published!r} is no date") from None
    value = value_of(meaning.kind, {name: item for name, item in said.items() if item is not None})
    evidence = (row,)
    return Entry(directive(value), date_of(value), published, value, evidence, modality, attributed_to)


def _said(cells: Mapping[str, str], meaning: ColumnMap) -> dict[str, Any]:
    found = {}
    for name, column in meaning.columns.items():
        cell = cells[column]
        if cell.lower() not in EMPTY:
            found[name] = _value(name, cell, meaning)
    return found


def _value(name: str, cell: str, meaning: ColumnMap) -> Any:
    words = {word.casefold(): to for word, to in meaning.words.get(name, {}).items()}
    cell = words.get(cell.casefold(), cell)
    if name in _OWN:
        return cell
    if name in PLACES:
        return resolve_code(cell) or cell
    if name == "items" and not cell.startswith("["):
        return [{"what": cell}]
    item = typed(meaning.kind, name, cell)
    if name == "parties":
        return [resolve_code(party) or party for party in item]
    if name in NUMBERS and name in meaning.scale:
        return round(item * meaning.scale[name], 6)
    return item
