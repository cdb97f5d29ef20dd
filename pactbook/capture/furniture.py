"""Page furniture: the running heads, running feet and page numbers of printed pages.

A line at a page's edge is furniture when it stands on most pages and is the same there but for numbers that
count with the pages. A column of figures at the edge, or a sentence with another amount each, is content.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

_EDGE = 3
_SHARE = 0.5
_NUMERAL = re.compile(r"[0-9]{1,9}")
_PAGE_NUMBER = re.compile(r"\W*(?:page|p\.|стор\.|с\.)?\s*#\W*(?:(?:of|/|з|із)\s*#\W*)?\Z", re.IGNORECASE)


def furniture(pages: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    """For each page, how many of its first and how many of its last lines are furniture."""
    heads = _repeated([page[:_EDGE] for page in pages])
    feet = _repeated([page[: -_EDGE - 1 : -1] for page in pages])
    feet = [min(foot, len(page) - head) for page, head, foot in zip(pages, heads, feet, strict=True)]
    return heads, feet


def _repeated(edges: Sequence[Sequence[str]]) -> list[int]:
    """How many lines from the edge of each page are furniture."""
    marks: Counter[tuple[object, ...]] = Counter()
    for page, edge in enumerate(edges):
        marks.update({mark for line in edge for mark in _marks(page, line)})

    def is_furniture(line: tuple[int, str]) -> bool:
        shape, *numbers = _marks(*line)
        needed = max(2 if _PAGE_NUMBER.match(str(shape[0])) else 3, _SHARE * len(edges))
        pairs = zip(numbers[0::2], numbers[1::2], strict=True)
        return marks[shape] >= needed and all(max(marks[same], marks[on]) >= needed for same, on in pairs)

    lines = ([(page, line) for line in edge] for page, edge in enumerate(edges))
    return [sum(1 for _ in takewhile(is_furniture, edge)) for edge in lines]


def _marks(page: int, line: str) -> list[tuple[object, ...]]:
    """What a line shares with the same furniture on other pages: its shape, and for each number in it both
    the number and how far it is from the page's own.
    """
    line = " ".join(line.split())
    shape = _NUMERAL.sub("#", line)
    marks: list[tuple[object, ...]] = [(shape,)]
    for slot, number in enumerate(map(int, _NUMERAL.findall(line))):
        marks += [(shape, slot, "same", number), (shape, slot, "counting", number - page)]
    return marks
