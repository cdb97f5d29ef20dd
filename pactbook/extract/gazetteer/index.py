"""The listed names filed by their first word, so that a text is read once, word by word."""

import functools
import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.gazetteer.data import Name, all_names

WORD: Final = re.compile(r"[\w\u0300-\u036f]+")
"""A word, with the combining marks of decomposed letters."""

_LOUD = ("country", "demonym", "capital")


@dataclass(slots=True)
class Entry:
    """All names that begin with one word: their joint pattern, compiled on first use, and each by its key."""

    names: dict[str, tuple[Name, ...]]
    pattern: re.Pattern[str] | None = None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        if self.pattern is None:
            longest = sorted(self.names, key=len, reverse=True)
            self.pattern = re.compile(f"(?:{'|'.join(map(_loose, longest))})(?![\\w\u0300-\u036f])")
        return self.pattern.match(text, at)


def _loose(name: str) -> str:
    """A pattern for a name in which any white space, apostrophe or hyphen will do."""
    return re.escape(name).replace(r"\ ", r"\s{1,4}").replace("'", "['’]").replace(r"\-", "[-‐‑]")


def key(text: str) -> str:
    """How a name is filed: single spaces, straight apostrophes, plain hyphens."""
    return re.sub(r"[‐‑]", "-", " ".join(text.split()).replace("’", "'"))


@functools.cache
def index() -> dict[str, Entry]:
    """The listed names by their first word."""
    found: dict[str, Entry] = {}
    for name in all_names():
        texts = [name.text]
        if (name.kind in _LOUD and len(name.text) > 3) or (name.family and name.distinctive):
            texts.append(name.text.upper())
        for text in texts:
            first = WORD.match(text)
            if first:
                entry = found.setdefault(first.group(), Entry({}))
                entry.names[key(text)] = (*entry.names.get(key(text), ()), name)
    return found
