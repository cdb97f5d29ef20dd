"""Promises: a sum or goods in a sentence with who gives and how far it has come, and what is found of it."""

from dataclasses import dataclass

from pactbook.extract.rules.commitments.givers import Giving, givers
from pactbook.extract.rules.commitments.stage import Standing, standing
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment
from pactbook.model.fates import Held, Reason


@dataclass(frozen=True, slots=True)
class Promise:
    """What `scene.text[start:end]` names is promised or given: by whom, and how far it has come."""

    scene: Scene
    start: int
    end: int
    giving: Giving
    standing: Standing

    @property
    def sureness(self) -> float:
        """How sure it is that the sentence says so, from 0.3 to 0.97."""
        base = 0.62 + 0.05 * min(self.giving.score, 6)
        if self.standing.verb is None:
            base -= 0.08
        if self.standing.modality in ("hypothetical", "denied"):
            base -= 0.12
        return max(0.3, min(base, 0.97))


def promise(
    story: Story, scene: Scene, start: int, end: int, inherited: str | None = None
) -> Promise | Reason:
    """What is promised at [start, end), or why nobody gives; `inherited` is the stage of its whole."""
    giving = givers(story, scene, start, end)
    if isinstance(giving, Reason):
        return giving
    return Promise(scene, start, end, giving, standing(scene, start, end, inherited))


def found(
    story: Story,
    promise: Promise,
    value: Commitment,
    doubt: float = 0,
    holds: tuple[Held, ...] = (),
    left: Reason | None = None,
) -> Finding[Commitment]:
    """The finding for a promise; `doubt` is taken off its sureness."""
    low, high = _quote(story, promise)
    source = attribution(story, promise.scene, promise.start)
    modality, sure = promise.standing.modality, promise.sureness - doubt
    return Finding(promise.scene, low, high, value, modality, source, sure, holds, left)


def _quote(story: Story, promise: Promise) -> tuple[int, int]:
    """The clause with the sum, stretched to the verb and to a named giver of the same sentence."""
    scene, verb = promise.scene, promise.standing.verb
    low, high = scene.clause(promise.start)
    low, high = min(low, promise.start), max(promise.end, high)
    if verb is not None:
        low, high = min(low, verb.start), max(high, verb.end)
    if promise.giving.score >= 3:
        named = (a.start for a in story.actors(scene) if a.code in promise.giving.donors)
        low = min(low, next(named, low))
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip(" ,;—–-")), low + len(text.rstrip(" ,;:—–-."))
