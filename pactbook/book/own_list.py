"""A count beside the list in its own sentence: whether the list is longer, or complete and shorter."""

import re
from typing import Final

from pactbook.book.names import organisation
from pactbook.model.claims import Count

_OPEN: Final = re.compile(
    r"\b(?:including|includes?|such as|among|like|for example|for instance|e\.g\.|notably|others?|etc"
    r"|so on|also|as well as|recent(?:ly)?|latest|last|newest|of (?:them|these)|ranging|from|starting"
    r"|beginning)\b|…|\.\.\.",
    re.I,
)
"""Words by which a list need not be complete."""
_NAME: Final = r"(?:the\s+)?[A-Z][\w.’'-]*(?:\s+(?:(?:of|and\s+Herzegovina|the)\s+)?[A-Z][\w.’'-]*)*"
_LIST: Final = re.compile(rf"{_NAME}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_NAME})+")
_SEPARATOR: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+(?!Herzegovina)")


def denied(value: Count, sentence: str) -> str | None:
    """What the list says against the number, in words; None where it says nothing against it.

    A list counts as complete where no word leaves it open and each of its names was read.
    """
    listed = len({organisation(member) for member in value.members})
    if value.ordinal or listed == value.value or not listed:
        return None
    if listed > value.value:
        return f"Its own list names {listed}, not {value.value}."
    if listed < 2 or _OPEN.search(sentence) or max(_lengths(sentence), default=0) != listed:
        return None
    return f"Its own list names {listed}, not {value.value}, and nothing says that it is not complete."


def _lengths(sentence: str) -> list[int]:
    """How many names each list of names in a sentence has."""
    return [len(_SEPARATOR.split(match.group())) for match in _LIST.finditer(sentence)]
