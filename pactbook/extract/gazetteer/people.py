"""Finds people with the office a text gives them, whether the gazetteer lists them or not.

Three shapes: office in front ("Danish Prime Minister NAME", "the head of the Office, NAME"), office behind
("NAME, deputy head of the Office of the President, ..."), and a delegation's head ("headed by NAME").
"""

import datetime
import re
from dataclasses import dataclass, field

from pactbook.extract.gazetteer import offices
from pactbook.extract.gazetteer.lookup import affiliation, by_family, holds, leader
from pactbook.extract.gazetteer.mentions import Mention, find_entities

_LETTER = r"A-Za-zÀ-ÖØ-öø-žȘșȚțḂ-ỿ\u0300-\u036f"
_UPPER = r"A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
_STOP = (
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|June|July|August|"
    "September|October|November|December|The|This|That|In|On|At|And|But|For|With|After|Before|Says|Said|Signs|"
    "Signed|Announces|Has|Will|Is|Was|He|She|They|It|We|I|Ministry|Office|Government|Council|President|Minister|"
    "Prime|Secretary|Chancellor|Deputy|Foreign|Defen[cs]e|European|National|Security|Affairs|Photo|Source|General|"
    "Of|To|From|By|As|When|While|Earlier|Today|Also|Meanwhile|According|Cabinet|Parliament|Speaker|Head"
)
_TOKEN = rf"(?!(?:{_STOP})\b)[{_UPPER}](?:[{_LETTER}]|['’](?!s\b)(?=[{_LETTER}])|-(?=[{_LETTER}]))*(?<!['’])"
_PARTICLE = (
    r"(?:[Vv]an der|[Vv]on der|[Vv]an den|[Vv]an|[Vv]on|[Dd]e la|[Dd]e|[Dd]er|[Dd]en|[Dd]el|[Dd]a|[Dd]i|"
    r"[Dd]u|[Dd]os|la|le|bin|al|vel|zu|ter)"
)
_INITIAL = r"[A-Z]\."
_REST = rf"(?:{_INITIAL}|(?:{_PARTICLE} )?{_TOKEN})"
NAME = rf"{_TOKEN}\s{_REST}(?:[ \u00a0]{_REST}){{0,2}}(?:,?\sJr\.)?"
"""A pattern for a person's name of two to four words with particles, initials and hyphens."""


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person at `text[start:end]`.

    `name` is the full name as written, or the canonical one where the text has only the family name;
    `person` the canonical name where the gazetteer lists the person, else None. `office` is as written at
    `office_start`, both None without one; `affiliation` is a country's or organisation's code, or None.
    """

    start: int
    end: int
    name: str
    office: str | None
    office_start: int | None
    affiliation: str | None
    person: str | None = None


_HERE = re.compile(NAME)
_ONE = re.compile(rf"{_TOKEN}(?![\w-]|\s[{_UPPER}])")
_JOINT = r"\s?(?:,|\(|\s[–—-])\s?(?:(?:the|a|an|now|then|currently|who\s(?:is|was|serves\sas))\s)*\Z"
_BEHIND = re.compile(rf"({NAME}){_JOINT}")
_JOINED = re.compile(_JOINT)
_LED = re.compile(rf"\b(?:headed|led|chaired)\sby\s(?=[{_UPPER}])")
_AND_NAME = re.compile(rf"\sand\s(?=[{_UPPER}])")
_CLOSED = re.compile(
    r"\s?(?:[,.;:)\n]|\Z|(?<=\s)(?:and|said|says|told|who|has|have|had|will|on|in|at|signed|also)\b)"
)
_SINGLE = re.compile(
    r"(?:[Pp]resident|[Mm]inister|PM|[Pp]remier|[Cc]hancellor|[Ss]ecretary|Taoiseach|King|Queen|[Aa]mbassador|"
    r"[Cc]ommissioner|[Ss]peaker|[Ss]enator|[Gg]overnor|[Mm]ayor|[Rr]epresentative)\Z"
)
_REACH = 100


@dataclass(slots=True)
class _Reader:
    """One text with its listed mentions, and the people found so far by where their names start."""

    text: str
    on: datetime.date | None
    mentions: list[Mention]
    starts: dict[int, Mention] = field(default_factory=dict)
    ends: dict[int, Mention] = field(default_factory=dict)
    full: dict[str, str] = field(default_factory=dict)
    found: dict[int, PersonMention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            self.starts[mention.start] = mention
            self.ends[mention.end] = mention
            if mention.person and not mention.family:
                self.full.setdefault(mention.person, mention.text)


def find_people(
    text: str,
    on: datetime.date | None = None,
    *,
    references: bool = False,
    entities: list[Mention] | None = None,
) -> list[PersonMention]:
    """Everyone whom the text names with an office, as a delegation's head, or whom the gazetteer lists.

    In order of the text, without overlap. `on` (the date of publication) chooses among a listed person's
    offices. Family names alone count once the full name stands somewhere in the text. With `references`,
    offices without a name ("the French president") that were held by one listed person on that date count
    too; their span is the office. `entities` are the text's mentions where they are already known.
    """
    reader = _Reader(text, on, find_entities(text, on) if entities is None else entities)
    found = offices.find_offices(text, reader.starts, reader.ends)
    for office in found:
        _in_front(reader, office)
    for office in found:
        _behind(reader, office)
    for match in _LED.finditer(text):
        name = _name_at(reader, match.end(), alone=False)
        if name and name[0] not in reader.found:
            _add(reader, name, None)
        second = _AND_NAME.match(text, name[1]) if name else None
        other = _name_at(reader, second.end(), alone=False) if second else None
        if other and other[0] not in reader.found:
            _add(reader, other, None)
    for mention in reader.mentions:
        if mention.person and mention.start not in reader.found:
            _add(reader, (mention.start, mention.end, mention.person), None)
    _repeated(reader)
    if references and on is not None:
        for office in found:
            _referred(reader, office, on)
    return _without_overlap(reader.found)


def _in_front(reader: _Reader, office: offices.Office) -> None:
    """ "Danish Prime Minister NAME", "the Prime Minister of the UK, NAME"."""
    text, at = reader.text, office.end
    gap = re.compile(r"\s{1,2}|,\s").match(text, at)
    if gap is None:
        return
    name = _name_at(reader, gap.end(), alone="," not in gap.group() and bool(_SINGLE.search(office.text)))
    if name is None or offices.is_body(text, name[0]):
        return
    if "," in gap.group() and not (office.definite and _CLOSED.match(text, name[1])):
        return
    office.used = True
    _add(reader, name, office)


def _behind(reader: _Reader, office: offices.Office) -> None:
    """ "NAME, deputy head of the Office of the President"."""
    text = reader.text
    if office.used:
        return
    low = max(0, office.start - _REACH)
    if _JOINED.search(text[max(low, office.start - 30) : office.start]) is None:
        return
    match = _BEHIND.search(text[low : office.start])
    if match is None:
        return
    start, end = low + match.start(1), low + match.end(1)
    listed = reader.ends.get(end) or reader.starts.get(start)
    if listed and listed.person:
        start = listed.start
    if start in reader.found and reader.found[start].office:
        return
    office.used = True
    _add(reader, (start, end, listed.person if listed else None), office)


def _referred(reader: _Reader, office: offices.Office, on: datetime.date) -> None:
    """ "The French president": who held the office on that day."""
    if office.used or office.code is None or office.start in reader.found:
        return
    person = leader(office.title.split(" of ")[0], office.code, on)
    if person:
        name = reader.full.get(person, person)
        reader.found[office.start] = PersonMention(
            office.start, office.end, name, office.text, office.start, office.code, person
        )


def _name_at(reader: _Reader, at: int, *, alone: bool) -> tuple[int, int, str | None] | None:
    """(start, end, canonical name or None) of the person named right here; `alone` lets one word do."""
    listed = reader.starts.get(at)
    if listed:
        return (at, listed.end, listed.person) if listed.person else None
    match = _HERE.match(reader.text, at)
    if match:
        end = _cut(reader, at, match.end())
        return at, end, None
    one = _ONE.match(reader.text, at) if alone else None
    if one and len(one.group()) > 2 and not one.group().isupper():
        return at, one.end(), None
    return None


def _cut(reader: _Reader, start: int, end: int) -> int:
    """The end of a name that ran into a listed country or organisation."""
    words = [start + m.start() for m in re.finditer(r"\S+", reader.text[start:end])]
    for at in words[1:]:
        known = at in reader.starts and not reader.starts[at].person
        if known and (at != words[1] or reader.text[at - 1] == "\n"):
            return len(reader.text[:at].rstrip())
    return end


def _add(reader: _Reader, name: tuple[int, int, str | None], office: offices.Office | None) -> None:
    start, end, person = name
    written = reader.text[start:end]
    listed = reader.starts.get(start)
    if person and listed and listed.family:
        written = reader.full.get(person, person)
    if office and person is None:
        person = _titled(reader, written, office)
        written = reader.full.get(person, person) if person else written
    code = office.code if office else None
    if code is None and person:
        code = affiliation(person, reader.on, office.title if office else None)
    said, at = (office.text, office.start) if office else (None, None)
    reader.found[start] = PersonMention(start, end, written, said, at, code, person)


def _titled(reader: _Reader, written: str, office: offices.Office) -> str | None:
    """The listed person of a family name that only the title makes certain: "President Michel"."""
    fitting = [person for person in by_family(written) if holds(person, office.title, office.code, reader.on)]
    return fitting[0] if len(fitting) == 1 else None


def _repeated(reader: _Reader) -> None:
    """Family names alone of people whom only this text introduces."""
    full: dict[str, PersonMention] = {}
    for found in reader.found.values():
        if found.person is None and " " in found.name:
            full.setdefault(_family(found.name), found)
    if not full:
        return
    names = "|".join(map(re.escape, sorted(full, key=len, reverse=True)))
    taken = [(found.start, found.end) for found in reader.found.values()]
    inside = {at for start, end in taken for at in range(start, end)}
    for match in re.finditer(rf"(?<![\w-])(?:{names})(?![\w-])", reader.text):
        start, end = match.span()
        if start in inside or start in reader.starts:
            continue
        first = full[match.group()]
        reader.found[start] = PersonMention(start, end, first.name, None, None, first.affiliation)


def _family(name: str) -> str:
    """The last word with its particles: "De Wever" of "Bart De Wever"."""
    words = name.removesuffix(" Jr.").rstrip(",").split()
    at = len(words) - 1
    while at > 1 and re.fullmatch(_PARTICLE, words[at - 1]):
        at -= 1
    return " ".join(words[at:])


def _without_overlap(found: dict[int, PersonMention]) -> list[PersonMention]:
    out: list[PersonMention] = []
    for start in sorted(found):
        if not out or out[-1].end <= start:
            out.append(found[start])
    return out
