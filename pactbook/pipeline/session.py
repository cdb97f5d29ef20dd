"""One sitting of a person at the queue: a verdict and the next, back again, and how long it will take."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from pactbook.model.claims import Agreement, Claim, Commitment
from pactbook.model.verdicts import Verdict
from pactbook.pipeline.desk import Desk, ReviewError
from pactbook.pipeline.queue import Waiting

NEAR: Final = 6
"""How many claims are offered for a link."""


def who(claim: Claim) -> set[str | None]:
    """Who gives, or the parties of an agreement beside Ukraine."""
    value = claim.value
    if isinstance(value, Commitment):
        return {value.donor}
    return {*value.parties} - {"UKR"} if isinstance(value, Agreement) else {None}


def _apart(one: Claim, other: Claim) -> float:
    """How far the sums of two claims are from each other, as a share of the larger; 1 without sums."""
    a, b = (getattr(claim.value, "amount", None) for claim in (one, other))
    return abs(a - b) / max(a, b, 1.0) if a is not None and b is not None else 1.0


class Session:
    """A queue being worked off. `clock` gives seconds that only go forward."""

    def __init__(self, desk: Desk, waiting: Sequence[Waiting], clock: Callable[[], float]) -> None:
        self.desk = desk
        self.waiting = list(waiting)
        self.at = 0
        self._clock = clock
        self._began = clock()
        self._given: list[tuple[int, Verdict]] = []

    @property
    def now(self) -> Waiting | None:
        """The claim to judge; None when the queue is worked off."""
        return self.waiting[self.at] if self.at < len(self.waiting) else None

    @property
    def judged(self) -> int:
        """How many claims were judged in this sitting."""
        return len({at for at, _ in self._given})

    def accept(self, reason: str | None = None) -> Verdict:
        """The claim at hand is right."""
        return self._next(self.desk.accept(self._claim(), reason))

    def reject(self, reason: str | None = None) -> Verdict:
        """The claim at hand is wrong."""
        return self._next(self.desk.reject(self._claim(), reason))

    def correct(self, fields: Mapping[str, Any], reason: str | None = None) -> Verdict:
        """The claim at hand should say what `fields` say."""
        return self._next(self.desk.correct(self._claim(), fields, reason))

    def skip(self) -> None:
        """Leave the claim at hand as it is."""
        self._claim()
        self.at += 1

    def beside(self, verdict: Verdict) -> Verdict:
        """A verdict about something else (an added claim, a link, a date), which `undo` reaches too."""
        self._given.append((self.at, verdict))
        return verdict

    def undo(self) -> Verdict:
        """Take back the last verdict of this sitting, and go back to its claim. Raises ReviewError."""
        if not self._given:
            raise ReviewError("nothing was decided in this sitting yet")
        at, verdict = self._given[-1]
        self.desk.undo(verdict.id)
        self._given.pop()
        self.at = at
        return verdict

    def near(self, kind: str) -> list[Claim]:
        """Claims that the one at hand may be linked to: of the same giver or parties, nearest sum first."""
        this = self.desk.find(self._claim())
        kinds = ("agreement", "commitment") if kind == "part_of" else (this.kind,)
        there = (*self.desk.extracted.values(), *self.desk.rows.values())
        alike = [c for c in there if c.id != this.id and c.kind in kinds and who(c) & who(this)]
        return sorted(alike, key=lambda c: (c.kind != "agreement", _apart(c, this), c.id))[:NEAR]

    def progress(self) -> str:
        """Where one is, and the time left at the speed so far: "12 of 80, ~6 min left"."""
        place = f"{min(self.at + 1, len(self.waiting))} of {len(self.waiting)}"
        if not self.at or self.now is None:
            return place
        left = (self._clock() - self._began) / self.at * (len(self.waiting) - self.at)
        return f"{place}, {'less than a minute' if left < 60 else f'~{round(left / 60)} min'} left"

    def _claim(self) -> str:
        if self.now is None:
            raise ReviewError("the queue is worked off")
        return self.now.claim.id

    def _next(self, verdict: Verdict) -> Verdict:
        self._given.append((self.at, verdict))
        self.at += 1
        return verdict
