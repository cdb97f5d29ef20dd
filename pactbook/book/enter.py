"""From a claim to the dated directive it puts into the ledger."""

from collections.abc import Mapping
from typing import Final

from pactbook.model.claims import Agreement, Claim, Commitment, Count, Value
from pactbook.model.entries import Entry
from pactbook.model.sources import Span
from pactbook.model.values import PartialDate

BY_STATUS: Final[Mapping[str, str]] = {
    "announced": "Announcement",
    "negotiating": "Negotiation",
    "concluded": "Conclusion",
    "signed": "Signature",
    "approved": "Approval",
    "in_force": "EntryIntoForce",
    "refused": "Refusal",
    "suspended": "Suspension",
    "terminated": "Termination",
    "amended": "Amendment",
    "extended": "Extension",
}
BY_STAGE: Final[Mapping[str, str]] = {
    "pledged": "Pledge",
    "allocated": "Allocation",
    "delivered": "Delivery",
    "postponed": "Postponement",
    "cancelled": "Cancellation",
}
BY_KIND: Final[Mapping[str, str]] = {
    "count": "Tally",
    "role": "Participation",
    "statistic": "Figure",
    "assessment": "Judgement",
    "provision": "Obligation",
}


def enter(claim: Claim) -> Entry | None:
    """The ledger entry for a claim, resting on the span where the claim stands.

    None when the claim's document has no readable publication date: such a claim cannot be placed on the
    `known` axis, and a date is never guessed.
    """
    if claim.published is None or not _is_date(claim.published):
        return None
    return Entry(
        directive=directive(claim.value),
        date=date_of(claim.value),
        public_since=claim.published,
        value=claim.value,
        evidence=(Span(claim.document, claim.start, claim.end, claim.id),),
        modality=claim.modality,
        attributed_to=claim.attributed_to,
        confidence=claim.confidence,
        extra=claim.extra,
    )


def directive(value: Value) -> str:
    """The directive's name for a value: by status, by stage, or by kind."""
    if isinstance(value, Agreement):
        return BY_STATUS[value.status]
    if isinstance(value, Commitment):
        return BY_STAGE[value.stage]
    return BY_KIND[value.kind]


def date_of(value: Value) -> str | None:
    """When what a value says happened, or the day that it speaks of; None where it does not say."""
    if isinstance(value, Agreement):
        return value.date
    if isinstance(value, Count):
        return value.as_of
    return None


def _is_date(text: str) -> bool:
    try:
        PartialDate(text)
    except ValueError:
        return False
    return True
