"""The words that a commitment rests on, and how sure it is."""

from pactbook.extract.rules.commitments.givers import Giving
from pactbook.extract.rules.commitments.stage import Standing
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story


def quote(
    scene: Scene, start: int, end: int, low: int, high: int, where: Standing, story: Story, giving: Giving
) -> tuple[int, int]:
    """The clause with the sum, stretched to the verb and to a named giver of the same sentence."""
    first, last = min(low, start), max(end, min(high, len(scene.text)))
    if where.verb is not None:
        first, last = min(first, where.verb.start), max(last, where.verb.end)
    for actor in story.actors(scene):
        if actor.code in giving.donors and giving.score >= 3 and actor.start < start:
            first = min(first, actor.start)
            break
    text = scene.text[first:last]
    return first + len(text) - len(text.lstrip(" ,;—–-")), last - (len(text) - len(text.rstrip(" ,;:—–-.")))


def sureness(giving: Giving, where: Standing) -> float:
    base = 0.62 + 0.05 * min(giving.score, 6)
    if where.verb is None:
        base -= 0.08
    if where.modality in ("hypothetical", "denied"):
        base -= 0.12
    return max(0.3, min(base, 0.97))
