"""Shares of GDP that are promised as aid."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.phrases.money import GdpShare, Money
from pactbook.extract.rules.commitments.aid import aid_of, names_aid, not_aid
from pactbook.extract.rules.commitments.eligible import noun_phrase
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.instead import is_goal, of_economy, own_defence
from pactbook.extract.rules.commitments.periods import is_yearly, period_of
from pactbook.extract.rules.commitments.promises import found, promise
from pactbook.extract.rules.commitments.receivers import receiver, why_elsewhere
from pactbook.extract.rules.commitments.senses import sense
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import held, left
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment
from pactbook.model.fates import Held, Left, Reason

_EQUALS = re.compile(
    r"""
    [\s,(]*(?:[\w-]+\s+){0,6}?(?:
        equals? | equivalent\s+to | equal\s+to | amount(?:s|ing)?\s+to | correspond(?:s|ing)?\s+to
        | represent(?:s|ing)? | or | which\s+is | that\s+is | i\.e\.
    )\s+(?:some\s+|about\s+)?
    """,
    re.I | re.X,
)


def shares(story: Story, scene: Scene, recipient: str) -> Iterator[Finding[Commitment] | Left]:
    """Shares of GDP that a sentence promises as aid, and why the others are no claims of their own.

    `recipient` is whom the article speaks of. A share that a sum of the sentence equals is that sum's matter.
    """
    for share in scene.shares:
        if _same(scene, share) is not None:
            continue
        no_aid = None if story.label(scene) else _why_no_aid(scene, share)
        promised = no_aid or promise(story, scene, share.start, share.end)
        if isinstance(promised, Reason):
            unsaid = promised in (Reason.NO_PROMISE, Reason.NO_DONOR)
            yield left(scene, share, Reason.BUDGET if unsaid and own_defence(scene) else promised)
            continue
        named = receiver(story, scene, share.start, share.end)
        elsewhere = why_elsewhere(named, recipient)
        if elsewhere:
            yield left(scene, share, elsewhere)
            continue
        start, end = period_of(scene, share.start, share.end)
        value = Commitment(
            donor=None,
            recipient="UKR",
            aid=aid_of(noun_phrase(scene, share.start, share.end)),
            gdp_percent=share.percent,
            bound=share.bound,
            per_year=share.per_year or is_yearly(scene, share.end),
            period_start=start,
            period_end=end,
            stage=promised.standing.stage,
        )
        behind_sum = any(money.full_end <= share.start for money in scene.money)
        doubt = 0.1 if behind_sum else 0
        for donor in sorted(promised.giving.donors):
            # A share is of the donor's own GDP: several donors have one each.
            yield found(story, promised, replace(value, donor=donor), doubt, held(scene, share))


def _why_no_aid(scene: Scene, share: GdpShare) -> Reason | None:
    beside = sense(scene, share)
    if beside:
        return beside
    if share.base == "gni" or is_goal(scene, share.start):
        return Reason.BUDGET
    verb = governing(scene, share.start, share.end)
    gives = verb is not None and verb.has("give", "pledge", "allocate")
    if not gives and not names_aid(scene.text[max(0, share.start - 160) : share.end + 80]):
        return Reason.OUTPUT if of_economy(scene, share.start) else Reason.NO_PROMISE
    other = not_aid(scene.text[max(0, share.start - 60) : share.end + 30])
    return other if other in (Reason.DEBT, Reason.BUDGET) else None


def equal_share(scene: Scene, money: Money) -> float | None:
    """The share of GDP, in percent, that the text says the same sum is."""
    return next((share.percent for share in scene.shares if _is_same(scene, money, share)), None)


def held_with_shares(scene: Scene, money: Money) -> tuple[Held, ...]:
    """The places of a sum, of its conversion, and of the shares of GDP that the text says it is."""
    shares = (share for share in scene.shares if _same(scene, share) == money)
    spans = (scene.raw(share.start, share.end) for share in shares)
    return (*held(scene, money), *(Held(span, "conversion") for span in spans))


def _same(scene: Scene, share: GdpShare) -> Money | None:
    """The sum that the text says a share of GDP is."""
    return next((money for money in scene.money if _is_same(scene, money, share)), None)


def _is_same(scene: Scene, money: Money, share: GdpShare) -> bool:
    """True for "0.25 percent of GDP, or 1.5 billion" and the other way round."""
    if share.end <= money.start:
        return bool(_EQUALS.fullmatch(scene.text[share.end : money.start]))
    return money.full_end <= share.start and bool(_EQUALS.fullmatch(scene.text[money.full_end : share.start]))
