"""The card of one state: its agreement, how it came about, its promises, what came of them, what comes.

Every line names the works it rests on by their numbers in the list at its end.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rich.text import Text

from pactbook.analysis.calendar import Line, Span, calendar
from pactbook.book import days
from pactbook.book.agreements import SIGNED
from pactbook.book.facts import AgreementFact, Coordinates, Ledger
from pactbook.book.ledger import fold
from pactbook.book.reference.entries import entries
from pactbook.book.reference.files import Fact, Reference, citations
from pactbook.model.entries import Recorded
from pactbook.model.sources import Citation
from pactbook.publish import words
from pactbook.publish.reference import AID, KINDS, LANGUAGES, STEPS, beside, money, people, period
from pactbook.publish.terminal import safe

_POLITICS: Final = ("election", "government_change")
_AHEAD: Final = ("expiry", "renewal", "notice", "review", "budget")
_BEGINNING: Final = datetime.date(2022, 1, 1)


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a card: its date (or None), what it says, and where that stands."""

    date: str | None
    says: str
    evidence: tuple[Citation, ...]
    confidence: str | None = None
    note: str | None = None
    people: str | None = None
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Card:
    """All that the reference knows of one state, by section; `works` are the works cited, in order."""

    one: Reference
    status: str
    head: tuple[Said, ...]
    sections: tuple[tuple[str, tuple[Said, ...]], ...]
    gaps: tuple[tuple[str, str], ...]
    works: tuple[Citation, ...]


def card(one: Reference) -> Card:
    """The card of one file."""
    ledger = fold([Recorded(n, "", e) for n, e in enumerate(entries(one), 1)], Coordinates())
    fact = next(iter(ledger.agreements), None)
    ahead, unknown = _ahead(one, ledger)
    sections = (
        ("How it came about", _ordered([*_events(one), *_standing(one)])),
        ("What it promises", tuple(_promises(one))),
        ("Given before", tuple(_given(one))),
        ("What came of it, and beside it", _ordered(_later(one))),
        ("Elections and governments", _ordered(_politics(one))),
        ("What comes", ahead),
    )
    head = tuple(_head(one, fact))
    filled = tuple((title, lines) for title, lines in sections if lines)
    gaps = (*((gap["field"], gap["note"]) for gap in one.gaps), *unknown)
    return Card(
        one,
        _status(fact),
        head,
        filled,
        gaps,
        _works([*head, *(line for _, told in filled for line in told)]),
    )


def _status(fact: AgreementFact | None) -> str:
    if fact is None:
        return "nothing is known of talks"
    word = words.plain(fact.status)
    return word if fact.status in SIGNED else f"{word}, not signed"


def _works(lines: Iterable[Said]) -> tuple[Citation, ...]:
    """Each work once, by its name, in the order in which lines name it."""
    found: dict[str, Citation] = {}
    for line in lines:
        for work in line.evidence:
            found.setdefault(work.work, work)
    return tuple(found.values())


def _ordered(lines: Iterable[Said]) -> tuple[Said, ...]:
    """Oldest first; a date without a day stands at the end of its month or year."""
    return tuple(sorted(lines, key=lambda line: days.last(str(line.date))))


def _said(one: Reference, fact: Fact, says: str, date: str | None = None, **fields: Any) -> Said:
    return Said(
        date,
        says,
        citations(one, fact),
        fact["confidence"],
        fact.get("note"),
        people(fact) or None,
        fields,
    )


def _head(one: Reference, fact: AgreementFact | None) -> Iterator[Said]:
    for event in one.of("signed"):
        bare = {**event, "persons": (), "note": None}
        yield _said(one, bare, f"signed {event['date']} in {event['place']}")
    terms = one.terms
    if not terms:
        return
    cited = {**terms, "sources": [terms["source"]]}
    if "term_years" in terms:
        section = terms.get("term_section", terms.get("final_section"))
        says = f"runs for {terms['term_years']:g} years"
        yield _said(one, {**cited, "section": section, "note": None}, says)
    if "notice_months" in terms:
        says = f"may be ended with {terms['notice_months']} months of notice"
        yield _said(one, {**cited, "section": terms.get("final_section"), "note": None}, says)
    if "consult_hours" in terms:
        says = f"consultation within {terms['consult_hours']} hours of an attack"
        yield _said(one, {**cited, "section": terms.get("consult_section"), "note": None}, says)
    wording = [f"calls its sides {terms['parties_word']}"] if "parties_word" in terms else []
    if "languages" in terms:
        wording.append(f"written in {', '.join(LANGUAGES.get(code, code) for code in terms['languages'])}")
    if "prevailing" in terms:
        first = LANGUAGES.get(terms["prevailing"])
        wording.append(f"{first} prevails" if first else "all versions equal")
    if wording:
        yield _said(one, {**cited, "section": "Signature clause"}, "; ".join(wording))


def _events(one: Reference) -> Iterator[Said]:
    for event in one.events:
        if event["kind"] not in _POLITICS:
            place = f" in {event['place']}" if "place" in event else ""
            yield _said(one, event, f"{KINDS[event['kind']]}{place}", event["date"], kind=event["kind"])


def _standing(one: Reference) -> Iterator[Said]:
    for step in one.standing:
        by = f", by {step['said_by']}" if "said_by" in step else ""
        says = f"legal standing: {STEPS[step['step']]}{by}"
        told = step.get("note", "").rstrip(".").lower() in says
        yield _said(one, {**step, "note": None} if told else step, says, step["date"], step=step["step"])


def _promises(one: Reference) -> Iterator[Said]:
    """The figure for the year first, then as in the text."""
    given = [promise for promise in one.promises if promise.get("stage") != "delivered"]
    for promise in sorted(given, key=lambda promise: not promise.get("main", False)):
        main = promise.get("main", False)
        figure = f"{'main figure: ' if main else ''}{_figure(promise)}"
        yield _said(one, promise, figure, main=main, **_money(promise))
    for word in one.words:
        yield _said(one, {**word, "note": None}, f"in words: {word['note']}")


def _given(one: Reference) -> Iterator[Said]:
    for promise in one.promises:
        if promise.get("stage") == "delivered":
            yield _said(one, promise, _figure(promise), **_money(promise))


def _later(one: Reference) -> Iterator[Said]:
    for event in one.later:
        figure = f": {_figure(event)}" if money(event) else ""
        says = f"{KINDS[event['kind']]}{figure}"
        yield _said(one, event, says, event["date"], kind=event["kind"], **_money(event))


def _politics(one: Reference) -> Iterator[Said]:
    for event in one.events:
        if event["kind"] in _POLITICS:
            yield _said(one, event, KINDS[event["kind"]], event["date"], kind=event["kind"])


def _figure(fact: Fact) -> str:
    return ", ".join(filter(None, (money(fact), AID[fact["aid"]], period(fact), *beside(fact))))


def _money(fact: Fact) -> dict[str, Any]:
    """The figure itself, for JSON, in units of its currency."""
    names = ("amount", "amount_max", "currency", "bound", "gdp_percent", "per_year", "aid", "period_start")
    names += ("period_end", "basis", "additional", "vehicle", "stage", "items")
    return {name: fact.get(name) for name in names}


def _ahead(one: Reference, ledger: Ledger) -> tuple[tuple[Said, ...], list[tuple[str, str]]]:
    """What the text leads to, and what of it has no date."""
    found = calendar(ledger, [one], Span(_BEGINNING), _AHEAD)
    lines = [line for line in found.dated if line.every is None]
    again = [line for line in found.dated if line.every is not None]
    said = [_come(line, line.date) for line in lines]
    said += [_come(line, "yearly") for line in again]
    said += [_come(line, "open") for line in found.undated if line.basis == "stated"]
    return tuple(said), [(line.kind, _missing(line)) for line in found.undated if line.basis != "stated"]


def _missing(line: Line) -> str:
    """What a line without a date says, and why it has none."""
    says = "" if line.says in ("agreement ends", "extension", line.kind) else line.says
    return "; ".join(filter(None, (says, line.unknown)))


def _come(line: Line, date: str | None) -> Said:
    evidence = tuple(item for item in line.evidence if isinstance(item, Citation))
    rule = {"rule": line.rule, "basis": line.basis, "kind": line.kind}
    why = f"{line.basis}: {line.rule}" if date != "open" else line.rule
    says = f"{line.says} ({why}{f'; {line.unknown}' if line.unknown else ''})"
    return Said(date, says, evidence, line.confidence, fields=rule)


def to_json(made: Card) -> dict[str, Any]:
    """The card as one object; each line has its works whole."""
    return {
        "iso": made.one.iso,
        "partner": made.one.partner,
        "instrument": made.one.instrument,
        "status": made.status,
        "agreement": [_plain(line) for line in made.head],
        **{_key(title): [_plain(line) for line in lines] for title, lines in made.sections},
        "not_given": [{"field": name, "note": note} for name, note in made.gaps],
    }


def _key(title: str) -> str:
    return title.split(",")[0].lower().replace(" ", "_")


def _plain(line: Said) -> dict[str, Any]:
    works = [
        {
            "work": work.work,
            "section": work.section,
            "address": work.address,
            "public_since": work.public_since,
            "sha256": work.sha256,
            "start": work.start,
            "end": work.end,
        }
        for work in line.evidence
    ]
    said = {"date": line.date, "says": line.says, "note": line.note, "people": line.people}
    return {**said, "confidence": line.confidence, **line.fields, "sources": works}


def lines(made: Card) -> Iterator[Text]:
    """The card for a person."""
    numbers = {work.work: number for number, work in enumerate(made.works, 1)}
    instrument = words.plain(made.one.instrument)
    yield Text(f"{made.one.partner} ({made.one.iso}): {instrument}, {made.status}", style="bold")
    yield from _lines(made.head, numbers)
    for title, said in made.sections:
        yield Text(f"\n{title}", style="bold underline")
        yield from _lines(said, numbers)
    if made.gaps:
        yield Text("\nNot given", style="bold underline")
        yield from (Text(safe(f"{words.plain(name)}: {note}")) for name, note in made.gaps)
    yield Text("\nWorks", style="bold underline")
    for work, number in zip(made.works, numbers.values(), strict=True):
        address = f" {work.address}" if work.address else ""
        yield Text(safe(f"[{number}] {work.work}, {work.public_since}{address}"))


def _lines(said: Sequence[Said], numbers: dict[str, int]) -> Iterator[Text]:
    wide = max((len(line.date) for line in said if line.date), default=0)
    for line in said:
        date = f"{line.date or '':<{wide}}  " if wide else ""
        note = f". {line.note.rstrip('.')}" if line.note else ""
        who = f" – {line.people}" if line.people else ""
        sure = f" ({line.confidence} confidence)" if line.confidence in ("medium", "low") else ""
        yield Text(safe(f"{date}{line.says}{who}{note}{sure} [{_places(line.evidence, numbers)}]"))


def _places(evidence: Iterable[Citation], numbers: dict[str, int]) -> str:
    return "; ".join(
        f"{numbers[work.work]}{f', {work.section}' if work.section else ''}" for work in evidence
    )
