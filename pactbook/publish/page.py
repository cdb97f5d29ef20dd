"""The brief as one self-contained HTML page: every figure links to its sentence further down the same page.

The page asks for nothing from outside, needs no scripts, and escapes all that comes from documents.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, PackageLoader, StrictUndefined

from pactbook.model.claims import Claim
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.publish import normalising, rows, sources
from pactbook.publish.brief import Brief, Section
from pactbook.publish.tables import ISSUES, Column
from pactbook.publish.terminal import safe
from pactbook.publish.view import View, document_ref

_MADE_OF: Final = {
    "as promised": ("amount", "amount_max", "currency", "bound", "gdp_percent", "per_year"),
    "for": ("period_start", "period_end"),
}
"""Columns made of several fields; a claim that has them all supports the cell best."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, the claim that it rests on (the anchor's name) and how it is set."""

    text: str
    label: str
    claim: str | None = None
    numeric: bool = False
    ref: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its reference, its cells, the claims behind it, and whether its workings are shown."""

    ref: str
    cells: tuple[Cell, ...]
    claims: tuple[str, ...]
    worked: bool


@dataclass(frozen=True, slots=True)
class Block:
    """One section. `lines` is None where there is nothing, `issues` are shown as a list instead."""

    key: str
    title: str
    headings: tuple[Column, ...]
    lines: tuple[Line, ...]
    issues: tuple[rows.Row, ...]
    empty: str
    note: str | None


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch of a document, with every claim that stands on it and the lines that use them."""

    claims: tuple[Claim, ...]
    passage: sources.Passage
    used_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """One document with the stretches that are quoted, and its whole text where anybody may copy it."""

    anchor: str
    known: dict[str, Any]
    dated_by: str
    quotations: tuple[Quotation, ...]
    whole: tuple[tuple[str, bool], ...]


def page(brief: Brief, view: View) -> str:
    """The page as HTML text."""
    blocks = tuple(_block(section, view) for section in brief.sections)
    used = _used(brief)
    workings = [
        (m.ref, _says(m.ref, brief), normalising.steps(m))
        for m in view.measured
        if any(m.ref == row["ref"] for s in brief.sections for row in s.rows)
    ]
    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            blocks=blocks,
            sources=_sources(used, view),
            workings=workings,
            anchor=anchor,
            places=_places(brief),
            behind=_behind,
        )
    )


def anchor(claim: str) -> str:
    """The name of a claim's anchor on the page."""
    return f"c-{short(claim)}"


@functools.lru_cache(maxsize=1)
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("pactbook.publish"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["safe_text"] = lambda text: safe(str(text))
    made.filters["web"] = _web
    return made


def _web(address: str | None) -> str | None:
    """An address that a reader may follow; anything but http and https is shown and not linked."""
    return address if address and re.match(r"https?://", address, re.I) else None


def _block(section: Section, view: View) -> Block:
    listed = section.table is ISSUES
    columns = () if listed else section.table.of_use(section.rows)
    known = set(view.context.claims)
    return Block(
        section.key,
        section.title,
        columns,
        () if listed else tuple(_line(row, columns, known) for row in section.rows),
        section.rows if listed else (),
        section.empty,
        section.note,
    )


def _line(row: rows.Row, columns: Sequence[Column], known: set[str]) -> Line:
    behind = [claim for claim in row["claims"] if claim["id"] in known]
    cells = tuple(_cell(column, row, behind) for column in columns)
    return Line(row["ref"], cells, tuple(c["id"] for c in behind), "eur_low" in row)


def _cell(column: Column, row: rows.Row, behind: Sequence[dict[str, Any]]) -> Cell:
    text, is_ref = column.text(row), column.name == "ref"
    # A figure is whatever holds a digit; a reference names the line itself.
    figure = not is_ref and any(c.isdigit() for c in text)
    claim = _support(column, row, behind) if figure and behind else None
    return Cell(text, column.heading, claim, column.numeric, is_ref)


def _support(column: Column, row: rows.Row, behind: Sequence[dict[str, Any]]) -> str:
    """The claim that says what a cell shows: it agrees in the cell's own fields, then in most others."""
    own = _MADE_OF.get(str(column.title)) or ((column.name,) if column.name else _MADE_OF["as promised"])
    fields = [key for key in row if key not in ("ref", "claims", "voices")]

    def agreement(claim: dict[str, Any]) -> tuple[bool, int]:
        ours = all(claim.get(key) == row.get(key) for key in own)
        return ours, sum(key in claim and claim[key] == row[key] for key in fields)

    return str(max(behind, key=agreement)["id"])


def _used(brief: Brief) -> dict[str, list[str]]:
    """Ids of claims on the page, each with the references of the lines that use it."""
    found: dict[str, list[str]] = defaultdict(list)
    for section in brief.sections:
        for row in section.rows:
            for claim in row["claims"]:
                if row["ref"] not in found[claim["id"]]:
                    found[claim["id"]].append(row["ref"])
    return found


def _places(brief: Brief) -> dict[str, tuple[str, str]]:
    """For each reference, the anchor of its first line on the page and the words of a link to it."""
    found: dict[str, tuple[str, str]] = {}
    for section in brief.sections:
        for row in section.rows:
            name = row["code"] if section.table is ISSUES else section.table.shown[0].text(row)
            found.setdefault(row["ref"], (f"{section.key}-{row['ref']}", f"{section.title}: {name}"))
    return found


def _behind(side: dict[str, Any], row: rows.Row) -> str | None:
    """The claim that one side of an issue quotes."""
    said = [c for c in row["claims"] if (c["document"], c["quote"]) == (side["document"], side["quote"])]
    named = [claim for claim in said if claim["ref"] == side["ref"]]
    return next((str(claim["id"]) for claim in (*named, *said)), None)


def _says(ref: str, brief: Brief) -> str:
    row = next(row for section in brief.sections for row in section.rows if row["ref"] == ref)
    section = next(section for section in brief.sections if row in section.rows)
    return ", ".join(c.text(row) for c in section.table.shown[:2])


def _sources(used: dict[str, list[str]], view: View) -> list[Source]:
    """The documents that are quoted, oldest first."""
    by_document: dict[str, list[Claim]] = defaultdict(list)
    for name in used:
        claim = view.context.claims.get(name)
        if claim is not None:
            by_document[claim.document].append(claim)
    documents = [view.context.documents[key] for key in by_document]
    documents.sort(key=lambda d: (d.published or "", d.label, d.key))
    return [_source(document, by_document[document.key], used) for document in documents]


def _source(document: Document, claims: Iterable[Claim], used: dict[str, list[str]]) -> Source:
    stretches: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        stretches[claim.start, claim.end].append(claim)
    quotations = tuple(
        Quotation(
            tuple(members),
            sources.passage(document, start, end, sources.REPUBLISHED),
            tuple(dict.fromkeys(ref for claim in members for ref in used[claim.id])),
        )
        for (start, end), members in sorted(stretches.items())
    )
    whole = _whole(document, sorted(stretches)) if sources.open_licence(document) else ()
    return Source(
        f"d-{document_ref(document).replace('#', '-')}",
        sources.origin(document),
        sources.dated_by(document),
        quotations,
        whole,
    )


def _whole(document: Document, stretches: Sequence[tuple[int, int]]) -> tuple[tuple[str, bool], ...]:
    """The article as pieces of text, each with whether it is quoted."""
    body, pieces, at = document.content(), [], 0
    for start, end in stretches:
        low, high = max(start - document.start, at), end - document.start
        if high > low:
            pieces += [(body[at:low], False), (body[low:high], True)]
            at = high
    return tuple((text, quoted) for text, quoted in [*pieces, (body[at:], False)] if text)
