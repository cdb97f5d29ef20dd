"""Decisions for tests of the ledger: who says what of which claim, in order."""

import dataclasses
from collections.abc import Iterable
from typing import Any

from pactbook.book.facts import Context, Coordinates, Ledger
from pactbook.book.judged import PERSON, written
from pactbook.book.ledger import fold
from pactbook.model.claims import Claim
from pactbook.model.entries import Entry
from pactbook.model.verdicts import Decided, Decision, Verdict
from tests.book import build

FIRST = 1000
"""The number that the first decision has in the log: after all that was extracted."""


def corrected(claim: Claim, **fields: Any) -> Claim:
    """The claim with other values, as a person would write it."""
    about = {name: fields.pop(name) for name in ("modality", "attributed_to") if name in fields}
    value = dataclasses.replace(claim.value, **fields)
    return dataclasses.replace(claim, value=value, extractor=PERSON, id="", **about)


def accept(claim: Claim, person: str = "Olha", **more: Any) -> Verdict:
    return Verdict("accept", person, (claim.id,), **more)


def reject(claim: Claim, person: str = "Olha", **more: Any) -> Verdict:
    return Verdict("reject", person, (claim.id,), **more)


def correct(claim: Claim, person: str = "Olha", reason: str | None = None, **fields: Any) -> Verdict:
    return Verdict("correct", person, (claim.id,), reason, corrected(claim, **fields))


def link(kind: str, *claims: Claim, person: str = "Olha") -> Verdict:
    return Verdict(kind, person, tuple(claim.id for claim in claims))


def decided(decisions: Iterable[Decision]) -> tuple[Decided, ...]:
    return tuple(Decided(seq, "2026-01-01T00:00:00Z", one) for seq, one in enumerate(decisions, FIRST))


def ledger(
    items: Iterable[Claim | Entry],
    *decisions: Decision,
    held: Iterable[Claim] = (),
    known: str | None = None,
    recorded: int | None = None,
    documents: dict[str, Any] | None = None,
) -> Ledger:
    """The fold of claims and decisions. `held` claims were extracted and have no entry."""
    items = list(items)
    made = decided(decisions)
    claims = {item.id: item for item in [*items, *held] if isinstance(item, Claim)}
    context = Context(
        claims={**written(made), **claims}, documents=documents or {}, voices={}, decisions=made
    )
    return fold(build.book(items), Coordinates(known=build.day(known), recorded=recorded), context)
