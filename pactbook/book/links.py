"""Links that people drew between claims: the same event or money, or not, whatever the rules say.

Two claims are joined or parted for each pair that a verdict names. A person's newest word on a pair counts;
where people disagree, the pair is left to the rules. Joining is transitive, and a parted pair blocks it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, TypeVar

from pactbook.book.reports import Report
from pactbook.model.claims import Value
from pactbook.model.verdicts import Decided, Verdict

JOINING: Final = ("merge", "same_money")

V = TypeVar("V", bound=Value)
T = TypeVar("T")
Pair = frozenset[str]


@dataclass(frozen=True, slots=True)
class Links:
    """Groups of claims that are one thing, and pairs that are two, by claim id."""

    joined: tuple[frozenset[str], ...] = ()
    apart: frozenset[Pair] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.joined or self.apart)


@dataclass(frozen=True, slots=True)
class Drawn:
    """Links, and the verdicts on each pair that people disagree about."""

    links: Links
    disputed: tuple[tuple[Decided, ...], ...] = ()


def draw(verdicts: Iterable[Decided], current: Callable[[str], str | None]) -> Drawn:
    """The links that standing verdicts of one topic come to.

    `current` gives the claim that stands for a judged one, None where none does.
    """
    words: dict[Pair, dict[str, Decided]] = {}
    for one in sorted(verdicts, key=lambda one: one.seq):
        assert isinstance(one.decision, Verdict)
        present = sorted({now for s in one.decision.subjects if (now := current(s)) is not None})
        for pair in combinations(present, 2):
            words.setdefault(frozenset(pair), {})[one.decision.person] = one
    joins = [pair for pair, said in words.items() if _agreed(said, joining=True)]
    apart = frozenset(pair for pair, said in words.items() if _agreed(said, joining=False))
    joined, blocked = _joined(joins, apart)
    quarrels = {_both(said) for said in words.values() if len(_kinds(said)) > 1}
    quarrels |= {_both({**words[pair], **_parting(words, apart)}) for pair in blocked}
    return Drawn(Links(joined, apart), tuple(sorted(quarrels, key=lambda v: [one.seq for one in v])))


def _kinds(said: Mapping[str, Decided]) -> set[bool]:
    return {isinstance(d.decision, Verdict) and d.decision.kind in JOINING for d in said.values()}


def _agreed(said: Mapping[str, Decided], *, joining: bool) -> bool:
    return _kinds(said) == {joining}


def _both(said: Mapping[str, Decided]) -> tuple[Decided, ...]:
    return tuple(sorted(said.values(), key=lambda one: one.seq))


def _parting(words: Mapping[Pair, dict[str, Decided]], apart: frozenset[Pair]) -> dict[str, Decided]:
    return {f"{person} parting": one for pair in apart for person, one in words[pair].items()}


def _joined(joins: Sequence[Pair], apart: frozenset[Pair]) -> tuple[tuple[frozenset[str], ...], list[Pair]]:
    """Groups of joined claims, and the pairs left out because they would join what is parted."""
    groups: list[frozenset[str]] = []
    blocked = []
    for pair in joins:
        touching = [group for group in groups if group & pair]
        whole = pair.union(*touching)
        if any(parted <= whole for parted in apart):
            blocked.append(pair)
            continue
        groups = [group for group in groups if group not in touching] + [whole]
    return tuple(sorted(groups, key=sorted)), blocked


def parted(reports: Sequence[Report[V]], links: Links) -> tuple[list[Report[V]], list[Report[V]]]:
    """Reports that stay together, and those that people took out: of a parted pair the later one goes."""
    stay: list[Report[V]] = []
    out: list[Report[V]] = []
    kept: set[str] = set()
    for one in sorted(reports, key=lambda r: r.order):
        name = one.entry.subject
        if any(frozenset((name, other)) in links.apart for other in kept - {name}):
            out.append(one)
            continue
        stay.append(one)
        kept.add(name)
    return stay, out


def together(found: Sequence[T], holds: Callable[[T], set[str]], links: Links) -> list[list[T]]:
    """Things gathered by the claims they hold: those whose claims people joined are one list."""
    groups: list[list[T]] = [[one] for one in found]
    for joined in links.joined:
        touching = [group for group in groups if any(holds(one) & joined for one in group)]
        if len(touching) > 1:
            groups = [group for group in groups if group not in touching]
            groups.append([one for group in touching for one in group])
    return groups
