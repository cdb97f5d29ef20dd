"""Which entries may meet in one fact: those that cannot are kept apart, and worked out apart.

A shelf is a name that follows from what an entry says; entries of different shelves never meet, unless a
person joined their claims. Within a shelf of promises only sums near each other meet, or one and its
conversion. All of this errs on the side of too many together, which costs time and never changes a fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pactbook.book.goods import goods
from pactbook.book.links import Links
from pactbook.book.names import organisation, parse
from pactbook.book.promises import NEAR
from pactbook.book.reported import same
from pactbook.book.trackers import tracked
from pactbook.model.claims import Agreement, Commitment, Count, Role
from pactbook.model.entries import Entry, Recorded
from pactbook.model.ids import canonical, digest

_WIDE: Final = 2 * NEAR
"""Wider than `NEAR`, so that no rounding keeps two sums apart that the ledger sets side by side."""

Node = tuple[str, str, float]


@dataclass(frozen=True, slots=True)
class Visible:
    """An entry as decisions leave it, with the days on which it counts so: known from `known` up to, not
    including, `until` (ordinals). `label` is its document's, `claimed` and `quote` are its claim's label and
    words; `sound` is false for an entry whose dates are none, which is left out of every fact."""

    record: Recorded
    voice: str
    shelf: str
    known: int
    until: int
    happened: int
    label: str | None = None
    claimed: str | None = None
    quote: str | None = None
    sound: bool = True

    @property
    def seq(self) -> int:
        return self.record.seq

    @property
    def entry(self) -> Entry:
        return self.record.entry

    @property
    def key(self) -> tuple[int, int]:
        """What tells it from all others: an entry may be decided otherwise from some day on."""
        return self.record.seq, self.known

    @property
    def document(self) -> str:
        """The key of the document that the entry was stored with."""
        return self.record.document

    @property
    def subject(self) -> str:
        """What verdicts on it are about."""
        return self.record.entry.subject

    @property
    def beside(self) -> bool:
        """True for what is gathered on reading alone: people, and rows of outside trackers."""
        return isinstance(self.entry.value, Role) or tracked(self.entry) is not None


def shelf(entry: Entry) -> str:
    """The name under which entries are kept that may be reports of one fact."""
    value, row = entry.value, tracked(entry)
    if row is not None:
        return canonical(["tracked", row.series])
    if isinstance(value, Agreement):
        parties = sorted({organisation(party) for party in value.parties})
        return canonical([value.kind, parties, value.instrument])
    if isinstance(value, Commitment):
        return canonical([value.kind, *_promised(value, entry.modality)])
    if isinstance(value, Count):
        return canonical([value.kind, value.what, value.value, value.as_of, value.ordinal, entry.modality])
    if isinstance(value, Role):
        return canonical([value.kind, parse(value.person).family])
    return canonical([value.kind, digest(same(value, entry.modality))])


def _promised(value: Commitment, modality: str) -> list[object]:
    donor = organisation(value.donor) if value.donor else None
    who = [donor, organisation(value.recipient or ""), value.stage == "delivered", modality == "denied"]
    if value.amount is not None:
        return [*who, "money", value.per_year, value.amount_max is not None]
    if value.gdp_percent is not None:
        return [*who, "share"]
    return [*who, "goods", *goods(value.items)]


def closure(seeds: Iterable[Visible], shelves: Mapping[str, Iterable[Visible]], links: Links) -> set[int]:
    """The numbers of all entries that may meet one of the seeds, directly or through others.

    `shelves` holds every entry of each shelf that a seed or a joined claim lies on.
    """
    nodes: dict[str, dict[Node, list[Visible]]] = {}
    for name, reports in shelves.items():
        nodes[name] = defaultdict(list)
        for one in reports:
            nodes[name][_node(one)].append(one)
    claims: dict[str, list[Visible]] = defaultdict(list)
    variants: dict[int, list[Visible]] = defaultdict(list)
    for one in (one for found in shelves.values() for one in found):
        claims[one.subject].append(one)
        variants[one.seq].append(one)
    left = [_node(one) for one in seeds]
    reached: set[Node] = set()
    while left:
        node = left.pop()
        if node in reached:
            continue
        reached.add(node)
        here = nodes.get(node[0], {})
        reports = here.get(node, [])
        left += [other for other in here if other not in reached and _meet(node, reports, other, here[other])]
        left += [_node(other) for one in reports for other in variants[one.seq]]
        names = {one.subject for one in reports}
        joined = (name for group in links.joined if group & names for name in group)
        left += [_node(one) for name in joined for one in claims.get(name, ())]
    return {one.seq for node in reached for one in nodes.get(node[0], {}).get(node, [])}


def _node(one: Visible) -> Node:
    """The shelf, and for a promise the unit and the size of what is promised."""
    value = one.entry.value
    if not isinstance(value, Commitment):
        return one.shelf, "", 0.0
    if value.amount is not None:
        return one.shelf, value.currency or "", value.amount
    return one.shelf, "", value.gdp_percent or 0.0


def _meet(node: Node, reports: Iterable[Visible], other: Node, others: Iterable[Visible]) -> bool:
    if node[1] == other[1] and _near(node[2], other[2]):
        return True
    return _converts(reports, other) or _converts(others, node)


def _converts(reports: Iterable[Visible], node: Node) -> bool:
    sums = (one.entry.value.converted for one in reports if isinstance(one.entry.value, Commitment))
    return any(each and each.currency == node[1] and _near(each.amount, node[2]) for each in sums)


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= _WIDE * max(abs(one), abs(other))
