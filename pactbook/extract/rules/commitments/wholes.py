"""Wholes and parts: a part of a package inherits what its own sentence leaves unsaid."""

import re
from dataclasses import dataclass

from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.commitments.aid import names_aid
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment

_PART = re.compile(
    r"""
    ^\W*(?:
        this | that | it | these
        | the\s+(?:\w+\s+){0,2}(?:
            package | sum | amount | money | funds? | total | aid | assistance | support | programme
            | program
        )
    )\s+(?:also\s+|would\s+|will\s+)?(?:includ|compris|consist|contain|cover)
    | \bof\s+(?:which|this|that)\b
    | \bof\s+the\s+(?:package|funding|total|sum|aid)\b
    """,
    re.I | re.X,
)


_MORE = re.compile(
    r"""
    \W*(?:in\s+addition,?\s+|finally,?\s+)?(?:an?\s+|the\s+)?
        (?:additional|another|further|remaining|final|extra|other)\b
    """,
    re.I | re.X,
)
_ITEM = re.compile(r"^\W*(?:the\s+|The\s+)?[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}\s*[:–—-]\s*$")


@dataclass(frozen=True, slots=True)
class Whole:
    """The last total of the article: what a part inherits when its own sentence is silent."""

    scene: Scene
    value: Commitment


def is_part(scene: Scene) -> bool:
    """True when the sums of a sentence are parts of a total said before: "of which", "the package includes"."""
    return bool(_PART.search(scene.text))


def is_more(scene: Scene, whole: Whole | None) -> bool:
    """True when the sentence goes on counting the sums before: "A further 11 million will be used for"."""
    return whole is not None and scene.index - whole.scene.index <= 1 and bool(_MORE.match(scene.text))


def is_bullet(story: Story, scene: Scene, money: Money) -> bool:
    """True for an item of a list of givers ("- Norway: 500 million kroner") under a line that speaks of aid."""
    if not _ITEM.search(scene.text[: money.start]) or not story.partners(scene):
        return False
    for earlier in reversed(story.scenes[max(0, scene.index - 12) : scene.index]):
        if not earlier.money:
            return names_aid(earlier.text) or any(v.has("pledge", "give", "allocate") for v in earlier.verbs)
    return False


def whole_of(scene: Scene, whole: Whole | None, back: int) -> Commitment | None:
    """The total that a sentence divides, if it was said at most `back` sentences before."""
    if whole is None or not is_part(scene) or scene.index - whole.scene.index > back:
        return None
    return whole.value
