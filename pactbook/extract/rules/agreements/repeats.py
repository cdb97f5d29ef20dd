"""Verbs that repeat one said before: "Germany and France followed in February", "Lithuania is to do so"."""

import re
from typing import Final

from pactbook.extract.rules.agreements.event import Event
from pactbook.extract.rules.scene import Scene

_ADVERB: Final = (
    r"(?:(?:already|since|now|also|then|soon|later|recently|previously|just|both|all|each)\s+){0,2}"
)
_SAME: Final = r"(?:so|the\s+same|likewise|the\s+like|it\s+too)"
_REPEAT = re.compile(
    rf"""
    \b(?:
        (?P<planned>
            (?:will|would|shall|is\s+to|are\s+to|hopes?\s+to|plans?\s+to|wants?\s+to|intends?\s+to
            |(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:expected|due|set|likely|scheduled|about|next)\s+to)
            \s+{_ADVERB}(?:do\s+{_SAME}|follow(?:\s+suit)?)
        )
        | (?P<denied>
            (?:has|have|had)\s+(?:not|yet\s+to)\s+(?:yet\s+)?(?:done|do)\s+{_SAME}
            | (?:did|has|have)\s+not\s+follow(?:ed)?
        )
        | (?P<asserted>
            (?:(?:has|have|had)\s+{_ADVERB})?(?:done|did)\s+{_SAME}
            | (?:(?:has|have|had)\s+)?{_ADVERB}followed(?:\s+suit)?
            | (?:went|came|was|were)\s+(?:the\s+)?(?:first|next|second|last)
        )
    )(?=\s*(?:[,.;:]|$|\s(?:in|on|at|by|last|this|next|within|before|after|a\s+(?:day|week|month)|two|three|days|weeks
        |months|already|yesterday|today|tomorrow|so\s+far|together|to\s+date|too|since|during|early|late|earlier|later
        |with\s+(?:its|their|a|an)\b)\b))
    """,
    re.I | re.X,
)
# "and so did Golob", "as has the Union itself"
_INVERTED = re.compile(
    r"(?:\band\s+|,\s+)?\b(?:so|as)\s+(?P<aux>did|has|have|had|will|would|is|are)\s+(?=(?:the\s+)?[A-ZÀ-Þ])"
)
# "Britain went first": said of agreements before any of them is named.
_FIRST = re.compile(r"(?:went|came)\s+first\b")
_PLANNED: Final = frozenset({"will", "would", "is", "are"})


def repeats(scene: Scene, found: list[Event], before: Event | None, in_focus: bool) -> list[Event]:
    """Events of verbs that repeat one of `found` in front of them in the sentence, or else `before`."""
    made = [_repeat(match) for match in _REPEAT.finditer(scene.text)]
    made += [_inverted(match) for match in _INVERTED.finditer(scene.text)]
    return [
        e
        for e in made
        if _is_signed(_model(found, before, e.at)) or (in_focus and _FIRST.match(scene.text, e.at))
    ]


def _repeat(match: re.Match[str]) -> Event:
    modality = next(name for name in ("planned", "denied", "asserted") if match[name])
    return Event("signed", match.start(), modality, None, repeats=True)


def _inverted(match: re.Match[str]) -> Event:
    """The event of "so did X" and "as has X" behind the verb that they repeat; X stands at its place."""
    modality = "planned" if match["aux"].lower() in _PLANNED else "asserted"
    return Event("signed", match.end(), modality, None, repeats=True)


def _model(found: list[Event], before: Event | None, at: int) -> Event | None:
    """The event that a verb at `at` repeats: the nearest in front of it."""
    return max((event for event in found if event.at < at), key=lambda event: event.at, default=before)


def _is_signed(event: Event | None) -> bool:
    return event is not None and event.status == "signed" and event.modality != "denied"
