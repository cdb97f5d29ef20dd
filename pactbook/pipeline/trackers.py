"""`import kiel`: rows of the Ukraine Support Tracker into a book as evidence of their own, beside the ledger.

An Allocation row gives an allocation (its own value); the first row of a package gives the promise of the
whole package too, as does a Commitment row. Rows without an amount of their own, whose money stands on
another row of their package, give nothing. A row that takes money back is stored as an amount with a mark
that it counts against the rest, since an amount is never negative.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from pactbook.book.enter import directive
from pactbook.book.trackers import Tracked, tracked
from pactbook.capture.tables import Table
from pactbook.extract.gazetteer.lookup import resolve_code
from pactbook.model.claims import Commitment, Item
from pactbook.model.entries import Entry, Recorded
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, Row, SourceCard
from pactbook.pipeline.tracker_tables import (
    Layout,
    Line,
    Shape,
    kiel,
    lines,
    misshapen,
    number_of,
    refused,
    table_of,
)
from pactbook.store.base import Batch, Store

ROWS: Final = ("activities", "items")
"""Layouts that hold rows of money."""
SHRUNK: Final = 0.5
"""A donor of a newer release has at least this share of what it had."""


@dataclass(frozen=True, slots=True)
class Read:
    """A table of a tracker ready to be stored. `silent` is how many rows have no amount of their own."""

    batch: Batch
    series: str
    release: str
    published: str
    lines: tuple[Line, ...]
    silent: int

    @property
    def rows(self) -> int:
        return len(self.lines)


@dataclass(frozen=True, slots=True)
class Brought:
    """What became of a table: `known` when the book has it, `replaced` the releases it now stands for."""

    label: str
    read: Read | None = None
    known: bool = False
    replaced: tuple[str, ...] = ()
    issues: tuple[Issue, ...] = ()


def read_kiel(path: Path, release: str | None = None, published: str | None = None) -> Read | Issue:
    """The rows of the tracker's file as entries, or the Issue that says why it was refused.

    `release` and `published` (ISO 8601) name a release; where they are left out, those of a file that is
    known by its hash are taken, else the first eight characters of its hash and the day of its newest row.
    """
    shape = kiel()
    opened = table_of(path, ROWS, shape)
    if isinstance(opened, Issue):
        return opened
    table, layout = opened
    found, wrong = lines(table, layout, shape)
    if wrong:
        return refused(table, wrong, "cells_changed")
    wrong = list(misshapen(found, table, layout, shape))
    if wrong:
        return refused(table, wrong, "totals_changed")
    newest = max((line.date for line in found if line.date), default="")
    name, day = shape.releases.get(table.sha256, (table.sha256[:8], newest))
    return _read(table, layout, found, shape, release or name, published or day)


def _read(
    table: Table, layout: Layout, found: list[Line], shape: Shape, release: str, published: str
) -> Read | Issue:
    series = shape.tracker if layout.name == ROWS[0] else f"{shape.tracker} ({layout.name})"
    named = Tracked(series, release)
    entries: dict[str, Entry] = {}
    silent = 0
    belongs = groups(found)
    for line in found:
        told = replace(named, month=line.month, group=belongs[line.number])
        made = list(_entries(line, table, told, published, shape))
        silent += not made
        entries |= {entry.id: entry for entry in made}
    issues = _unnamed(table, release, published, shape)
    batch = Batch(_document(table, shape, named, published), entries=tuple(entries.values()), issues=issues)
    return Read(batch, series, release, published, tuple(found), silent)


def _unnamed(table: Table, release: str, published: str, shape: Shape) -> tuple[Issue, ...]:
    if table.sha256 in shape.releases or release != table.sha256[:8]:
        return ()
    message = (
        f"{table.label}: which release it is does not stand in it; it is called {release} and counts as "
        f"public since {published}, the day of its newest row"
    )
    hint = "say --release NAME --published DATE when it is imported"
    return (Issue("release_unknown", "low", message, table.label, hint=hint),)


def _document(table: Table, shape: Shape, named: Tracked, published: str) -> Document:
    text = table.text()
    card = SourceCard(publisher=shape.publisher, title=named.source, citation=shape.citation)
    return Document(
        table.sha256, 1, table.label, published, text, 0, len(text), (), "table", table.media_type, card
    )


def _entries(line: Line, table: Table, named: Tracked, published: str, shape: Shape) -> Iterator[Entry]:
    row = Row(table.sha256, table.sheet, line.number)
    donor = code_of(line.donor, shape)
    start, end = _years(line.years)
    goods = (Item(line.item, line.units),) if line.item else ()
    for stage, amount, items in (
        ("allocated", line.allocated, goods),
        ("pledged", line.package, ()),
    ):
        priced = amount is not None and amount != 0
        if not priced and (not items or line.stage != stage):
            continue
        size = abs(amount) if amount else None
        value = Commitment(
            donor=donor,
            recipient=shape.recipient,
            aid=line.aid,
            amount=size,
            currency=shape.currency if size is not None else None,
            bound="exact" if size is not None else None,
            items=items,
            period_start=start,
            period_end=end,
            stage=stage,
        )
        less = (amount or 0.0) < 0
        moved = None if stage == "pledged" or line.redistributed is None else abs(line.redistributed)
        said = replace(named, redistributed=moved, less=less)
        yield Entry(directive(value), line.date or line.month, published, value, (row,), extra=said.extra())


def groups(found: Iterable[Line]) -> dict[int, int]:
    """The group of each row, by their numbers: promises that follow one another, and what is allocated of
    them.

    A group begins with a row that has a package's value, unless it is a Commitment right after another one;
    rows of the same donor and kind without such a value belong to the group above them. The table names no
    groups: the rule was found in the workbook, whose rows have ids (docs/tracker.md).
    """
    belongs: dict[int, int] = {}
    first, before, promising = 0, ("", ""), False
    for line in found:
        own = line.donor, line.aid
        promises = line.stage == "pledged" and bool(line.package)
        if own != before or (line.package and not (promises and promising)):
            first = line.number
        belongs[line.number] = first
        promising = promises or (promising and line.stage == "pledged" and own == before)
        before = own
    return belongs


def _years(text: str | None) -> tuple[str | None, str | None]:
    """The years that a row is earmarked for: "2025" and "2022-2023"; None for anything else."""
    parts = text.split("-") if text else []
    if len(parts) not in (1, 2) or not all(len(part) == 4 and part.isdigit() for part in parts):
        return None, None
    return parts[0], parts[-1]


def store_kiel(book: Store, read: Read, changed: bool = False) -> Brought:
    """Store a table in one transaction; one that is in the book already is left as it is.

    A release whose sums do not go on from those of the last one in the book is refused unless `changed`.
    """
    document = read.batch.document
    last = _last(book, read)
    odd = [] if changed or last is None else list(_fallen(last, read))
    if odd:
        message = f"{document.label} was not imported: {'; '.join(odd[:5])}"
        hint = "look at both files; --changed takes it all the same"
        return Brought(
            document.label,
            read,
            issues=(Issue("totals_changed", "high", message, document.label, hint=hint),),
        )
    if not book.add(read.batch):
        return Brought(document.label, read, known=True)
    replaced = (last[0],) if last else ()
    return Brought(document.label, read, replaced=replaced, issues=read.batch.issues)


Allocated = Mapping[str, float]


def _last(book: Store, read: Read) -> tuple[str, Allocated] | None:
    """The newest other release of the series in a book that was public before: its name and allocations."""
    by_table: dict[tuple[str, str, str], list[Entry]] = {}
    for record in book.entries():
        said = tracked(record.entry)
        evidence = record.entry.evidence[0]
        if said is not None and said.series == read.series and isinstance(evidence, Row):
            place = (record.entry.public_since, evidence.sha256, said.release)
            by_table.setdefault(place, []).append(record.entry)
    older = [
        place for place in by_table if place[1] != read.batch.document.sha256 and place[0] <= read.published
    ]
    if not older:
        return None
    newest = max(older)
    return newest[2], allocated(by_table[newest])


def allocated(entries: list[Entry]) -> Allocated:
    """Allocations by donor, in the table's currency."""
    sums: dict[str, list[float]] = {}
    for entry in entries:
        said, value = tracked(entry), entry.value
        if said is not None and isinstance(value, Commitment) and value.stage == "allocated" and value.donor:
            sums.setdefault(value.donor, []).append(said.sign * (value.amount or 0.0))
    return {donor: math.fsum(values) for donor, values in sums.items()}


def _fallen(last: tuple[str, Allocated], read: Read) -> Iterator[str]:
    """Donors that are gone or have lost more than half of what the release before gave them."""
    name, before = last
    now = allocated(list(read.batch.entries))
    for donor, was in sorted(before.items()):
        here = now.get(donor)
        if here is None and was:
            yield f"it has no allocation of {donor}, which had {was / 1e9:.3f} bn EUR in release {name}"
        elif here is not None and here < SHRUNK * was:
            yield f"{donor} falls from {was / 1e9:.3f} to {here / 1e9:.3f} bn EUR since release {name}"


def records(read: Read) -> tuple[Recorded, ...]:
    """The entries of a table as a book would hold them, for one that is compared without being stored."""
    return tuple(Recorded(n, "", entry) for n, entry in enumerate(read.batch.entries, 1))


def donors_said(path: Path) -> dict[tuple[str, str, str], float] | Issue:
    """What a release's own table of donors prints: euros by (donor's code, kind of aid or "all", stage)."""
    shape = kiel()
    opened = table_of(path, ("donors",), shape)
    if isinstance(opened, Issue):
        return opened
    table, layout = opened
    stages = {"allocation": "allocated", "commitment": "pledged"}
    found: dict[tuple[str, str, str], float] = {}
    for number, cells in table.rows:
        donor = code_of(cells[layout.means["donor"]], shape)
        for column in layout.columns:
            aid, _, measure = column.partition("_")
            if measure not in stages:
                continue
            try:
                billions = number_of(cells[column] or "0", column)
            except ValueError as error:
                return refused(table, [f"row {number}: {error}"], "cells_changed")
            found[donor, "all" if aid == "total" else aid, stages[measure]] = billions * 1e9
    if not any(found.values()):
        return refused(
            table, ["every amount in it is zero or empty: the file is all zeros"], "totals_changed"
        )
    return found


def code_of(name: str, shape: Shape) -> str:
    """The code of a donor as the tracker names it; the name itself for a body that has none."""
    return shape.donors.get(name) or resolve_code(name) or name
