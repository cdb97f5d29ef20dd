"""The signature line and the signature block: when and where a text was signed, and by whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pactbook.extract.gazetteer import find_entities, find_people
from pactbook.extract.instruments.parties import Parties
from pactbook.extract.instruments.structure import Block
from pactbook.extract.phrases.dates import find_dates
from pactbook.model.claims import Role

_PLACE = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?:the\s+)?[A-ZÀ-Ž][\w.’'()-]*(?:[ ,]+(?:\([\w ]+\)|(?:de|di|da|la|le|"
    r"of|am|an|der|upon|D\.C\.?)|[A-ZÀ-Ž][\w.’'-]*)){0,8})",
)
_FOR = re.compile(r"(?i:\bfor\s+(?:and\s+on\s+behalf\s+of\s+)?)(?=(?i:the\s+)?[A-Z])")
_TITLE = re.compile(
    r"\b(?:(?:Vice|Deputy|Acting|First|Federal)[- ]\s?)*(?:Prime\s+Minister|President|Chancellor|"
    r"Taoiseach|Premier|Ambassador|King|Queen|"
    r"(?:State\s+)?Secretary|(?:Foreign|Defen[cs]e)\s+Minister|Minister)\b"
)
_OFFICE_OF = re.compile(
    r"\s+(?:of|for)\s+(?:the\s+)?(?:European\s+(?:Commission|Council)|Government|State|(?:Foreign|"
    r"External)\s+Affairs|Defen[cs]e|National\s+Defen[cs]e|Council\s+of\s+Ministers)\b"
)
_OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")
_NAME = re.compile(
    r"[A-ZÀ-ŽČŠ][\w’'.-]+(?:[ -](?:(?:de|den|van|von|der|da|la|di|del)\s){0,2}[A-ZÀ-ŽČŠ][\w’'.-]*)"
    r"{1,4}(?:,?\s+Jr\.)?"
)


@dataclass(frozen=True, slots=True)
class Closing:
    """Date (ISO) and place of a signature line."""

    date: str | None
    place: str | None


def closing_of(block: Block) -> Closing:
    """What the signature line says. Its first date is the date of signature."""
    dates = find_dates(block.text)
    match = _PLACE.search(block.text)
    place = match["place"].rstrip(" ,.").removeprefix("the ") if match else None
    if place and place.endswith("D.C"):
        place += "."
    if place and "," in place and find_places(place.rsplit(",", 1)[1].strip()):
        place = place.rsplit(",", 1)[0].strip()
    if place and re.match(r"(?:English|Ukrainian|Witness|Duplicate)\b", place):
        place = None
    return Closing(dates[0].value if dates else None, place)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signatory, from `start` to `end` (code points of the document's text)."""

    value: Role
    start: int
    end: int


def signatures(parts: Sequence[Block], parties: Parties) -> Iterator[Signature]:
    """Everyone whom the signature block names, with the party signed for."""
    lines = [part for part in parts if part.kind == "signature"]
    text = "\n".join(part.text for part in lines)
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line.text) + 1

    def place(index: int) -> int:
        number = max(i for i, low in enumerate(starts) if low <= index)
        line = lines[number]
        return line.reading.at[min(index - starts[number], len(line.text) - 1)]

    sides = _sides(text, parties)
    for low, high, code in _people(text, sides):
        name, office = low, high
        value = Role(_cased(text[name[0] : name[1]]), office[0], code, "signatory")
        first, last = min(name[0], office[1]), max(name[1], office[2])
        yield Signature(value, place(first), place(last - 1) + 1)


def _cased(name: str) -> str:
    return name.title() if name.isupper() else re.sub(r"\s+", " ", name)


def _sides(text: str, parties: Parties) -> list[tuple[int, int, str]]:
    """ "For X" and where it stands: (start, end, code)."""
    found = []
    for match in _FOR.finditer(text):
        named = [
            m
            for m in find_entities(text[match.end() : match.end() + 80])
            if m.code in parties.codes and m.start < 35
        ]
        if named:
            found.append((match.start(), match.end() + named[0].end, named[0].code or ""))
    return found


def _people(
    text: str, sides: list[tuple[int, int, str]]
) -> Iterator[tuple[tuple[int, int], tuple[str | None, int, int], str | None]]:
    blanked = list(text)
    for low, high, _ in sides:
        blanked[low:high] = " " * (high - low)
    offices = _offices(text, "".join(blanked))
    for low, high in offices:
        blanked[low:high] = "\n" * (high - low)
    rest = "".join(c if c not in ":" else "\n" for c in blanked)
    listed = _split(text, [m for m in _NAME.finditer(rest) if not find_places(m.group())])
    people = {p.start: p for p in find_people(text)}
    columns = len(sides) > 1 and len(listed) == len(sides) and listed[0][0] > sides[-1][1]
    for index, (start, end) in enumerate(listed):
        code = sides[index][2] if columns else _side(sides, start)
        if code is None and start in people:
            code = people[start].affiliation
        held = offices[index] if len(offices) == len(listed) else _nearest(offices, start, end)
        written = (re.sub(r"\s+", " ", text[held[0] : held[1]]), *held) if held else (None, start, end)
        yield (start, end), written, code


def _offices(text: str, blanked: str) -> list[tuple[int, int]]:
    """Titles with the body or country that they name."""
    found = []
    for title in _TITLE.finditer(blanked):
        end = title.end()
        for _ in range(2):
            body = _OFFICE_OF.match(blanked, end)
            if body:
                end = body.end()
                continue
            link = _OF.match(blanked, end)
            named = find_entities(text[link.end() : link.end() + 60]) if link else []
            if link and named and named[0].start == 0 and named[0].kind in ("country", "organisation"):
                end = link.end() + named[0].end
        found.append((title.start(), end))
    return found


def _split(text: str, names: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Names; two listed people on one line are two names."""
    out: list[tuple[int, int]] = []
    for name in names:
        people = list(
            find_people(text[name.start() : name.end()].title() if name.group().isupper() else name.group())
        )
        if len(people) > 1:
            out += [(name.start() + p.start, name.start() + p.end) for p in people]
        else:
            out.append(name.span())
    return out


def find_places(text: str) -> bool:
    """True when the words name a country or an organisation and no person."""
    return any(m.kind in ("country", "organisation") and m.start == 0 for m in find_entities(text))


def _side(sides: list[tuple[int, int, str]], at: int) -> str | None:
    before = [code for low, _, code in sides if low <= at]
    return before[-1] if before else None


def _nearest(offices: list[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    near = [(low, high) for low, high in offices if -60 < low - end < 25 or -25 < start - high < 25]
    return min(near, key=lambda span: min(abs(span[0] - end), abs(start - span[1])), default=None)
