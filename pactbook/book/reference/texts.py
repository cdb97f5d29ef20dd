"""Which document is the text that a reference file speaks of: told by hash, address or signature."""

from collections.abc import Iterable, Sequence
from typing import Final

from pactbook.book.reference.entries import UKRAINE
from pactbook.book.reference.files import Fact, Reference
from pactbook.model.claims import Agreement, Claim, Provision
from pactbook.model.sources import Document
from pactbook.model.values import PartialDate

FEWEST: Final = 3
"""Clauses with their own verb that tell an agreement's text from a report about one."""
_APART: Final = 366
"""Days between two signatures from which on they are of two agreements."""


def official(reference: Reference) -> Fact | None:
    """The card of the agreement's own text, or None where none was published."""
    return next((card for card in reference.sources.values() if card["kind"] == "official_text"), None)


def rests_on_text(reference: Reference, fact: Fact) -> bool:
    """True for a fact that cites the agreement's own text."""
    return any(reference.sources[name]["kind"] == "official_text" for name in fact.get("sources", ()))


def text_of(document: Document, claims: Sequence[Claim], references: Iterable[Reference]) -> Reference | None:
    """The reference whose agreement a document holds the text of, or None.

    `claims` are those of the document. A text with another hash (a PDF or Word file, a translation) is known
    by its address, or by its parties, its kind and the day of its signature line.
    """
    for one in references:
        card = official(one)
        if card is not None and (same_file(document, one) or _same_address(document, card)):
            return one
    signed = signed_in(claims)
    if signed is None:
        return None
    return next((one for one in references if _fits(signed, one)), None)


def same_file(document: Document, reference: Reference) -> bool:
    """True when the offsets of the reference were taken on this very file."""
    card = official(reference)
    return card is not None and card.get("sha256") == document.sha256


def _same_address(document: Document, card: Fact) -> bool:
    return document.source.address is not None and document.source.address == card.get("address")


def signed_in(claims: Sequence[Claim]) -> Agreement | None:
    """What an agreement's own text says of its signature; None for a text of another kind."""
    clauses = sum(isinstance(c.value, Provision) and c.value.verb is not None for c in claims)
    said = [c.value for c in claims if isinstance(c.value, Agreement) and c.value.status == "signed"]
    return said[0] if clauses >= FEWEST and len(said) == 1 else None


def _fits(signed: Agreement, reference: Reference) -> bool:
    parties = tuple(sorted((reference.iso, UKRAINE)))
    if tuple(sorted(signed.parties)) != parties or signed.instrument != reference.instrument:
        return False
    days = [PartialDate(event["date"]).first() for event in reference.of("signed")]
    if not days or signed.date is None:
        return bool(days)
    return abs((PartialDate(signed.date).first() - days[0]).days) < _APART
