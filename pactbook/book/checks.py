"""Plausibility of what single entries say, and of one promise beside another.

An implausible entry stays in the ledger as its source has it; the issue says what to look at.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from pactbook.book import days
from pactbook.book.facts import AgreementFact, CommitmentFact, Context
from pactbook.book.reports import label, reference, side, voice
from pactbook.book.trackers import tracked
from pactbook.book.wording import number, says, sum_of
from pactbook.model.claims import Agreement, Commitment, Count
from pactbook.model.entries import Entry, Recorded
from pactbook.model.issues import Issue

FIRST_YEAR: Final = 2014
"""No security agreement of this kind is older than the first attack on Ukraine."""
SMALLEST: Final = 1000.0
"""A sum of state aid below this, in units of any currency, has most likely lost its "million"."""
LONGEST_TERM: Final = 100.0
UNDATED: Final = "date_unknown"

_Fault = tuple[str, str, str]


def plausible(entries: Sequence[Recorded], context: Context) -> tuple[Sequence[Recorded], list[Issue]]:
    """Issues for entries that cannot be right as they stand; every entry is kept.

    What is odd in a row of an outside tracker is the tracker's own affair.
    """
    issues = []
    for record in entries:
        if tracked(record.entry) is not None:
            continue
        for code, severity, message in faults(record.entry):
            where = label(record.entry.evidence[0], context)
            sides = (side(says(record.entry), record, context),)
            issues.append(Issue(code, severity, f"{where}: {message}", reference(record.entry), sides))
    return entries, issues


def faults(entry: Entry) -> Iterator[_Fault]:
    """(code, severity, message) for each thing that is implausible in one entry."""
    value = entry.value
    if isinstance(value, Agreement | Count) and entry.modality == "asserted":
        yield from _after_publication(entry)
    if isinstance(value, Agreement):
        yield from _agreement(entry, value)
    elif isinstance(value, Commitment):
        yield from _commitment(value)
    elif isinstance(value, Count) and value.value < 1:
        yield "count_not_positive", "medium", f"a count of {value.value} agreements"


def _after_publication(entry: Entry) -> Iterator[_Fault]:
    if entry.date is not None and days.first(entry.date) > days.last(entry.public_since):
        message = f"{says(entry)} is reported as past on {entry.public_since}"
        yield "date_after_publication", "medium", message


def _agreement(entry: Entry, value: Agreement) -> Iterator[_Fault]:
    if value.instrument == "security_agreement" and entry.date and days.last(entry.date).year < FIRST_YEAR:
        yield "date_too_early", "medium", f"{says(entry)} is before {FIRST_YEAR}"
    if value.term_years is not None and not 0 < value.term_years <= LONGEST_TERM:
        yield "term_implausible", "medium", f"a term of {value.term_years:g} years"


def _commitment(value: Commitment) -> Iterator[_Fault]:
    for amount in (value.amount, value.gdp_percent, value.converted.amount if value.converted else None):
        if amount is not None and amount <= 0:
            yield "amount_not_positive", "high", f"an amount of {amount:g}"
    if value.amount is not None and 0 < value.amount < SMALLEST:
        message = f"{sum_of(value)} is little for a state: a million or billion may be missing"
        yield "amount_small", "medium", message
    if value.amount_max is not None and value.amount is not None and value.amount_max < value.amount:
        yield (
            "range_reversed",
            "medium",
            f"a range from {number(value.amount)} down to {number(value.amount_max)}",
        )
    if (
        value.period_start
        and value.period_end
        and days.last(value.period_end) < days.first(value.period_start)
    ):
        yield "period_reversed", "medium", f"a period from {value.period_start} to {value.period_end}"


def undated(agreements: Iterable[AgreementFact], context: Context) -> list[Issue]:
    """Agreements that are signed by every account, but on a day that no source gives: one Issue for all.

    Each sentence is quoted once, however many agreements it names; `place` is the first agreement's ref.
    """
    missing = [part for fact in agreements if (part := without_day(fact, context)) is not None]
    return [together(missing)] if missing else []


def without_day(fact: AgreementFact, context: Context) -> Issue | None:
    """The part of `undated` that one agreement has, with what is said of it as its message; else None."""
    if fact.status != "signed" or fact.modality != "asserted" or fact.date is not None:
        return None
    event = next(e for e in fact.events if e.status == "signed" and e.modality == "asserted")
    first = next(r for r in event.reports if r.entry.modality == "asserted")
    message = f"{'–'.join(fact.parties)}: signed by {first.entry.public_since}"
    return Issue(UNDATED, "low", message, fact.ref, (side(says(first.entry), first, context),))


def together(missing: Sequence[Issue]) -> Issue:
    """One Issue for the parts of all agreements, in their order."""
    message = f"{'; '.join(part.message for part in missing)}; no source gives the day"
    sides = {(one.document, one.quote): one for part in reversed(missing) for one in part.sides}
    hint = "add a document from the time of the signature"
    return Issue(UNDATED, "low", message, missing[0].place, tuple(reversed(sides.values())), hint)


def tenfold(commitments: Iterable[CommitmentFact], context: Context) -> list[Issue]:
    """Promises that differ from another of the same donor and period by a power of ten and nothing else.

    Round sums (1 billion and 100 million) are too common to say anything: two figures besides zeros must
    agree, three where no period is given, and no source may give both sums itself. A factor of a million or
    more is a lost word in any case.
    """
    grouped: dict[tuple[object, ...], list[CommitmentFact]] = defaultdict(list)
    for fact in commitments:
        key = but_for_zeros(fact)
        if key is not None:
            grouped[key].append(fact)
    issues = []
    for facts in grouped.values():
        facts.sort(key=lambda fact: (fact.value.amount or 0.0, fact.ref))
        issues += [_tenfold(a, b, context) for a, b in pairwise(facts) if _suspicious(a, b, context)]
    return issues


def but_for_zeros(fact: CommitmentFact) -> tuple[object, ...] | None:
    """What two promises have in common that may differ by a slip of a zero; None for one without a sum."""
    value = fact.value
    if value.amount is None or value.amount <= 0:
        return None
    who = (value.donor, value.recipient, value.currency, value.aid, value.per_year)
    stage, period = value.stage == "delivered", (value.period_start, value.period_end)
    return (*who, stage, *period, fact.modality == "denied", _figures(value.amount))


def _figures(amount: float) -> str:
    """The digits of an amount without its zeros at the end: "71" for 7.1 billion."""
    return f"{amount:.9e}".partition("e")[0].replace(".", "").rstrip("0")


def _sources(fact: CommitmentFact, context: Context) -> set[str]:
    return {voice(r.entry.evidence[0], context) for r in fact.reports}


def _suspicious(low: CommitmentFact, high: CommitmentFact, context: Context) -> bool:
    small, large = low.value.amount or 0.0, high.value.amount or 0.0
    if large < 9 * small or _sources(low, context) & _sources(high, context):
        return False
    figures = len(_figures(small))
    needed = 2 if low.value.period_start or low.value.period_end else 3
    return large / small > 9e5 or figures >= needed


def _tenfold(low: CommitmentFact, high: CommitmentFact, context: Context) -> Issue:
    factor = round((high.value.amount or 0.0) / (low.value.amount or 1.0))
    message = (
        f"{low.value.donor}: {sum_of(low.value)} and {sum_of(high.value)} differ by a factor of {factor}"
    )
    sides = tuple(side(sum_of(f.value), f.reports[0], context) for f in (low, high))
    return Issue(
        "tenfold", "high", message, low.ref, sides, "look for a slip of a zero or of a unit in either text"
    )
