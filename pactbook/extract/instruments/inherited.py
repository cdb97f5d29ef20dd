"""Conditions on a whole instrument: what its clauses on budgets and law say of everything it promises.

"Any expenses under this Agreement depend on ..." limits every sum of the text, wherever it stands. Such a
condition is stored once on the agreement, and every sum of a party carries its flag (method 2.3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.extract.instruments.clauses import sentences_of
from pactbook.extract.instruments.conditions import find_conditions, once
from pactbook.extract.instruments.structure import Block

_FLAGS: Final = ("budget", "domestic_law", "third_party")
_THINGS: Final = (
    r"(?:activit(?:y|ies)|cooperation|commitments?|obligations|support|assistance|expenses|costs|measures|"
    r"contributions?|actions|provisions)"
)
_TEXT: Final = r"(?:this|the\s+present)\s+(?:agreement|accord|treaty|memorandum|convention|document)"
_WHOLE = re.compile(
    rf"\b(?:all|any|the)\s+(?:[\w,]+\s+){{0,5}}?{_THINGS}\b[^.;]{{0,120}}?\b{_TEXT}|"
    rf"\b(?:this|the)\s+(?:agreement|accord|treaty|memorandum)\s+(?:will|shall|is\s+to)\s+be\s+implemented|"
    rf"\bimplement(?:ation\s+of)?\s+{_TEXT}|"
    r"\b(?:all|any)\s+(?:(?:budgetary|financial)\s+)?(?:activities|support|commitments|cooperation)\b(?!\s+of\b)|"
    r"\bnational\s+budget(?:ary)?\s+(?:provisions|rules|procedures|laws?)\s+appl(?:y|ies)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Wide:
    """A condition on everything in an instrument, with the section that states it and its words."""

    flag: str
    section: str | None
    words: str


def instrument_wide(parts: Sequence[Block]) -> tuple[Wide, ...]:
    """The conditions on a whole instrument, in order of text, each flag once."""
    out: dict[str, Wide] = {}
    for wide in _all(parts):
        out.setdefault(wide.flag, wide)
    return tuple(out.values())


def _all(parts: Sequence[Block]) -> Iterator[Wide]:
    for block in parts:
        if not block.operative:
            continue
        for low, high in sentences_of(block.text):
            sentence = block.text[low:high]
            if not _WHOLE.search(sentence) or sentence.rstrip().endswith(":"):
                continue
            for cue in once(find_conditions(sentence)):
                if cue.flag in _FLAGS:
                    yield Wide(cue.flag, block.section, cue.words)
