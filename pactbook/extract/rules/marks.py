"""Marks of a finding: evidence beside the rule's own firmness that says how far such findings can be trusted.

Few and cheap, each kept because it told right from wrong on texts at their first reading (docs/accuracy.md).
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Value

ELSEWHERE: Final = "ukraine_in_few_sentences"
"""Fewer than half of the article's sentences name Ukraine: a sum may be another country's."""
PAST: Final = "told_as_done"
"""Money given, approved or supposed rather than promised: whose it was, and what is new, is less plain."""
MARKS: Final = (ELSEWHERE, PAST)

_UKRAINE = re.compile(r"\bUkrain|\bKyiv\b|\bKiev\b|\bZelensk", re.I)


def marked(story: Story, findings: Iterable[Finding[Value]]) -> list[Finding[Value]]:
    """The findings of an article, each commitment with its marks."""
    found = list(findings)
    if not any(isinstance(one.value, Commitment) for one in found):
        return found
    named = sum(bool(_UKRAINE.search(scene.text)) for scene in story.scenes)
    about = frozenset({ELSEWHERE} if named < 0.5 * len(story.scenes) else ())
    return [_marked(one, about) if isinstance(one.value, Commitment) else one for one in found]


def _marked(finding: Finding[Value], about: frozenset[str]) -> Finding[Value]:
    return replace(finding, marks=about if finding.modality == "planned" else about | {PAST})
