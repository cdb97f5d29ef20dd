"""A person at a book: every verdict one may give, checked in words before it is stored, and taking back.

The functions that the terminal and the web use. A verdict is on the claim as it was extracted, also where a
correction of it is named. Saying the same again writes nothing.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final

from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import PERSON, Judged, judge, written
from pactbook.book.subjects import as_claims
from pactbook.model.claims import Claim, from_plain, plain, unknown
from pactbook.model.entries import Recorded
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.model.terms import MODALITY
from pactbook.model.verdicts import (
    Decided,
    Supersession,
    Verdict,
    Withdrawal,
    after,
    standing,
    undo,
)
from pactbook.store.base import Store
from pactbook.store.errors import Conflict

SHORTEST: Final = 6
"""Characters of a claim's id that must be given at least."""
LINKS: Final = {
    "merge": "agreement",
    "split": "agreement",
    "same_money": "commitment",
    "new_money": "commitment",
    "part_of": "commitment",
}
"""Verdicts about several claims, and the kind of claim that each is about; a part may be of an agreement."""
NUMBERS: Final = frozenset(
    ["amount", "amount_max", "gdp_percent", "value", "term_years", "precision", "hours", "notice_months"]
)
YES_OR_NO: Final = frozenset({"per_year", "ordinal"})
LISTS: Final = frozenset({"parties", "topics", "items", "members", "conditions"})
ABOUT: Final = ("modality", "attributed_to", "start", "end")
"""What a correction may change beside the values of a claim."""

_CURRENCY: Final = re.compile(r"[A-Z]{3}")


class ReviewError(ValueError):
    """A verdict that cannot be given; its message says why and what to do."""


class Desk:
    """A person at a book. `clock` gives the ISO 8601 time that a verdict carries as its label.

    Reads the book once; `again` reads it anew. `extracted` are the claims that were read, `rows` what rests
    on a row of a table or on a work, read as claims; `claims` both and those that people wrote.
    """

    def __init__(self, book: Store, person: str, clock: Callable[[], str] | None = None) -> None:
        if not person.strip():
            raise ReviewError("nobody is named who decides: give a name with --person")
        self.book = book
        self.person = person.strip()
        self._clock = clock
        self.again()

    def again(self) -> None:
        """Read claims and decisions anew."""
        self.decisions: list[Decided] = list(self.book.decisions())
        self.extracted = {claim.id: claim for claim in self.book.claims()}
        self.entries: list[Recorded] = list(self.book.entries())
        self.rows = as_claims(self.entries, self.book.document)
        self.claims: dict[str, Claim] = {**written(self.decisions), **self.rows, **self.extracted}

    def judged(self) -> Judged:
        """What all decisions come to."""
        made = [one.decision for one in self.decisions if isinstance(one.decision, Supersession)]
        keys = {key for one in made for key in (one.older, one.newer) if key}
        documents = {key: found for key in keys if (found := self.book.document(key))}
        claims = {**written(self.decisions), **self.extracted}
        known = Context(claims=claims, documents=documents, decisions=tuple(self.decisions))
        return judge(known, Coordinates(), self.entries)

    def accept(self, claim: str, reason: str | None = None) -> Verdict:
        """The claim is right as it stands; one that waited for review enters the ledger."""
        return self._record(Verdict("accept", self.person, (self._judged(claim),), reason))

    def reject(self, claim: str, reason: str | None = None) -> Verdict:
        """The claim is wrong altogether, and leaves the ledger."""
        return self._record(Verdict("reject", self.person, (self._judged(claim),), reason))

    def correct(self, claim: str, fields: Mapping[str, Any], reason: str | None = None) -> Verdict:
        """The claim should say what `fields` say, in the codebook's names; the rest stays as it is.

        A field given as None is emptied. With another `kind` all values are given anew.
        """
        subject = self._judged(claim)
        made = self._rewritten(self.find(claim), fields)
        if made.id == subject:
            raise ReviewError("the correction says what the claim says already: accept it instead")
        return self._record(Verdict("correct", self.person, (subject,), reason, made))

    def add(
        self,
        document: str,
        start: int,
        end: int,
        fields: Mapping[str, Any],
        reason: str | None = None,
    ) -> Verdict:
        """A claim that was missed, on `text[start:end]` of a document, offsets in code points of its file.

        `fields` are those of the codebook with `kind`, and `modality` where it is not `asserted`.
        """
        source = self.document(document)
        said = dict(fields)
        value = value_of(str(said.pop("kind", "")), said)
        about = {"modality": said.get("modality", "asserted"), "attributed_to": said.get("attributed_to")}
        made = self._written(source, start, end, {"value": value, **about})
        if made.id in self.extracted:
            raise ReviewError(f"this claim is in the book: accept {short(made.id)} instead")
        return self._record(Verdict("add", self.person, (made.id,), reason, made))

    def link(self, kind: str, claims: Iterable[str], reason: str | None = None) -> Verdict:
        """Several claims are one or two things: `merge`, `split` of events, `same_money`, `new_money`, and
        `part_of` of two, the larger sum or the agreement being the whole."""
        if kind not in LINKS:
            raise ReviewError(f"no such link {kind!r}; one of {', '.join(LINKS)}")
        subjects = tuple(sorted({self._judged(claim) for claim in claims}))
        kinds = sorted(self.claims[s].kind for s in subjects)
        if kind == "part_of" and kinds not in (["commitment"] * 2, ["agreement", "commitment"]):
            raise ReviewError(
                "part of is about two commitments, or about one and the agreement it belongs to"
            )
        if kind != "part_of" and (len(kinds) < 2 or {*kinds} != {LINKS[kind]}):
            raise ReviewError(f"{kind.replace('_', ' ')} is about two or more claims of kind {LINKS[kind]}")
        return self._record(Verdict(kind, self.person, subjects, reason))

    def date(self, document: str, published: str, reason: str | None = None) -> Verdict:
        """A document was published on another day (ISO 8601) than the book has."""
        key = self.document(document).key
        made = Verdict("date_correction", self.person, (key,), reason, published=published)
        return self._record(made)

    def supersede(self, newer: str, older: str, reason: str | None = None) -> Supersession:
        """Document `newer` stands for document `older`, whose claims count no more once `newer` is public."""
        old, new = self.document(older), self.document(newer)
        if old.key == new.key:
            raise ReviewError("a document cannot supersede itself: name the newer one, then the older one")
        return self._replace(old, new.key, reason or "updated_version")

    def carried(self, made: Supersession) -> tuple[int, int]:
        """Of the rows that people judged in a table that a newer one stands for, how many there are in the
        newer one too, and how many not."""
        judged = self.judged()
        rows = {record.entry.id: record.document for record in self.entries}
        there = sum(rows.get(row) == made.newer for row in judged.heirs)
        old = {row for row in judged.readings if rows.get(row) == made.older}
        return there, len(old - {*judged.heirs.values()})

    def restore(self, older: str, reason: str | None = None) -> Supersession:
        """Give a superseded document its place back."""
        old = self.document(older)
        newest = self._newest_supersession(old)
        if newest is None or newest.newer is None:
            raise ReviewError(f"{old.label} is not superseded")
        return self._replace(old, None, reason or "restored")

    def _replace(self, old: Document, newer: str | None, reason: str) -> Supersession:
        earlier = self._newest_supersession(old)
        if earlier is not None and earlier.newer == newer:
            return earlier
        made = Supersession(old.key, newer, self.person, reason, earlier.id if earlier else None, self._now())
        self._store(made)
        return made

    def _newest_supersession(self, old: Document) -> Supersession | None:
        found = [one.decision for one in self.decisions if isinstance(one.decision, Supersession)]
        return next((one for one in reversed(found) if one.older == old.key), None)

    def withdraw(self, document: str, reason: str) -> tuple[Withdrawal, ...]:
        """Take away the text of a document for good, and that of all articles of its file."""
        if not reason.strip():
            raise ReviewError("a withdrawal needs a reason: give it with --reason")
        return self.book.withdraw(self.document(document).key, self.person, reason.strip(), self._now())

    def undo(self, decision: str | None = None, reason: str | None = None) -> Verdict:
        """Take back a verdict of one's own, by its id; without one, the newest that stands."""
        own = [
            one.decision
            for one in standing(self.decisions).values()
            if isinstance(one.decision, Verdict) and one.decision.person == self.person
        ]
        found = [v for v in own if v.id.startswith(decision)] if decision else own[-1:]
        if len(found) != 1:
            raise ReviewError(f"no verdict of {self.person} stands that could be taken back")
        return self._record(undo(found[0], reason))

    def find(self, name: str) -> Claim:
        """The claim that an id or its first characters name. Raises ReviewError."""
        if name in self.claims:
            return self.claims[name]
        fitting = [c for key, c in self.claims.items() if len(name) >= SHORTEST and key.startswith(name)]
        if len(fitting) != 1:
            raise ReviewError(f"{'several claims begin' if fitting else 'no claim begins'} with {name!r}")
        return fitting[0]

    def document(self, name: str) -> Document:
        """The document that a key, its first characters (`3f1c0a#2`) or a label names. Raises ReviewError."""
        exact = self.book.document(name)
        if exact is not None:
            return exact
        fitting = [d for d in self.book.documents() if d.label == name or _begins(d.key, name)]
        if len(fitting) != 1:
            raise ReviewError(f"{'several documents are' if fitting else 'no document is'} called {name!r}")
        return fitting[0]

    def _judged(self, name: str) -> str:
        """The id of the claim that a verdict is on: the extracted one, where a correction of it is named."""
        claim = self.find(name)
        if claim.id in self.extracted or claim.id in self.rows:
            return claim.id
        for one in self.decisions:
            verdict = one.decision
            if isinstance(verdict, Verdict) and verdict.kind == "correct" and verdict.claim == claim:
                return verdict.subjects[0]
        return claim.id

    def _rewritten(self, old: Claim, fields: Mapping[str, Any]) -> Claim:
        said = dict(fields)
        kind = str(said.pop("kind", old.kind))
        about: dict[str, Any] = {name: said.pop(name) for name in ABOUT if name in said}
        value = value_of(kind, {**plain(old.value), **said} if kind == old.kind else said)
        source = self.document(old.document)
        start, end = int(about.pop("start", old.start)), int(about.pop("end", old.end))
        kept = {"modality": old.modality, "attributed_to": old.attributed_to, **about}
        return self._written(source, start, end, {"value": value, **kept}, old)

    def _written(
        self, source: Document, start: int, end: int, said: dict[str, Any], old: Claim | None = None
    ) -> Claim:
        if said["modality"] not in MODALITY:
            raise ReviewError(f"modality: {said['modality']!r} is not one of {', '.join(MODALITY)}")
        moved = old is None or (start, end) != (old.start, old.end)
        if old is not None and not old.quote:
            raise ReviewError(f"its words in {source.label} are not at hand, so it can only be rejected")
        if moved and not source.start <= start < end <= source.end:
            raise ReviewError(f"characters {start} to {end} are not within the article {source.label}")
        return Claim(
            document=source.key,
            label=source.label,
            published=source.published,
            start=start,
            end=end,
            quote=source.text[start:end] if moved or old is None else old.quote,
            extractor=PERSON,
            extra=tuple((name, item) for name, item in old.extra if name != "derived") if old else (),
            **said,
        )

    def _record(self, verdict: Verdict) -> Verdict:
        """Store a verdict as the newest of its chain; what stands already is not written again."""
        earlier = self._newest(verdict.key)
        if verdict.kind != "undo":
            if earlier is not None and _same(earlier, verdict):
                return earlier
            verdict = after(verdict, earlier)
        verdict = replace(verdict, at=self._now())
        self._store(verdict)
        self.claims |= written(self.decisions[-1:])
        return verdict

    def _store(self, decision: Verdict | Supersession) -> None:
        try:
            self.book.record(decision)
        except (ValueError, Conflict) as error:
            raise ReviewError(str(error)) from None
        self.decisions = list(self.book.decisions())

    def _now(self) -> str | None:
        return self._clock() if self._clock else None

    def _newest(self, key: str) -> Verdict | None:
        found = (one.decision for one in reversed(self.decisions) if one.decision.key == key)
        newest = next(found, None)
        return newest if isinstance(newest, Verdict) else None


def value_of(kind: str, fields: Mapping[str, Any]) -> Any:
    """The value of a kind that fields make, parties sorted. Raises ReviewError in words."""
    said = {name: item for name, item in fields.items() if name not in ABOUT}
    if isinstance(said.get("parties"), list | tuple):
        said["parties"] = sorted(map(str, said["parties"]))
    strange = unknown(kind, said)
    if strange:
        raise ReviewError(f"{kind} has no field {', '.join(strange)}")
    faults = [f"{name}: {item!r} is no {form}" for name, item in said.items() if (form := _form(name, item))]
    if faults:
        raise ReviewError("; ".join(faults))
    try:
        return from_plain(kind, said)
    except ValueError as error:
        raise ReviewError(str(error)) from None


def _form(name: str, item: Any) -> str | None:
    """What a field should be and is not, in a word; None where it is well formed or empty."""
    if item is None:
        return None
    if name in NUMBERS:
        good = isinstance(item, int | float) and not isinstance(item, bool)
        return None if good else "number"
    if name in YES_OR_NO:
        return None if isinstance(item, bool) else "true or false"
    if name in LISTS:
        return None if isinstance(item, list | tuple) else "list"
    if name == "converted":
        return None if isinstance(item, Mapping) else "object of amount and currency"
    if name == "currency":
        return None if isinstance(item, str) and _CURRENCY.fullmatch(item) else "ISO 4217 code"
    return None if isinstance(item, str) else "text"


def _same(one: Verdict, other: Verdict) -> bool:
    return replace(one, supersedes=None, at=None, id="") == replace(other, supersedes=None, at=None, id="")


def _begins(key: str, name: str) -> bool:
    sha256, _, number = key.partition("#")
    head, mark, wanted = name.partition("#")
    return len(head) >= SHORTEST and sha256.startswith(head) and (not mark or number == wanted)
