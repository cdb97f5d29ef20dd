"""The rules extractor: claims of all seven kinds from English text, by grammar, without a language model.

It is written from the codebook and the language. A gate passes over articles and sentences that cannot
hold a claim, so that reading a thousand off-topic articles costs little more than finding that out.
"""

from collections.abc import Iterable
from typing import Final

from pactbook.extract.reading import sentences
from pactbook.extract.rules.agreements import agreements, names_security_agreement
from pactbook.extract.rules.assessments import assessments
from pactbook.extract.rules.commitments import commitments
from pactbook.extract.rules.counts import counts
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.gate import passes
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.provisions import provisions
from pactbook.extract.rules.roles import roles
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.statistics import statistics
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Draft, Value
from pactbook.model.sources import Document

NAME: Final = "rules 1"


class Rules:
    """The extractor that ships with Pactbook. It keeps no state between documents."""

    name = NAME

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts for one article, in order of text within each kind."""
        if not passes(document.content()):
            return []
        story = Story(scenes_of(document), document.published)
        return [found.draft(document, self.name) for found in findings(story)]


def scenes_of(document: Document) -> list[Scene]:
    """The sentences of an article as scenes, each knowing the one before it."""
    scenes: list[Scene] = []
    for index, sentence in enumerate(sentences(document)):
        scenes.append(Scene(sentence, index, document.published, scenes[-1] if scenes else None))
    return scenes


def findings(story: Story) -> list[Finding[Value]]:
    """What the rules of every kind find in one article."""
    deals = agreements(story)
    tallies = merge(counts(story))
    about = bool(deals or tallies) or any(names_security_agreement(scene) for scene in story.scenes)
    return [
        *deals,
        *merge(commitments(story)),
        *merge(statistics(story)),
        *merge(assessments(story)),
        *merge(provisions(story, about)),
        *tallies,
        *roles(story, about),
    ]
