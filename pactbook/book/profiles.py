"""Profiles: what tells apart two promises of one amount by one donor: period, aid, quantity, vehicle.

Grouping is by anchors, so that it can neither chain nor depend on order: the fullest profiles come first;
one that says less joins the single anchor it fits, and stays apart where it fits none or several.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pactbook.book import days
from pactbook.book.reports import Report
from pactbook.model.claims import Commitment


@dataclass(frozen=True, slots=True)
class Profile:
    """What a promise says beside donor, recipient and amount; None and "unspecified" say nothing."""

    start: str | None
    end: str | None
    aid: str
    quantity: float | None = None
    vehicle: str | None = None

    @property
    def said(self) -> int:
        """How much of it is said."""
        known = sum(part is not None for part in (self.start, self.end, self.quantity, self.vehicle))
        return 2 * known + {"unspecified": 0, "mixed": 1}.get(self.aid, 2)

    @property
    def text(self) -> str:
        return f"{self.start} {self.end} {self.aid} {self.quantity} {self.vehicle}"


@dataclass(frozen=True, slots=True)
class Group:
    """Reports of one promise, around the profile that says most."""

    anchor: Profile
    reports: list[Report[Commitment]]


def profile(one: Report[Commitment]) -> Profile:
    """The profile of a report. A postponement or cancellation changes the period, so it says none.

    `vehicle` is the fund or body the money goes through, which two equal sums in one text differ by.
    """
    value = one.value
    moved = value.stage in ("postponed", "cancelled")
    first = value.items[0].quantity if value.items and value.amount is None else None
    start, end = (None, None) if moved else (value.period_start, value.period_end)
    vehicle = dict(one.entry.extra).get("vehicle")
    return Profile(start, end, value.aid, first, vehicle if isinstance(vehicle, str) else None)


def group(reports: Iterable[Report[Commitment]]) -> list[Group]:
    """Reports of one amount, gathered around anchors."""
    nodes: dict[Profile, list[Report[Commitment]]] = defaultdict(list)
    for one in reports:
        nodes[profile(one)].append(one)
    anchors: list[Group] = []
    for node in sorted(nodes, key=lambda n: (-n.said, min(r.order for r in nodes[n]), n.text)):
        fits = [anchor for anchor in anchors if fit(anchor.anchor, node)]
        if len(fits) == 1:
            fits[0].reports.extend(nodes[node])
        else:
            anchors.append(Group(node, list(nodes[node])))
    return anchors


def fit(one: Profile, other: Profile) -> bool:
    """True when both may describe one promise: what one leaves open the other may say."""
    said = ({one.quantity, other.quantity}, {one.vehicle, other.vehicle})
    agree = all(len(told - {None}) < 2 for told in said)
    return agree and _aid(one.aid, other.aid) and periods_fit(one, other)


def _aid(one: str, other: str) -> bool:
    return one == other or one in ("unspecified", "mixed") or other in ("unspecified", "mixed")


def periods_fit(one: Profile, other: Profile) -> bool:
    """Equal, or silent at an end, or one period within the other."""
    ends_agree = _agree(one.start, other.start) and _agree(one.end, other.end)
    return ends_agree or _covers(one, other) or _covers(other, one)


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or days.agree(one, other)


def _covers(wide: Profile, narrow: Profile) -> bool:
    span = _span(wide), _span(narrow)
    if span[0] is None or span[1] is None:
        return False
    return span[0][0] <= span[1][0] and span[1][1] <= span[0][1]


def _span(one: Profile) -> tuple[datetime.date, datetime.date] | None:
    if one.start is None or one.end is None:
        return None
    return days.first(one.start), days.last(one.end)


def stated(reports: Sequence[Report[Commitment]]) -> dict[tuple[str, str], list[Report[Commitment]]]:
    """Reports by the full period (start and end) that they state."""
    found: dict[tuple[str, str], list[Report[Commitment]]] = defaultdict(list)
    for one in reports:
        said = profile(one)
        if said.start is not None and said.end is not None:
            found[(said.start, said.end)].append(one)
    return found
