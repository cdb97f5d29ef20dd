"""Hyphens at the end of printed lines: those of a word that was broken for width, and those of its spelling.

A broken word gets a soft hyphen (U+00AD) in place of the printed one: the text keeps its length, shows the
word whole, and readers leave the mark out.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

BREAK: Final = "\ufffe"
"""Stands for a hyphen that ended a line, until it is settled."""
_SOFT: Final = "\u00ad"
_ENDING = re.compile(
    r"(?:s|es|ed|er|ers|ing|ings|ion|ions|tion|tions|sion|ment|ments|mental|ness|ity|ities|ies|ly|al|able|ible|ance|"
    r"ence|ary|ory|ive|ous|ful|less|ship|ism|ist|ists|ise|ize|ised|ized|ising|izing)\Z"
)
_BROKEN = re.compile(rf"(?P<front>\w+){BREAK}(?P<rest>\w+)")
_WORD = re.compile(r"\w+(?:-\w+)*")
_OWN: Final = frozenset({
    "all", "anti", "counter", "cross", "cyber", "euro", "ex", "full", "high", "ill", "large",
    "long", "low", "macro", "medium", "mid", "multi", "near", "non", "pan", "post", "pre", "quasi",
    "self", "semi", "short", "so", "socio", "well",
})  # fmt: skip
"""What stands before a hyphen in ordinary spelling ("anti-corruption", "long-term")."""


def settled(lines: Sequence[str]) -> list[str]:
    """The lines with every broken word marked; hyphens of spelling stay, where in doubt the text decides."""
    if not any(BREAK in line for line in lines):
        return list(lines)
    known = Counter(word.lower() for line in lines for word in _WORD.findall(line.replace(BREAK, " ")))
    return [_BROKEN.sub(lambda match: _joined(match, known), line).replace(BREAK, "-") for line in lines]


def _joined(match: re.Match[str], known: Counter[str]) -> str:
    front, rest = match["front"], match["rest"]
    spelt, whole = known[f"{front}-{rest}".lower()], known[f"{front}{rest}".lower()]
    if spelt or whole:
        return front + ("-" if spelt > whole else _SOFT) + rest
    own = front.lower() in _OWN or not rest[0].islower() or not front[-1].isalpha()
    # "Evidence-based": a word of its own stands in front, and what follows is no ending.
    compound = len(front) > 3 and known[front.lower()] > 0 and not _ENDING.match(rest)
    return front + ("-" if own or compound else _SOFT) + rest
