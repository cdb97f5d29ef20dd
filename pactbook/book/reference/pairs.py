"""Which sum of a text is which promise of the reference: the same figure, one to one, the likeliest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from pactbook.book.reference.entries import hard
from pactbook.book.reference.files import Fact, Reference
from pactbook.model.claims import Claim, Commitment, plain

CLOSE: Final = 0.001
"""Sums that differ by less than this part of the larger are one figure, printed more or less rounded."""
TOLD: Final = ("donor", "recipient", "bound", "aid", "per_year", "period_start", "period_end", "stage")
"""Fields by which two promises of one figure are told apart."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Promises by their number in the file (from 0) to the claim that says the same, and what is left over.

    `again` are claims that repeat a figure which has its promise already.
    """

    of: dict[int, Claim] = field(default_factory=dict)
    again: dict[str, int] = field(default_factory=dict)
    alone: tuple[Claim, ...] = ()


def pairs(reference: Reference, claims: Sequence[Claim], here: bool) -> Pairs:
    """The sums of a text beside the promises of the reference. `here`: offsets of the reference hold."""
    sums = [c for c in claims if isinstance(c.value, Commitment) and hard(_said(c))]
    likely = sorted(_likely(reference, sums, here), key=lambda found: found[:3])
    taken: dict[int, Claim] = {}
    used: set[str] = set()
    for _, number, at in likely:
        if number not in taken and sums[at].id not in used:
            taken[number] = sums[at]
            used.add(sums[at].id)
    again = {sums[at].id: number for _, number, at in reversed(likely) if sums[at].id not in used}
    alone = tuple(c for c in sums if c.id not in used and c.id not in again)
    return Pairs(taken, again, alone)


def _likely(reference: Reference, sums: Sequence[Claim], here: bool) -> Iterator[tuple[int, int, int]]:
    """Promise and claim of one figure: how far apart they are, the promise, the claim, by their numbers."""
    for number, promise in enumerate(reference.promises):
        for at, claim in enumerate(sums):
            if not same_figure(promise, claim):
                continue
            said = plain(claim.value)
            differing = sum(said[name] != value_of(promise, name) for name in TOLD)
            outside = (
                here and "start" in promise and not promise["start"] <= figure_at(claim) < promise["end"]
            )
            yield differing + (100 if outside else 0), number, at


def same_figure(promise: Fact, claim: Claim) -> bool:
    """True when both name the same amount in the same currency, share of GDP, or number of the same goods."""
    said = plain(claim.value)
    if "amount" in promise and said["amount"] is not None:
        larger = max(promise["amount"], said["amount"])
        near = abs(promise["amount"] - said["amount"]) <= CLOSE * larger
        return bool(near and promise["currency"] == said["currency"])
    if "gdp_percent" in promise:
        return bool(promise["gdp_percent"] == said["gdp_percent"])
    if "items" in promise and said["items"]:
        return bool(promise["items"][0].get("quantity") == said["items"][0]["quantity"])
    return False


def value_of(promise: Fact, name: str) -> object:
    """A field of a promise as a claim would have it: absent words have the claim's own default."""
    default = {"per_year": False, "stage": "pledged"}.get(name)
    return promise.get(name, default)


def figure_at(claim: Claim) -> int:
    """Where the figure of a sum stands, in code points of the text; the claim's start where nobody says."""
    return int(dict(claim.extra).get("figure_at", claim.start))


def _said(claim: Claim) -> Fact:
    return {name: item for name, item in plain(claim.value).items() if item}
