"""Pieces of pattern that the span grammars share: what may stand between two words, and word edges.

Every quantifier is bounded, so a pattern built from these reads a text in linear time. No group has a
possessive quantifier: Python 3.11.2 reads those wrongly.
"""

import re
from collections.abc import Iterable
from typing import Final

SPACE: Final = r"(?:[^\S\r\n]{1,40}+(?:\r?\n[^\S\r\n]{0,40}+)?|\r?\n[^\S\r\n]{0,40}+)"
"""Any Unicode spaces (no-break and thin ones too), with at most one line end among them."""

GAP: Final = f"{SPACE}?"
HYPHEN: Final = r"[-\u2010\u2011]"
DASH: Final = r"[-\u2010-\u2015\u2212]"
JOIN: Final = f"(?:{SPACE}|{HYPHEN})"
"""What joins the parts of a compound: `twenty-five`, `500 million`, `3-billion-euro`."""

WORD_START: Final = r"(?<![^\W_])"
WORD_END: Final = r"(?![^\W_])"


_PLAIN = re.compile(r"[\w’' -]+")
_TOKEN = re.compile(r"(?:\\.|\[[^\]]*\]|\(\?[^()]*\)|.)[+?*]?", re.S)


def factored(patterns: Iterable[str]) -> str:
    """A group that matches any of the patterns, tried in their order, with what they begin with shared.

    Where case is ignored every alternative is tried at every place; sharing leaves few to try. A pattern may
    hold escapes, classes and groups without groups inside. Only patterns that begin alike are brought
    together, so of two that begin with different letters the order does not matter.
    """
    return f"(?:{_shared([_TOKEN.findall(pattern) for pattern in patterns])})"


def _shared(rows: list[list[str]]) -> str:
    groups: dict[str, list[list[str]]] = {}
    for row in rows:
        groups.setdefault(row[0] if row else "", []).append(row[1:])
    parts = []
    for head, tails in groups.items():
        rest = _shared(tails) if any(tails) else ""
        parts.append(head + rest)
    return parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"


def any_of(*words: str) -> str:
    """A group that matches any of the patterns, longest first."""
    ordered = sorted(words, key=len, reverse=True)
    if all(map(_PLAIN.fullmatch, ordered)):
        return f"(?:{_shared([list(word) for word in ordered])})"
    return "(?:" + "|".join(ordered) + ")"


def phrase(words: str) -> str:
    """A pattern for words in a row: each space in `words` stands for any `SPACE`."""
    return SPACE.join(words.split(" "))


def phrases(*lines: str) -> str:
    """A group that matches any of several phrases, longest first."""
    if all(map(_PLAIN.fullmatch, lines)):
        ordered = sorted(lines, key=lambda line: len(phrase(line)), reverse=True)
        spaced = [[SPACE if letter == " " else letter for letter in line] for line in ordered]
        return f"(?:{_shared(spaced)})"
    return any_of(*(phrase(line) for line in lines))


def words(listing: str) -> tuple[str, ...]:
    """The entries of a listing whose entries stand between commas, over any number of lines."""
    return tuple(" ".join(entry.split()) for entry in listing.split(",") if entry.strip())
