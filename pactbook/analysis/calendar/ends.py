"""Ends of agreements, last days to extend or to give notice, and reviews: computed from their own clauses.

A period ends on the same date as the day it runs from, so an agreement of 16 February 2024 for ten years
ends with 16 February 2034 (`PartialDate.plus`). Numbers come from the ledger where it has them; the
reference says from when they count, and the last days that follow.
"""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pactbook.analysis.calendar.lines import Line, Span, first_evidence, newest, public, works
from pactbook.book import days
from pactbook.book.agreements import SIGNED
from pactbook.book.facts import AgreementEvent, AgreementFact, Ledger
from pactbook.book.reference.files import Fact, Reference
from pactbook.model.claims import Provision
from pactbook.model.entries import Recorded
from pactbook.model.values import PartialDate

UKRAINE: Final = "UKR"
_BEGINS: Final = {"signature": "signed", "in_force": "in_force"}
_WORD: Final = {"signed": "signature", "in_force": "entry into force"}
_NOTICE: Final = {"receipt": ", counted from receipt", "notice": ", counted from the day it is given"}


def partner(fact: AgreementFact) -> str:
    """Who the agreement is with: the code of the other party than Ukraine, or all codes."""
    others = [party for party in fact.parties if party != UKRAINE]
    return "–".join(others if UKRAINE in fact.parties else fact.parties)


class Bond:
    """A signed agreement with the clauses that are known of it."""

    def __init__(self, fact: AgreementFact, one: Reference | None, ledger: Ledger) -> None:
        same = one is not None and one.instrument == fact.instrument
        self.fact, self.one = fact, one if same else None
        self.state = partner(fact)
        self.at = ledger.at
        self.notice = _notice(fact, ledger)

    def clauses(self, kind: str) -> list[Fact]:
        """Clauses of one kind that were public."""
        return [c for c in (self.one.clauses if self.one else ()) if c["kind"] == kind and public(c, self.at)]

    def event(self, status: str) -> AgreementEvent | None:
        """The step of the agreement, as far as it was taken."""
        found = (e for e in self.fact.events if e.status == status and e.modality == "asserted")
        return next(found, None)

    def line(
        self, kind: str, says: str, date: str | None, rule: str, clause: Fact | None = None, **more: object
    ) -> Line:
        """A line of this agreement that rests on a clause, or else on its signature."""
        if clause is not None and self.one is not None:
            evidence, since, sure = works(self.one, clause), clause["public_since"], clause["confidence"]
        else:
            evidence, since, sure = first_evidence(self.fact.reports), newest(self.fact.reports), None
        words = clause is not None and ("date" in clause or "until" in clause)
        basis = "stated" if words else "computed"
        said = {"basis": basis, "evidence": evidence, "public_since": since, "confidence": sure}
        return Line(kind, self.state, says, date, rule=rule, refs=(self.fact.ref,), **{**said, **more})


def _notice(fact: AgreementFact, ledger: Ledger) -> tuple[int, Recorded] | None:
    """Months of notice by the newest source that the ledger has, and that source."""
    said = [
        (record.entry.value.notice_months, record)
        for provision in ledger.provisions
        for record in provision.reports
        if isinstance(record.entry.value, Provision)
        and record.entry.value.notice_months is not None
        and set(record.entry.value.parties or ()) == set(fact.parties)
    ]
    return max(said, key=lambda one: (days.last(one[1].entry.public_since), one[0]), default=None)


def bonds(ledger: Ledger, references: Sequence[Reference]) -> list[Bond]:
    """Every agreement that was signed and has not ended, with its clauses."""
    by_code = {one.iso: one for one in references}
    found = [Bond(fact, by_code.get(partner(fact)), ledger) for fact in ledger.agreements]
    return [bond for bond in found if bond.event("signed") or _sure(bond.fact)]


def _sure(fact: AgreementFact) -> bool:
    """True for an agreement that has gone beyond its signature, though no source tells of that."""
    return fact.status in SIGNED and fact.modality == "asserted"


def lines(bond: Bond, span: Span) -> Iterator[Line]:
    """Everything that the clauses of one agreement lead to."""
    if bond.fact.status == "terminated":
        yield bond.line("expiry", "agreement was ended", bond.fact.date, "reported", basis="stated")
        return
    end = expiry(bond)
    yield end
    yield from _stays(bond)
    yield from _renewals(bond, end)
    yield from _notices(bond, end)
    for clause in bond.clauses("review"):
        yield from _reviews(bond, clause, end, span)


def expiry(bond: Bond) -> Line:
    """The end of an agreement, or why none is known."""
    clause = _term(bond)
    if clause is not None and "date" in clause:
        return bond.line("expiry", "agreement ends", clause["date"], "the text has the day", clause)
    years = bond.fact.term_years or (clause or {}).get("years")
    if bond.event("extended") is not None:
        return bond.line(
            "expiry", "agreement ends", None, "extended", clause, unknown="the new end is not given"
        )
    if years is None:
        until = next((c for c in bond.clauses("term") if "until" in c), None)
        why = "no term in the text" if until is not None else "no source gives a term"
        return bond.line("expiry", "agreement ends", None, "no term", until, basis=None, unknown=why)
    start, rule = _start(bond, clause)
    rule = f"{rule} + {years:g} years"
    if start is None:
        signed = bond.event("signed")
        earliest = _later(signed.date, years * 12) if signed and signed.date else None
        why = "the day of entry into force is not known" if clause else "no source dates the signature"
        why += f"; not before {earliest}" if earliest else ""
        return bond.line("expiry", "agreement ends", None, rule, clause, unknown=why)
    date = _later(start, years * 12)
    return bond.line("expiry", "agreement ends", date, rule, clause, unknown=_vague(date))


def _term(bond: Bond) -> Fact | None:
    """The clause that sets how long the agreement runs."""
    return next((clause for clause in bond.clauses("term") if "until" not in clause), None)


def _start(bond: Bond, clause: Fact | None) -> tuple[str | None, str]:
    """The day that a clause counts from, and the rule in words; the signature where the text says nothing."""
    named = _BEGINS.get((clause or {}).get("runs_from", ""))
    status = named or ("in_force" if _date(bond, "in_force") else "signed")
    date = _date(bond, status)
    assumed = "" if named else " (the text's own beginning is not at hand)"
    return date, f"{_WORD[status]}{f' {date}' if date else ''}{assumed}"


def _date(bond: Bond, status: str) -> str | None:
    event = bond.event(status)
    return event.date if event else None


def _later(date: str | None, months: float) -> str | None:
    """The date that many months on; None for one that cannot be known."""
    if date is None or months != int(months):
        return None
    try:
        return PartialDate(date).plus(int(months)).text
    except ValueError:
        return None


def _vague(date: str | None) -> str | None:
    if date is None:
        return "the date cannot be worked out from a year or a part of a month alone"
    return None if len(date) == len("2024-02-16") else "the day is not known"


def _stays(bond: Bond) -> Iterator[Line]:
    """What a text says of its end in words, kept in words."""
    for clause in bond.clauses("term"):
        if "until" in clause:
            says = f"is meant to stay in effect while {clause['until']}"
            yield bond.line("expiry", says, None, "in words", clause, unknown="no day can be set on it")


def _renewals(bond: Bond, end: Line) -> Iterator[Line]:
    clauses = bond.clauses("renewal")
    for clause in clauses:
        silent = clause.get("silent", False)
        says = "last day to stop it from renewing itself" if silent else "last day to agree on an extension"
        if "months" not in clause:
            says = "both may extend it"
            why = "the text sets no last day"
            yield bond.line("renewal", says, None, "in words", clause, basis="stated", unknown=why)
            continue
        yield _before(bond, "renewal", says, clause["months"], end, clause)
    if not clauses and bond.one is not None and end.date is not None:
        placed = any("start" in clause for clause in bond.clauses("term"))
        why = "the text has no clause on it" if placed else "no text is at hand"
        yield bond.line("renewal", "extension", None, "no clause", _term(bond), basis=None, unknown=why)


def _notices(bond: Bond, end: Line) -> Iterator[Line]:
    clause = next(iter(bond.clauses("notice")), None)
    months = bond.notice[0] if bond.notice else (clause or {}).get("months")
    if months is None:
        if end.date is not None and bond.one is not None:
            why = "no clause on ending it is known"
            yield bond.line("notice", "notice", None, "no clause", _term(bond), basis=None, unknown=why)
        return
    counted = _NOTICE.get((clause or {}).get("runs_from", ""), "")
    says = f"last day on which notice ends it before its term ({months} months{counted})"
    line = _before(bond, "notice", says, months, end, clause)
    if clause is None and bond.notice is not None:
        entry = bond.notice[1].entry
        line = replace(line, evidence=entry.evidence, public_since=entry.public_since)
    yield line


def _before(bond: Bond, kind: str, says: str, months: int, end: Line, clause: Fact | None) -> Line:
    """A line some months before the end."""
    rule = f"end {end.date or 'not known'}" + (f" - {months} months" if months else "")
    note = None if kind == "review" else (clause or {}).get("note")
    if end.date is None:
        return bond.line(kind, says, None, rule, clause, unknown="the end is not known")
    date = _later(end.date, -months)
    return bond.line(kind, says, date, rule, clause, unknown=_vague(date) or note)


def _reviews(bond: Bond, clause: Fact, end: Line, span: Span) -> Iterator[Line]:
    says = _worded("review at the latest" if clause.get("latest") else "review", clause)
    if "years" in clause:
        start, rule = _start(bond, clause)
        rule = f"{rule} + {clause['years']:g} years"
        date = _later(start, clause["years"] * 12)
        yield bond.line("review", says, date, rule, clause, unknown=_vague(date))
    elif "months" in clause:
        yield _before(bond, "review", says, clause["months"], end, clause)
    elif clause.get("every_months") == 12:
        yield from _yearly(bond, "review", says, clause, end, span)
    else:
        every = clause.get("every_months")
        rule, why = ("in words", "the text sets no rhythm")
        if every:
            rule, why = f"every {every} months", "the text sets no day"
        yield bond.line("review", says, None, rule, clause, basis="stated", unknown=why, every=every)


def _worded(word: str, clause: Fact) -> str:
    """A word with what the file says of the clause: "review: a dialogue of senior officials"."""
    note = clause.get("note", "").rstrip(".")
    return f"{word}: {note[0].lower()}{note[1:]}" if note else word


def _yearly(bond: Bond, kind: str, says: str, clause: Fact, end: Line, span: Span) -> Iterator[Line]:
    """What a text sets for each year without a day: the next year only, unless the span has an end."""
    signed = _date(bond, "signed")
    if signed is None:
        yield bond.line(
            kind, says, None, "every year", clause, unknown="no source dates the signature", every=12
        )
        return
    if end.date is not None and days.last(end.date) < span.start:
        return
    first = max(days.first(signed).year, span.start.year)
    until = days.last(end.date).year if end.date else None
    last = first if span.end is None else span.end.year
    for year in range(first, min(last, until or last) + 1):
        rule = f"every year{f' until {until}' if until else ''}"
        yield bond.line(kind, says, f"{year}", rule, clause, unknown="the text sets no day", every=12)


def yearly_budgets(bond: Bond, end: Line, span: Span) -> Iterator[Line]:
    """Years in which a parliament decides anew, by the text."""
    for clause in bond.clauses("budget"):
        yield from _yearly(bond, "budget", _worded("budget of the year", clause), clause, end, span)


def signed_on(bond: Bond) -> datetime.date | None:
    """The day of signature, the last that its date may mean."""
    date = _date(bond, "signed")
    return days.last(date) if date else None
