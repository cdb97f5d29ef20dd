"""Elections and changes of government that a source dates, states in talks, and those that did not sign."""

from collections.abc import Iterator, Sequence
from typing import Final

from pactbook.analysis.calendar.ends import partner
from pactbook.analysis.calendar.lines import Line, Talks, happened, works
from pactbook.book import days
from pactbook.book.agreements import ENDED, LADDER
from pactbook.book.facts import AgreementFact, Ledger
from pactbook.book.reference.files import Fact, Reference

_SAYS: Final = {"election": "election", "government_change": "change of government"}
_KIND: Final = {"election": "election", "government_change": "government"}
_OPEN: Final = ("announced", "negotiating", "concluded")


def lines(one: Reference, ledger: Ledger) -> Iterator[Line]:
    """Elections and changes of government of one state."""
    for event in one.events:
        if event["kind"] in _KIND and happened(event, ledger.at):
            yield _line(one, event)


def _line(one: Reference, event: Fact) -> Line:
    people = ", ".join(person["name"] for person in event.get("persons", ()))
    note = event.get("note", "").rstrip(".")
    says = ": ".join(filter(None, (_SAYS[event["kind"]], "; ".join(filter(None, (people, note))))))
    vague = None if len(event["date"]) == len("2024-02-16") else "the day is not given"
    return Line(
        _KIND[event["kind"]],
        one.iso,
        says,
        event["date"],
        "stated",
        "reported",
        works(one, event),
        event["public_since"],
        event["confidence"],
        vague,
    )


def talks(ledger: Ledger, references: Sequence[Reference]) -> tuple[Talks, ...]:
    """States in talks, those furthest first, then those longest at it; with a signing that was put off."""
    by_code = {one.iso: one for one in references}
    open_ = [fact for fact in ledger.agreements if _is_open(fact)]
    found = [_talks(fact, _put_off(by_code.get(partner(fact)), ledger) or _planned(fact)) for fact in open_]
    return tuple(sorted(found, key=lambda one: (-_far(one.status), _day(one.since), one.state)))


def _far(status: str) -> int:
    return LADDER.index(status) if status in LADDER else len(LADDER)


def _is_open(fact: AgreementFact) -> bool:
    return fact.status in _OPEN or fact.modality in ("planned", "hypothetical")


def _planned(fact: AgreementFact) -> str | None:
    """What is only planned, in words."""
    return f"{fact.modality} only" if fact.modality in ("planned", "hypothetical") else None


def unsigned(ledger: Ledger) -> tuple[Talks, ...]:
    """States that refused, or whose agreement is suspended or was ended."""
    found = [_talks(fact) for fact in ledger.agreements if fact.status in ENDED]
    return tuple(sorted(found, key=lambda one: (_day(one.since), one.state)))


def _put_off(one: Reference | None, ledger: Ledger) -> str | None:
    """When the signing was last put off, in words."""
    events = [event for event in one.of("put_off") if happened(event, ledger.at)] if one else []
    last = max((event["date"] for event in events), key=days.last, default=None)
    return f"signing put off, {last}" if last else None


def _talks(fact: AgreementFact, note: str | None = None) -> Talks:
    top = next((e for e in reversed(fact.events) if e.status == fact.status), fact.events[-1])
    return Talks(partner(fact), fact.status, fact.date, fact.ref, top.reports[0].entry.evidence, note)


def _day(date: str | None) -> tuple[bool, str]:
    return date is None, date or ""
