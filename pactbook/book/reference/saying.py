"""Where a text says what the reference says: the sentence behind each fact, with the rule that found it.

Offsets of the reference hold in the file that they were taken on. In a PDF, a Word file or a translation the
place is that of the claim which says the same, of the figure as printed, or of the section's first clause.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pactbook.book.reference.figures import printed, sentence
from pactbook.book.reference.files import Fact, Reference
from pactbook.book.reference.pairs import Pairs, pairs
from pactbook.book.reference.texts import same_file
from pactbook.model.claims import Agreement, Claim, Provision
from pactbook.model.sources import Document

RULES: Final = ("same_file", "same_claim", "same_figure", "same_words", "same_section")
_EFFECT: Final = re.compile(
    r"\b(?:agreement|accord)\s+(?:will|shall)?\s*(?:comes?|enters?|becomes?)\s+(?:into\s+(?:effect|force)|operational)"
    r"|набира\w+\s+чинності",
    re.I,
)
TERMS: Final[Mapping[str, str]] = {
    "term_years": "term_years",
    "notice_months": "notice_months",
    "consult_hours": "hours",
}
"""Numbers of the table of terms, and the field of a provision that holds each."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a document's text, in code points, end exclusive; `rule` says how it was found."""

    start: int
    end: int
    rule: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A text beside its reference: the document, its claims, and which of its sums is which promise."""

    reference: Reference
    document: Document
    claims: tuple[Claim, ...]
    here: bool
    paired: Pairs = field(default_factory=Pairs)

    @property
    def signed(self) -> Claim | None:
        """The claim of the signature line."""
        found = (c for c in self.claims if isinstance(c.value, Agreement) and c.value.status == "signed")
        return next(found, None)

    def clauses(self, name: str) -> list[Claim]:
        """Provisions that state a field, in order of text."""
        return [
            c for c in self.claims if isinstance(c.value, Provision) and getattr(c.value, name) is not None
        ]


def read_beside(reference: Reference, document: Document, claims: Sequence[Claim]) -> Read:
    """A text beside its reference."""
    here = same_file(document, reference)
    return Read(reference, document, tuple(claims), here, pairs(reference, claims, here))


def of_promise(read: Read, number: int) -> Spot | None:
    """Where the promise with this number (from 0) stands, or None."""
    promise = read.reference.promises[number]
    claim = read.paired.of.get(number)
    if read.here and "start" in promise:
        return Spot(promise["start"], promise["end"], "same_file", claim.id if claim else None)
    if claim is not None:
        return Spot(claim.start, claim.end, "same_claim", claim.id)
    return _figure(read, promise)


def of_event(read: Read, event: Fact) -> Spot | None:
    """Where an event that rests on the text stands: its signature line, or its section."""
    claim = read.signed if event.get("kind") == "signed" else None
    if read.here and "start" in event:
        return Spot(event["start"], event["end"], "same_file", claim.id if claim else None)
    if claim is not None:
        return Spot(claim.start, claim.end, "same_claim", claim.id)
    return _effect(read) if event.get("kind") == "in_force" else of_section(read, event.get("section"))


def _effect(read: Read) -> Spot | None:
    """The last sentence that says when a text takes effect."""
    found = list(_EFFECT.finditer(read.document.text))
    return Spot(*sentence(read.document.text, found[-1].start()), "same_words") if found else None


def of_term(read: Read, name: str) -> Spot | None:
    """Where a number of the table of terms stands: the clause that says it, else the first that names one."""
    clauses = read.clauses(TERMS[name])
    wanted = read.reference.terms.get(name)
    claim = next((c for c in clauses if getattr(c.value, TERMS[name]) == wanted), next(iter(clauses), None))
    return Spot(claim.start, claim.end, "same_claim", claim.id) if claim else None


def of_section(read: Read, section: str | None) -> Spot | None:
    """The first clause of a section, as its number is printed; None where no clause has that number."""
    if section is None:
        return None
    first = re.split(r"[-–,;]", section)[0].strip()
    for claim in read.claims:
        if isinstance(claim.value, Provision) and claim.value.section == first:
            return Spot(claim.start, claim.end, "same_section", claim.id)
    return None


def _figure(read: Read, promise: Fact) -> Spot | None:
    """The sentence that prints the figure nearest to where it stands in the file of the offsets."""
    pattern = printed(promise)
    found = [m.start() for m in pattern.finditer(read.document.text)] if pattern else []
    if not found:
        return None
    expected = promise.get("start", 0) * _scale(read)
    start, end = sentence(read.document.text, min(found, key=lambda at: abs(at - expected)))
    return Spot(start, end, "same_figure")


def _scale(read: Read) -> float:
    """How much longer this text is than the file of the offsets, told by the two signature lines."""
    there = next((event["start"] for event in read.reference.of("signed") if event.get("start")), None)
    return read.signed.start / there if read.signed and there else 1.0
