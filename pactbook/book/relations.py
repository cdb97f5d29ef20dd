"""The guard against counting money twice: which facts are parts of others, each with the rule that says so.

Rules link an agreement to the pledges told with it, a pledge or frame to its packages and years, a promise to
its delivery, and a fund's money to the member that gives it. Where several wholes fit equally, none is
linked. A person's "new money" forbids a link between the claims it names, "same money" makes them one fact.
What two facts say of each other by their values is here, what the words around them say in `told`.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.book import days
from pactbook.book.facts import AgreementFact, CommitmentFact, Context, Ledger
from pactbook.book.goods import alike, goods
from pactbook.book.judged import Judged
from pactbook.book.names import organisation
from pactbook.book.promises import NEAR
from pactbook.book.told import names_agreement, names_share, spans
from pactbook.model.sources import Span

BESIDE: Final = 200
"""Code points between two claims that a text tells together."""
_LATER: Final = ("allocated", "delivered")


@dataclass(frozen=True, slots=True)
class Relation:
    """`part` belongs to `whole` (both refs). `kind` is agreement, frame, delivery or fund; `rule` says how it
    is known, or `person` who says so. Only an agreement has no money of its own."""

    kind: str
    whole: str
    part: str
    rule: str | None
    person: str | None = None

    @property
    def by(self) -> str:
        """Who or what drew the link, in words."""
        return self.person or f"the rule {self.rule}"


def relations(
    ledger: Ledger,
    judged: Judged = Judged(),  # noqa: B008
    context: Context = Context(),  # noqa: B008
) -> tuple[Relation, ...]:
    """All links between the facts of a ledger, in order of their parts.

    The documents of the context give the words around a promise; without them the rules by words are silent.
    """
    said = list(_of_people(ledger, judged))
    held = {one.part for one in said}
    found = [*_of_agreements(ledger, context), *_of_funds(ledger.commitments, context)]
    for facts in _by_donor(ledger.commitments).values():
        taken: dict[str, list[CommitmentFact]] = defaultdict(list)
        for part in sorted(facts, key=lambda fact: (_since(fact), fact.ref)):
            for kind, rule, fits in _RULES:
                wholes = [whole for whole in facts if whole is not part and fits(whole, part)]
                nearest = _nearest(wholes)
                if nearest is None or kind == "frame" and _overdrawn(nearest, part, taken[nearest.ref]):
                    continue
                taken[nearest.ref] += [part] if kind == "frame" else []
                found.append(Relation(kind, nearest.ref, part.ref, rule))
                break
    by_ref = {fact.ref: fact for fact in ledger.commitments}
    found = [one for one in found if one.kind == "agreement" or one.part not in held]
    found += [one for one in said if one not in found]
    allowed = [one for one in found if not _forbidden(one, by_ref, judged)]
    return tuple(sorted(allowed, key=lambda one: (one.part, one.kind, one.whole)))


def counted_once(ledger: Ledger, found: Sequence[Relation]) -> tuple[CommitmentFact, ...]:
    """The promises that a sum may take: no part of another, and neither denied nor cancelled."""
    parts = {one.part for one in found if one.kind != "agreement"}
    return tuple(fact for fact in ledger.commitments if fact.ref not in parts and _stands(fact))


def _stands(fact: CommitmentFact) -> bool:
    """False for a promise that is denied or cancelled: it is no whole either, or its parts would be lost."""
    return fact.modality != "denied" and fact.value.stage != "cancelled"


def of(
    fact: AgreementFact | CommitmentFact,
    ledger: Ledger,
    judged: Judged,
    context: Context = Context(),  # noqa: B008
) -> tuple[Relation, ...]:
    """The links of one fact, worked out among those that share its donor or one of its documents."""
    places = {span.document for span in spans(fact)}
    donors = {fact.value.donor} - {None} if isinstance(fact, CommitmentFact) else {*fact.parties}
    own = _subjects(fact)
    named = {name for pair in judged.parts if pair & own for name in pair}
    near = tuple(
        one
        for one in ledger.commitments
        if one.value.donor is not None
        and one.value.donor in donors
        or places & {span.document for span in spans(one)}
        or named & _subjects(one)
    )
    found = relations(replace(ledger, commitments=near), judged, context)
    return tuple(one for one in found if fact.ref in (one.whole, one.part))


def _subjects(fact: AgreementFact | CommitmentFact) -> set[str]:
    return {record.entry.subject for record in fact.reports}


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
    if not _later_delivery(whole, part):
        return False
    if part.value.amount is not None:
        return _near(whole, part)
    same = bool(part.value.items) and goods(part.value.items) == goods(whole.value.items)
    counted = [fact.value.items[0].quantity for fact in (whole, part)] if same else []
    return same and len(set(counted)) == 1


def _later_delivery(whole: CommitmentFact, part: CommitmentFact) -> bool:
    delivered = part.value.stage == "delivered" and whole.value.stage != "delivered"
    return delivered and _since(part) >= _since(whole)


def _goods_of(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """Some of the goods promised before, or as many as nobody says, delivered."""
    if not _later_delivery(whole, part) or part.value.amount is not None or whole.value.amount is not None:
        return False
    if len(part.value.items) != 1 or not alike(part.value.items, whole.value.items):
        return False
    came, promised = (sum(item.quantity or 0 for item in fact.value.items) for fact in (part, whole))
    return not promised or came <= promised


def _package(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """A package allocated or delivered in the years of a larger pledge."""
    if part.value.stage not in _LATER or whole.value.stage in _LATER or not _smaller(whole, part):
        return False
    frame, years = _frame(whole), _span(part)
    if years is None and part.value.period_start is None and part.value.period_end is None:
        years = _since(part), _since(part)  # a package with no years of its own is of the year it is told in
    return frame is not None and years is not None and frame[0] <= years[0] and years[1] <= frame[1]


def _year(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """A promise for some years of a frame of several, both stated."""
    frame, years = _frame(whole), _span(part)
    if frame is None or years is None or not _smaller(whole, part):
        return False
    several = frame[0].year < frame[1].year
    within = frame[0] <= years[0] and years[1] <= frame[1]
    return several and within and (frame != years or part.value.per_year)


def _package_pledged(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """A package announced in the years of a larger pledge, of its kind of aid, with no years of its own."""
    if part.value.stage != "pledged" or whole.value.stage in _LATER or not _smaller(whole, part):
        return False
    if part.value.period_start or part.value.period_end or part.value.per_year:
        return False
    frame, day = _frame(whole), _since(part)
    kind = whole.value.aid in ("mixed", part.value.aid) and part.value.aid != "unspecified"
    return frame is not None and kind and day > _since(whole) and frame[0] <= day <= frame[1]


def _overdrawn(whole: CommitmentFact, part: CommitmentFact, others: Sequence[CommitmentFact]) -> bool:
    """True where a frame cannot hold one part more: with those of other years it would come to more than the
    frame has, which was raised then, or never held all of them."""
    years, room = _years(part), (whole.value.amount_max or whole.value.amount or 0.0) * (1 + NEAR)
    apart = [other for other in others if not _overlap(_years(other), years)]
    return bool(apart or part.value.per_year) and _in_all(part) + _together(apart) > room


def _together(parts: Sequence[CommitmentFact]) -> float:
    """What parts of a frame come to: of those whose years overlap the largest, since it may hold the rest."""
    total, largest, end = 0.0, 0.0, datetime.date.min
    for part in sorted(parts, key=_years):
        start, last = _years(part)
        if start > end:
            total, largest = total + largest, 0.0
        largest, end = max(largest, _in_all(part)), max(end, last)
    return total + largest


def _years(fact: CommitmentFact) -> tuple[datetime.date, datetime.date]:
    return _span(fact) or (_since(fact), _since(fact))


def _overlap(one: tuple[datetime.date, datetime.date], other: tuple[datetime.date, datetime.date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _in_all(fact: CommitmentFact) -> float:
    """The sum of a part, over all its years where it is told by the year."""
    start, end = _years(fact)
    return (fact.value.amount or 0.0) * (end.year - start.year + 1 if fact.value.per_year else 1)


_RULES: Final[tuple[tuple[str, str, Callable[[CommitmentFact, CommitmentFact], bool]], ...]] = (
    ("delivery", "promised_and_delivered", _delivered),
    ("frame", "package_in_years_of_pledge", _package),
    ("frame", "years_of_frame", _year),
    ("frame", "package_told_in_years_of_pledge", _package_pledged),
    ("delivery", "goods_promised_and_delivered", _goods_of),
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


def _frame(fact: CommitmentFact) -> tuple[datetime.date, datetime.date] | None:
    """The years of a larger promise; one that only says until when begins on the day on which it was told."""
    end = fact.value.period_end
    until = (_since(fact), days.last(end)) if end and not fact.value.period_start else None
    return _span(fact) or (until if until and until[0] < until[1] else None)


def _since(fact: CommitmentFact) -> datetime.date:
    return min(days.last(record.entry.public_since) for record in fact.reports)


def _of_agreements(ledger: Ledger, context: Context) -> Iterator[Relation]:
    """An agreement and what one of its parties pledges in the same breath, or in a sentence that names it."""
    told: dict[str, list[tuple[Span, AgreementFact]]] = defaultdict(list)
    for agreement in ledger.agreements:
        for span in spans(agreement):
            told[span.document].append((span, agreement))
    for fact in ledger.commitments:
        if fact.value.stage == "delivered" or not _stands(fact):
            continue
        own = [
            (mine, span, agreement)
            for mine in spans(fact)
            for span, agreement in told.get(mine.document, ())
            if fact.value.donor in agreement.parties
        ]
        beside = {agreement.ref for mine, span, agreement in own if _between(mine, span) <= BESIDE}
        if len(beside) == 1:
            yield Relation("agreement", beside.pop(), fact.ref, "told_together")
        elif not beside and names_agreement(fact, context):
            named = {agreement.ref for _, _, agreement in own} or _between_parties(fact, ledger)
            if len(named) == 1:
                yield Relation("agreement", named.pop(), fact.ref, "agreement_named")


def _between_parties(fact: CommitmentFact, ledger: Ledger) -> set[str]:
    """The agreements of a donor with its recipient that had been signed when the promise was told."""
    both, told = {fact.value.donor, fact.value.recipient}, _since(fact)
    return {one.ref for one in ledger.agreements if both <= {*one.parties} and _signed(one, told)}


def _signed(agreement: AgreementFact, by: datetime.date) -> bool:
    events = (e for e in agreement.events if e.status == "signed" and e.modality == "asserted")
    return any(event.day <= by for event in events)


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end, 0)


def _of_funds(commitments: Sequence[CommitmentFact], context: Context) -> Iterator[Relation]:
    """A sum of an organisation and that of a state, told side by side in one text: the same sum, or a smaller
    one that the text calls a share."""
    standing = [fact for fact in commitments if fact.value.donor and _stands(fact)]
    funds = [fact for fact in standing if not _state(fact.value.donor or "")]
    for part in standing if funds else ():
        if _state(part.value.donor or ""):
            wholes = [w for w in funds if w.value.recipient == part.value.recipient]
            beside = [w for w in wholes if _near(w, part) and _beside(w, part)]
            if len(beside) == 1:
                yield Relation("fund", beside[0].ref, part.ref, "same_sum_told_together")
                continue
            shares = [w for w in wholes if _holds(w, part) and _share(w, part, context)]
            if len(shares) == 1:
                yield Relation("fund", shares[0].ref, part.ref, "share_told_together")


def _beside(one: CommitmentFact, other: CommitmentFact) -> bool:
    return any(_told(a, b) for a in spans(one) for b in spans(other))


def _share(whole: CommitmentFact, part: CommitmentFact, context: Context) -> bool:
    pairs = ((a, b) for a in spans(whole) for b in spans(part) if _told(a, b))
    return any(names_share(a, b, context) for a, b in pairs)


def _holds(whole: CommitmentFact, part: CommitmentFact) -> bool:
    """True unless the sums are known to be the other way round: of two currencies nothing is known here."""
    a, b = whole.value.amount, part.value.amount
    return a is not None and b is not None and (whole.value.currency != part.value.currency or b < a)


def _told(one: Span, other: Span) -> bool:
    return one.document == other.document and _between(one, other) <= BESIDE


def _state(donor: str) -> bool:
    return len(donor) == 3 and donor.isupper()


def _of_people(ledger: Ledger, judged: Judged) -> Iterator[Relation]:
    """What people called a part: of an agreement, or of the larger of two sums, else of the earlier one."""
    facts: tuple[AgreementFact | CommitmentFact, ...] = (*ledger.agreements, *ledger.commitments)
    holder = {r.entry.subject: fact for fact in facts for r in fact.reports} if judged.parts else {}
    for pair, people in sorted(judged.parts.items(), key=lambda item: sorted(item[0])):
        there = {fact.ref: fact for name in pair if (fact := holder.get(name)) is not None}
        if len(there) == 2:
            whole, part = sorted(there.values(), key=_as_whole)
            kind = "agreement" if isinstance(whole, AgreementFact) else _kind(part)
            yield Relation(kind, whole.ref, part.ref, None, people)


def _as_whole(fact: AgreementFact | CommitmentFact) -> tuple[bool, float, datetime.date, str]:
    since = min(days.last(record.entry.public_since) for record in fact.reports)
    if isinstance(fact, AgreementFact):
        return False, 0.0, since, fact.ref
    return True, -(fact.value.amount or 0.0), since, fact.ref


def _kind(part: AgreementFact | CommitmentFact) -> str:
    delivered = isinstance(part, CommitmentFact) and part.value.stage == "delivered"
    return "delivery" if delivered else "frame"


def _forbidden(one: Relation, by_ref: dict[str, CommitmentFact], judged: Judged) -> bool:
    """True where a person said that claims of the two are new money."""
    whole, part = by_ref.get(one.whole), by_ref.get(one.part)
    if whole is None or part is None:
        return False
    pairs = (frozenset((a.entry.subject, b.entry.subject)) for a in whole.reports for b in part.reports)
    return any(pair in judged.money.apart for pair in pairs)
