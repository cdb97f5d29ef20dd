"""The guard against counting money twice: which facts are parts of others, each with the rule that says so.

Rules link an agreement to the pledges told with it, a pledge or frame to its packages and years, a promise to
its delivery, and a fund's money to the member that gives it. Where several wholes fit equally, none is
linked. A person's "new money" forbids a link between the claims it names, "same money" makes them one fact.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.book import days
from pactbook.book.facts import AgreementFact, CommitmentFact, Ledger
from pactbook.book.goods import goods
from pactbook.book.judged import Judged
from pactbook.book.names import organisation
from pactbook.book.promises import NEAR
from pactbook.model.sources import Span

BESIDE: Final = 200
"""Code points between two claims that a text tells together."""
_LATER: Final = ("allocated", "delivered")


@dataclass(frozen=True, slots=True)
class Relation:
    """`part` belongs to `whole` (both refs). `kind` is agreement, frame, delivery or fund; `rule` says how it
    is known. Only an agreement has no money of its own."""

    kind: str
    whole: str
    part: str
    rule: str


def relations(ledger: Ledger, judged: Judged = Judged()) -> tuple[Relation, ...]:  # noqa: B008
    """All links between the facts of a ledger, in order of their parts."""
    found = [*_of_agreements(ledger), *_of_funds(ledger.commitments)]
    for facts in _by_donor(ledger.commitments).values():
        for part in facts:
            for kind, rule, fits in _RULES:
                wholes = [whole for whole in facts if whole is not part and fits(whole, part)]
                nearest = _nearest(wholes)
                if nearest is not None:
                    found.append(Relation(kind, nearest.ref, part.ref, rule))
                    break
    by_ref = {fact.ref: fact for fact in ledger.commitments}
    allowed = [one for one in found if not _forbidden(one, by_ref, judged)]
    return tuple(sorted(allowed, key=lambda one: (one.part, one.kind, one.whole)))


def counted_once(ledger: Ledger, found: Sequence[Relation]) -> tuple[CommitmentFact, ...]:
    """The promises that a sum may take: no part of another, and neither denied nor cancelled."""
    parts = {one.part for one in found if one.kind != "agreement"}
    return tuple(fact for fact in ledger.commitments if fact.ref not in parts and _stands(fact))


def _stands(fact: CommitmentFact) -> bool:
    """False for a promise that is denied or cancelled: it is no whole either, or its parts would be lost."""
    return fact.modality != "denied" and fact.value.stage != "cancelled"


def of(fact: AgreementFact | CommitmentFact, ledger: Ledger, judged: Judged) -> tuple[Relation, ...]:
    """The links of one fact, worked out among those that share its donor or one of its documents."""
    places = {span.document for span in _spans(fact)}
    donor = fact.value.donor if isinstance(fact, CommitmentFact) else None
    near = tuple(
        one
        for one in ledger.commitments
        if donor is not None and one.value.donor == donor or places & {span.document for span in _spans(one)}
    )
    found = relations(replace(ledger, commitments=near), judged)
    return tuple(one for one in found if fact.ref in (one.whole, one.part))


def _by_donor(commitments: Sequence[CommitmentFact]) -> dict[tuple[str, str], list[CommitmentFact]]:
    found: dict[tuple[str, str], list[CommitmentFact]] = defaultdict(list)
    for fact in commitments:
        if fact.value.donor and _stands(fact):
            found[(organisation(fact.value.donor), organisation(fact.value.recipient or ""))].append(fact)
    return found


def _nearest(wholes: Sequence[CommitmentFact]) -> CommitmentFact | None:
    """The smallest of several wholes; None where two of them are as small."""
    ordered = sorted(wholes, key=lambda fact: fact.value.amount or 0.0)
    alone = len(ordered) == 1 or len(ordered) > 1 and ordered[0].value.amount != ordered[1].value.amount
    return ordered[0] if alone else None


def _delivered(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """The same sum, or the same goods, promised before and delivered."""
    if part.value.stage != "delivered" or whole.value.stage == "delivered" or _since(part) < _since(whole):
        return False
    if part.value.amount is not None:
        return _near(whole, part)
    same = bool(part.value.items) and goods(part.value.items) == goods(whole.value.items)
    counted = [fact.value.items[0].quantity for fact in (whole, part)] if same else []
    return same and len(set(counted)) == 1


def _package(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """A package allocated or delivered in the years of a larger pledge."""
    if part.value.stage not in _LATER or whole.value.stage in _LATER or not _smaller(whole, part):
        return False
    frame, years = _span(whole), _span(part)
    if years is None and part.value.period_start is None and part.value.period_end is None:
        years = _since(part), _since(part)  # a package with no years of its own is of the year it is told in
    return frame is not None and years is not None and frame[0] <= years[0] and years[1] <= frame[1]


def _year(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """A promise for some years of a frame of several, both stated."""
    frame, years = _span(whole), _span(part)
    if frame is None or years is None or not _smaller(whole, part):
        return False
    several = frame[0].year < frame[1].year
    return several and frame != years and frame[0] <= years[0] and years[1] <= frame[1]


_RULES: Final[tuple[tuple[str, str, Callable[[CommitmentFact, CommitmentFact], bool]], ...]] = (
    ("delivery", "promised_and_delivered", _delivered),
    ("frame", "package_in_years_of_pledge", _package),
    ("frame", "years_of_frame", _year),
)


def _near(one: CommitmentFact, other: CommitmentFact) -> bool:
    a, b = one.value.amount, other.value.amount
    return (
        a is not None
        and b is not None
        and one.value.currency == other.value.currency
        and one.value.per_year == other.value.per_year
        and abs(a - b) <= NEAR * max(a, b)
    )


def _smaller(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """True when one sum may be a part of the other: same currency, less money, fitting aid, told later."""
    a, b = whole.value.amount, part.value.amount
    if a is None or b is None or whole.value.currency != part.value.currency or whole.value.per_year:
        return False
    aid = whole.value.aid in ("mixed", "unspecified", part.value.aid) or part.value.aid == "unspecified"
    return aid and b < a * (1 - NEAR) and _since(whole) <= _since(part)


def _span(fact: CommitmentFact) -> tuple[datetime.date, datetime.date] | None:
    start, end = fact.value.period_start, fact.value.period_end
    return (days.first(start), days.last(end)) if start and end else None


def _since(fact: CommitmentFact) -> datetime.date:
    return min(days.last(record.entry.public_since) for record in fact.reports)


def _spans(fact: AgreementFact | CommitmentFact) -> Iterator[Span]:
    for record in fact.reports:
        evidence = record.entry.evidence[0]
        if isinstance(evidence, Span):
            yield evidence


def _of_agreements(ledger: Ledger) -> Iterator[Relation]:
    """An agreement and what one of its parties pledges in the same breath."""
    told: dict[str, list[tuple[Span, AgreementFact]]] = defaultdict(list)
    for agreement in ledger.agreements:
        for span in _spans(agreement):
            told[span.document].append((span, agreement))
    for fact in ledger.commitments:
        beside = {
            agreement.ref: agreement
            for mine in _spans(fact)
            for span, agreement in told.get(mine.document, ())
            if fact.value.donor in agreement.parties and _between(mine, span) <= BESIDE
        }
        if len(beside) == 1 and fact.value.stage != "delivered" and _stands(fact):
            yield Relation("agreement", next(iter(beside)), fact.ref, "told_together")


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _of_funds(commitments: Sequence[CommitmentFact]) -> Iterator[Relation]:
    """A sum of an organisation and the same sum of a state, told side by side in one text."""
    standing = [fact for fact in commitments if fact.value.donor and _stands(fact)]
    funds = [fact for fact in standing if not _state(fact.value.donor or "")]
    for part in standing if funds else ():
        if _state(part.value.donor or ""):
            wholes = [w for w in funds if _near(w, part) and w.value.recipient == part.value.recipient]
            beside = [w for w in wholes if any(_told(a, b) for a in _spans(w) for b in _spans(part))]
            if len(beside) == 1:
                yield Relation("fund", beside[0].ref, part.ref, "same_sum_told_together")


def _told(one: Span, other: Span) -> bool:
    return one.document == other.document and _between(one, other) <= BESIDE


def _state(donor: str) -> bool:
    return len(donor) == 3 and donor.isupper()


def _forbidden(one: Relation, by_ref: dict[str, CommitmentFact], judged: Judged) -> bool:
    """True where a person said that claims of the two are new money."""
    whole, part = by_ref.get(one.whole), by_ref.get(one.part)
    if whole is None or part is None:
        return False
    pairs = (frozenset((a.entry.subject, b.entry.subject)) for a in whole.reports for b in part.reports)
    return any(pair in judged.money.apart for pair in pairs)
