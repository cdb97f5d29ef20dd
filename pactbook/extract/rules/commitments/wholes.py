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


_BULLET = re.compile(r"^\W+")
_MARK = re.compile(r"\s*[-–•*·]\s*")
_INCLUDING = re.compile(
    r"\b(?:including|of\s+which|comprising|consisting\s+of|made\s+up\s+of|composed\s+of|among\s+(?:it|them))\b",
    re.I,
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
    modality: str


def is_item(scene: Scene) -> bool:
    """True for an item of a list of sums: "- 2 billion for gas", a line without a finite verb."""
    sums = scene.money
    if not sums or len(_BULLET.sub("", scene.text[: sums[0].start]).split()) > 3:
        return False
    finite = (v for v in scene.verbs if not (v.infinitive or v.form in ("ing", "base")))
    return not any(v.start < sums[0].start or v.start != v.main or v.form == "s" for v in finite)


def head_of_list(story: Story, scene: Scene, whole: Whole | None) -> Whole | None:
    """The sum that the list of a scene divides: all lines between are items of the same list."""
    if whole is None or not is_item(scene) or whole.scene.index >= scene.index:
        return None
    between = story.scenes[whole.scene.index + 1 : scene.index]
    return whole if len(between) < 12 and all(is_item(line) for line in between) else None


def is_bare_item(scene: Scene) -> bool:
    """True for an item that begins with its sum: "- 2 billion for gas"."""
    return bool(scene.money) and not _BULLET.sub("", scene.text[: scene.money[0].start]).strip()


def lead_of(story: Story, scene: Scene) -> Scene | None:
    """The line with a colon that the list of a scene stands under: "Pledges included:"."""
    if not _BULLET.match(scene.text) or not scene.money:
        return None
    for earlier in reversed(story.scenes[max(0, scene.index - 12) : scene.index]):
        if earlier.text.rstrip().endswith(":"):
            return earlier
        if not _BULLET.match(earlier.text):
            return None
    return None


def divides(scene: Scene, first: Money, later: Money) -> bool:
    """True where a later sum of the sentence is listed as part of the first: "including", "of which"."""
    return bool(_INCLUDING.search(scene.text[first.full_end : later.start]))


def is_part(scene: Scene) -> bool:
    """True when a sentence names parts of a total said before: "of which", "the package includes"."""
    part = _PART.search(scene.text)
    if part is None:
        return False
    # "19 billion, of which 4 billion": the total stands in the same sentence.
    return "which" not in part.group().lower() or not any(
        money.full_end <= part.start() for money in scene.money
    )


def is_more(scene: Scene, whole: Whole | None) -> bool:
    """True when the sentence goes on counting the sums before: "A further 11 million will be used for"."""
    return whole is not None and scene.index - whole.scene.index <= 1 and bool(_MORE.match(scene.text))


def is_bullet(story: Story, scene: Scene, money: Money) -> bool:
    """True for an item of a list of givers under a line on aid: "- Norway: 5 m", "- 5 m from Norway"."""
    item = _ITEM.search(scene.text[: money.start]) or _is_from(story, scene, money)
    if not item or not story.partners(scene):
        return False
    for earlier in reversed(story.scenes[max(0, scene.index - 12) : scene.index]):
        if not earlier.money:
            return names_aid(earlier.text) or any(v.has("pledge", "give", "allocate") for v in earlier.verbs)
    return False


def _is_from(story: Story, scene: Scene, money: Money) -> bool:
    """True where an item is a sum and its giver: "- 50 billion by 2027 from the EU"."""
    if not _MARK.fullmatch(scene.text[: money.start]):
        return False
    behind = (a for a in story.actors(scene) if money.full_end <= a.start < money.full_end + 30)
    return any(a.preposition == "from" for a in behind)


def whole_of(scene: Scene, whole: Whole | None, back: int) -> Commitment | None:
    """The total that a sentence divides, if it was said at most `back` sentences before."""
    if whole is None or not is_part(scene) or scene.index - whole.scene.index > back:
        return None
    return whole.value
