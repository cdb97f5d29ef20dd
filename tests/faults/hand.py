"""A person at the keys of `pactbook review` who says the same of the same claim, whenever it is shown."""

import functools
import io
import sys
from collections.abc import Callable
from typing import Any

from pactbook import wiring
from pactbook.cli import sitting
from pactbook.pipeline.session import Session


class Hand:
    """Keys for a session: accept, reject or correct, by the id of the claim that is shown.

    `told` hears of each verdict once the next claim is shown, or the queue is worked off.
    """

    single = True

    def __init__(self, session: Session, told: Callable[[str], None]) -> None:
        self._session = session
        self._told = told
        self._heard = 0

    def heard(self) -> None:
        """What was given until now is acknowledged."""
        given = self._session._given
        for _, verdict in given[self._heard :]:
            self._told(verdict.id)
        self._heard = len(given)

    def key(self) -> str:
        """The next key."""
        self.heard()
        now = self._session.now
        assert now is not None
        key = "aarc"[int(now.claim.id[:2], 16) % 4]
        if key == "c":
            said = "hypothetical" if now.claim.modality != "hypothetical" else "planned"
            sys.stdin = io.StringIO(f"modality = {said}\n\nas I read it\n")
        return key


def sit_down(told: Callable[[str], None]) -> None:
    """Put a hand to every sitting of this process."""
    hands: list[Hand] = []
    session, end = wiring.session, sitting._Sitting.end

    def begun(*arguments: Any) -> Session:
        made = session(*arguments)
        hands.append(Hand(made, told))
        return made

    @functools.wraps(end)
    def ended(self: Any) -> None:
        end(self)
        if self.session.now is None:
            hands[-1].heard()

    wiring.session = begun
    sitting.keys = lambda: hands[-1]  # type: ignore[assignment, return-value]
    sitting._Sitting.end = ended  # type: ignore[method-assign]
