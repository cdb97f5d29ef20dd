"""Sentences of a Ukrainian article with all that the small grammars see in them, worked out once each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from pactbook.extract.reading import Reading, paragraphs, pieces
from pactbook.extract.ukrainian.dates import Day, Span, Term, find_days, find_periods, find_terms
from pactbook.extract.ukrainian.money import Money, Share, find_money, find_shares
from pactbook.extract.ukrainian.names import Mention, find_names
from pactbook.extract.ukrainian.numbers import Ordinal, find_ordinals
from pactbook.extract.ukrainian.verbs import Verb, find_verbs
from pactbook.model.sources import Document

_APOSTROPHES: Final = str.maketrans("’ʼ‘`´", "'''''")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(«])(?:м|р|рр|ст|п|пп|ч|ім|вул|млн|млрд|трлн|тис|дол|напр|див|гр|проф|ген|св|т|с|т\.\s?д|т\.\s?зв|[А-ЯІЇЄҐA-Z])\.$"
)
_NUMBER = re.compile(r"\W*\d{1,2}(?:\.\d{1,2})*\.")
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"”»')\]]*+(?=\s)")
_OPENING = re.compile(r"\s+[\"“„«'(\[—–-]*\s?[А-ЯІЇЄҐA-Z0-9€$£]")
_CLAUSE = re.compile(
    r"[;]\s|:\s|\s[—–-]\s|,\s(?=(?:та\s|і\s|й\s)?(?:[а-яіїєґ]+\s)?(?:що|щоб|як(?:ий|а|е|і|у|их|ої|им|ою|ому|ими|ого|ій)|коли|якщо|проте|однак|тоді|"
    r"водночас|хоча|бо|де|але|а|оскільки)\b)|[»\"”],"
)


@dataclass
class Passage:
    """One sentence or heading. `text` has plain apostrophes; positions are those of the reading copy."""

    reading: Reading
    index: int
    paragraph: int
    heading: bool
    published: str | None

    @cached_property
    def text(self) -> str:
        return self.reading.text.translate(_APOSTROPHES)

    def written(self, start: int, end: int) -> str:
        """A stretch with its own apostrophes."""
        return self.reading.text[start:end]

    @cached_property
    def names(self) -> list[Mention]:
        return find_names(self.text)

    @cached_property
    def verbs(self) -> list[Verb]:
        return find_verbs(self.text)

    @cached_property
    def money(self) -> list[Money]:
        return find_money(self.text)

    @cached_property
    def shares(self) -> list[Share]:
        return find_shares(self.text)

    @cached_property
    def periods(self) -> list[Span]:
        return find_periods(self.text, self.published)

    @cached_property
    def terms(self) -> list[Term]:
        return find_terms(self.text)

    @cached_property
    def ordinals(self) -> list[Ordinal]:
        return find_ordinals(self.text)

    def days(self, ahead: bool = False) -> list[Day]:
        """Dates; with `ahead`, those without a year lie after publication."""
        return find_days(self.text, self.published, ahead)

    @cached_property
    def codes(self) -> list[str]:
        """Party codes that the sentence names, in order, each once."""
        return list(dict.fromkeys(m.code for m in self.names if m.code))

    @cached_property
    def _marks(self) -> list[tuple[int, int]]:
        return [(m.start(), m.end()) for m in _CLAUSE.finditer(self.text)]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds position `at`, without the mark in front of it."""
        low, high = 0, len(self.text)
        for start, end in self._marks:
            if end <= at:
                low = end
            elif start >= at:
                high = start
                break
        return low, high


def passages(document: Document) -> Iterator[Passage]:
    """The article's sentences in order."""
    index = 0
    for number, reading in enumerate(paragraphs(document)):
        cuts = list(_cuts(reading.text))
        for low, high in cuts:
            part = reading.part(low, high)
            ended = part.text.rstrip("\"”»')]").endswith((".", "!", "?", "…", ":", ";"))
            heading = not ended and len(cuts) == 1 and len(part.text) < 200
            yield Passage(part, index, number, heading, document.published)
            index += 1


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    for stop in _STOP.finditer(text):
        if not _OPENING.match(text, stop.end()) or _NUMBER.fullmatch(text, low, stop.end()):
            continue
        if _ABBREVIATION.search(text[max(low, stop.end() - 8) : stop.end()]):
            continue
        yield from pieces(text, low, stop.end())
        low = stop.end() + 1
    if low < len(text):
        yield from pieces(text, low, len(text))
