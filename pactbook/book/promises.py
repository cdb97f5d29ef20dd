"""Promises: which reports speak of one and the same money or goods.

One promise has one donor, recipient, currency and amount within half a percent, and periods, kinds of aid and
bounds that fit. Amounts are gathered around anchors, the earliest published first, and nothing further
than half a percent from its anchor joins it: a chain of near amounts never becomes one promise, and an
anchor keeps its place however much is published later. What was delivered and what was denied are never the
promise itself. Money printed in a second currency is the same money: a report of only that sum joins it.
What people said of the same and of new money goes before all of this.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book.goods import goods
from pactbook.book.links import Links, parted, together
from pactbook.book.names import organisation
from pactbook.book.profiles import Group, fit, group, profile
from pactbook.book.reports import Report
from pactbook.model.claims import Commitment

NEAR: Final = 0.005
"""Two printed amounts within this share of the anchor are the same amount."""

Key = tuple[str, ...]
Reports = Sequence[Report[Commitment]]


@dataclass(frozen=True, slots=True)
class Promise:
    """Reports of one promise: a group for each currency it was printed in, the leading one first."""

    key: Key
    groups: tuple[Group, ...]

    @property
    def lead(self) -> Group:
        return self.groups[0]

    @property
    def reports(self) -> list[Report[Commitment]]:
        return [r for one in self.groups for r in one.reports]


def gather(reports: Iterable[Report[Commitment]]) -> list[Promise]:
    """All promises that reports speak of."""
    blocks: dict[Key, list[Report[Commitment]]] = defaultdict(list)
    for one in reports:
        blocks[_key(one)].append(one)
    found: list[tuple[Key, Group]] = []
    for key in sorted(blocks):
        for cluster in _clusters(blocks[key]):
            found += [(key, one) for one in group(cluster)]
    return _joined(found)


def linked(found: Sequence[Promise], links: Links) -> list[Promise]:
    """Promises as people said: new money is taken out of the promise that it was counted into, and what is
    the same money becomes one promise, led by the report published first."""
    if not links:
        return list(found)
    whole = [part for promise in found for part in _parted(promise, links)]
    groups = together(whole, lambda one: {r.entry.subject for r in one.reports}, links)
    return [_united(group) for group in groups]


def _parted(promise: Promise, links: Links) -> list[Promise]:
    _, out = parted(promise.reports, links)
    if not out:
        return [promise]
    gone = {r.entry.id for r in out}
    left = [Group(g.anchor, [r for r in g.reports if r.entry.id not in gone]) for g in promise.groups]
    alone = [
        Promise((*promise.key, f"new money in {r.entry.subject}"), (Group(profile(r), [r]),)) for r in out
    ]
    return [Promise(promise.key, tuple(g for g in left if g.reports)), *alone]


def _united(group: Sequence[Promise]) -> Promise:
    first = min(group, key=lambda one: min(r.order for r in one.reports))
    others = (one for promise in group if promise is not first for one in promise.groups)
    return Promise(first.key, (*first.groups, *others))


def oldest(one: Group) -> Report[Commitment]:
    """The report of a group that was published first."""
    return min(one.reports, key=lambda r: r.order)


def _key(one: Report[Commitment]) -> Key:
    """What must be equal in all reports of one promise: who, to whom, and what is measured in what."""
    value = one.value
    donor = organisation(value.donor) if value.donor else f"unnamed in {one.voice}"
    who = (donor, organisation(value.recipient or ""))
    kept_apart = "delivered" if value.stage == "delivered" else "promised"
    denied = "denied" if one.entry.modality == "denied" else ""
    if value.amount is not None:
        span = "range" if value.amount_max is not None else ""
        each = "each year" if value.per_year else ""
        return (*who, kept_apart, denied, each, "money", span, value.currency or "")
    if value.gdp_percent is not None:
        return (*who, kept_apart, denied, "", "share", "", "")
    return (*who, kept_apart, denied, "", "goods", *goods(value.items))


def _clusters(reports: Reports) -> list[list[Report[Commitment]]]:
    """Reports of one key with the same amount, the same upper end and the same share of GDP."""
    found = [list(reports)]
    for measure in (_amount, _upper, _share):
        found = [part for whole in found for part in _near(whole, measure)]
    return found


def _amount(value: Commitment) -> float:
    return value.amount or 0.0


def _upper(value: Commitment) -> float:
    return value.amount_max or 0.0


def _share(value: Commitment) -> float:
    return (value.gdp_percent or 0.0) if value.amount is None else 0.0


def _near(reports: Reports, measure: Callable[[Commitment], float]) -> list[list[Report[Commitment]]]:
    """Reports gathered around anchors, the earliest published amount first."""
    by_amount: dict[float, list[Report[Commitment]]] = defaultdict(list)
    for one in reports:
        by_amount[measure(one.value)].append(one)
    if len(by_amount) == 1:
        return [list(reports)]
    amounts = sorted(by_amount)
    earliest = {a: min(r.public for r in by_amount[a]) for a in amounts}
    taken: set[float] = set()
    found: list[list[Report[Commitment]]] = []
    for anchor in sorted(amounts, key=lambda a: (earliest[a], a)):
        if anchor in taken:
            continue
        low = bisect_left(amounts, anchor - NEAR * abs(anchor))
        high = bisect_right(amounts, anchor + NEAR * abs(anchor))
        near = [a for a in amounts[low:high] if a not in taken]
        taken.update(near)
        found.append([r for a in near for r in by_amount[a]])
    return found


def _joined(found: list[tuple[Key, Group]]) -> list[Promise]:
    """Promises, with groups joined that give the same money in the two currencies a report prints."""
    money: dict[Key, list[tuple[float, int]]] = defaultdict(list)
    for at, (key, one) in enumerate(found):
        if "money" in key:
            money[key].append((_amount(oldest(one).value), at))
    for sums in money.values():
        sums.sort()
    joins: dict[int, int] = {}
    leads: set[int] = set()
    for at in sorted(range(len(found)), key=lambda i: oldest(found[i][1]).order):
        for currency, amount in _conversions(found[at][1]):
            sums = money.get((*found[at][0][:-1], currency), [])
            fits = [to for to in _within(sums, amount) if fit(found[to][1].anchor, found[at][1].anchor)]
            # Printed sums are rounded, so a sum that leads or has joined takes no further part: no chains.
            if len(fits) == 1 and at not in joins and fits[0] not in joins and fits[0] not in leads:
                joins[fits[0]] = at
                leads.add(at)
    return _promises(found, joins)


def _promises(found: list[tuple[Key, Group]], joins: dict[int, int]) -> list[Promise]:
    followers: dict[int, list[int]] = defaultdict(list)
    for at, to in sorted(joins.items()):
        followers[to].append(at)
    return [
        Promise(key, (one, *(found[i][1] for i in followers[at])))
        for at, (key, one) in enumerate(found)
        if at not in joins
    ]


def _conversions(one: Group) -> list[tuple[str, float]]:
    """Sums in a second currency that the reports of a group print."""
    said = {(r.value.converted.currency, r.value.converted.amount) for r in one.reports if r.value.converted}
    return sorted(pair for pair in said if pair[0] != one.reports[0].value.currency)


def _within(sums: list[tuple[float, int]], amount: float) -> list[int]:
    low = bisect_left(sums, (amount * (1 - NEAR), -1))
    high = bisect_right(sums, (amount * (1 + NEAR), len(sums) + 10**9))
    return [at for _, at in sums[low:high]]
