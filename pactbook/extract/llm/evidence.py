"""What an article itself says at a place: the sentences around a quote, and what our grammars read in it."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from pactbook.extract.gazetteer import Mention, PersonMention, find_entities, find_people
from pactbook.extract.phrases.money import Money
from pactbook.extract.reading import place_in, sentences
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.story import Story
from pactbook.model.sources import Document

_HEAD: Final = 3
_BEFORE: Final = 3


class Article:
    """One document as sentences, with who and what is named in it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.scenes: list[Scene] = []
        self._names: dict[int, frozenset[str]] = {}
        for index, sentence in enumerate(sentences(document)):
            before = self.scenes[-1] if self.scenes else None
            self.scenes.append(Scene(sentence, index, document.published, before))
        self.story = Story(self.scenes, document.published)

    @cached_property
    def text(self) -> str:
        """All sentences, folded, a line each."""
        return "\n".join(scene.text for scene in self.scenes)

    @cached_property
    def people(self) -> list[PersonMention]:
        """Everyone the article names with an office, or whom the gazetteer lists."""
        day = self.scenes[0].day if self.scenes else None
        return find_people(self.text, day, references=True)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes of all that the article names: countries, organisations, and those that people speak for."""
        day = self.scenes[0].day if self.scenes else None
        return frozenset([*_codes(find_entities(self.text, day)), *_affiliations(self.people)])

    def named(self, scenes: Iterable[Scene]) -> frozenset[str]:
        """Codes named in some of the sentences, by people's family names too."""
        return frozenset().union(*map(self._named_in, scenes))

    def _named_in(self, scene: Scene) -> frozenset[str]:
        if scene.index not in self._names:
            families = {(p.name.split()[-1], p.affiliation) for p in self.people if p.affiliation}
            called = (code for family, code in families if code and says(scene.text, family))
            self._names[scene.index] = frozenset(
                [*_codes(scene.mentions), *_affiliations(scene.people), *called]
            )
        return self._names[scene.index]

    def window(self, start: int, end: int) -> "Window":
        """The quote at `document.text[start:end]` in its sentences."""
        parts = []
        for scene in self.scenes:
            at = scene.sentence.reading.at
            if at and at[0] < end and start <= at[-1]:
                reading = scene.sentence.reading
                parts.append(Part(scene, place_in(reading, start), place_in(reading, end)))
        return Window(self, start, end, tuple(parts))


@dataclass(frozen=True, slots=True)
class Part:
    """The stretch [low, high) of a sentence that a quote covers."""

    scene: Scene
    low: int
    high: int


@dataclass(frozen=True)
class Window:
    """A quote in its place. What reaches beyond the quote is not said by it."""

    article: Article
    start: int
    end: int
    parts: tuple[Part, ...]

    @cached_property
    def quote(self) -> str:
        """The quote, folded, each sentence on a line."""
        return "\n".join(part.scene.text[part.low : part.high] for part in self.parts)

    @cached_property
    def sentences(self) -> str:
        """The whole sentences that the quote touches, folded, each on a line."""
        return "\n".join(part.scene.text for part in self.parts)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Codes named in the sentences of the quote."""
        return self.article.named([part.scene for part in self.parts])

    @cached_property
    def near(self) -> frozenset[str]:
        """Codes that a reader has in mind: named in the quote's sentences, just before, or at the head."""
        first = min((part.scene.index for part in self.parts), default=0)
        before = self.article.scenes[max(_HEAD, first - _BEFORE) : first]
        return self.codes | self.article.named([*self.article.scenes[:_HEAD], *before])

    @cached_property
    def members(self) -> frozenset[str]:
        """Codes named in the sentences of the quote, with the members of the groups named there."""
        groups = (m.members for part in self.parts for m in part.scene.mentions)
        return self.codes.union(*groups)

    def money(self) -> Iterator[tuple[Part, Money]]:
        """Sums whose figure, multiplier and currency stand in the quote as a whole."""
        for part in self.parts:
            for money in part.scene.money:
                if part.low <= money.core_start and money.core_end <= part.high:
                    yield part, money

    def spans(self, name: str) -> Iterator[tuple[Part, Any]]:
        """What a grammar of a scene (`dates`, `periods`, `terms`, `items`) reads within the quote."""
        for part in self.parts:
            for span in getattr(part.scene, name):
                if part.low <= span.start and span.end <= part.high:
                    yield part, span

    def reaching(self, name: str) -> Iterator[tuple[Part, Any]]:
        """As `spans`, with those whose first words ("a total of", "about") stand before the quote."""
        for part in self.parts:
            for span in getattr(part.scene, name):
                if part.low < span.end <= part.high:
                    yield part, span

    def widened(self, part: Part, start: int, end: int) -> "Window":
        """The quote with [start, end) of a sentence of its own taken in."""
        low, high = part.scene.raw(start, end)
        return self.article.window(min(self.start, low), max(self.end, high))


def says(text: str, words: str) -> bool:
    """True when the words stand in the text as whole words, but for spaces and Unicode composition."""
    wanted = _composed(words).strip()
    return bool(wanted) and re.search(rf"(?<!\w){re.escape(wanted)}(?!\w)", _composed(text)) is not None


@functools.lru_cache(maxsize=512)
def _composed(text: str) -> str:
    """The folded text without its places, which is all that a yes or no needs."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFC", text))


def _codes(mentions: Iterable[Mention]) -> Iterator[str]:
    for mention in mentions:
        if mention.code:
            yield mention.code
        yield from mention.also


def _affiliations(people: Iterable[PersonMention]) -> Iterator[str]:
    return (person.affiliation for person in people if person.affiliation)
