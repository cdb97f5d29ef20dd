"""Versions of facts: what the fold gives, worked out once for all days at one state of our record.

`renewed` takes the versions that some entries had before, and the days from which on something may have
changed, and gives the versions they have now, each with the boxes of days in which the fold gives exactly it.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar

from pactbook.book import (
    agreements,
    checks,
    commitments,
    contradictions,
    contradictions_of_sums,
    counts,
    days,
    instruments,
    passes,
    reported,
)
from pactbook.book.boxes import BEGIN, END, NEVER, Box, Rect, before, rects, settled
from pactbook.book.canon import told, told_issue
from pactbook.book.components import Visible
from pactbook.book.facts import CommitmentFact, Context, Coordinates
from pactbook.book.ledger import Fact
from pactbook.book.links import Links
from pactbook.book.reports import Report
from pactbook.model.claims import Agreement, Assessment, Commitment, Count, Provision, Statistic, Value
from pactbook.model.issues import Issue

ISSUE: Final = "issue"
ALONE: Final = "entry"
"""What is wrong with an entry by itself: a contradiction of nothing, on every day of `as_of`."""
TEXT: Final = "instrument"
"""An instrument between parties, whether or not anything of it has happened yet."""

V = TypeVar("V", bound=Value)
Found = Fact | Issue | instruments.Instrument
Versions = Mapping["Version", tuple[Box, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """What is said of one fact or contradiction: `said` is canonical JSON, `reports` the numbers of the
    entries behind it in their order; of a contradiction, that of one entry that it concerns. `ref` is a
    whole identity."""

    kind: str
    ref: str
    said: str
    reports: tuple[int, ...] = ()
    found: Found | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Since:
    """What may have changed: nothing on days of `as_of` before this one, or of `known` before this one."""

    as_of: int = BEGIN
    known: int = BEGIN


def renewed(
    old: Versions, reports: Sequence[Visible], links: Mapping[str, Links], context: Context, since: Since
) -> dict[Version, tuple[Box, ...]]:
    """The versions of facts and contradictions that `reports` make now. `links` are by topic, as in verdicts.

    `reports` are all entries that may meet each other; `old` are the versions they had, right for all days
    but those that `since` names.
    """
    texts = any(isinstance(one.entry.value, Agreement) for one in reports)
    chained = not texts and all(
        one.happened == one.known and one.until == END for one in reports if one.sound
    )
    if texts:
        since = Since(
            BEGIN, since.known
        )  # all that is known of an event is weighed before the cut at `as_of`
    elif chained:
        first = min(since.as_of, since.known)
        since = Since(first, first)
    found: dict[Version, list[Rect]] = defaultdict(list)
    for version, boxes in old.items():
        if version.kind == ALONE:
            continue
        found[version] += before((r for box in boxes for r in rects(box)), since.as_of, since.known)
    builder = _Builder(links, context)
    good = [one for one in reports if one.sound and not one.beside]
    cells = _chain(good, since) if chained else _grid(good, since, builder)
    for rectangles, versions in _built(cells, builder):
        for version in versions:
            found[version] += rectangles
    for one in reports:
        for version in _alone(one, context):
            whole = Rect(BEGIN, END, one.known, one.until)
            found[version] += [whole] if one.known < one.until else []
    return {version: settled(where) for version, where in found.items() if where}


Cell = tuple[list[Rect], tuple[Visible, ...], int]
"""Rectangles of days, the entries that are read there, and a day of `as_of` within."""


def _chain(reports: Sequence[Visible], since: Since) -> Iterator[Cell]:
    """Cells of entries that each had happened on the day they were known: one after the other."""
    ordered = sorted(reports, key=lambda one: one.happened)
    turns = sorted({since.known, *(one.happened for one in ordered if one.happened > since.known)})
    for low, high in zip(turns, [*turns[1:], END], strict=True):
        yield rects(Box(seen=low, seen_end=high)), tuple(r for r in ordered if r.happened <= low), low


def _grid(reports: Sequence[Visible], since: Since, builder: "_Builder") -> Iterator[Cell]:
    days = {day for one in reports for day in (one.known, one.until) if since.known < day < END}
    turns = sorted({since.known, *days})
    for known, until in zip(turns, [*turns[1:], END], strict=True):
        there = tuple(one for one in reports if one.known <= known < one.until)
        happened = {day for day in builder.turns(there) if day > since.as_of}
        steps = sorted({since.as_of, *happened})
        for low, high in zip(steps, [*steps[1:], END], strict=True):
            yield [Rect(low, high, known, until)], there, low


def _built(cells: Iterable[Cell], builder: "_Builder") -> Iterator[tuple[list[Rect], tuple[Version, ...]]]:
    made: dict[tuple[object, ...], tuple[Version, ...]] = {}
    for rectangles, there, as_of in cells:
        key = builder.key(there, as_of)
        if key not in made:
            made[key] = builder.build(there, as_of)
        yield rectangles, made[key]


class _Builder:
    """Facts and contradictions of some entries that are known, on a day."""

    def __init__(self, links: Mapping[str, Links], context: Context) -> None:
        self._links = links
        self._context = context
        self._texts: dict[tuple[tuple[int, int], ...], list[instruments.Instrument]] = {}

    def turns(self, there: Sequence[Visible]) -> set[int]:
        """The days on which what had happened by then may change."""
        texts = self._gathered(there)
        found = {day.toordinal() for text in texts for day in agreements.turns(text)}
        found |= {day.toordinal() for text in texts for day in contradictions.eves(text)}
        return found | {one.happened for one in there if not isinstance(one.entry.value, Agreement)}

    def key(self, there: Sequence[Visible], as_of: int) -> tuple[object, ...]:
        """What `build` depends on."""
        texts = any(isinstance(one.entry.value, Agreement) for one in there)
        past = tuple(one.key for one in there if texts or one.happened <= as_of)
        return (past, as_of) if texts else past

    def build(self, there: Sequence[Visible], as_of: int) -> tuple[Version, ...]:
        """All versions on a day: of what had happened by then."""
        found = list(self._agreements(there, as_of))
        past = [one for one in there if one.happened <= as_of]
        gifts = of_kind(Commitment, past)
        for fact in commitments.build(gifts, self._links.get("money", Links())) if gifts else ():
            found.append(version(fact))
            issues = contradictions_of_sums.of_one(fact, self._context)
            found += [_issue(issue, found[-1].reports) for issue in issues]
        tallies = of_kind(Count, past)
        found += [version(fact) for fact in counts.build(tallies, ())] if tallies else []
        for cls in (Statistic, Assessment, Provision):
            said = of_kind(cls, past)
            found += [version(fact, cls.kind) for fact in reported.build(said)] if said else []  # type: ignore[type-var]
        return tuple(found)

    def _gathered(self, there: Sequence[Visible]) -> list[instruments.Instrument]:
        key = tuple(one.key for one in there)
        if key not in self._texts:
            self._texts[key] = instruments.gather(
                of_kind(Agreement, there), self._links.get("event", Links())
            )
        return self._texts[key]

    def _agreements(self, there: Sequence[Visible], as_of: int) -> Iterator[Version]:
        texts = self._gathered(there)
        day = None if as_of >= NEVER else datetime.date.fromordinal(as_of)
        at = Coordinates(as_of=day)
        for part, text in enumerate(texts):
            ref = agreements.identity(text)
            first = (text.reports[0].record.seq,)
            yield Version(TEXT, ref, "{}", first, text)
            yield from (_issue(i, first) for i in contradictions.of_dates([(text, ref)], at, self._context))
            yield from (_issue(i, first) for i in contradictions.of_eves([(text, ref)], at, self._context))
            fact = agreements.build(text, day)
            if fact is None:
                continue
            yield version(fact, part=part)
            missing = checks.without_day(fact, self._context)
            yield from (_issue(one, first) for one in contradictions.of_agreements([fact], self._context))
            yield from (_issue(one, first) for one in ([missing] if missing else []))


def of_kind(cls: type[V], there: Iterable[Visible]) -> list[Report[V]]:
    """Reports of one kind, in the order in which a fold has them."""
    kept = [one for one in there if isinstance(one.entry.value, cls)]
    kept.sort(key=lambda one: (one.entry.public_since, one.entry.id, one.seq))
    return [reading(one, one.entry.value) for one in kept if isinstance(one.entry.value, cls)]


def reading(one: Visible, value: V) -> Report[V]:
    """The report that an entry makes."""
    public = days.last(one.entry.public_since)
    happened = datetime.date.fromordinal(one.happened)
    return Report(one.record, value, one.voice, public, happened)


def version(fact: Fact, kind: str | None = None, **more: int) -> Version:
    """A fact as a version."""
    kind = kind or fact.reports[0].entry.value.kind
    return Version(kind, fact.ref, told(fact, **more), tuple(r.seq for r in fact.reports), fact)


def _issue(issue: Issue, reports: tuple[int, ...], kind: str = ISSUE) -> Version:
    return Version(kind, issue.place, told_issue(issue), reports[:1], issue)


def _alone(one: Visible, context: Context) -> Iterator[Version]:
    """What is wrong with an entry by itself."""
    single = [one.record]
    issues = checks.plausible(single, context)[1] if one.sound else passes.readable(single, context)[1]
    for issue in issues:
        yield _issue(issue, (one.seq,), ALONE)


Promises = Sequence[tuple[CommitmentFact, Iterable[Box]]]
Weigh = Callable[[Sequence[CommitmentFact]], Iterable[Issue]]


def beside(old: Versions, facts: Promises, weigh: Weigh, since: Since) -> dict[Version, tuple[Box, ...]]:
    """The contradictions between promises now: `weigh` gives those of promises that hold on the same days.

    `old` are the contradictions they had, right for all days but those that `since` names.
    """
    found: dict[Version, list[Rect]] = defaultdict(list)
    for version, boxes in old.items():
        found[version] += before((r for box in boxes for r in rects(box)), since.as_of, since.known)
    made: dict[tuple[int, ...], list[Version]] = {}
    for rect, there in _overlaid(facts, since):
        key = tuple(id(fact) for fact in there)
        if key not in made:
            made[key] = [_issue(issue, ()) for issue in weigh(there)]
        for one in made[key]:
            found[one].append(rect)
    return {one: settled(where) for one, where in found.items() if where}


def _overlaid(facts: Promises, since: Since) -> Iterator[tuple[Rect, list[CommitmentFact]]]:
    """Where several promises hold at once, from the days that `since` names on."""
    cut = []
    for fact, boxes in facts:
        for rect in (r for box in boxes for r in rects(box)):
            low, start = max(rect.as_of, since.as_of), max(rect.known, since.known)
            if low < rect.as_of_end and start < rect.known_end:
                cut.append((fact, Rect(low, rect.as_of_end, start, rect.known_end)))
    if len({fact.ref for fact, _ in cut}) < 2:
        return
    for low, high, column in _slices(cut, lambda rect: (rect.known, rect.known_end)):
        for first, last, there in _slices(column, lambda rect: (rect.as_of, rect.as_of_end)):
            if len(there) > 1:
                yield Rect(first, last, low, high), [fact for fact, _ in there]


Placed = list[tuple[CommitmentFact, Rect]]


def _slices(cut: Placed, span: Callable[[Rect], tuple[int, int]]) -> Iterator[tuple[int, int, Placed]]:
    for low, high in pairwise(sorted({day for _, rect in cut for day in span(rect)})):
        yield low, high, [one for one in cut if span(one[1])[0] <= low < span(one[1])[1]]
