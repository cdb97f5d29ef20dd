"""Commitments: each sum, share of GDP or lot of goods that a sentence promises, gives, delays or refuses,
and for each that makes no claim the reason."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pactbook.extract.rules.commitments.goods import goods
from pactbook.extract.rules.commitments.receivers import matter
from pactbook.extract.rules.commitments.shares import shares
from pactbook.extract.rules.commitments.sums import sums
from pactbook.extract.rules.commitments.totals import with_totals
from pactbook.extract.rules.commitments.wholes import Whole, is_item, is_part, lead_of
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.stated import spans
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment
from pactbook.model.fates import Left

_LINK = re.compile(
    r"\b(?:including|such\s+as|comprising|consisting\s+of|worth|valued\s+at|to\s+(?:buy|purchase|procure|fund)|to\s+(?:supply|provide|equip|furnish)|for|among\s+(?:it|them))\b",
    re.I,
)

_UKRAINIAN = re.compile(r"\bUkrain|\bKyiv\b")


def commitments(story: Story) -> Iterator[Finding[Commitment]]:
    """Findings of kind commitment, sentence by sentence."""
    return (decision for decision in decisions(story) if isinstance(decision, Finding))


def decisions(story: Story) -> Iterator[Finding[Commitment] | Left]:
    """What becomes of each figure, sentence by sentence; then totals and their parts tell each other."""
    decided = list(_by_sentence(story))
    found = [decision for decision in decided if isinstance(decision, Finding)]
    told = iter(with_totals(found))
    for decision in decided:
        yield _kept(next(told)) if isinstance(decision, Finding) else decision


def _by_sentence(story: Story) -> Iterator[Finding[Commitment] | Left]:
    whole: Whole | None = None
    about = recipient = matter(story)
    for scene in story.scenes:
        if scene.before is None or scene.before.paragraph != scene.paragraph:
            recipient = recipient if recipient == "UKR" else about
        lead = lead_of(story, scene)
        if lead is not None and not _UKRAINIAN.search(lead.text):
            # A list of an article on other matters: who was spoken of before it is not whom it is for.
            recipient = about
        decided = [
            *sums(story, scene, whole, recipient),
            *shares(story, scene, recipient),
            *goods(story, scene, recipient),
        ]
        decided = list(_with_their_goods(decided))
        yield from decided
        found = [decision for decision in decided if isinstance(decision, Finding)]
        first = next((finding for finding in found if finding.value.amount is not None), None)
        if first is not None:
            recipient = first.value.recipient or recipient
            if not (whole and (is_part(scene) or is_item(scene))):
                whole = Whole(scene, first.value, first.modality)


def _with_their_goods(decided: list[Finding[Commitment] | Left]) -> Iterator[Finding[Commitment] | Left]:
    """Goods that a sum of the sentence buys or is worth are the sum's items, and no claim beside it."""
    lots = [f for f in decided if isinstance(f, Finding) and f.value.items]
    for decision in decided:
        if not isinstance(decision, Finding) or decision.value.amount is None:
            if decision not in lots or not any(_buys(other, decision) for other in decided):
                yield decision
            continue
        own = [lot for lot in lots if _buys(decision, lot)]
        items = tuple(item for lot in own for item in lot.value.items)
        holds = (*decision.holds, *(place for lot in own for place in lot.holds))
        yield replace(decision, value=replace(decision.value, items=items), holds=holds) if own else decision


def _buys(decision: Finding[Commitment] | Left, lot: object) -> bool:
    """True for "400 million for 100 boats" and "76 vehicles worth 20 million" of one giver."""
    if not isinstance(decision, Finding) or not isinstance(lot, Finding) or decision.value.amount is None:
        return False
    if decision.left or lot.left or decision.value.donor != lot.value.donor or len(decision.scene.money) != 1:
        return False
    money, (first, *_, last) = decision.scene.money[0], [*lot.scene.items, *lot.scene.items]
    between = decision.scene.text[money.full_end : first.start] or decision.scene.text[last.end : money.start]
    return bool(_LINK.search(between))


def _kept(decision: Finding[Commitment] | Left) -> Finding[Commitment] | Left:
    if isinstance(decision, Finding) and decision.left is not None:
        return Left(spans(decision.holds), decision.left)
    return decision
