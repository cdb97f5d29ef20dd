"""What holds for every set of entries: order never matters, the past stays, nothing lacks evidence."""

import dataclasses
import datetime
from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pactbook.book.enter import enter
from pactbook.book.facts import Context, Coordinates, Ledger
from pactbook.book.ledger import facts, find, fold
from pactbook.book.resolve import persons
from pactbook.model import terms
from pactbook.model.claims import (
    Agreement,
    Assessment,
    Claim,
    Commitment,
    Converted,
    Count,
    Item,
    Role,
    Statistic,
)
from pactbook.model.entries import Recorded
from pactbook.model.sources import Span

STATES = st.sampled_from(("DEU", "DNK", "FRA", "GBR"))
DATES = st.sampled_from(("2023", "2024", "2024-01", "2024-02", "2024-02-16", "2024-02-22", "2024-02-23"))
MAYBE = st.none() | DATES
YEARS = st.none() | st.sampled_from(("2023", "2024", "2027"))
SUMS = st.sampled_from((1e9, 1.004e9, 1.008e9, 1.1e9, 1e10, 3e9))

agreements = st.builds(
    lambda other, **rest: Agreement((other, "UKR"), **rest),
    STATES,
    instrument=st.sampled_from(("security_agreement", "memorandum", "declaration")),
    status=st.sampled_from(terms.STATUS),
    date=MAYBE,
    term_years=st.none() | st.sampled_from((5, 10)),
)
money = st.builds(
    Commitment,
    donor=st.none() | STATES,
    recipient=st.just("UKR"),
    aid=st.sampled_from(terms.AID),
    amount=SUMS,
    currency=st.sampled_from(("EUR", "USD")),
    bound=st.sampled_from(("exact", "at_most", "at_least", "about")),
    converted=st.none() | st.builds(Converted, SUMS, st.sampled_from(("EUR", "USD"))),
    per_year=st.booleans(),
    period_start=YEARS,
    period_end=YEARS,
    stage=st.sampled_from(terms.STAGE),
)
jets = st.builds(
    Item, st.sampled_from(("F-16s", "F-16 fighter jets")), st.none() | st.sampled_from((19.0, 30.0))
)
goods = st.builds(
    Commitment,
    donor=STATES,
    recipient=st.just("UKR"),
    items=st.tuples(jets),
    period_start=YEARS,
    stage=st.sampled_from(terms.STAGE),
)
counts = st.builds(
    Count,
    what=st.sampled_from(terms.COUNTED),
    value=st.integers(0, 5),
    ordinal=st.booleans(),
    members=st.lists(STATES, max_size=3, unique=True).map(tuple),
    as_of=MAYBE,
)
names = st.sampled_from(
    ("Zelensky", "V. Zelenskyy", "Volodymyr Zelenskiy", "Olena Zelenska", "John Smith", "Jane Smith", "Smith")
)
places = st.sampled_from((None, "UKR", "GBR", "USA", "EU"))
roles = st.builds(
    Role, person=names, office=st.none(), affiliation=places, event_role=st.sampled_from(terms.EVENT_ROLE)
)
others = st.builds(Statistic, STATES, st.just("gdp"), st.sampled_from((1.0, 2.0))) | st.builds(
    Assessment, STATES, st.just("unity"), st.sampled_from(terms.DIRECTION)
)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim of any kind in one of a few documents."""
    document = draw(st.sampled_from(("a", "b", "c", "d")))
    start = draw(st.integers(0, 5))
    return Claim(
        document=document,
        label=document,
        published=draw(DATES),
        start=start,
        end=start + 4,
        quote="said",
        value=draw(agreements | money | goods | counts | roles | others),
        modality=draw(st.sampled_from(terms.MODALITY)),
        confidence=draw(st.sampled_from((0.5, 1.0))),
    )


batches = st.lists(claims(), max_size=15)
some_day = st.none() | st.dates(datetime.date(2022, 12, 31), datetime.date(2025, 1, 1))
coordinates = st.builds(Coordinates, as_of=some_day, known=some_day)
copies = st.dictionaries(st.sampled_from(("a", "b", "c")), st.just("d"))


def book(made: list[Claim], first: int = 1) -> list[Recorded]:
    entries = [entry for entry in map(enter, made) if entry is not None]
    return [Recorded(seq, f"arrival {seq}", entry) for seq, entry in enumerate(entries, first)]


def context(made: list[Claim], voices: dict[str, str] | None = None) -> Context:
    return Context(claims={claim.id: claim for claim in made}, voices=voices or {})


def said(value: Any) -> Any:
    """A ledger without the marks of arrival."""
    if isinstance(value, Recorded):
        return value.entry
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [(f.name, said(getattr(value, f.name))) for f in dataclasses.fields(value)]
    return [said(part) for part in value] if isinstance(value, tuple) else value


def reports(ledger: Ledger) -> Counter[str]:
    return Counter(report.entry.id for fact in facts(ledger) for report in fact.reports)


@given(batches, coordinates, copies, st.randoms(use_true_random=False))
def test_the_order_of_arrival_never_matters(
    made: list[Claim], at: Coordinates, voices: Any, chance: Any
) -> None:
    shuffled = chance.sample(made, len(made))
    assert said(fold(book(made), at, context(made, voices))) == said(
        fold(book(shuffled, first=7), at, context(shuffled, voices))
    )


@given(batches, batches, coordinates)
def test_entries_recorded_later_change_no_earlier_answer(
    made: list[Claim], later: list[Claim], at: Coordinates
) -> None:
    before = book(made)
    at = dataclasses.replace(at, recorded=len(before))
    both = context([*made, *later])
    assert fold([*before, *book(later, first=len(before) + 1)], at, both) == fold(before, at, both)


@given(batches, batches, some_day)
def test_entries_published_later_change_no_earlier_answer(
    made: list[Claim], later: list[Claim], as_of: datetime.date | None
) -> None:
    at = Coordinates(as_of=as_of, known=datetime.date(2024, 12, 31))
    published = [dataclasses.replace(claim, published="2025", id="") for claim in later]
    both = context([*made, *published])
    assert fold(book([*made, *published]), at, both) == fold(book(made), at, both)


@given(batches)
def test_every_entry_is_a_report_of_exactly_one_fact(made: list[Claim]) -> None:
    ledger = fold(book(made), Coordinates(), context(made))
    assert reports(ledger) == Counter({record.entry.id: 1 for record in book(made)})


@given(batches, coordinates)
def test_a_date_in_the_world_only_takes_reports_away(made: list[Claim], at: Coordinates) -> None:
    whole = reports(fold(book(made), dataclasses.replace(at, as_of=None), context(made)))
    assert reports(fold(book(made), at, context(made))) <= whole


@given(batches, some_day, some_day)
def test_more_known_means_no_fewer_reports(
    made: list[Claim], one: datetime.date | None, other: datetime.date | None
) -> None:
    early, late = sorted((one, other), key=lambda day: day or datetime.date.max)
    few = reports(fold(book(made), Coordinates(known=early), context(made)))
    assert few <= reports(fold(book(made), Coordinates(known=late), context(made)))


@given(batches, coordinates)
def test_every_fact_rests_on_claims_at_hand(made: list[Claim], at: Coordinates) -> None:
    held = context(made)
    ledger = fold(book(made), at, held)
    for fact in facts(ledger):
        assert fact.reports
        assert 1 <= fact.voices <= len(fact.reports)
        for report in fact.reports:
            for evidence in report.entry.evidence:
                assert isinstance(evidence, Span)
                claim = held.claims[evidence.claim or ""]
                assert (claim.document, claim.start, claim.end) == (
                    evidence.document,
                    evidence.start,
                    evidence.end,
                )


@given(batches, coordinates)
def test_references_name_one_fact_each_and_sides_lead_to_evidence(made: list[Claim], at: Coordinates) -> None:
    ledger = fold(book(made), at, context(made))
    refs = [fact.ref for fact in facts(ledger)]
    assert len(set(refs)) == len(refs)
    assert all(find(ledger, fact.ref) == fact for fact in facts(ledger))
    counted = {ref for count in ledger.counts for ref in count.named}
    assert counted <= {fact.ref for fact in ledger.agreements}
    known = {claim.id[:12] for claim in made}
    for issue in ledger.issues:
        assert issue.severity in terms.SEVERITY
        assert issue.sides
        assert all(side.ref in known and side.quote == "said" for side in issue.sides)


@given(st.lists(st.tuples(names, places), max_size=12))
def test_persons_part_the_mentions_and_no_person_has_two_countries(
    mentions: list[tuple[str, str | None]],
) -> None:
    found = persons(mentions)
    assert found == persons(mentions[::-1])
    assert Counter(m for person in found for m in person) == Counter(set(mentions))
    for person in found:
        assert len({place for _, place in person if place not in (None, "EU")}) <= 1
