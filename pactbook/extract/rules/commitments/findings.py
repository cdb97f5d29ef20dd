"""Commitments: each sum, share of GDP or lot of goods that a sentence promises, gives, delays or refuses,
and for each that makes no claim the reason."""

from collections.abc import Iterator

from pactbook.extract.rules.commitments.goods import goods
from pactbook.extract.rules.commitments.receivers import matter
from pactbook.extract.rules.commitments.shares import shares
from pactbook.extract.rules.commitments.sums import sums
from pactbook.extract.rules.commitments.totals import with_totals
from pactbook.extract.rules.commitments.wholes import Whole, is_item, is_part
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.stated import spans
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment
from pactbook.model.fates import Left


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
        decided = [
            *sums(story, scene, whole, recipient),
            *shares(story, scene, recipient),
            *goods(story, scene, recipient),
        ]
        yield from decided
        found = [decision for decision in decided if isinstance(decision, Finding)]
        first = next((finding for finding in found if finding.value.amount is not None), None)
        if first is not None:
            recipient = first.value.recipient or recipient
            if not (whole and (is_part(scene) or is_item(scene))):
                whole = Whole(scene, first.value, first.modality)


def _kept(decision: Finding[Commitment] | Left) -> Finding[Commitment] | Left:
    if isinstance(decision, Finding) and decision.left is not None:
        return Left(spans(decision.holds), decision.left)
    return decision
