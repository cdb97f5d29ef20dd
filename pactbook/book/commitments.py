"""Commitments: one fact for each promise, worded by its fullest and most careful report.

A bound that any source states is kept: "up to 3 billion" does not become "3 billion" because others leave
the words out. The stages a promise went through stay in its reports; its own stage is the newest change.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from pactbook.book import refs
from pactbook.book.facts import CommitmentFact
from pactbook.book.links import Links
from pactbook.book.profiles import Profile
from pactbook.book.promises import Promise, gather, linked, oldest
from pactbook.book.reports import Report, best_date, most, records, voices
from pactbook.model.claims import Commitment, Item
from pactbook.model.terms import MODALITY, TOPIC

CAREFUL: Final = ("at_most", "at_least")
CHANGES: Final = ("allocated", "delivered", "postponed", "cancelled")
Reports = Sequence[Report[Commitment]]


def build(
    reports: Iterable[Report[Commitment]],
    links: Links = Links(),  # noqa: B008
) -> list[CommitmentFact]:
    """One fact for each promise, by donor, recipient, period and size, and by what people said is one."""
    facts = _unique([_fact(promise) for promise in linked(gather(reports), links)])
    return sorted(facts, key=order)


def order(fact: CommitmentFact) -> tuple[str, str, str, str, float, str]:
    """The order of promises in a ledger."""
    value = fact.value
    start, end = value.period_start or "", value.period_end or ""
    return value.donor or "", value.recipient or "", start, end, -(value.amount or 0.0), fact.ref


def _unique(facts: list[CommitmentFact]) -> list[CommitmentFact]:
    """Facts with references of their own: the second of a kind gets its number into the reference."""
    seen: Counter[str] = Counter()
    found = []
    for fact in sorted(facts, key=lambda f: (f.ref, f.reports[0].entry.id)):
        seen[fact.ref] += 1
        again = seen[fact.ref]
        found.append(fact if again == 1 else replace(fact, ref=refs.identity("again", fact.ref, again)))
    return found


def _fact(promise: Promise) -> CommitmentFact:
    reports = promise.reports
    return CommitmentFact(
        ref=_identity(promise),
        value=_value(promise),
        modality=min((r.entry.modality for r in reports), key=MODALITY.index),
        date=best_date(reports),
        reports=records(reports),
        voices=voices(reports),
    )


def _identity(promise: Promise) -> str:
    """The words of the report published first: they stay the same however much is published later."""
    value = oldest(promise.lead).value
    period = [value.period_start, value.period_end]
    quantity = value.items[0].quantity if value.items else None
    said = (_float(value.amount), _float(value.gdp_percent), period, value.aid, _float(quantity))
    return refs.identity("commitment", list(promise.key), *said)


def _float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _value(promise: Promise) -> Commitment:
    lead = promise.lead.reports
    if len(promise.reports) == 1:
        return lead[0].value
    fullest = max(lead, key=lambda r: (_fullness(r.value), -r.public.toordinal(), r.entry.id)).value
    anchor = promise.lead.anchor
    stage = stage_of(promise.reports)
    start, end = _period(lead, anchor, stage)
    return replace(
        fullest,
        aid=_aid(lead, anchor),
        topics=tuple(t for t in TOPIC if any(t in r.value.topics for r in lead)),
        amount=most(lead, lambda r: r.value.amount),
        bound=bound_of(lead),
        gdp_percent=most(lead, lambda r: r.value.gdp_percent),
        items=_fullest_items(lead),
        converted=fullest.converted or most(lead, lambda r: r.value.converted),
        period_start=start,
        period_end=end,
        stage=stage,
    )


def _fullness(value: Commitment) -> int:
    told = (value.converted, value.gdp_percent, value.period_start, value.period_end)
    listed = len(value.items) + len(value.topics)
    return sum(part is not None for part in told) + (value.bound in CAREFUL) + listed


def _aid(lead: Reports, anchor: Profile) -> str:
    if anchor.aid != "unspecified":
        return anchor.aid
    return most([r for r in lead if r.value.aid != "unspecified"], lambda r: r.value.aid) or anchor.aid


def _fullest_items(lead: Reports) -> tuple[Item, ...]:
    def told(one: Report[Commitment]) -> tuple[int, int, int, str]:
        counted = sum(item.quantity is not None for item in one.value.items)
        return len(one.value.items), counted, -one.public.toordinal(), one.entry.id

    return max(lead, key=told).value.items


def _period(lead: Reports, anchor: Profile, stage: str) -> tuple[str | None, str | None]:
    """The fullest period stated; for a promise put off, the newest one that says when it will be."""
    if stage in ("postponed", "cancelled"):
        moved = [r for r in lead if r.value.stage == stage and (r.value.period_start or r.value.period_end)]
        if moved:
            newest = max(moved, key=lambda r: r.order).value
            return newest.period_start, newest.period_end
    kept = [r for r in lead if r.value.stage not in ("postponed", "cancelled")]
    start = anchor.start or most(kept, lambda r: r.value.period_start)
    return start, anchor.end or most(kept, lambda r: r.value.period_end)


def bound_of(reports: Reports) -> str | None:
    """The most careful bound that any source states: a limit, else "about", else what they say."""
    careful = [r for r in reports if r.value.bound in CAREFUL]
    about = [r for r in reports if r.value.bound == "about"]
    return most(careful or about or reports, lambda r: r.value.bound)


def stage_of(reports: Reports) -> str:
    """Where a promise stands: put off or cancelled since it was last allocated, else allocated, else pledged.

    Plans and repeats of the old pledge do not undo a later change.
    """
    sure = [r for r in reports if r.entry.modality in ("asserted", "planned")] or reports
    changes = [(r.happened, CHANGES.index(r.value.stage)) for r in sure if r.value.stage in CHANGES]
    return CHANGES[max(changes)[1]] if changes else "pledged"
