"""Reading copies: paragraphs and sentences with spaces folded and markup left out, each character still
knowing its place in the document's text.

Grammars run on a reading copy; quotes are cut from the document. So a line break inside a sentence, a
markdown link or a bold mark never hides a claim, and never enters a value.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from pactbook.model.sources import Document

_MARKUP = re.compile(
    r"\*{1,3}|<br\s*/?>|\\(?=\s|$)|!?\[(?=[^\]\n]*\]\()|\]\([^)\s]*\)"
    r"|https?://\S+|^\s{0,3}#{1,6}\s|^\s{0,3}>\s",
    re.M,
)
# ":abbr[EPF]{title="..."}" reads as "EPF": all but the first group is markup.
_ABBREVIATED = re.compile(r":abbr\[\s*([^\]\n]*?)\s*\](?:\{[^}\n]*\})?")
_BREAK = re.compile(r"\n[ \t\r\f]*\n\s*|\f\s*")
_LINE = re.compile(r"\r?\n")
_ABBREVIATION = re.compile(
    r"(?:\b(?:[A-Z]|U\.S|U\.K|U\.N|E\.U|D\.C|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Adm|Sen|Rep|Gov|Hon|St|No|Nos|Art|Arts|Sec|Par|Fig|vs"
    r"|e\.g|i\.e|approx|ca|cf|al|mil|mln|bn|bln|mn|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Inc|Ltd|Co|Corp|a\.m|p\.m))\.$"
)
_END = re.compile(r"[.!?…]+[\"”’»')\]]*(?=\s+[\"“‘«'(\[]?[\w€$£¥])|(?<=[.!?][\"”])\s")
LONGEST = 1000
"""Characters of a sentence at most; a longer one is read in pieces, so that reading stays linear."""
# Letters that match "i", "s" and "k" whatever their case, and yet are not those letters when lowered.
_LIKE = str.maketrans("\u0130\u0131\u017f\u212a", "IisK")
# "worth 300 mln. Poland ...": a scale may end its sentence, where a word follows and no currency.
_SCALE = re.compile(r"\b(?:mil|mln|bn|bln|mn)\.$")
_WORD = re.compile(r"\s+(?!Euro|Dollar|Pound|Kron|Crown|Hryvn)[A-Z][a-z]")
_CAPITAL = re.compile(r"\s+[\"“‘«'(\[]*(?:[A-ZÀ-ÞІЇЄҐА-Я0-9€$£¥])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Folded text; `at[i]` is the code point of `document.text` that character `i` came from."""

    text: str
    at: tuple[int, ...]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The interval of the document's text that `text[start:end]` came from."""
        return self.at[start], self.at[end - 1] + 1

    def part(self, start: int, end: int) -> "Reading":
        """A stretch of this reading as one of its own."""
        return Reading(self.text[start:end], self.at[start:end])


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or heading of an article. `paragraph` counts from 0; `heading` has no full stop."""

    reading: Reading
    paragraph: int
    heading: bool

    @property
    def text(self) -> str:
        return self.reading.text


def paragraphs(document: Document) -> Iterator[Reading]:
    """The article's paragraphs in order, cleaned and folded. Empty ones are left out."""
    content = document.content()
    for low, high in _blocks(content):
        reading = fold(content[low:high], document.start + low)
        if reading.text:
            yield reading


def _blocks(content: str) -> Iterator[tuple[int, int]]:
    low = 0
    for gap in _BREAK.finditer(content):
        yield from _lines(content, low, gap.start())
        low = gap.end()
    yield from _lines(content, low, len(content))


def _lines(content: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Lines of a block, joined where a sentence runs over the line's end."""
    start = low
    wrapped = max((len(line) for line in content[low:high].split("\n")), default=0) <= 110
    for line in _LINE.finditer(content, low, high):
        before = content[start : line.start()].rstrip()
        after = content[line.end() : line.end() + 40].lstrip()
        if before and not _runs_on(before, after, wrapped):
            yield start, line.start()
            start = line.end()
    if content[start:high].strip():
        yield start, high


def _runs_on(before: str, after: str, wrapped: bool) -> bool:
    last = before.rsplit("\n", 1)[-1]
    if not after or after[0] in "-•*–·":
        return False
    if after[0].islower() and before[-1] not in ".!?:":
        return True
    return wrapped and len(last) >= 45 and before[-1] not in ".!?:;”\"'"


def _marks(raw: str) -> Iterator[tuple[int, int]]:
    """Stretches that are markup and not text."""
    for mark in _MARKUP.finditer(raw):
        yield mark.span()
    for mark in _ABBREVIATED.finditer(raw):
        yield mark.start(), mark.start(1)
        yield mark.end(1), mark.end()


def fold(raw: str, offset: int) -> Reading:
    """A reading copy of `raw`, which stands at `offset` in the document's text."""
    hidden = bytearray(len(raw))
    for low, high in _marks(raw):
        hidden[low:high] = b"\1" * (high - low)
    letters: list[str] = []
    places: list[int] = []
    for index, letter in enumerate(raw):
        if hidden[index]:
            continue
        if letter.isspace() or letter in "\u200b\ufeff":
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(offset + index)
            continue
        if letter != "\u00ad":
            letters.append(letter)
            places.append(offset + index)
    if letters and letters[-1] == " ":
        letters.pop()
        places.pop()
    return Reading("".join(letters).translate(_LIKE), tuple(places))


def sentences(document: Document) -> Iterator[Sentence]:
    """The article's sentences and headings, in order of text."""
    for number, reading in enumerate(paragraphs(document)):
        cuts = [piece for cut in _cuts(reading.text) for piece in pieces(reading.text, *cut)]
        for low, high in cuts:
            part = reading.part(low, high)
            ended = bool(re.search(r"[.!?…:][\"”’»')\]]*$", part.text))
            yield Sentence(part, number, heading=not ended and len(cuts) == 1 and len(part.text) < 160)


def _cuts(text: str) -> Iterator[tuple[int, int]]:
    low = 0
    for stop in _END.finditer(text):
        if not _CAPITAL.match(text, stop.end()) or _ABBREVIATION.search(
            text[low : stop.end()].rstrip("\"”’»')]")
        ):
            ended = _SCALE.search(text[low : stop.end()]) and _WORD.match(text, stop.end())
            if not ended and not re.search(r"[!?…]|\.\"|\.”", stop.group()):
                continue
            if not _CAPITAL.match(text, stop.end()):
                continue
        yield low, stop.end()
        low = stop.end() + (len(text[stop.end() :]) - len(text[stop.end() :].lstrip()))
    if low < len(text):
        yield low, len(text)


def pieces(text: str, low: int, high: int, longest: int = LONGEST) -> Iterator[tuple[int, int]]:
    """`text[low:high]` in stretches of at most `longest` characters, cut behind a semicolon, else a comma,
    else a space. Blank ones are left out."""
    while high - low > longest:
        half, end = low + longest // 2, low + longest
        places = (text.rfind(mark, half, end) + 1 for mark in ("; ", ", ", " "))
        cut = next((place for place in places if place), end)
        yield low, cut
        low = cut + (text[cut] == " ")
    if text[low:high].strip():
        yield low, high


def place_in(reading: Reading, raw: int) -> int:
    """The index in the reading of the first character that came from `raw` or later."""
    return bisect_left(reading.at, raw)
