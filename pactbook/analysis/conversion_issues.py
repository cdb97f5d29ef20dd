"""What a ledger's printed conversions have to report: old rates, misfits, and whether one document agrees
with itself. Every conversion is checked where it was printed, at the day of its own document."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pactbook.analysis.conversion import Candidate, Interval, Printed, Verdict, check
from pactbook.analysis.printed import printed_step
from pactbook.analysis.reference import signature_date
from pactbook.book.facts import AgreementFact, CommitmentFact, Context
from pactbook.model.claims import Commitment
from pactbook.model.entries import Recorded
from pactbook.model.issues import Issue, Side
from pactbook.model.sources import Citation, Span
from pactbook.model.values import PartialDate


@dataclass(frozen=True, slots=True)
class Sighting:
    """One printed conversion with where it stands: the fact's ref, the document and the words."""

    ref: str
    donor: str | None
    recipient: str | None
    document: str
    label: str
    published: str
    quote: str
    printed: Printed

    def side(self) -> Side:
        return Side(_says(self.printed), self.ref, self.label, self.published, self.quote)


def conversion_issues(
    commitments: Sequence[CommitmentFact], context: Context, agreements: Sequence[AgreementFact] = ()
) -> list[Issue]:
    """Issues on all second currencies printed for the commitments, oldest document first.

    Codes: `conversion_older_rate` and `conversion_rounding` (low), `conversion_misfit` (medium),
    `conversion_tenfold` (high); for several conversions of one currency pair in one document
    `conversion_consistent` (low) or `conversion_conflict` (medium; low where rounding may explain it).
    A currency without reference rates makes no issue: nothing was found wrong with it.
    """
    seen = _distinct(_sightings(commitments, context), context)
    issues = list(_agreement_within(seen))
    for sighting in seen:
        day = PartialDate(sighting.published).last()
        verdict = check(sighting.printed, day, _signatures(sighting, agreements, day))
        if verdict.severity:
            code = f"conversion_{verdict.status}"
            message = _message(sighting, verdict)
            issues.append(Issue(code, verdict.severity, message, sighting.label, (sighting.side(),)))
    return issues


def _distinct(sightings: Iterator[Sighting], context: Context) -> list[Sighting]:
    """Each conversion once: an article that repeats another adds no second issue to the first one's."""
    kept: dict[tuple[str, str | None, Printed], Sighting] = {}
    for sighting in sorted(sightings, key=lambda s: (s.published, s.document, s.quote, s.ref)):
        voice = context.voices.get(sighting.document, sighting.document)
        kept.setdefault((voice, sighting.donor, sighting.printed), sighting)
    return list(kept.values())


def _sightings(commitments: Sequence[CommitmentFact], context: Context) -> Iterator[Sighting]:
    for fact in commitments:
        for report in fact.reports:
            value = report.entry.value
            # a range printed twice has two ends, and the codebook keeps one converted figure
            if not isinstance(value, Commitment) or value.amount_max is not None:
                continue
            if value.amount and value.currency and value.converted:
                yield _sighting(fact, report, value, context)


def _sighting(fact: CommitmentFact, report: Recorded, value: Commitment, context: Context) -> Sighting:
    document, label, quote = _place(report, context)
    assert value.amount and value.currency and value.converted
    return Sighting(
        fact.ref,
        value.donor,
        value.recipient,
        document,
        label,
        report.entry.public_since,
        quote,
        Printed(
            value.amount,
            value.currency,
            printed_step(quote, value.amount),
            value.converted.amount,
            value.converted.currency,
            printed_step(quote, value.converted.amount),
        ),
    )


def _place(report: Recorded, context: Context) -> tuple[str, str, str]:
    """Key, label and quote of the first evidence; without a claim the quote is empty."""
    evidence = report.entry.evidence[0]
    if isinstance(evidence, Span):
        claim = context.claims.get(evidence.claim or "")
        if claim is not None:
            return evidence.document, claim.label, claim.quote
        document = context.documents.get(evidence.document)
        return evidence.document, document.label if document else evidence.document, ""
    work = evidence.work if isinstance(evidence, Citation) else evidence.sha256
    return work, work, ""


def _signatures(
    sighting: Sighting, agreements: Sequence[AgreementFact], day: datetime.date
) -> tuple[Candidate, ...]:
    """Days on which the donor and the recipient signed, as the ledger and the reference data know them."""
    pair = {sighting.donor, sighting.recipient}
    days: list[Candidate] = []
    for fact in agreements:
        for event in fact.events if pair == set(fact.parties) else ():
            if event.status == "signed" and event.modality == "asserted" and len(event.date or "") == 10:
                days.append(
                    (datetime.date.fromisoformat(str(event.date)), "the day the agreement was signed")
                )
    signed = signature_date(sighting.donor, sighting.recipient)
    if signed and signed.date not in {known for known, _ in days}:
        days.append((signed.date, f"the day the agreement was signed ({signed.citation})"))
    return tuple(item for item in days if item[0] <= day)


def _message(sighting: Sighting, verdict: Verdict) -> str:
    """One sentence: what is printed, the rate it implies, what fits and what does not."""
    printed = sighting.printed
    unit = f"{printed.converted_currency} per {printed.currency}"
    head = f"{sighting.donor or 'unnamed donor'}: {_says(printed)} implies {_span(verdict.implied)} {unit}"
    not_today = (
        f"not that of the day of publication, {sighting.published}{_of(verdict, sighting.published)}"
        f" ({_digits(verdict.rate)})"
    )
    if verdict.status == "tenfold":
        ratio = printed.converted / printed.amount / (verdict.rate or 1.0)
        return f"{head}; {not_today}: off by a factor of {ratio:.2g}, a figure is misprinted or misread"
    if verdict.status == "misfit":
        return f"{head}; {not_today}, nor that of any day in the 400 days before"
    if verdict.status == "rounding":
        return f"{head}; {not_today}; it fits when both figures are taken as rounded"
    if verdict.fitting:
        (day, name), value = verdict.fitting
        return (
            f"{head}: converted at an older rate; it fits the reference rate of {day} ({_digits(value)}), "
            f"{name}, {not_today}"
        )
    latest = verdict.stretches[0]
    days = f"{latest.first}" if latest.first == latest.last else f"{latest.first} to {latest.last}"
    more = ", and of earlier days" if len(verdict.stretches) > 1 else ""
    return (
        f"{head}: converted at an older rate; it fits the reference rates of {days} "
        f"({_span((latest.low, latest.high))}){more}, {not_today}"
    )


def _of(verdict: Verdict, published: str) -> str:
    day = verdict.rate_day
    return "" if day is None or day.isoformat() == published else f", rate of {day}"


def _agreement_within(seen: Sequence[Sighting]) -> Iterator[Issue]:
    """For each document and currency pair with several conversions: do the implied rates overlap?"""
    groups: dict[tuple[str, str, str], list[Sighting]] = {}
    for sighting in seen:
        first, second = _pair(sighting.printed)
        groups.setdefault((sighting.document, first, second), []).append(sighting)
    for (_, first, second), members in groups.items():
        distinct = list({_says(m.printed): m for m in members}.values())
        if len(distinct) > 1:
            yield _compared(f"{first} to {second}", distinct)


def _compared(pair: str, members: list[Sighting]) -> Issue:
    """Intervals on a line have a point in common when every two of them have."""
    spans = [_oriented(member.printed) for member in members]
    shared = _shared(spans)
    label = members[0].label
    if shared:
        said = "; ".join(f"{_says(m.printed)}: {_span(s)}" for m, s in zip(members, spans, strict=True))
        message = (
            f"{len(members)} conversions, {pair}, in one document are consistent with each other: "
            f"the implied rates overlap in {_span(shared)} ({said})"
        )
        sides = tuple(member.side() for member in members)
        return Issue("conversion_consistent", "low", message, label, sides)
    apart = next(
        both for both in combinations(members, 2) if not _shared([_oriented(m.printed) for m in both])
    )
    said = " and ".join(f"{_says(m.printed)} ({_span(_oriented(m.printed))})" for m in apart)
    message = f"conversions, {pair}, in one document do not rest on one rate: {said}"
    rounded = _shared([_oriented(m.printed, loosely=True) for m in members])
    if rounded:
        message += "; they do when the first figures are taken as rounded too"
    severity = "low" if rounded else "medium"
    return Issue("conversion_conflict", severity, message, label, tuple(m.side() for m in apart))


def _shared(spans: Sequence[Interval]) -> Interval | None:
    low, high = max(span[0] for span in spans), min(span[1] for span in spans)
    return (low, high) if low <= high else None


def _pair(printed: Printed) -> tuple[str, str]:
    """The two currencies in one order, the euro first, so that both directions are compared."""
    first, second = sorted((printed.currency, printed.converted_currency), key=lambda c: (c != "EUR", c))
    return first, second


def _oriented(printed: Printed, loosely: bool = False) -> Interval:
    low, high = printed.implied_loosely() if loosely else printed.implied()
    if _pair(printed)[0] == printed.currency:
        return low, high
    return 1 / high, 1 / low if low > 0 else float("inf")


def _says(printed: Printed) -> str:
    return (
        f"{_scaled(printed.amount)} {printed.currency} = "
        f"{_scaled(printed.converted)} {printed.converted_currency}"
    )


def _scaled(amount: float) -> str:
    for scale, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if abs(amount) >= scale:
            return f"{amount / scale:.10g} {word}"
    return f"{amount:,.10g}"


def _digits(value: float | None) -> str:
    return "no rate" if value is None else f"{value:.5g}"


def _span(interval: Interval) -> str:
    low, high = (f"{part:#.4g}" for part in interval)
    return low if low == high else f"{low} to {high}"
