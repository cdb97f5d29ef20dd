"""Pieces of pattern that the span grammars share: what may stand between two words, and word edges.

Every quantifier is bounded, so a pattern built from these reads a text in linear time. No group has a
possessive quantifier: Python 3.11.2 reads those wrongly.
"""

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


def any_of(*words: str) -> str:
    """A group that matches any of the patterns, longest first."""
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def phrase(words: str) -> str:
    """A pattern for words in a row: each space in `words` stands for any `SPACE`."""
    return SPACE.join(words.split(" "))


def phrases(*lines: str) -> str:
    """A group that matches any of several phrases, longest first."""
    return any_of(*(phrase(line) for line in lines))


def words(listing: str) -> tuple[str, ...]:
    """The entries of a listing whose entries stand between commas, over any number of lines."""
    return tuple(" ".join(entry.split()) for entry in listing.split(",") if entry.strip())
