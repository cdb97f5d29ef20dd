"""Line by line: each promise of the ledger for a year beside the tracker, and what only the tracker has.

For each donor and kind of aid one promise stands for the year (a pledge before what was given, a figure for
the one year before a yearly one before a total): it is set against what the tracker has allocated in the
year. Every other promise is looked for among the tracker's packages only, since several of them share the
year's sum.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.analysis.reconcile import causes
from pactbook.analysis.reconcile.bridge import Step, bridge
from pactbook.analysis.reconcile.causes import CAUSES, Cause, Figure
from pactbook.analysis.reconcile.matching import CLOSE, EXACT, Match, Wanted, match
from pactbook.analysis.reconcile.promises import Promised, promised, said_by
from pactbook.analysis.reconcile.rows import ALL_KINDS, CIVIL, KINDS, Booked, Rows, by_donor, total
from pactbook.book.facts import CommitmentFact, Ledger
from pactbook.book.trackers import row_of

STATUS: Final = ("same", "differs", "only_here", "only_there")
DIFFERS: Final = ("amount", "year", "basis", "rate")
__all__ = ["CAUSES", "Cause", "Line", "Reconciled", "reconcile"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `promise` is None for what only the tracker has. Amounts are in euros.

    `stands` is true for the promise that stands for the year: its `tracker` figure is what is allocated in
    the year; for others it is that of the packages found. `allocated` and `promised` are the tracker's sums
    of the donor, the kind and the year. `how` is one of `DIFFERS` for a line that differs.
    """

    donor: str
    year: int
    aid: str
    status: str
    how: str | None
    promise: Promised | None
    stands: bool
    tracker: float | None
    allocated: float
    promised: float
    found: Match | None
    steps: tuple[Step, ...]
    causes: tuple[Cause, ...]

    @property
    def difference(self) -> float | None:
        """The tracker's figure less the promise."""
        if self.promise is None or self.promise.eur is None or self.tracker is None:
            return None
        return self.tracker - self.promise.eur

    @property
    def share(self) -> float | None:
        """The difference as a share of the promise."""
        eur = self.promise.eur if self.promise else None
        return self.difference / eur if self.difference is not None and eur else None

    @property
    def explained(self) -> bool:
        """False where no rule finds a cause."""
        return all(cause.name != "cannot_say" for cause in self.causes)


@dataclass(frozen=True, slots=True)
class Reconciled:
    """All lines of some years, with the tracker's name and release."""

    source: str
    published: str | None
    years: tuple[int, ...]
    lines: tuple[Line, ...]

    def counts(self) -> Mapping[str, int]:
        """How many lines have each status, and of how many the cause cannot be said."""
        found = Counter(line.status for line in self.lines)
        unknown = sum(not line.explained for line in self.lines)
        return {**{status: found[status] for status in STATUS}, "cannot_say": unknown}

    def beyond(self, share: float = CLOSE, aid: str = "military") -> tuple[Line, ...]:
        """Promises that stand for a year and differ by more than a share of themselves."""
        return tuple(
            line
            for line in self.lines
            if line.stands and line.aid == aid and line.share is not None and abs(line.share) > share
        )


def reconcile(ledger: Ledger, tracked: Sequence[CommitmentFact], years: Iterable[int]) -> Reconciled:
    """The ledger's promises beside a tracker's rows, for each of the years."""
    said = row_of(tracked[0]) if tracked else None
    series = said.series.partition(" (")[0] if said else ""
    rows = by_donor(tracked)
    wanted = tuple(sorted(set(years)))
    teller = _Teller(ledger, rows, said_by(ledger, series), series, _agreed(ledger))
    found = [line for year in wanted for line in teller.lines(year)]
    published = tracked[0].reports[0].entry.public_since if tracked else None
    return Reconciled(said.source if said else "", published, wanted, tuple(found))


def years_of(tracked: Iterable[CommitmentFact]) -> tuple[int, ...]:
    """The years in which a tracker counts anything."""
    found = {said.year for fact in tracked if (said := row_of(fact)) is not None and said.year is not None}
    return tuple(sorted(found))


def _agreed(ledger: Ledger) -> frozenset[str]:
    return frozenset(party for fact in ledger.agreements for party in fact.parties)


@dataclass(frozen=True, slots=True)
class _Teller:
    ledger: Ledger
    rows: Mapping[str, Rows]
    others: tuple[CommitmentFact, ...]
    series: str
    agreed: frozenset[str]

    def lines(self, year: int) -> Iterator[Line]:
        mine: dict[tuple[str, str], list[Promised]] = {}
        for one in promised(self.ledger, year, self.series):
            mine.setdefault((one.fact.value.donor or "", one.fact.value.aid), []).append(one)
        donors = sorted({donor for donor, _ in mine} | set(self.rows))
        for donor in donors:
            rows = self.rows.get(donor, Rows())
            mixed = any(_stands(one) for one in mine.get((donor, "mixed"), []))
            for aid in (*KINDS, *ALL_KINDS):
                yield from self._kind(donor, aid, year, rows.of(aid), mine.get((donor, aid), []), mixed)

    def _kind(
        self, donor: str, aid: str, year: int, rows: Rows, found: list[Promised], mixed: bool
    ) -> Iterator[Line]:
        ordered = sorted(found, key=lambda one: one.order)
        standing = next((one for one in ordered if _stands(one)), None)
        for one in ordered:
            yield self._year(one, aid, year, rows) if one is standing else self._single(one, aid, year, rows)
        here = standing is not None or any(one.rule == "frame" for one in ordered)
        if not here and aid in KINDS and (rows.allocated(year) or rows.promised(year)):
            yield self._only_there(donor, aid, year, rows, mixed)

    def _only_there(self, donor: str, aid: str, year: int, rows: Rows, mixed: bool) -> Line:
        allocated, pledged = rows.allocated(year), rows.promised(year)
        name = "scope" if mixed else "no_figure" if donor in self.agreed else "no_agreement"
        figures = (Figure(f"allocated in {year}", allocated), Figure(f"promised in {year}", pledged))
        cause = Cause(name, tuple(f for f in figures if f.eur))
        return Line(
            donor,
            year,
            aid,
            "only_there",
            None,
            None,
            False,
            allocated,
            allocated,
            pledged,
            None,
            (),
            (cause,),
        )

    def _year(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """The promise that stands for the year, against what is allocated in it."""
        eur = one.eur or 0.0
        counted = rows.allocated(year)
        found = match(_wanted(one, year), rows)
        steps = bridge(eur, found, one.day, year, rows) if found else ()
        close = abs(counted - eur) <= CLOSE * eur
        nothing = not counted and not rows.promised(year) and found is None
        status = "same" if close else "only_here" if nothing else "differs"
        because = () if close else tuple(self._because(one, aid, year, rows, counted, found, steps))
        how = _how(because, found, year) if status == "differs" else None
        return self._line(one, aid, year, rows, status, how, True, counted, found, steps, because)

    def _because(
        self,
        one: Promised,
        aid: str,
        year: int,
        rows: Rows,
        counted: float,
        found: Match | None,
        steps: tuple[Step, ...],
    ) -> Iterator[Cause]:
        made = [
            *causes.of_fiscal_year(one, rows, year),
            *causes.of_bound(one, counted),
            *causes.of_other_year(one, found, year),
            *(causes.of_steps(steps, found, one, year) if found else ()),
            *causes.of_formula(one),
            *causes.of_delivery(one, counted),
            *causes.of_other_release(self.others, one, year, counted),
            *causes.of_no_amount(one, rows),
        ]
        if aid in ALL_KINDS:
            made.append(Cause("scope", causes.by_kind(rows, year)))
        if not any(cause.name not in ("newer_release", "scope") for cause in made):
            made += causes.of_next_year(one, rows, year, counted)
        made = causes.with_dateless(made, rows, abs(counted - (one.eur or 0.0)))
        yield from made or [Cause("cannot_say", (Figure("the tracker's figure", counted),))]

    def _single(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """Any other promise, against the packages that are its money."""
        if one.eur is None or not one.eur:
            goods = Cause("not_priced", ()) if one.fact.value.items else Cause("cannot_say", ())
            return self._line(one, aid, year, rows, "only_here", None, False, None, None, (), (goods,))
        if one.rule == "cumulative" and not _single_out(one):
            return self._cumulative(one, aid, year, rows)
        found = match(_wanted(one, year), rows)
        if found is None and one.rule == "stated" and one.stage in ("allocated", "delivered"):
            return self._given(one, aid, year, rows)
        if found is None and one.rule == "frame" and not _single_out(one):
            return self._frame(one, aid, year, rows)
        if found is None:
            return self._other_kind(one, aid, year, rows)
        off = abs(found.eur - one.eur) > CLOSE * one.eur
        elsewhere = one.rule == "stated" and found.years not in ((year,), ())
        rated = causes.rate_of(one, found)
        made = [
            *([rated] if rated else []),
            *causes.of_other_year(one, found, year),
            *causes.of_parts(one, found),
        ]
        if off and not rated:
            made.append(
                Cause(
                    "amount",
                    (Figure("promised", one.eur), Figure("booked", found.eur, causes.numbers(found))),
                )
            )
        status = "differs" if off or elsewhere else "same"
        how = ("rate" if rated else "amount") if off else "year" if elsewhere else None
        return self._line(one, aid, year, rows, status, how, False, found.eur, found, (), tuple(made))

    def _other_kind(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """A promise that no package of its kind is: one of another kind, or none."""
        civil = self.rows.get(one.fact.value.donor or "", Rows()).civil()
        found = match(_wanted(one, year), civil) if aid in CIVIL else None
        if found is not None and not any(_within_a_year(b, one) for b in found.packages):
            found = None
        if found is None:
            return self._nowhere(one, aid, year, rows)
        kinds = " and ".join(sorted({b.aid for b in found.packages}))
        cause = Cause("scope", (Figure(f"booked as {kinds}", found.eur, causes.numbers(found)),))
        return self._line(one, aid, year, rows, "differs", "basis", False, found.eur, found, (), (cause,))

    def _nowhere(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        made = [*causes.of_formula(one), *causes.of_no_amount(one, rows), *causes.of_refugees(one)]
        because = tuple(made) or (Cause("cannot_say", ()),)
        return self._line(one, aid, year, rows, "only_here", None, False, None, None, (), because)

    def _frame(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """A total of several years that is booked nowhere, against what these years were allocated so far."""
        end = one.fact.value.period.end
        years = range(one.first_year or year, (end.last().year if end else year) + 1)
        parts = tuple(Figure(f"allocated in {at}", rows.allocated(at)) for at in years if rows.allocated(at))
        counted = sum(part.eur for part in parts)
        eur = one.eur or 0.0
        if not counted:
            because = tuple(
                [*causes.of_formula(one), *causes.of_no_amount(one, rows)] or [Cause("cannot_say", ())]
            )
            return self._line(one, aid, year, rows, "only_here", None, False, None, None, (), because)
        close = abs(counted - eur) <= CLOSE * eur
        booked = sum(rows.promised(at) for at in years)
        because = (Cause("frame", (*parts, Figure("booked as promised in these years", booked))),)
        status, how = ("same", None) if close else ("differs", "basis")
        return self._line(one, aid, year, rows, status, how, False, counted, None, (), because)

    def _given(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """What was allocated or delivered in the year by another source, against what is allocated in it."""
        eur, counted = one.eur or 0.0, rows.allocated(year)
        close = abs(counted - eur) <= CLOSE * eur
        made = [
            *causes.of_bound(one, counted),
            *causes.of_delivery(one, counted),
            *causes.of_other_release(self.others, one, year, counted),
        ]
        made = causes.with_dateless(made, rows, abs(counted - eur)) or [Cause("cannot_say", ())]
        status = "same" if close else "differs"
        how = None if close else "amount"
        because = () if close else tuple(made)
        return self._line(one, aid, year, rows, status, how, False, counted, None, (), because)

    def _cumulative(self, one: Promised, aid: str, year: int, rows: Rows) -> Line:
        """A total since the war began, against what the tracker has booked, or allocated, up to the same
        month."""
        month = f"{one.day.year:04d}-{one.day.month:02d}"
        last = min(month, one.fact.value.period_end[:7]) if one.fact.value.period_end else month
        pledged = one.stage == "pledged"
        booked = rows.packages if pledged else rows.allocations
        so_far = total(b for b in booked if b.month is not None and b.month <= last)
        eur = one.eur or 0.0
        close = abs(so_far - eur) <= CLOSE * eur
        figures = (Figure(f"{'promised' if pledged else 'allocated'} up to {last}", so_far),)
        because = [
            Cause("cumulative", figures),
            *causes.of_bound(one, so_far),
            *causes.of_delivery(one, so_far),
        ]
        if not close and len(because) == 1:
            because.append(Cause("cannot_say", ()))
        status = "same" if close else "differs" if so_far else "only_here"
        how = "amount" if status == "differs" else None
        return self._line(one, aid, year, rows, status, how, False, so_far, None, (), tuple(because))

    def _line(
        self,
        one: Promised,
        aid: str,
        year: int,
        rows: Rows,
        status: str,
        how: str | None,
        stands: bool,
        counted: float | None,
        found: Match | None,
        steps: tuple[Step, ...],
        because: tuple[Cause, ...],
    ) -> Line:
        donor = one.fact.value.donor or ""
        sums = rows.allocated(year), rows.promised(year)
        return Line(donor, year, aid, status, how, one, stands, counted, *sums, found, steps, because)


def _stands(one: Promised) -> bool:
    """True for a promise that may stand for its donor's year: with euros, for the year, and no part or
    extra."""
    aid = one.fact.value.aid
    extra = aid == "unspecified" or aid == "mixed" and bool(one.beside.get("additional"))
    fits = one.rule in ("stated", "per_year") and not extra and one.beside.get("within") is None
    return bool(one.eur) and fits and one.fact.modality != "hypothetical"


def _within_a_year(booked: Booked, one: Promised) -> bool:
    return booked.day is not None and abs((booked.day - one.day).days) <= 366


def _single_out(one: Promised) -> bool:
    """True for money of one purpose or one fund, which is no total of a donor."""
    beside = one.beside
    return bool(one.fact.value.topics) or "vehicle" in beside or bool(beside.get("additional"))


def _wanted(one: Promised, year: int) -> Wanted:
    one_year = one.rule in ("stated", "per_year")
    close = CLOSE if one_year or one.rule == "frame" else EXACT
    return Wanted(one.eur or 0.0, one.day, year, one_year, one.first_year, one.rule == "frame", close)


def _how(because: Sequence[Cause], found: Match | None, year: int) -> str:
    names = [cause.name for cause in because]
    if "fiscal_year" in names:
        return "year"
    if found is not None and found.years and year not in found.years:
        return "year"
    if names and names[0] == "rate":
        return "rate"
    return "basis" if names and names[0] not in ("cannot_say", "amount") else "amount"
