"""What an agreement's text and the reference say of the same thing, field by field, and where they disagree.

A difference is explained where the fact in the file says so under `reading`: which field, what the extractor
reads there, and why the reference has it otherwise.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pactbook.book.reference.entries import commitment, named
from pactbook.book.reference.files import Fact, Reference
from pactbook.book.reference.saying import (
    TERMS,
    Read,
    Spot,
    of_event,
    of_promise,
    of_term,
    read_beside,
)
from pactbook.book.reference.texts import rests_on_text
from pactbook.book.wording import sum_of
from pactbook.model.claims import Agreement, Claim, Commitment, plain
from pactbook.model.sources import Document

AGREES: Final = "agrees"
DIFFERS: Final = "differs"
ONLY_TEXT: Final = "only_text"
ONLY_REFERENCE: Final = "only_reference"
VERDICTS: Final = (AGREES, DIFFERS, ONLY_TEXT, ONLY_REFERENCE)
Same = Callable[[str, str], bool]


@dataclass(frozen=True, slots=True)
class Line:
    """One field. `what` is the sum it belongs to, empty for signature and terms; `text` and `reference` are
    the two values in words (None: nothing is said). `place` is where the text says it, `section` what the
    reference cites; `number` counts promises from 1. `why` explains a difference, `entry` is the id of the
    reference's entry."""

    field: str
    what: str
    verdict: str
    text: str | None
    reference: str | None
    place: Spot | None
    section: str | None
    number: int | None = None
    why: str | None = None
    entry: str | None = None

    @property
    def open(self) -> bool:
        """True for a difference that nothing explains."""
        return self.verdict != AGREES and self.why is None


@dataclass(frozen=True, slots=True)
class Beside:
    """A text beside its reference. `idle` are explanations in the file for differences that are not there;
    `stored` is false where the book has no reference and the shipped one was taken."""

    reference: Reference
    document: Document
    same_file: bool
    lines: tuple[Line, ...]
    idle: tuple[str, ...] = ()
    stored: bool = True


def of_text(reference: Reference, document: Document, claims: Sequence[Claim]) -> Beside:
    """All that the text and the reference both speak of. `claims` are those of the document."""
    return beside(read_beside(reference, document, claims))


def beside(read: Read) -> Beside:
    """All that a text and its reference both speak of."""
    entries = {(table, number): entry.id for table, number, entry in reversed(list(named(read.reference)))}
    found = (*_signature(read), *_terms(read), *_promises(read), *_alone(read))
    lines = tuple(replace(line, entry=entries.get(_named(read, line))) for line in found)
    idle = tuple(_idle(read.reference, lines)) if read.here else ()
    return Beside(read.reference, read.document, read.here, lines, idle)


def _named(read: Read, line: Line) -> tuple[str, int | str]:
    """The table and number of the fact that a line is about."""
    if line.number is not None:
        return "promise", line.number - 1
    if line.field in TERMS:
        return "terms", line.field
    return "event", next(
        (i for i, event in enumerate(read.reference.events) if event["kind"] == "signed"), -1
    )


def _signature(read: Read) -> Iterator[Line]:
    event = next(iter(read.reference.of("signed")), None)
    if event is None:
        return
    claim, place = read.signed, of_event(read, event)
    said = claim.value if claim and isinstance(claim.value, Agreement) else None
    for name, text in (("signed", said.date if said else None), ("place", said.place if said else None)):
        known = event.get("date" if name == "signed" else "place")
        yield from _row(name, "", text, known, place, event, _same_place if name == "place" else None)


def _terms(read: Read) -> Iterator[Line]:
    terms = read.reference.terms
    sections = {
        "term_years": terms.get("term_section", terms.get("final_section")),
        "notice_months": terms.get("final_section"),
        "consult_hours": terms.get("consult_section"),
    }
    for name, field in TERMS.items():
        place = of_term(read, name)
        clauses = [getattr(c.value, field) for c in read.clauses(field)]
        known = terms.get(name)
        said = known if known in clauses else next(iter(clauses), None)
        fact = {**terms, "section": sections[name]}
        yield from _row(name, "", _number(said), _number(known), place, fact)


def _promises(read: Read) -> Iterator[Line]:
    for number, promise in enumerate(read.reference.promises):
        if rests_on_text(read.reference, promise):
            yield from _promise(read, number, promise)


def _promise(read: Read, number: int, promise: Fact) -> Iterator[Line]:
    claim, place = read.paired.of.get(number), of_promise(read, number)
    known = commitment(promise)
    assert isinstance(known, Commitment)
    what = sum_of(known)
    if claim is None:
        yield from _row("amount", what, None, what, place, promise, number=number + 1)
        return
    said, ours = _fields(plain(claim.value)), _fields(plain(known))
    for name in said:
        yield from _row(name, what, said[name], ours[name], place, promise, number=number + 1)


def _fields(value: dict[str, Any]) -> dict[str, str | None]:
    """The fields that are compared, in words; None where nothing is said."""
    silent = (None, "unspecified", False)
    start, end = value["period_start"] or "..", value["period_end"] or ".."
    return {
        "amount": _figure(value),
        **{name: value[name] for name in ("donor", "recipient", "bound")},
        "aid": None if value["aid"] in silent else value["aid"],
        "per_year": "yes" if value["per_year"] else None,
        "period": None if start == end == ".." else f"{start}/{end}",
        "stage": value["stage"],
        "converted": _figure({**value, **value["converted"], "amount_max": None})
        if value["converted"]
        else None,
    }


def _figure(value: dict[str, Any]) -> str:
    if value["amount"] is not None:
        upper = f" to {value['amount_max']:,.0f}" if value["amount_max"] else ""
        return f"{value['currency']} {value['amount']:,.0f}{upper}"
    if value["gdp_percent"] is not None:
        return f"{value['gdp_percent']:g} % of GDP"
    return ", ".join(f"{item['quantity']} {item['what']}" for item in value["items"])


def _alone(read: Read) -> Iterator[Line]:
    """Sums that the reference does not have; those said again agree with the promise that they repeat."""
    for claim in read.claims:
        place = Spot(claim.start, claim.end, "same_claim", claim.id)
        if claim in read.paired.alone:
            assert isinstance(claim.value, Commitment)
            what = sum_of(claim.value)
            yield Line("amount", what, ONLY_TEXT, what, None, place, None)
        elif claim.id in read.paired.again:
            number = read.paired.again[claim.id]
            figure = _figure(plain(claim.value))
            section = read.reference.promises[number].get("section")
            yield Line("said_again", figure, AGREES, figure, figure, place, section, number + 1)


def _row(
    field: str,
    what: str,
    text: str | None,
    known: str | None,
    place: Spot | None,
    fact: Fact,
    same: Same | None = None,
    number: int | None = None,
) -> Iterator[Line]:
    """The row of a field; none where neither says anything."""
    if text is None and known is None:
        return
    verdict = _verdict(text, known, same)
    why = None if verdict == AGREES else _why(fact, field, text)
    yield Line(field, what, verdict, text, known, place, fact.get("section"), number, why)


def _verdict(text: str | None, known: str | None, same: Same | None) -> str:
    if text is None:
        return ONLY_REFERENCE
    if known is None:
        return ONLY_TEXT
    return AGREES if text == known or same and same(text, known) else DIFFERS


def _why(fact: Fact, field: str, text: str | None) -> str | None:
    """The explanation in the file of this very difference, or None."""
    fitting = (r for r in fact.get("reading", ()) if r["field"] == field and r.get("text") == text)
    return next((str(r["why"]) for r in fitting), None)


def _same_place(text: str, known: str) -> bool:
    """True for one place with more or less said of it: "Washington, D.C." and "Washington"."""
    one, other = (set(_words(name)) for name in (text, known))
    return one <= other or other <= one


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name.replace(".", "").casefold()).split()


def _number(value: float | None) -> str | None:
    return None if value is None else f"{value:g}"


def _idle(reference: Reference, rows: Sequence[Line]) -> Iterator[str]:
    used = {(row.number, row.field, row.text) for row in rows if row.why is not None}
    facts = [(None, fact) for fact in (*reference.of("signed"), reference.terms)]
    facts += [(number, fact) for number, fact in enumerate(reference.promises, 1)]  # type: ignore[misc]
    for number, fact in facts:
        for one in fact.get("reading", ()):
            if (number, one["field"], one.get("text")) not in used:
                place = f"promise {number}" if number else "signature and terms"
                yield f"{reference.iso}, {place}: {one['field']} {one.get('text', 'not said')}"
