"""From the facts of a reference file to the entries they put into the ledger.

What the ledger has no directive for (standing, elections, promises in words) stays in the file.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pactbook.book.enter import directive
from pactbook.book.reference.files import Fact, Reference, citations
from pactbook.model.claims import Agreement, Commitment, Provision, Role, Value, from_plain
from pactbook.model.entries import Entry
from pactbook.model.terms import EVENT_ROLE

STATUS: Final[Mapping[str, str]] = {
    "announced": "announced",
    "negotiating": "negotiating",
    "round": "negotiating",
    "concluded": "concluded",
    "signed": "signed",
    "approved": "approved",
    "in_force": "in_force",
    "refused": "refused",
    "suspended": "suspended",
    "terminated": "terminated",
    "amended": "amended",
}
"""The ledger's status of each kind of event that has one."""
SURE: Final[Mapping[str, float]] = {"high": 1.0, "medium": 0.7, "low": 0.4}
"""An order, not a measurement: the ledger's number for each word of confidence."""
UKRAINE: Final = "UKR"
_MONEY: Final = (
    "amount",
    "amount_max",
    "currency",
    "bound",
    "gdp_percent",
    "items",
    "converted",
    "per_year",
    "period_start",
    "period_end",
    "aid",
    "topics",
)
_BESIDE: Final = ("basis", "additional", "vehicle", "valuation", "within", "main", "note")


Named = tuple[str, int | str, Entry]
"""An entry with the table its fact stands in, and the fact's number there (from 0) or its field's name."""


def entries(reference: Reference) -> tuple[Entry, ...]:
    """The entries of one file, each once, in the order of the file."""
    return tuple({entry.id: entry for _, _, entry in named(reference)}.values())


def named(reference: Reference) -> Iterator[Named]:
    """The entries of one file, each with the fact it comes from."""
    yield from _events(reference)
    yield from _terms(reference)
    yield from _promises(reference)
    yield from _later(reference)


def _entry(
    reference: Reference, fact: Fact, value: Value, date: str | None, beside: Mapping[str, Any] | None = None
) -> Entry:
    return Entry(
        directive=directive(value),
        date=date,
        public_since=fact["public_since"],
        value=value,
        evidence=citations(reference, fact),
        modality=fact.get("modality", "asserted"),
        confidence=SURE[fact["confidence"]],
        extra=tuple((beside or {}).items()),
    )


def _events(reference: Reference) -> Iterator[Named]:
    for number, event in enumerate(reference.events):
        status = STATUS.get(event["kind"])
        if status is None:
            continue
        signed = status == "signed"
        value = Agreement(
            parties=_parties(reference),
            instrument=reference.instrument,
            status=status,
            date=event["date"],
            term_years=reference.terms.get("term_years") if signed else None,
            place=event.get("place"),
        )
        yield "event", number, _entry(reference, event, value, event["date"])
        for person in event.get("persons", ()):
            if person["role"] in EVENT_ROLE:
                part = Role(person["name"], person.get("office"), person.get("side"), person["role"])
                yield "event", number, _entry(reference, event, part, event["date"])


def _terms(reference: Reference) -> Iterator[Named]:
    said, parties = reference.terms, _parties(reference)
    final, consult = said.get("final_section"), said.get("consult_section")
    years, months, hours = (said.get(name) for name in ("term_years", "notice_months", "consult_hours"))
    for name, value in (
        ("term_years", Provision(parties, said.get("term_section", final), None, "term", term_years=years)),
        ("notice_months", Provision(parties, final, None, "termination", notice_months=months)),
        ("consult_hours", Provision(parties, consult, None, "consultation", hours=hours)),
    ):
        if name in said:
            fact = {**said, "sources": [said["source"]], "section": value.section}
            yield "terms", name, _entry(reference, fact, value, None)


def _promises(reference: Reference) -> Iterator[Named]:
    for number, promise in enumerate(reference.promises):
        yield "promise", number, promise_entry(reference, promise)


def _later(reference: Reference) -> Iterator[Named]:
    for number, event in enumerate(reference.later):
        if hard(event):
            value = commitment({"recipient": UKRAINE, **event})
            beside = {**_beside(event), "later": event["kind"]}
            yield "later", number, _entry(reference, event, value, event["date"], beside)


def promise_entry(reference: Reference, promise: Fact) -> Entry:
    """The entry of a promise in the text: made on the day of signature. Raises ValueError, KeyError."""
    made = next((event["date"] for event in reference.of("signed")), None)
    return _entry(reference, promise, commitment(promise), made, _beside(promise))


def _beside(fact: Fact) -> dict[str, Any]:
    return {name: fact[name] for name in _BESIDE if name in fact}


def hard(fact: Fact) -> bool:
    """True for a promise with a figure: an amount, a share of GDP or counted goods."""
    return any(name in fact for name in ("amount", "gdp_percent", "items"))


def commitment(fact: Fact) -> Value:
    """The promise as the ledger holds it. Raises ValueError for one that the codebook does not allow."""
    said = {name: fact[name] for name in _MONEY if name in fact}
    parties = {"donor": fact.get("donor"), "recipient": fact.get("recipient")}
    return from_plain(Commitment.kind, {**parties, **said, "stage": fact.get("stage", "pledged")})


def _parties(reference: Reference) -> tuple[str, ...]:
    return tuple(sorted((reference.iso, UKRAINE)))
