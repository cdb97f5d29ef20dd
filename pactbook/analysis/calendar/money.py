"""Ends of promises, the first year for which a state has named nothing, and decisions on budgets."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from pactbook.analysis.calendar.ends import UKRAINE, Bond, signed_on
from pactbook.analysis.calendar.lines import Line, happened, newest, works
from pactbook.analysis.horizon import firmness
from pactbook.book import days
from pactbook.book.facts import CommitmentFact, Ledger
from pactbook.book.reference.entries import commitment, hard
from pactbook.book.reference.files import Fact, Reference
from pactbook.model.claims import Commitment

_GIVEN: Final = ("delivered", "cancelled", "postponed")
_CIVIL: Final = ("financial", "humanitarian")


def lines(ledger: Ledger, held: Sequence[Bond]) -> Iterator[Line]:
    """Ends of periods that promises name, and first years without a figure for military aid."""
    by_donor: dict[str, list[CommitmentFact]] = defaultdict(list)
    for fact in ledger.commitments:
        if fact.value.donor and fact.value.stage not in _GIVEN and firmness(fact) is not None:
            by_donor[fact.value.donor].append(fact)
    for donor, promises in sorted(by_donor.items()):
        yield from (_end(donor, fact) for fact in promises if fact.value.period_end is not None)
    for bond in held:
        yield from _silence(bond, by_donor.get(bond.state, []))


def _end(donor: str, fact: CommitmentFact) -> Line:
    end, value = str(fact.value.period_end), fact.value
    extra = dict(fact.reports[0].entry.extra)
    fiscal = "a fiscal year: its end is not given" if extra.get("basis") == "fiscal" else None
    vague = fiscal or (None if len(end) != len("2024-02") else "the day is not known")
    return Line(
        "promise",
        donor,
        f"period ends, {value.stage}",
        end,
        "stated",
        "the promise names it",
        fact.reports[0].entry.evidence,
        newest(fact.reports),
        unknown=vague,
        promise=value,
        refs=(fact.ref,),
    )


def _silence(bond: Bond, promises: Sequence[CommitmentFact]) -> Iterator[Line]:
    """The first year from the signature on for which no promise names military or undivided aid."""
    day = signed_on(bond)
    if day is None:
        return
    military = [fact for fact in promises if fact.value.aid not in _CIVIL]
    open_ended = [f for f in military if f.value.per_year and f.value.period_end is None and _money(f)]
    if open_ended:
        says = "every year has a figure: a yearly promise names no end"
        fact = open_ended[0]
        evidence, since, refs = fact.reports[0].entry.evidence, newest(fact.reports), (fact.ref,)
        yield Line(
            "promise",
            bond.state,
            says,
            None,
            "computed",
            "yearly",
            evidence,
            since,
            unknown="no last year",
            refs=refs,
        )
        return
    year = next(y for y in range(day.year, day.year + 1000) if not any(_covers(f, y) for f in military))
    civil = [
        days.last(str(f.value.period_end)).year
        for f in promises
        if f.value.aid in _CIVIL and f.value.period_end
    ]
    more = f"; civil money is named up to {max(civil)}" if civil and max(civil) >= year else ""
    last = max((f for f in military if _covers(f, year - 1)), key=lambda f: f.ref, default=None)
    records = last.reports if last else bond.fact.reports
    yield Line(
        "promise",
        bond.state,
        f"first year without a figure for military or undivided aid{more}",
        str(year),
        "computed",
        f"years from {day.year} on that no promise names",
        records[0].entry.evidence,
        newest(records),
        refs=(last.ref if last else bond.fact.ref,),
    )


def _covers(fact: CommitmentFact, year: int) -> bool:
    """True when a promise of money names this year; without a first year, it runs from when it was made."""
    value = fact.value
    end = value.period_end or value.period_start
    start = value.period_start or fact.date or end
    if start is None or end is None or not _money(fact):
        return False
    return days.first(start).year <= year <= days.last(end).year


def _money(fact: CommitmentFact) -> bool:
    return fact.value.amount is not None or fact.value.gdp_percent is not None


def budgets(one: Reference, ledger: Ledger) -> Iterator[Line]:
    """Decisions on budgets that a source dates."""
    for fact in one.later:
        if fact.get("budget") and happened(fact, ledger.at):
            note = fact.get("note", "").rstrip(".")
            yield Line(
                "budget",
                one.iso,
                f"budget, {note[0].lower()}{note[1:]}" if note else "budget",
                fact["date"],
                "stated",
                "reported",
                works(one, fact),
                fact["public_since"],
                fact["confidence"],
                promise=budgeted(fact),
            )


def budgeted(fact: Fact) -> Commitment | None:
    """The money that a budget decision is about, if it names any."""
    made = commitment({"recipient": UKRAINE, **fact}) if hard(fact) else None
    return made if isinstance(made, Commitment) else None
