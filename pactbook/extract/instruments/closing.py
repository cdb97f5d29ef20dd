"""The signature line and the signature block: when and where a text was signed, and by whom."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.extract.gazetteer import find_entities, find_people
from pactbook.extract.instruments.parties import Parties
from pactbook.extract.instruments.structure import Block
from pactbook.extract.phrases.dates import find_dates
from pactbook.model.claims import Role

_PLACE = re.compile(
    r"\b(?:in|at)\s+(?P<place>(?:the\s+)?[A-ZÀ-Ž][\w.’'()-]*(?:[ ,]+(?:\([\w ]+\)|(?:de|di|da|la|le|of|am|an|der|upon|D\.C\.?)|[A-ZÀ-Ž][\w.’'-]*))*)",
)
_FOR = re.compile(r"(?i:\bfor\s+(?:and\s+on\s+behalf\s+of\s+)?)(?=(?i:the\s+)?[A-Z])")
_OFFICE: Final = (
    r"(?:(?:Vice[- ]|Deputy\s+|Acting\s+|First\s+)*(?:Prime\s+Minister|President|(?:Federal\s+)?Chancellor|Taoiseach|Minister|Secretary|Premier|Ambassador|King|Queen)"
    r"(?:\s+(?:of|for)\s+(?:the\s+)?(?:[A-Z][\w’-]+)(?:\s+(?:of|and|the|for|[A-Z][\w’-]+))*)?)"
)
_OFFICES = re.compile(rf"\b{_OFFICE}")
_NAME = re.compile(
    r"[A-ZÀ-ŽČŠ][\w’'.-]+(?:[ -](?:(?:de|van|von|der|da|la|di)\s)?[A-ZÀ-ŽČŠ][\w’'.-]*){1,4}(?:,?\s+Jr\.)?"
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
    if place and re.match(r"(?:English|Ukrainian|Witness|Duplicate)\b", place):
        place = None
    return Closing(dates[0].value if dates else None, place)


@dataclass(frozen=True, slots=True)
class Signature:
    """A signatory at `blocks[block]`, from the start of `start` to the end of `end` (code points of the text)."""

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
    offices = [m for m in _OFFICES.finditer("".join(blanked))]
    for office in offices:
        blanked[office.start() : office.end()] = "\n" * len(office.group())
    rest = "".join(c if c not in ":" else "\n" for c in blanked)
    names = [m for m in _NAME.finditer(rest) if not find_places(m.group())]
    people = {p.start: p for p in find_people(text)}
    columns = len(sides) > 1 and bool(names) and names[0].start() > sides[-1][1] and len(names) == len(sides)
    listed = _split(text, names)
    for index, (start, end) in enumerate(listed):
        code = sides[index % len(sides)][2] if columns and sides else _side(sides, start)
        if code is None and start in people:
            code = people[start].affiliation
        office_at = offices[index] if len(offices) == len(listed) else _nearest(offices, start, end)
        written = (
            (re.sub(r"\s+", " ", office_at.group()), office_at.start(), office_at.end())
            if office_at
            else (None, start, end)
        )
        yield (start, end), written, code


def _split(text: str, names: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Names; two listed people on one line are two names."""
    out: list[tuple[int, int]] = []
    for name in names:
        people = [
            p
            for p in find_people(
                text[name.start() : name.end()].title() if name.group().isupper() else name.group()
            )
        ]
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


def _nearest(offices: list[re.Match[str]], start: int, end: int) -> re.Match[str] | None:
    near = [m for m in offices if -60 < m.start() - end < 25 or -25 < start - m.end() < 25]
    return min(near, key=lambda m: min(abs(m.start() - end), abs(start - m.end())), default=None)
