"""Counts: how many agreements are signed, how many are in talks, how many states joined the declaration."""

from collections.abc import Iterator

from pactbook.extract.rules.agreements.words import names_security_agreement
from pactbook.extract.rules.counts.agreements import agreement_counts
from pactbook.extract.rules.counts.joined import joined
from pactbook.extract.rules.counts.numbers import elliptic, in_talks, states, with_states
from pactbook.extract.rules.counts.ordinals import nth
from pactbook.extract.rules.counts.tallies import DECLARATION
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count


def counts(story: Story) -> Iterator[Finding[Count]]:
    """Findings of kind count; agreements are counted once the article has spoken of security agreements."""
    known = False
    for scene in story.scenes:
        known = known or names_security_agreement(scene)
        if known:
            yield from agreement_counts(story, scene)
            yield from elliptic(story, scene)
            yield from states(story, scene)
            yield from with_states(story, scene)
            yield from nth(story, scene)
            yield from in_talks(story, scene)
        if DECLARATION.search(scene.text):
            yield from joined(story, scene)
