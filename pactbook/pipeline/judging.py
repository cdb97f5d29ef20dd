"""Entries as decisions leave them, worked out for the documents that a decision is about and no others.

Decisions that share no document, not even through others, have no effect on each other.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pactbook.book import days, passes
from pactbook.book.boxes import BEGIN, END, NEVER
from pactbook.book.components import Visible, shelf
from pactbook.book.decided import decided, document_of
from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import judge, written
from pactbook.book.links import Links
from pactbook.book.reports import voice
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.sources import Document, Span
from pactbook.model.verdicts import Decided, Edition, Extraction, Supersession, Verdict
from pactbook.pipeline.copies import Copies
from pactbook.pipeline.holding import Holding
from pactbook.store.base import Store

Group = tuple[str, bool, tuple[str, ...]]
"""A link: its topic, whether it joins or parts, and the claims."""


class Judging:
    """The decisions on documents so far. `known` are pairs of a decision's number and a document."""

    def __init__(
        self,
        book: Store,
        copies: Copies,
        holding: Holding,
        known: Iterable[tuple[int, str]],
        upto: int,
    ) -> None:
        self._book = book
        self._holding = holding
        self._copies = copies
        self._documents: dict[int, set[str]] = defaultdict(set)
        self._by_document: dict[str, set[int]] = defaultdict(set)
        self.fresh: list[tuple[int, str]] = []
        for seq, document in known:
            self._note(seq, document)
        self._decided = {one.seq: one for one in book.decisions(upto)} if self._documents else {}
        self._claimed: dict[str, str] = {}

    def take(self, one: Decided) -> set[str]:
        """Take in a decision. Returns the documents whose entries it may change."""
        self._decided[one.seq] = one
        for document in sorted(self._about(one)):
            self._note(one.seq, document)
            self.fresh.append((one.seq, document))
        return self.circle(self._documents[one.seq])

    def concerns(self, document: str | None) -> bool:
        """True for a document that a decision is about."""
        return document in self._by_document

    def circle(self, documents: Iterable[str]) -> set[str]:
        """All documents that decisions tie to these, with these."""
        left, found = list(documents), set()
        while left:
            document = left.pop()
            if document not in found:
                found.add(document)
                left += [d for seq in self._by_document.get(document, ()) for d in self._documents[seq]]
        return found

    def read(self, circle: set[str], upto: int) -> tuple[list[Visible], list[Group], set[str]]:
        """What the entries of a whole circle come to at a number of our record, the links in it, and what
        such links may name."""
        keys = sorted(circle)
        records = [one for key in keys for one in self._book.entries(upto, of=key)]
        decisions = tuple(
            self._decided[seq] for seq in sorted({s for key in keys for s in self._by_document.get(key, ())})
        )
        claims = {one.id: one for key in keys for one in self._book.claims(upto, of=key)}
        context = Context(
            claims={**written(decisions), **claims}, documents=self._cards(keys), decisions=decisions
        )
        made: dict[Any, list[tuple[Recorded, int, int]]] = defaultdict(list)
        links: dict[Group, None] = {}
        turns = sorted({BEGIN, *self._turns(decisions, context)})
        for low, high in zip(turns, [*turns[1:], END], strict=True):
            day = None if low >= NEVER else datetime.date.fromordinal(low)
            at = Coordinates(known=day, recorded=upto)
            judged = judge(context, at, records)
            found, _ = decided(records, context, judged=judged)
            for one in passes.once(found, context)[0]:
                steps = made[one.seq, one.entry.id, one.entry.confidence, one.entry.extra]
                since = steps.pop()[1] if steps and steps[-1][2] == low else low
                steps.append((one, since, high))
            # From the day on which a row takes the place of an older one it does so in links too. The other
            # of the two is not there then, and a link to what is not there ties nothing.
            links |= dict.fromkeys([*_groups("event", judged.events), *_groups("money", judged.money)])
        steps_of = [step for steps in made.values() for step in steps]
        seen = [self.visible(one, context.claims, low, high) for one, low, high in steps_of]
        there = sorted((one for one in seen if one.known < one.until), key=lambda one: one.key)
        return there, list(links), {*context.claims, *(one.entry.subject for one in records)}

    def visible(
        self, record: Recorded, claims: Mapping[str, Claim], low: int = BEGIN, until: int = END
    ) -> Visible:
        """An entry with the days on which it counts, from `low` on. `claims` holds the one it rests on."""
        entry = record.entry
        evidence = entry.evidence[0]
        document = document_of(evidence)
        copy = self._copies.get(document) if document else None
        voices = {copy.key: copy.voice} if copy else {}
        claim = claims.get(entry.claim or "")
        sound = not passes.readable([record], Context())[1]
        public = _known(entry.public_since)
        return Visible(
            record,
            voice(evidence, Context(voices=voices, works=self._holding.held)),
            shelf(entry),
            max(public, low),
            until,
            days.happened(entry).toordinal() if sound else public,
            copy.arrival.label if copy else None,
            claim.label if claim else None,
            claim.quote if claim else None,
            sound,
        )

    def voice(self, one: Visible) -> str:
        """The independent source behind a report, as documents are copies or works now."""
        evidence = one.entry.evidence[0]
        document = document_of(evidence)
        copy = self._copies.get(document) if document else None
        voices = {copy.key: copy.voice} if copy else {}
        return voice(evidence, Context(voices=voices, works=self._holding.held))

    def written(self) -> dict[str, Claim]:
        """The claims that people wrote so far, by their ids."""
        return written(self._decided.values())

    def _turns(self, decisions: Iterable[Decided], context: Context) -> Iterator[int]:
        """The days on which a newer version of a document becomes known, and takes the place of an older."""
        if not any(isinstance(one.decision, Supersession) for one in decisions):
            return
        yield NEVER
        dates = {document.published for document in context.documents.values()}
        dates |= {one.decision.published for one in decisions if isinstance(one.decision, Verdict)}
        yield from (days.last(published).toordinal() for published in dates if published)

    def _cards(self, keys: Iterable[str]) -> dict[str, Document]:
        copies = (self._copies.get(key) for key in keys)
        return {
            one.key: card(one.key, one.arrival.label, one.arrival.sketched.published) for one in copies if one
        }

    def _note(self, seq: int, document: str) -> None:
        self._documents[seq].add(document)
        self._by_document[document].add(seq)

    def _about(self, one: Decided) -> set[str]:
        """The documents that a decision is about."""
        decision = one.decision
        if isinstance(decision, Supersession):
            return {key for key in (decision.older, decision.newer) if key}
        if isinstance(decision, Edition):
            texts = {key for key in (decision.document, decision.older) if key}
            return texts | {f"file {decision.file}"}
        if isinstance(decision, Extraction):
            return {decision.document}
        if not isinstance(decision, Verdict):
            return set()
        if decision.topic == "date":
            return set(decision.subjects)
        if decision.claim is not None:
            self._claimed[decision.claim.id] = decision.claim.document
        found = {decision.claim.document} if decision.claim else set()
        for name in decision.subjects:
            if name not in self._claimed:
                self._look_up(decision.subjects)
            found.add(self._claimed[name])
        return found

    def _look_up(self, subjects: Sequence[str]) -> None:
        """Note the documents of claims and entries."""
        self._claimed.update((one.id, one.document) for one in self._book.claims_named(subjects))
        self._claimed.update((one.entry.id, one.document) for one in self._book.entries_named(subjects))
        self._claimed.update((one.id, one.document) for one in written(self._decided.values()).values())


def _groups(topic: str, links: Links) -> Iterator[Group]:
    for joined in links.joined:
        yield topic, True, tuple(sorted(joined))
    for pair in sorted(links.apart, key=sorted):
        yield topic, False, tuple(sorted(pair))


def _known(public_since: str) -> int:
    try:
        return days.last(public_since).toordinal()
    except ValueError:
        return BEGIN


def card(key: str, label: str, published: str | None = None) -> Document:
    """A document by its name alone, as far as issues and decisions need it."""
    sha256, _, number = key.rpartition("#")
    return Document(sha256, int(number or 1), label, published, "")


def context_of(reports: Iterable[Visible]) -> Context:
    """What the contradictions of some reports quote: their claims, documents and voices."""
    claims, documents, voices = {}, {}, {}
    for one in reports:
        evidence = one.entry.evidence[0]
        key = document_of(evidence)
        if key is not None and one.label is not None:
            documents[key] = card(key, one.label)
        if isinstance(evidence, Span):
            voices[evidence.document] = one.voice
        if one.entry.claim and one.quote is not None:
            claims[one.entry.claim] = _claim(one, one.entry.claim)
    return Context(claims=claims, documents=documents, voices=voices)


def _claim(one: Visible, name: str) -> Claim:
    """The claim behind a report, as far as a contradiction quotes it."""
    said = one.claimed or "", one.entry.public_since, 0, 0, one.quote or "", one.entry.value
    return Claim(one.document, *said, modality=one.entry.modality, id=name)
