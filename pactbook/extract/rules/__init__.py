"""The rules extractor: claims of all seven kinds from English text, by grammar, without a language model.

It is written from the codebook and the language. A gate passes over articles and sentences that cannot
hold a claim, so that reading a thousand off-topic articles costs little more than finding that out.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pactbook.extract.fates import all_left
from pactbook.extract.reading import sentences
from pactbook.extract.rules.agreements import agreements, names_security_agreement
from pactbook.extract.rules.assessments import assessments
from pactbook.extract.rules.commitments import decisions, said_again
from pactbook.extract.rules.counts import counts
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.gate import passes
from pactbook.extract.rules.marks import marked
from pactbook.extract.rules.merge import merge
from pactbook.extract.rules.provisions import provisions
from pactbook.extract.rules.roles import roles
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import stated
from pactbook.extract.rules.statistics import statistics
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Draft, Value
from pactbook.model.fates import Account, Left, Reason, Stated
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

    def account(self, document: Document) -> Account:
        """What becomes of every sum of one article."""
        scenes = scenes_of(document)
        if not passes(document.content()):
            return all_left(_stated(scenes), Reason.OFF_TOPIC)
        found, left = judged(Story(scenes, document.published))
        made = tuple((one.draft(document, self.name), one.holds) for one in found if one.holds)
        return Account(tuple(_stated(scenes)), made, tuple(left))


def _stated(scenes: Iterable[Scene]) -> Iterator[Stated]:
    for scene in scenes:
        yield from stated(scene)


def scenes_of(document: Document) -> list[Scene]:
    """The sentences of an article as scenes, each knowing the one before it."""
    scenes: list[Scene] = []
    for index, sentence in enumerate(sentences(document)):
        scenes.append(Scene(sentence, index, document.published, scenes[-1] if scenes else None))
    return scenes


def findings(story: Story) -> list[Finding[Value]]:
    """What the rules of every kind find in one article."""
    return judged(story)[0]


def judged(story: Story) -> tuple[list[Finding[Value]], list[Left]]:
    """What the rules of every kind find in one article, and the sums that make no claim, with reasons."""
    decided = list(decisions(story))
    promises = merge(one for one in decided if isinstance(one, Finding))
    promises, left = said_again(story.scenes, promises, [one for one in decided if isinstance(one, Left)])
    deals = agreements(story)
    tallies = merge(counts(story))
    about = bool(deals or tallies) or any(names_security_agreement(scene) for scene in story.scenes)
    found: list[Finding[Value]] = [
        *deals,
        *promises,
        *merge(statistics(story)),
        *merge(assessments(story)),
        *merge(provisions(story, about)),
        *tallies,
        *roles(story, about),
    ]
    return marked(story, found), left
