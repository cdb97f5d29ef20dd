"""From a book to its projection: event by event, and for each only what it may change.

A build from nothing takes the same steps as an update, so that both give the same rows. What an event changes
is a few reports; their component is worked out anew from the first day that may be different on.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from pactbook.book.boxes import BEGIN
from pactbook.book.checks import tenfold
from pactbook.book.components import Visible, closure, shelf
from pactbook.book.contradictions_of_sums import of_near_sums
from pactbook.book.facts import CommitmentFact
from pactbook.book.intervals import Since, Version, beside, renewed
from pactbook.book.links import Links
from pactbook.model.claims import Claim
from pactbook.model.entries import Recorded
from pactbook.model.merkle import Frontier
from pactbook.model.verdicts import Decided, Withdrawal
from pactbook.pipeline.copies import Copies
from pactbook.pipeline.holding import Holding
from pactbook.pipeline.judging import Group, Judging, context_of
from pactbook.pipeline.shelves import Placed, Shelves, groups
from pactbook.store import duck as ducks
from pactbook.store.base import Arrival, Store
from pactbook.store.duck import Duck, Made, Stale
from pactbook.store.head import Head

Change = tuple[Visible | None, Visible | None]
Progress = Callable[[int, int], None]

_EMPTY: Final = Head(Frontier(), b"")
_WEIGH: Final = {"alike": of_near_sums, "but_for_zeros": tenfold}


@dataclass(frozen=True, slots=True)
class Projected:
    """What became of a projection: how it was brought up to date, and its events before and now."""

    state: str
    before: int
    events: int
    root: str
    reason: str | None = None


def build(book: Store, path: Path, *, anew: bool = False, progress: Progress = lambda *_: None) -> Projected:
    """Bring the projection at `path` up to the book, or make it when there is none.

    One that is damaged, of another book or of another version is made anew, and the answer says why. Raises
    ProjectionError when it cannot be written or is in use.
    """
    reason = None
    if not anew and path.exists():
        try:
            with ducks.opened(path) as duck:
                before = fitting(duck, book).seq
                made = update(duck, book, progress)
            return Projected("current" if made.seq == before else "updated", before, made.seq, made.root)
        except Stale as fault:
            reason = str(fault).partition(": ")[0]
    draft = path.with_name(path.name + ".new")
    with ducks.empty(draft) as duck:
        made = update(duck, book, progress)
    ducks.replace(draft, path)
    return Projected("made anew" if reason or anew else "made", 0, made.seq, made.root, reason)


def current(book: Store, path: Path) -> bool:
    """True when the projection at `path` was made from this book as it is."""
    if not path.exists():
        return False
    try:
        with ducks.opened(path, readonly=True) as duck:
            return fitting(duck, book).seq == book.head()
    except Stale:
        return False


def fitting(duck: Duck, book: Store) -> Made:
    """What a projection was made from. Raises Stale when that is not the beginning of this book's log."""
    made = duck.made()
    seq, newest = made.seq, made.head.newest
    if seq > book.head() or seq and next(iter(book.leaves(seq, seq - 1)), b"") != newest:
        raise Stale(f"{duck.name} is of another book: {ducks.AGAIN}")
    return made


def update(duck: Duck, book: Store, progress: Progress = lambda *_: None) -> Made:
    """Take in what the book has behind the projection, in one transaction; what it was made from then."""
    made = Made(_EMPTY) if duck.fresh else duck.made()
    upto = book.head()
    if upto == made.seq and not duck.fresh:
        return made
    step = _Step(duck, book, made)
    step.prepare(upto)
    for seq, event in _events(book, made.seq, upto):
        step.take(seq, event)
        progress(seq - made.seq, upto - made.seq)
    leaves = list(book.leaves(upto, made.seq))
    head = Head(made.head.tree.extended(leaves), leaves[-1] if leaves else b"")
    return step.write(head)


Event = Arrival | Recorded | Decided


def _events(book: Store, after: int, upto: int) -> Iterator[tuple[int, Event]]:
    """Documents, entries and decisions in the order of the log."""
    streams: list[Iterable[Event]] = [
        book.arrivals(upto, after),
        book.entries(upto, after),
        book.decisions(upto, after),
    ]
    yield from heapq.merge(*([(one.seq, one) for one in s] for s in streams), key=lambda pair: pair[0])


class _Step:
    """One update: what holds now, and what has changed."""

    def __init__(self, duck: Duck, book: Store, made: Made) -> None:
        self._duck, self._book, self._made = duck, book, made
        self._copies = Copies(duck)
        self._shelves = Shelves(duck, made.next)
        fresh = duck.fresh
        known = [] if fresh else [(seq, document) for seq, document in duck.all("decided")]
        held = [] if fresh else [(key, role, work) for key, role, work in duck.all("work")]
        self._holding = Holding(book, held, made.seq)
        self._judging = Judging(book, self._copies, self._holding, known, made.seq)
        links = [] if fresh else duck.all("link")
        self._links: dict[Group, None] = {(t, j, tuple(claims.split())): None for t, j, claims in links}
        self._relinked = False
        self._claims: dict[str, Claim] = {}
        self._upto = book.head()

    def prepare(self, upto: int) -> None:
        """Fetch at once what new entries lie beside."""
        if not self._duck.fresh:
            self._shelves.fetch(shelf(one.entry) for one in self._book.entries(upto, self._made.seq))

    def take(self, seq: int, event: Event) -> None:
        """Take in one event of the log."""
        if isinstance(event, Arrival):
            self._arrived(seq, event)
        elif isinstance(event, Decided):
            self._settled(seq, event)
        else:
            self._entered(seq, event)

    def write(self, head: Head) -> Made:
        """Write what has changed, in one transaction."""
        documents, probes, changed = self._copies.rows()
        decided = [{"seq": seq, "document": document} for seq, document in self._judging.fresh]
        fresh: dict[str, Sequence[dict[str, Any]]] = {
            name: list(rows.values()) for name, rows in self._shelves.fresh.items()
        }
        fresh |= {"document": documents, "probe": probes, "decided": decided}
        links = [{"topic": t, "joined": j, "claims": " ".join(c)} for t, j, c in self._links]
        made = Made(head, self._shelves.next)
        whole = {"link": links} if self._relinked else {}
        whole |= {"work": self._holding.rows()} if self._holding.changed else {}
        self._duck.write(made, fresh, self._shelves.ended, changed, whole)
        return made

    def _arrived(self, seq: int, event: Arrival) -> None:
        key = event.sketched.key
        self._claims = {one.id: one for one in self._book.claims(self._upto, of=key)}
        changes: list[Change] = []
        for document in sorted(self._copies.add(event)):
            for old in self._shelves.of_document(document):
                new = replace(old, voice=self._judging.voice(old))
                changes += [(old, new)] if new != old else []
        self._apply(seq, changes)

        self._voiced(seq, self._holding.arrived(seq, event, self._judging.written()))

    def _voiced(self, seq: int, documents: Iterable[str]) -> None:
        """Hear anew what speaks in documents, which hold a work now or hold none now."""
        changes: list[Change] = []
        for document in sorted(documents):
            for old in self._shelves.of_document(document):
                new = replace(old, voice=self._judging.voice(old))
                changes += [(old, new)] if new != old else []
        self._apply(seq, changes)

    def _settled(self, seq: int, event: Decided) -> None:
        """Take in a decision. What is withdrawn of the reference or its texts is gone for all times."""
        decision = event.decision
        if isinstance(decision, Withdrawal) and self._holding.concerns(decision.document):
            if not self._duck.fresh:
                raise Stale(f"{self._duck.name} rests on a text that was withdrawn since: {ducks.AGAIN}")
        circle = self._judging.take(event)
        if any(map(self._holding.concerns, circle)):
            self._voiced(seq, self._holding.renewed(seq, self._judging.written()))
        if circle:
            self._reread(seq, circle)

    def _entered(self, seq: int, record: Recorded) -> None:
        self._voiced(seq, self._holding.entered(seq, record.document, self._judging.written()))
        if self._judging.concerns(record.document):
            self._reread(seq, self._judging.circle([record.document]))
            return
        claims = self._claim(record.entry.claim) if record.entry.claim else {}
        self._apply(seq, [(None, self._judging.visible(record, claims))])

    def _claim(self, name: str) -> Mapping[str, Claim]:
        """The claim that an entry rests on."""
        if name not in self._claims:
            self._claims |= {one.id: one for one in self._book.claims_named([name])}
        return self._claims

    def _reread(self, seq: int, circle: set[str]) -> None:
        """Work out anew what the entries of some documents come to."""
        made, links, subjects = self._judging.read(circle, seq)
        old = {one.key: one for document in sorted(circle) for one in self._shelves.of_document(document)}
        new = {one.key: one for one in made}
        changes = [
            (old.get(name), new.get(name)) for name in sorted({*old, *new}) if old.get(name) != new.get(name)
        ]
        subjects |= {one.subject for one in (*old.values(), *made)}
        was = [link for link in self._links if subjects & set(link[2])]
        gone, come = [x for x in was if x not in links], [x for x in links if x not in self._links]
        if not gone and not come:
            self._apply(seq, changes)
            return
        self._relinked = True
        before = list(self._links)
        for link in gone:
            del self._links[link]
        self._links = dict.fromkeys(sorted([*self._links, *come]))
        touched = {name for link in (*gone, *come) for name in link[2]}
        self._apply(seq, changes, touched, before)

    def _apply(
        self,
        seq: int,
        changes: Sequence[Change],
        touched: set[str] = frozenset(),  # type: ignore[assignment]
        before: Sequence[Group] | None = None,
    ) -> None:
        """Change reports, and work out anew what that may change; `touched` are claims with other links."""
        linked = self._shelves.about(touched)
        for old, new in changes:
            self._shelves.change(old, new, seq)
        linked += self._shelves.about(touched)
        present, both = _links(self._links), _links([*self._links, *(before or ())])
        seeds = [*(one for pair in changes for one in pair if one is not None), *linked]
        left = {(one.seq, one.shelf): one for one in seeds}
        late: dict[str, Since] = {}
        gone = [old for old, _ in changes if old is not None]
        while left:
            seed = next(iter(left.values()))
            seqs, shelves = self._component(seed, gone, both)
            own = [pair for pair in changes if any(one is not None and one.seq in seqs for one in pair)]
            since = _since(own, any(one.seq in seqs for one in linked))
            self._renew(seq, seqs, shelves, present, since, late)
            left = {key: one for key, one in left.items() if key[0] not in seqs or key[1] not in shelves}
        for group in sorted(late):
            self._weigh(seq, group, late[group])

    def _component(
        self, seed: Visible, gone: Sequence[Visible], links: Mapping[str, Links]
    ) -> tuple[set[int], list[str]]:
        """The numbers of all reports that may meet a report, and their shelves, as before and as now."""
        if seed.beside:
            return {seed.seq}, [seed.shelf]
        drawn = links["event" if seed.entry.value.kind == "agreement" else "money"]
        names, pool = [seed.shelf], {}
        for name in names:
            there = [*self._shelves.reports(name).values(), *(one for one in gone if one.shelf == name)]
            pool[name] = there
            claims = {one.subject for one in there} if drawn.joined else set()
            joined = {other for group in drawn.joined if group & claims for other in group}
            tied = {one.shelf for one in self._shelves.about(joined)}
            tied |= {one.shelf for one in gone if one.subject in joined}
            decided = {one.seq for one in there if self._judging.concerns(one.document)}
            tied |= {one.shelf for one in (*self._shelves.numbered(decided), *gone) if one.seq in decided}
            names += sorted(tied - {*names})
        seqs = closure([seed], pool, drawn)
        return seqs, [name for name in names if any(one.seq in seqs for one in pool[name])]

    def _renew(
        self,
        seq: int,
        seqs: set[int],
        shelves: Sequence[str],
        links: Mapping[str, Links],
        since: Since,
        late: dict[str, Since],
    ) -> None:
        """Work out a component anew, and note the groups in which its promises stand beside others."""
        now = [one for name in shelves for one in self._shelves.reports(name).values() if one.seq in seqs]
        now.sort(key=lambda one: one.key)
        was = {
            name: [placed for placed in self._shelves.versions(name) if seqs & set(placed[0].reports)]
            for name in shelves
        }
        old: dict[Version, tuple[Any, ...]] = {}
        for placed in was.values():
            for version, box in placed:
                old[version] = (*old.get(version, ()), box)
        made = renewed(old, now, links, context_of(now), since) if now else {}
        homes = {one.seq: one.shelf for one in sorted(now, key=lambda one: one.shelf, reverse=True)}
        stays = {version: name for name, placed in was.items() for version, _ in placed}
        new: dict[str, list[Placed]] = {name: [] for name in shelves}
        for version, boxes in made.items():
            home = stays.get(version) or homes[version.reports[0]]
            new[home] += [(version, box) for box in boxes]
        for name in shelves:
            for version, _ in self._place(seq, name, was[name], new[name]):
                for group in groups(version):
                    late[group] = _earliest(late.get(group), since)

    def _place(self, seq: int, shelf: str, old: Sequence[Placed], new: Sequence[Placed]) -> list[Placed]:
        """Put versions in place of others; those that are there already stay. Returns what has changed."""
        kept = set(old) & set(new)
        ended = [one for one in old if one not in kept]
        begun = sorted((one for one in new if one not in kept), key=_order)
        self._shelves.place(shelf, ended, begun, seq)
        return [*ended, *begun]

    def _weigh(self, seq: int, group: str, since: Since) -> None:
        """Work out anew what contradicts each other among the promises of a group."""
        promises: dict[int, tuple[CommitmentFact, list[Any]]] = {}
        for fact, box in self._shelves.promises(group):
            promises.setdefault(id(fact), (fact, []))[1].append(box)
        old: dict[Version, tuple[Any, ...]] = {}
        for version, box in self._shelves.versions(group):
            old[version] = (*old.get(version, ()), box)
        if not old and len({fact.ref for fact, _ in promises.values()}) < 2:
            return
        seqs = {r.seq for fact, _ in promises.values() for r in fact.reports}
        context = context_of(self._shelves.numbered(seqs))
        judge = _WEIGH[group.split('"')[1]]
        made = beside(old, list(promises.values()), partial(judge, context=context), since)
        new = [(version, box) for version, boxes in made.items() for box in boxes]
        self._place(seq, group, list(self._shelves.versions(group)), new)


def _links(groups: Iterable[Group]) -> dict[str, Links]:
    found = {}
    every = list(dict.fromkeys(groups))
    for topic in ("event", "money"):
        joined = sorted({frozenset(c) for t, j, c in every if t == topic and j}, key=sorted)
        apart = frozenset(frozenset(c) for t, j, c in every if t == topic and not j)
        found[topic] = Links(tuple(joined), apart)
    return found


def _since(changes: Sequence[Change], linked: bool) -> Since:
    """The first days on which something may be different."""
    there = [one for pair in changes for one in pair if one is not None]
    if linked or not there:
        return Since(BEGIN, BEGIN)
    return Since(min(one.happened for one in there), min(one.known for one in there))


def _earliest(one: Since | None, other: Since) -> Since:
    return other if one is None else Since(min(one.as_of, other.as_of), min(one.known, other.known))


def _order(placed: Placed) -> tuple[Any, ...]:
    version, box = placed
    return version.kind, version.ref, version.said, version.reports, box
