"""The history of one fact, field by field, along both axes: as sources came out, and as we recorded them.

The fact is compiled anew at each step from the entries that ever were part of it, so a step shows what an
answer on that day, or at that number of our record, is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pactbook.book import days
from pactbook.book.facts import Context, Coordinates
from pactbook.book.ledger import facts, find, fold
from pactbook.book.revisions import Fact, Revision, revision
from pactbook.model.entries import Recorded
from pactbook.model.sources import Span
from pactbook.model.verdicts import Decided, Edition, Extraction, Supersession, Verdict


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a fact. On the axis `known`, `on` is the day a source came out; on `recorded` it is the
    time of our record, and `seq` its number. `sources` are entries that came in, `decided` what was done."""

    axis: str
    on: str
    seq: int | None
    revision: Revision
    sources: tuple[Recorded, ...] = ()
    decided: Decided | None = None


@dataclass(frozen=True, slots=True)
class History:
    """A fact as it stands (None: it does no more), as it was first meant, and its steps, oldest first."""

    fact: Fact | None
    meant: Fact
    known: tuple[Step, ...]
    recorded: tuple[Step, ...]


def history(ref: str, records: Iterable[Recorded], at: Coordinates, context: Context) -> History | None:
    """The history of the fact that a reference, or the id of a claim, names; None when there is none."""
    entries = [r for r in records if at.recorded is None or r.seq <= at.recorded]
    bare = fold(entries, at, replace(context, decisions=()))
    now = find(fold(entries, at, context), ref)
    meant = now or find(bare, ref)
    if meant is None:
        return None
    family = _family(meant, [*facts(bare)], context)
    own = [record for record in entries if _names(record) & family]
    concerned = [one for one in context.decisions if _concerns(one, family, own)]
    files = {one.decision.file for one in concerned if isinstance(one.decision, Edition)}
    decisions = [one for one in context.decisions if one in concerned or _of_file(one, files)]
    teller = _Teller(meant, own, replace(context, decisions=tuple(decisions)), family)
    limit = at.recorded
    taken = [one for one in decisions if limit is None or one.seq <= limit]
    now = now or teller.at(at)
    return History(now, meant, tuple(_known(teller, at)), tuple(_recorded(teller, at, taken)))


@dataclass(frozen=True, slots=True)
class _Teller:
    """Compiles the fact at any coordinates."""

    meant: Fact
    own: Sequence[Recorded]
    context: Context
    family: set[str]

    def at(self, at: Coordinates) -> Fact | None:
        found = [f for f in facts(fold(self.own, at, self.context)) if isinstance(f, type(self.meant))]
        same = [f for f in found if f.ref.startswith(self.meant.ref) or self.meant.ref.startswith(f.ref)]
        shared = [f for f in found if any(_names(r) & self.family for r in f.reports)]
        return next(iter([*same, *sorted(shared, key=lambda f: f.ref)]), None)


def _names(record: Recorded) -> set[str]:
    """The ids by which an entry is known: its own, and that of its claim."""
    claims = {e.claim for e in record.entry.evidence if isinstance(e, Span) and e.claim}
    return {record.entry.id, *claims}


def _family(meant: Fact, bare: Sequence[Fact], context: Context) -> set[str]:
    """Ids of all claims and entries that were ever part of the fact, with or without decisions."""
    family = {name for record in meant.reports for name in _names(record)}
    for _ in range(2):
        for one in context.decisions:
            verdict = one.decision
            if isinstance(verdict, Verdict) and verdict.topic != "date":
                named = {*verdict.subjects, *([verdict.claim.id] if verdict.claim else [])}
                family |= named if named & family and verdict.topic not in ("money", "part") else set()
                joined = verdict.kind in ("same_money", "merge") and named & family
                family |= named if joined else set()
        for fact in bare:
            names = {name for record in fact.reports for name in _names(record)}
            family |= names if isinstance(fact, type(meant)) and names & family else set()
    return family


def _concerns(one: Decided, family: set[str], own: Sequence[Recorded]) -> bool:
    decision = one.decision
    documents = {e.document for r in own for e in r.entry.evidence if isinstance(e, Span)}
    documents |= {r.document for r in own}
    if isinstance(decision, Verdict) and decision.topic != "date":
        return bool(family & set(decision.subjects))
    if isinstance(decision, Verdict):
        return decision.subjects[0] in documents
    if isinstance(decision, Supersession):
        return decision.older in documents
    if isinstance(decision, Edition):
        return bool(family & {*decision.gone, *(entry for entry, _, _ in decision.restated)})
    return isinstance(decision, Extraction) and decision.document in documents


def _of_file(one: Decided, files: set[str]) -> bool:
    return isinstance(one.decision, Edition) and one.decision.file in files


def _known(teller: _Teller, at: Coordinates) -> Iterator[Step]:
    """The fact on each day on which a source of it came out, by what people have decided since."""
    ends = _ends(teller.context)
    dates = {one.decision.published for one in teller.context.decisions if isinstance(one.decision, Verdict)}
    since = {*(r.entry.public_since for r in teller.own), *ends, *(d for d in dates if d)}
    before: Fact | None = None
    for day in sorted({days.last(text) for text in since}):
        if at.known is not None and day > at.known:
            return
        after = teller.at(replace(at, known=day))
        over = after is None and day in {days.last(text) for text in ends}
        changed = revision(before, after, "supersede" if over else None)
        if changed is not None:
            sources = tuple(r for r in teller.own if days.last(r.entry.public_since) == day)
            yield Step("known", day.isoformat(), None, changed, sources)
        before = after


def _ends(context: Context) -> set[str]:
    """The days on which newer versions came out that stand for a document of the fact."""
    newer = (one.decision.newer for one in context.decisions if isinstance(one.decision, Supersession))
    found = (context.documents.get(key) for key in newer if key)
    return {document.published for document in found if document and document.published}


def _recorded(teller: _Teller, at: Coordinates, decisions: Sequence[Decided]) -> Iterator[Step]:
    """The fact after each document and each decision that our record took in."""
    arrivals, made = _arrivals(teller.own), {one.seq: one for one in decisions}
    before: Fact | None = None
    for seq in sorted({*arrivals, *made}):
        after = teller.at(replace(at, recorded=seq))
        one = made.get(seq)
        changed = revision(before, after, _kind(one) if one else None)
        if changed is not None:
            sources = tuple(arrivals.get(seq, ()))
            when = one.recorded_at if one else sources[-1].recorded_at
            yield Step("recorded", when, seq, changed, sources, one)
        before = after


def _arrivals(own: Sequence[Recorded]) -> dict[int, list[Recorded]]:
    """The entries of each document, by the number of the last of them."""
    by_time: dict[tuple[str, str], list[Recorded]] = {}
    for record in sorted(own, key=lambda r: r.seq):
        evidence = record.entry.evidence[0]
        place = record.document or (evidence.document if isinstance(evidence, Span) else repr(evidence))
        by_time.setdefault((record.recorded_at, place), []).append(record)
    return {group[-1].seq: group for group in by_time.values()}


def _kind(one: Decided) -> str:
    decision = one.decision
    if isinstance(decision, Verdict):
        return decision.kind
    if isinstance(decision, Supersession):
        return "supersede" if decision.newer else "undo"
    return "edition" if isinstance(decision, Edition) else "update"
