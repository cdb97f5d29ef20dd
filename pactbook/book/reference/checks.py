"""What must hold of the reference as a whole: citations, dates in order, counts, sums; and what is missing.

Counting rule: a state counts from the day it signed, Croatia too; the European Union has its own row and is
no state. Ukraine's own series fits if the Union is counted and Croatia is not.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from pactbook.book.reference.entries import commitment, hard, promise_entry
from pactbook.book.reference.files import Fact, Reference
from pactbook.model.issues import Issue
from pactbook.model.values import PartialDate

COUNTS: Final = (
    ("2024-01-31", 1),
    ("2024-02-29", 6),
    ("2024-03-19", 7),
    ("2024-03-31", 7),
    ("2024-04-30", 9),
    ("2024-05-31", 15),
    ("2024-06-30", 19),
    ("2024-07-31", 24),
    ("2024-08-31", 24),
    ("2024-09-30", 25),
    ("2024-10-31", 27),
    ("2024-11-30", 27),
    ("2024-12-31", 27),
    ("2025-01-31", 28),
)
"""States that had signed by the end of these days."""
NOT_STATES: Final = frozenset({"EU"})
OWN_SERIES_WITHOUT: Final = frozenset({"HRV"})
"""Signed, and not counted by Ukraine itself, which counts the Union instead."""
SUMS: Final = (
    ("SWE", "military, given and promised", (23e9, 75e9), 98e9),
    ("SWE", "all, given and promised", (30e9, 75e9), 105e9),
)
"""Sums that a text makes itself, in units of the currency: parts, and the total it prints."""
ORDER: Final = ("negotiating", "concluded", "signed", "in_force")
OF_MONEY: Final = {
    "basis": "calendar or fiscal year",
    "additional": "on top of earlier money or not",
    "vehicle": "through which fund or body",
}
"""What a reader wants to know of a hard promise beside its figure."""
WANTED: Final = ("term_years", "notice_months", "consult_hours", "parties_word", "prevailing")


def problems(references: Sequence[Reference]) -> tuple[Issue, ...]:
    """Everything that does not hold."""
    found = [(one.iso, fault) for one in references for fault in (list(_faults(one)) or _apart(one))]
    found += [("counts", fault) for fault in _counts(references)]
    found += [("sums", fault) for fault in _sums(references)]
    return tuple(Issue("bad_reference", "high", f"{place}: {fault}", place) for place, fault in found)


def signed_by(references: Iterable[Reference], day: datetime.date) -> tuple[str, ...]:
    """Codes of the states that had signed by the end of a day, in order of signature."""
    found = [
        (event["date"], one.iso)
        for one in references
        for event in one.of("signed")
        if one.iso not in NOT_STATES and PartialDate(event["date"]).last() <= day
    ]
    return tuple(iso for _, iso in sorted(found))


def gaps(reference: Reference) -> Iterator[tuple[str, str]]:
    """What no source gives, by field: the named gaps, then fields that are simply not there."""
    for gap in reference.gaps:
        yield gap["field"], gap["note"]
    if reference.of("signed"):
        yield from ((f"terms.{name}", "not given") for name in WANTED if name not in reference.terms)
        if not any("place" in event for event in reference.of("signed")):
            yield "event.place", "no place of signature"
        if not any(promise.get("main") for promise in reference.promises):
            yield "promise", "no figure for 2024"
    yield from _unread(reference)
    if not reference.of("negotiating"):
        yield "event.negotiating", "no day on which talks opened"
    for number, promise in enumerate(reference.promises, 1):
        if "start" not in promise:
            yield f"promise {number}.start", f"no text on file for section {promise.get('section')}"
        if "period_start" not in promise and "period_end" not in promise:
            yield f"promise {number}.period", "no period"
    yield from _unsaid("promise", reference.promises)
    yield from _unsaid("later", reference.later)
    for card in reference.sources.values():
        if "address" not in card:
            yield f"source {card['id']}.address", "no address"
    for number, event in enumerate(reference.events, 1):
        if len(event["date"]) < len("2024-01-01"):
            yield f"event {number}.date", f"{event['kind']} has no day, only {event['date']}"


def _unread(reference: Reference) -> Iterator[tuple[str, str]]:
    """Clauses on time that nobody has looked for, since the text is not on file."""
    terms = [clause for clause in reference.clauses if clause["kind"] == "term"]
    if terms and not any("start" in clause for clause in terms):
        for kind in ("renewal", "review"):
            if not any(clause["kind"] == kind for clause in reference.clauses):
                yield f"clause.{kind}", "no text on file"


def _unsaid(table: str, facts: Sequence[Fact]) -> Iterator[tuple[str, str]]:
    """Of each hard promise, what neither it nor its source says of the money."""
    for number, fact in enumerate(facts, 1):
        missing = [words for name, words in OF_MONEY.items() if name not in fact]
        if hard(fact) and missing:
            yield f"{table} {number}", f"not stated: {'; '.join(missing)}"


def _faults(one: Reference) -> Iterator[str]:
    facts = (*one.clauses, *one.standing, *one.events, *one.promises, *one.words, *one.later)
    for fact in facts:
        yield from _citation(one, fact)
    for figure in filter(hard, (*one.promises, *one.later)):
        if figure["confidence"] == "high" and not any(
            _found(one.sources.get(name, {})) for name in figure["sources"]
        ):
            yield f"{figure.get('amount')} is of high confidence, and no reader can find its source"
    for event in (*one.events, *one.standing, *one.later):
        if _first(event["date"]) > _last(event["public_since"]) and not event.get("ahead"):
            yield f"{event['date']} was public before it happened, since {event['public_since']}"
    for promise in (*one.promises, *filter(hard, one.later)):
        yield from _promise(promise)
    yield from _clauses(one)
    yield from _order(one)


def _found(card: Fact) -> bool:
    """True for a work that a reader can look up: a text by its section, a release, a page by its address."""
    return card.get("kind") in ("official_text", "tracker") or "address" in card


def _apart(one: Reference) -> Iterator[str]:
    """Promises that make one and the same entry, so that one is lost. For a file without other faults."""
    seen: dict[str, Fact] = {}
    for promise in one.promises:
        name = promise_entry(one, promise).id
        if name in seen:
            yield f"two promises of {promise.get('amount')} cannot be told apart: give each its own words"
        seen[name] = promise


def _citation(one: Reference, fact: Fact) -> Iterator[str]:
    name = fact.get("kind") or fact.get("step") or fact.get("amount") or "a fact"
    missing = [source for source in fact["sources"] if source not in one.sources]
    if missing:
        yield f"{name} rests on {', '.join(missing)}, which has no card"
        return
    dates = [one.sources[source].get("date") for source in fact["sources"]]
    if fact["public_since"] not in dates:
        yield f"{name} is public since {fact['public_since']}, when none of its sources appeared"
    for source in fact["sources"]:
        card = one.sources[source]
        if card["kind"] != "official_text" and "publisher" not in card:
            yield f"{name} rests on {source}, which names no publisher"
        if "date" not in card:
            yield f"{name} rests on {source}, which names no date"
        if card["kind"] == "official_text" and "section" not in fact and "step" not in fact:
            yield f"{name} names no section of the text"
    if ("start" in fact) != ("end" in fact) or ("start" in fact) != ("sha256" in fact):
        yield f"{name} has half a place in the text"
    elif "start" in fact and fact["start"] >= fact["end"]:
        yield f"{name} stands at no place: {fact['start']} to {fact['end']}"


def _promise(promise: Fact) -> Iterator[str]:
    try:
        commitment(promise)
    except ValueError as error:
        yield f"promise {promise.get('amount') or promise.get('gdp_percent')}: {error}"
    start, end = promise.get("period_start"), promise.get("period_end")
    if start and end and _first(start) > _last(end):
        yield f"the period {start} to {end} ends before it begins"
    if ("bound" in promise) != ("amount" in promise or "gdp_percent" in promise) and "items" not in promise:
        yield "a figure and its bound go together"


def _clauses(one: Reference) -> Iterator[str]:
    """Clauses on term and notice say what the terms say, and each clause says when, or that it says not."""
    for kind, field, name in (("term", "years", "term_years"), ("notice", "months", "notice_months")):
        said = {clause[field] for clause in one.clauses if clause["kind"] == kind and field in clause}
        if said != ({one.terms[name]} if name in one.terms else set()):
            yield f"the clauses on {kind} have {sorted(said)}, the terms {one.terms.get(name)}"
    for clause in one.clauses:
        if not clause.keys() & {"years", "months", "every_months", "until", "date", "note"} and (
            clause["kind"] != "renewal"
        ):
            yield f"a clause on {clause['kind']} says nothing of when"


def _order(one: Reference) -> Iterator[str]:
    firsts = [min((_first(event["date"]) for event in one.of(kind)), default=None) for kind in ORDER]
    known = [(kind, day) for kind, day in zip(ORDER, firsts, strict=True) if day is not None]
    for (before, day), (after, later) in pairwise(known):
        if day > later:
            yield f"{after} on {later} comes before {before} on {day}"
    if len(one.of("signed")) > 1:
        yield "is signed twice"


def _counts(references: Sequence[Reference]) -> Iterator[str]:
    for text, wanted in COUNTS:
        found = signed_by(references, datetime.date.fromisoformat(text))
        if len(found) != wanted:
            yield f"{len(found)} states had signed by {text}, not {wanted}: {', '.join(found)}"


def _sums(references: Sequence[Reference]) -> Iterator[str]:
    by_code = {one.iso: one for one in references}
    for iso, what, parts, total in SUMS:
        there = {promise.get("amount") for promise in by_code[iso].promises} if iso in by_code else set()
        if not {*parts, total} <= there:
            yield f"{iso}, {what}: a part or the total is missing"
        elif sum(parts) != total:
            yield f"{iso}, {what}: parts make {sum(parts):.0f}, not {total:.0f}"


def _first(date: str) -> datetime.date:
    return PartialDate(date).first()


def _last(date: str) -> datetime.date:
    return PartialDate(date).last()
