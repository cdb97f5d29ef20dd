"""Counts: how many agreements are signed, how many are in talks, how many states joined the declaration."""

from collections.abc import Iterator

from pactbook.extract.rules.agreements.words import names_security_agreement
from pactbook.extract.rules.counts.agreements import agreement_count
from pactbook.extract.rules.counts.joined import joined
from pactbook.extract.rules.counts.numbers import elliptic, in_talks, states
from pactbook.extract.rules.counts.ordinals import nth
from pactbook.extract.rules.counts.stretches import DECLARATION
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.story import Story


def counts(story: Story) -> Iterator[Finding]:
    """Findings of kind count in order of text."""
    known_matter = False
    for scene in story.scenes:
        matter = names_security_agreement(scene)
        known_matter = known_matter or matter
        for span in scene.counts:
            finding = agreement_count(story, scene, span, known_matter)
            if finding:
                yield finding
        yield from elliptic(story, scene, known_matter)
        yield from states(story, scene, known_matter)
        yield from nth(story, scene, known_matter)
        yield from in_talks(story, scene, known_matter)
        if DECLARATION.search(scene.text):
            yield from joined(story, scene)
