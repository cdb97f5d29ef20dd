"""Wholes and parts: a part of a package inherits what its own sentence leaves unsaid."""

import re
from dataclasses import dataclass

from pactbook.extract.rules.scene import Scene
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


@dataclass(frozen=True, slots=True)
class Whole:
    """The last total of the article: what a part inherits when its own sentence is silent."""

    scene: Scene
    value: Commitment


def is_part(scene: Scene) -> bool:
    """True when the sums of a sentence are parts of a total said before: "of which", "the package includes"."""
    return bool(_PART.search(scene.text))


def whole_of(scene: Scene, whole: Whole | None, back: int) -> Commitment | None:
    """The total that a sentence divides, if it was said at most `back` sentences before."""
    if whole is None or not is_part(scene) or scene.index - whole.scene.index > back:
        return None
    return whole.value
