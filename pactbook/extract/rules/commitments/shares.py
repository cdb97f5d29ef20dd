"""Shares of GDP that are promised as aid."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.money import GdpShare, Money
from pactbook.extract.rules.commitments.aid import aid_of, names_aid, not_aid
from pactbook.extract.rules.commitments.eligible import noun_phrase
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.periods import is_yearly, period_of
from pactbook.extract.rules.commitments.promises import found, promise
from pactbook.extract.rules.commitments.receivers import receiver
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment

_EQUALS = re.compile(
    r"""
    [\s,(]*(?:[\w-]+\s+){0,6}?(?:
        equals? | equivalent\s+to | equal\s+to | amount(?:s|ing)?\s+to | correspond(?:s|ing)?\s+to
        | represent(?:s|ing)? | or | which\s+is | that\s+is | i\.e\.
    )\s+(?:some\s+|about\s+)?
    """,
    re.I | re.X,
)


def shares(story: Story, scene: Scene, recipient: str) -> Iterator[Finding[Commitment]]:
    """Shares of GDP that a sentence promises as aid; `recipient` is whom the article speaks of."""
    for share in scene.shares:
        if not _is_aid(scene, share) or any(_is_same(scene, money, share) for money in scene.money):
            continue
        promised = promise(story, scene, share.start, share.end)
        named = receiver(story, scene, share.start, share.end) or recipient
        if promised is None or named != "UKR":
            continue
        start, end = period_of(scene, share.start, share.end)
        value = Commitment(
            donor=",".join(sorted(promised.giving.donors)),
            recipient=named,
            aid=aid_of(noun_phrase(scene, share.start, share.end)),
            gdp_percent=share.percent,
            bound=share.bound,
            per_year=share.per_year or is_yearly(scene, share.end),
            period_start=start,
            period_end=end,
            stage=promised.standing.stage,
        )
        behind_sum = any(money.full_end <= share.start for money in scene.money)
        yield found(story, promised, value, doubt=0.1 if behind_sum else 0)


def _is_aid(scene: Scene, share: GdpShare) -> bool:
    if share.base == "gni":
        return False
    verb = governing(scene, share.start, share.end)
    gives = verb is not None and verb.has("give", "pledge", "allocate")
    if not gives and not names_aid(scene.text[max(0, share.start - 160) : share.end + 80]):
        return False
    return not_aid(scene.text[max(0, share.start - 60) : share.end + 30]) not in ("debt", "budget")


def equal_share(scene: Scene, money: Money) -> float | None:
    """The share of GDP, in percent, that the text says the same sum is."""
    return next((share.percent for share in scene.shares if _is_same(scene, money, share)), None)


def _is_same(scene: Scene, money: Money, share: GdpShare) -> bool:
    """True for "0.25 percent of GDP, or 1.5 billion" and the other way round."""
    if share.end <= money.start:
        return bool(_EQUALS.fullmatch(scene.text[share.end : money.start]))
    return money.full_end <= share.start and bool(_EQUALS.fullmatch(scene.text[money.full_end : share.start]))
