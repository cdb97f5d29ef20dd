"""Instruments: which reports speak of one and the same text between the same parties.

Instruments of different classes are never one (a hundred-year treaty is not the security agreement of
the year before). Two states sign one bilateral security agreement, so reports that date it differently
contradict each other; memoranda and the like are signed again and again, so far-apart signatures are several.
What people merged or split goes before all of this.
"""

import datetime
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pactbook.book import days
from pactbook.book.links import Links, parted, together
from pactbook.book.names import organisation
from pactbook.book.reports import Report
from pactbook.model.claims import Agreement

APART: Final = datetime.timedelta(days=31)
_BEFORE: Final = ("announced", "negotiating", "concluded")


@dataclass(frozen=True, slots=True)
class Instrument:
    """Reports on one instrument. `since` is None for the first known of its class between the parties,
    else the day of its signature, or the claim by which a person split it off."""

    parties: tuple[str, ...]
    instrument: str
    since: str | None
    reports: tuple[Report[Agreement], ...]


def gather(reports: Sequence[Report[Agreement]], links: Links = Links()) -> list[Instrument]:  # noqa: B008
    """All instruments that reports speak of, in the order of their parties; `links` are drawn by people."""
    found = _gathered(reports)
    return _linked(found, links) if links else found


def _linked(found: Sequence[Instrument], links: Links) -> list[Instrument]:
    whole: list[Instrument] = []
    split: list[Instrument] = []
    for one in found:
        stay, out = parted(one.reports, links)
        whole.append(replace(one, reports=tuple(stay)))
        split += [replace(one, since=r.entry.subject, reports=(r,)) for r in out]
    groups = together([*whole, *split], _claims, links)
    return [_united(group) for group in groups]


def _claims(one: Instrument) -> set[str]:
    return {r.entry.subject for r in one.reports}


def _united(group: Sequence[Instrument]) -> Instrument:
    """Instruments that a person merged, under the name of the one that was reported first."""
    oldest = min(group, key=lambda one: min(r.order for r in one.reports))
    return replace(oldest, reports=tuple(r for one in group for r in one.reports))


def _gathered(reports: Sequence[Report[Agreement]]) -> list[Instrument]:
    groups: dict[tuple[tuple[str, ...], str], list[Report[Agreement]]] = defaultdict(list)
    for one in reports:
        parties = tuple(sorted({organisation(party) for party in one.value.parties}))
        groups[(parties, one.value.instrument)].append(one)
    found: list[Instrument] = []
    for (parties, instrument), members in sorted(groups.items(), key=lambda item: item[0]):
        parts = [members] if instrument == "security_agreement" else _split(members)
        oldest = min(range(len(parts)), key=lambda i: min(r.order for r in parts[i]))
        for i, part in enumerate(parts):
            since = None if i == oldest else str(min(_signature_days(part)))
            found.append(Instrument(parties, instrument, since, tuple(part)))
    return found


def _signature_days(reports: Sequence[Report[Agreement]]) -> list[datetime.date]:
    """Days, known to the day, on which reports say that a text was signed."""
    signed = [r for r in reports if r.asserted and r.value.status == "signed"]
    return sorted({days.first(r.entry.date) for r in signed if r.entry.date and len(r.entry.date) == 10})


def _split(reports: Sequence[Report[Agreement]]) -> list[list[Report[Agreement]]]:
    """Reports parted by signatures more than `APART` from each other; talks belong to the next signature,
    everything else to the last one before it."""
    starts: list[datetime.date] = []
    latest: datetime.date | None = None
    for day in _signature_days(reports):
        if latest is None or day - latest > APART:
            starts.append(day)
        latest = day
    if len(starts) < 2:
        return [list(reports)]
    parts: list[list[Report[Agreement]]] = [[] for _ in starts]
    for one in reports:
        if one.value.status in _BEFORE or not one.asserted:
            at = min(bisect_left(starts, one.happened), len(starts) - 1)
        else:
            at = max(bisect_right(starts, one.happened) - 1, 0)
        parts[at].append(one)
    return parts
