"""From a reference back to its evidence: fact, entries, claims, the sentence in its context, the document."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pactbook.analysis.calendar import Line
from pactbook.analysis.measures import measure
from pactbook.book import relations
from pactbook.book.facts import (
    AgreementFact,
    CommitmentFact,
    CountFact,
    PersonFact,
    ReportedFact,
)
from pactbook.book.judged import PERSON
from pactbook.book.ledger import facts
from pactbook.book.reference import shelf
from pactbook.book.reference.shelf import Said
from pactbook.book.reports import claim_of, label
from pactbook.book.trackers import row_of
from pactbook.model.claims import Claim, plain
from pactbook.model.entries import Recorded
from pactbook.model.ids import short
from pactbook.model.issues import Issue
from pactbook.model.sources import Citation, Document, Evidence, Row, Span
from pactbook.publish import agenda, normalising, rows, sources, verdicts, words
from pactbook.publish.view import View, document_ref, issue_ref

SHORTEST: Final = 6
"""Characters of a reference that must be given at least."""

Fact = AgreementFact | CommitmentFact | CountFact | PersonFact | ReportedFact
Target = Fact | Claim | Recorded | Document | Issue | Line

_KIND: Final = {
    AgreementFact: "agreement",
    CommitmentFact: "commitment",
    CountFact: "count",
    PersonFact: "person",
    ReportedFact: "report",
    Claim: "claim",
    Recorded: "entry",
    Document: "document",
    Issue: "issue",
    Line: "calendar",
}


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a reference names: its full reference, what it is, and one line about it."""

    ref: str
    kind: str
    says: str
    target: Target


@dataclass(frozen=True, slots=True)
class Link:
    """One report behind a figure: its entry, and its claim in context where it rests on one.

    `said` are places where documents of the book say what an entry cites, each with the rule that found it.
    """

    record: Recorded | None
    claim: Claim | None
    document: Document | None
    place: str
    said: tuple[Said, ...] = ()

    def to_json(self, view: View) -> dict[str, Any]:
        """The link as JSON: `entry`, `claim` with its `context`, `document`, and what people decided."""
        return {
            "entry": _entry(self.record) if self.record else None,
            "claim": rows.claim_row(self.claim) if self.claim else None,
            "context": sources.in_context(self.claim, self.document).to_json() if self.claim else None,
            "document": sources.origin(self.document) if self.document else None,
            "evidence": self.place,
            "said": [_said(one) for one in self.said],
            "reading": self.reading(view),
            "verdicts": self.verdicts(view),
        }

    def reading(self, view: View) -> str | None:
        """How the ledger takes the claim; or the entry that rests on none, None where nobody judged it."""
        if self.claim is not None:
            return reading(self.claim, view)
        return entry_reading(self.record, view) if self.record is not None else None

    def verdicts(self, view: View) -> list[rows.Row]:
        """What people decided of the claim, or of the entry that rests on none."""
        if self.claim is not None:
            return verdicts.on_claim(self.claim.id, view)
        return verdicts.on_claim(self.record.entry.id, view) if self.record is not None else []


@dataclass(frozen=True, slots=True)
class Chain:
    """What a reference rests on. `steps` is how an amount was normalised, `related` the facts that it is a
    part or the whole of, each with the rule that linked them."""

    named: Named
    links: tuple[Link, ...]
    steps: tuple[dict[str, Any], ...] = ()
    related: tuple[dict[str, Any], ...] = ()

    def to_json(self, view: View) -> dict[str, Any]:
        """The whole chain as one JSON object."""
        named = self.named
        said = {"ref": named.ref, "kind": named.kind, "says": named.says}
        if isinstance(named.target, Document):
            said["document"] = sources.origin(named.target)  # type: ignore[assignment]
            said["verdicts"] = verdicts.on_document(named.target.key, view)  # type: ignore[assignment]
        evidence = [link.to_json(view) for link in self.links]
        return {**said, "steps": list(self.steps), "related": list(self.related), "evidence": evidence}


def resolve(ref: str, view: View) -> list[Named]:
    """What a reference or a prefix of at least six characters may mean: one thing, several, or nothing.

    A document's label is understood too. An exact reference wins over those that it begins.
    """
    labelled = [
        n for n in _documents(view) if isinstance(n.target, Document) and n.target.label == ref.strip()
    ]
    wanted = ref.strip().removeprefix("#").removeprefix("c-").lower()
    if labelled or len(wanted) < SHORTEST:
        return labelled
    fitting = {(n.kind, n.ref): n for n in _all(view) if _fits(n, wanted)}
    # The calendar is worked out only where nothing in the book itself is meant.
    fitting = fitting or {(n.kind, n.ref): n for n in _dates(view) if _fits(n, wanted)}
    # A fact, the claim it rests on and the entry between may share no id, but what is exact comes first.
    exact = [n for n in fitting.values() if n.ref == wanted or short(n.ref) == wanted]
    return exact if len(exact) == 1 else sorted(fitting.values(), key=lambda n: (n.kind, n.ref))


def nearest(ref: str, view: View) -> list[Named]:
    """Known references that look like one that is not known, at most five."""
    known = {named.ref[: max(12, len(ref))]: named for named in _all(view)}
    return [known[near] for near in difflib.get_close_matches(ref.lower(), known, n=5, cutoff=0.5)]


def chain(named: Named, view: View) -> Chain:
    """The evidence behind something named."""
    target = named.target
    if isinstance(target, Document):
        said = {one for one, places in _sayings(view.entries, view).items() if _says(target, places)}
        found = tuple(r for r in view.entries if _stands_in(r, target, view) or r.entry.id in said)
        return Chain(named, _links(found, view))
    if isinstance(target, Claim):
        records = [r for r in view.entries if (c := view.claim(r)) and c.id == target.id]
        link = Link(records[0] if records else None, target, view.document(target), target.label)
        return Chain(named, (link,))
    if isinstance(target, Recorded):
        return Chain(named, _links((target,), view))
    if isinstance(target, Issue):
        claims = rows.sides_claims(target, view)
        return Chain(named, tuple(Link(None, c, view.document(c), c.label) for c in claims))
    if isinstance(target, Line):
        return _calendar(named, target, view)
    measured = next((m for m in view.measured if m.ref == named.ref), None)
    if measured is None and isinstance(target, CommitmentFact):
        measured = measure(target)
    steps = tuple(normalising.steps(measured)) if measured else ()
    return Chain(named, _links(target.reports, view), steps, tuple(_related(target, view)))


def _calendar(named: Named, line: Line, view: View) -> Chain:
    """The rule of a line of the calendar, the facts that it follows from, and its works with sections."""
    steps = [{"step": line.basis or "not known", "result": line.rule, "source": None}]
    steps += [{"step": "not known", "result": line.unknown, "source": None}] if line.unknown else []
    found = [fact for fact in facts(view.ledger) if fact.ref in line.refs]
    related = [
        {
            "kind": _KIND[type(fact)],
            "role": "follows_from",
            "ref": fact.ref,
            "rule": line.rule,
            "person": None,
            "by": "the calendar",
            "says": fact_in_words(fact),
        }
        for fact in found
    ]
    return Chain(named, tuple(_work(item, view) for item in line.evidence), tuple(steps), tuple(related))


def _work(evidence: Evidence, view: View) -> Link:
    """One piece of evidence, with its claim where it rests on one."""
    claim = view.context.claims.get(evidence.claim or "") if isinstance(evidence, Span) else None
    return Link(None, claim, view.document(claim) if claim else None, _placed(evidence, view))


def _dates(view: View) -> Iterator[Named]:
    """Every line of the calendar, whatever days it falls on."""
    for line in agenda.every(view):
        says = f"{words.country(line.state)}, {line.date or 'no date'}: {agenda.says(line)}"
        yield Named(line.id, _KIND[Line], says, line)


def _related(fact: Fact, view: View) -> Iterator[dict[str, Any]]:
    """The facts that a fact is a part of, or the whole of: what a sum must not take twice."""
    if not isinstance(fact, AgreementFact | CommitmentFact):
        return
    by_ref = {other.ref: other for other in facts(view.ledger)}
    for one in relations.of(fact, view.ledger, view.judged, view.context):
        role, other = ("part_of", one.whole) if one.part == fact.ref else ("whole_of", one.part)
        said = {"kind": one.kind, "role": role, "ref": other, "rule": one.rule, "person": one.person}
        yield {**said, "by": one.by, "says": fact_in_words(by_ref[other])}


def _stands_in(record: Recorded, document: Document, view: View) -> bool:
    evidence, claim = record.entry.evidence[0], view.claim(record)
    if isinstance(evidence, Row):
        return evidence.sha256 == document.sha256
    if isinstance(evidence, Citation):
        return record.document == document.key
    return claim is not None and claim.document == document.key


def _links(records: Sequence[Recorded], view: View) -> tuple[Link, ...]:
    sayings = _sayings(records, view)
    return tuple(replace(_link(r, view), said=sayings.get(r.entry.id, ())) for r in records)


def _sayings(records: Iterable[Recorded], view: View) -> Mapping[str, tuple[Said, ...]]:
    """Where the book says what entries cite; nothing is looked for where none cites a work."""
    cites = any(isinstance(r.entry.evidence[0], Citation) for r in records)
    return shelf.said(view.context, view.judged) if cites else {}


def _says(document: Document, places: Iterable[Said]) -> bool:
    return any(one.document.key == document.key for one in places)


def _said(one: Said) -> dict[str, Any]:
    found = sources.passage(one.document, one.place.start, one.place.end)
    return {
        "document": sources.origin(one.document),
        "start": one.place.start,
        "end": one.place.end,
        "rule": one.place.rule,
        "context": found.to_json(),
    }


def _link(record: Recorded, view: View) -> Link:
    claim, evidence = claim_of(record.entry, view.context), record.entry.evidence[0]
    document = view.document(claim) if claim else None
    if isinstance(evidence, Row):
        document = view.context.documents.get(f"{evidence.sha256}#1")
    return Link(record, claim, document, _place(record, view))


def reading(claim: Claim, view: View) -> str:
    """How the ledger takes a claim: `extracted` as it is, or as people decided; `made_no_more` by its newest
    reading, `superseded` with its document."""
    if claim.document in view.judged.replaced:
        return "superseded"
    found = view.judged.readings.get(claim.id)
    if found is not None:
        return found.state
    if claim.extractor == PERSON:
        return "corrected"
    return "extracted" if view.judged.made(claim.document, claim.id) else "made_no_more"


def entry_reading(record: Recorded, view: View) -> str | None:
    """How the ledger takes an entry on a row or a work that people judged; None where nobody did."""
    if isinstance(record.entry.evidence[0], Row) and record.document in view.judged.replaced:
        return "superseded"
    if record.entry.id in view.judged.gone:
        return "made_no_more"
    found = view.judged.readings.get(record.entry.id)
    return found.state if found is not None else None


def _place(record: Recorded, view: View) -> str:
    return _placed(record.entry.evidence[0], view)


def _placed(evidence: Evidence, view: View) -> str:
    address = f" ({evidence.address})" if isinstance(evidence, Citation) and evidence.address else ""
    return label(evidence, view.context) + address


def _entry(record: Recorded) -> dict[str, Any]:
    entry = record.entry
    return {
        "id": entry.id,
        "ref": short(entry.id),
        "seq": record.seq,
        "recorded_at": record.recorded_at,
        "directive": entry.directive,
        "date": entry.date,
        "public_since": entry.public_since,
        "modality": entry.modality,
        "attributed_to": entry.attributed_to,
    }


def _fits(named: Named, wanted: str) -> bool:
    if isinstance(named.target, Document):
        head, mark, number = wanted.partition("#")
        same = named.target.sha256.startswith(head) and len(head) >= SHORTEST
        return same and (not mark or str(named.target.number) == number)
    return named.ref.startswith(wanted) or (
        len(wanted) > len(named.ref) >= 12 and wanted.startswith(named.ref)
    )


def _all(view: View) -> Iterator[Named]:
    for fact in facts(view.ledger):
        yield Named(fact.ref, _KIND[type(fact)], fact_in_words(fact), fact)
    for issue in view.issues:
        yield Named(issue_ref(issue), "issue", issue.message, issue)
    for claim in view.context.claims.values():
        yield Named(claim.id, "claim", f"{claim.kind} in {claim.label}", claim)
    for record in view.entries:
        yield Named(
            record.entry.id, "entry", f"{record.entry.directive} {record.entry.date or ''}".strip(), record
        )
    yield from _documents(view)


def _documents(view: View) -> Iterator[Named]:
    for document in view.context.documents.values():
        yield Named(
            document_ref(document),
            "document",
            ", ".join(filter(None, (document.label, document.published))),
            document,
        )


def fact_in_words(fact: Fact) -> str:
    """One line that says what a fact says."""
    if isinstance(fact, AgreementFact):
        unsure = "" if fact.modality == "asserted" else f", {fact.modality}"
        return f"{'–'.join(fact.parties)}: {words.plain(fact.status)} {fact.date or '(no date)'}{unsure}"
    if isinstance(fact, CommitmentFact):
        value = plain(fact.value)
        when = words.period(value["period_start"], value["period_end"])
        row = row_of(fact)
        less = "less " if row and row.less else ""
        said = f"{words.country(fact.value.donor)}: {less}{words.money(value)}"
        return f"{said}{'' if when == words.NONE else f', {when}'}, {fact.value.stage}"
    if isinstance(fact, CountFact):
        return f"{fact.value} {words.plain(fact.what)} as of {fact.as_of}, {len(fact.named)} named"
    if isinstance(fact, PersonFact):
        return f"{fact.person}: {words.plain(fact.event_role)}"
    value = plain(fact.reports[0].entry.value)
    return f"{fact.reports[0].entry.value.kind}: " + ", ".join(_terse(value))


def _terse(value: dict[str, Any]) -> Iterator[str]:
    for key, item in value.items():
        if isinstance(item, str | int | float) and not isinstance(item, bool):
            yield re.sub("_", " ", str(item)) if key != "holder" else f"by {item}"
