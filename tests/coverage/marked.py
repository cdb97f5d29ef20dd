"""News texts of our own, dense with sums that are no aid; each such sum is marked with the reasons that hold.

`{{24 million euros|need|price}}`: a person found either right. What is not marked is not judged.

    python -m tests.coverage.marked c1
"""

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pactbook.extract.choosing import by_document
from pactbook.extract.fates import fates
from pactbook.model.fates import Fate
from pactbook.model.sources import Document

FOLDER: Final = Path(__file__).parent / "marked"
_MARK: Final = re.compile(r"\{\{([^|}]+)\|([^}]+)\}\}")


@dataclass(frozen=True, slots=True)
class Mark:
    """A sum with the words before it, the reasons that a person found right, and what the program said."""

    text: str
    before: str
    right: tuple[str, ...]
    said: str


def outcome(fate: Fate | None) -> str:
    """A reason, `claim`, or `not stated` where the grammar does not see the sum."""
    if fate is None:
        return "not stated"
    return "claim" if fate.claims else str(fate.reason)


def marks(name: str) -> Iterator[Mark]:
    """Every mark of the texts whose names begin with `name`, with the program's reason."""
    reader = by_document()
    for path in sorted(FOLDER.glob(f"{name}*.txt")):
        date, marked = path.read_text("utf-8").split("\n", 1)
        document, places = _unmarked(path.name, date.removeprefix("date "), marked)
        found = fates(document, reader.account(document))
        for (start, end), right in places:
            # A mark may leave out "about" or "a further".
            fate = next((f for f in found if f.stated.span[0] < end and start < f.stated.span[1]), None)
            text = document.text
            yield Mark(text[start:end], text[max(0, start - 60) : start], right, outcome(fate))


def _unmarked(
    name: str, day: str, marked: str
) -> tuple[Document, list[tuple[tuple[int, int], tuple[str, ...]]]]:
    text, places, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        places.append(((len(text), len(text) + len(mark[1])), tuple(mark[2].split("|"))))
        text, last = text + mark[1], mark.end()
    text += marked[last:]
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha256, 1, name, day, text, 0, len(text)), places


def main() -> None:
    found = list(marks(sys.argv[1]))
    wrong = [mark for mark in found if mark.said not in mark.right]
    for mark in wrong:
        print(f"{mark.said:16} {'|'.join(mark.right):24} {' '.join(mark.before.split())} [{mark.text}]")
    print(
        f"{len(found) - len(wrong)} right of {len(found)}",
        Counter(m.said for m in wrong if m.said in ("claim", "not stated")),
    )


if __name__ == "__main__":
    main()
