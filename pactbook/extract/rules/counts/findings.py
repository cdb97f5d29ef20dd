"""Counts: how many agreements are signed, how many are in talks, how many states joined the declaration."""

import re
from collections.abc import Iterator

from pactbook.extract.rules.agreements.words import names_security_agreement
from pactbook.extract.rules.counts.agreements import agreement_counts
from pactbook.extract.rules.counts.joined import joined
from pactbook.extract.rules.counts.numbers import answered, elliptic, in_talks, states, with_states
from pactbook.extract.rules.counts.ordinals import nth
from pactbook.extract.rules.counts.tallies import DECLARATION
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Count

_JOINED_IT = re.compile(
    r"\b(?:join\w*|endors\w+|acceded\s+to|support\w*|back\w*|subscribed\s+to)\s+(?:it|the\s+document)\b"
)


def _means_declaration(scene: Scene) -> bool:
    """True for "30 states have joined it" right behind a sentence on the declaration."""
    earlier = scene.before
    named = earlier is not None and earlier.paragraph == scene.paragraph and DECLARATION.search(earlier.text)
    return bool(named and _JOINED_IT.search(scene.text))


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
            yield from answered(story, scene)
        if DECLARATION.search(scene.text) or _means_declaration(scene):
            yield from joined(story, scene)
