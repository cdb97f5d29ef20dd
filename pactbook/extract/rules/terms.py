"""Terms: for how long an agreement lasts."""

import re

from pactbook.extract.phrases.dates import TermSpan
from pactbook.extract.rules.scene import Scene

_NO_TERM_AFTER = re.compile(
    r"\s+(?:ago|earlier|later|old|since|into|after|of\s+(?:war|fighting|invasion|the\s+war))\b", re.I
)
_NO_TERM_BEFORE = re.compile(r"\b(?:after|last|past|more\s+than|previous|nearly|almost)\s+$", re.I)
_TERM_CUE = re.compile(
    r"""
    \b(?:
        valid | extends? | last(?:s|ing)? | spans? | spanning | runs? | running | remain\w*\s+in\s+force
        | in\s+(?:force|effect) | concluded | signed | duration | term | period | set\s+to\s+last | covers?
        | (?:over|for)\s+the\s+next | for\s+a | (?:is|are|was|were)\s+for
    )\b
    | \b\w+[- ]year\b
    """,
    re.I | re.X,
)


def first_term(scene: Scene) -> TermSpan | None:
    """The first stretch of years that an agreement lasts, not one that is past or that a war lasts."""
    for term in scene.terms:
        if not term.years or not 2 <= term.years <= 100:
            continue
        around = scene.text[max(0, term.start - 60) : term.end + 30]
        other = _NO_TERM_AFTER.match(scene.text[term.end :]) or _NO_TERM_BEFORE.search(
            scene.text[: term.start]
        )
        if not other and _TERM_CUE.search(around):
            return term
    return None
