"""Who the parties of an instrument are, and which of them a stretch of its text names.

Treaties name their parties in few ways: by name ("the Kingdom of X"), by adjective ("the X-ish side"),
together ("the Participants", "both sides", "each Party") or by pronoun. Each becomes a `Party`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.extract.gazetteer import Mention, find_entities
from pactbook.extract.instruments.structure import Block

UKRAINE: Final = "UKR"
_ROLE: Final = r"(?:[Pp]articipants?|PARTICIPANTS?|[Pp]art(?:y|ies)|PARTIES|[Ss]ides?|[Ss]ignator(?:y|ies))"
_TOGETHER = re.compile(
    rf"\b(?:(?:[Tt]he|[Bb]oth|[Ee]ach(?:\s+of\s+the)?|[Ee]ither(?:\s+of\s+the)?|"
    rf"[Nn]either(?:\s+of\s+the)?|[Tt]hese|[Oo]ne|[Tt]he\s+other)"
    rf"(?:\s+(?:two|respective|other|contracting|Contracting|High|same)){{0,2}}\s+)?{_ROLE}(?![\w-])"
    r"|\b[Bb]oth\s+(?:countries|states|States|governments|Governments|nations)\b|"
    r"\b[Tt]he\s+two\s+(?:countries|states|States|governments|Governments)\b"
    r"|\b[Tt]hey\b|\b[Ww]e\b"
)
_FRONT = re.compile(
    r"(?:\b[Tt]he\s+)?(?:\b(?:Government|Republic|Kingdom|Grand[- ]Duchy|Federal\s+Republic|"
    r"Federation|Principality|State)\s+of\s+"
    r"(?:the\s+)?){0,2}(?:[Tt]he\s+)?\Z"
)
_BEHIND = re.compile(rf"\s+(?:{_ROLE}|[Gg]overnment|of\s+Great\s+Britain\s+(?:and|&)\s+Northern\s+Ireland)\b")
_WHOSE = re.compile(r"[’'](?:s\b)?(?=\s)")
_JOIN = re.compile(
    r"\s*(?:,\s*(?:and\s+)?|\s(?:and|&|or|as\s+well\s+as)\s+)(?:(?:its|the)\s+Member\s+States\b)?\s*\Z"
)
_MEMBERS = re.compile(
    r"\s+and\s+(?:its|their|the)\s+(?:M|m)ember\s+(?:S|s)tates\b|\s+(?:M|m)ember\s+(?:S|s)tates\b"
)
_KINDS: Final = ("country", "organisation", "demonym")


@dataclass(frozen=True, slots=True)
class Party:
    """A party named at `text[start:end]`. `form` is `name`, `together`, `adjective` or `possessive`."""

    start: int
    end: int
    codes: tuple[str, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one instrument. `codes` are sorted; `partner` is the one beside Ukraine."""

    codes: tuple[str, ...]

    @property
    def partner(self) -> str | None:
        others = [code for code in self.codes if code != UKRAINE]
        return others[0] if len(others) == 1 else None

    def find(self, text: str) -> list[Party]:
        """Every mention of a party in `text`, in order; "Ukraine and X" is one mention of both."""
        found = [
            Party(m.start(), m.end(), self.codes, _form(text, m.end())) for m in _TOGETHER.finditer(text)
        ]
        for mention in find_entities(text):
            if mention.code in self.codes and mention.kind in _KINDS:
                found.append(_named(text, mention))
        return _coordinated(text, _apart(found))


def parties_of(parts: Sequence[Block]) -> Parties:
    """The parties: of the title, else of the first recital, else of the signatures."""
    for kinds, pattern in ((("title",), None), (("recital", "clause"), None), (("signature",), "for")):
        chosen = [part for part in parts if part.kind in kinds]
        if kinds != ("title",):
            chosen = chosen[: 2 if pattern is None else None]
        codes = _codes(" ".join(part.text for part in chosen))
        if len(codes) > 1:
            return Parties(codes)
    return Parties(_codes(" ".join(part.text for part in parts[:6])))


def _codes(text: str) -> tuple[str, ...]:
    named = {m.code for m in find_entities(text) if m.kind in ("country", "organisation") and m.code}
    aggressors = {"RUS", "BLR"}
    states = {code for code in named if code == "EU" or (len(code) == 3 and code not in ("G7", *aggressors))}
    states.discard("NATO")
    if "EU" in states and len(states) > 2:
        states.discard("EU")
    return tuple(sorted(states)) if len(states) <= 4 else ()


def _form(text: str, end: int) -> str:
    return "possessive" if _WHOSE.match(text, end) else "together"


def _named(text: str, mention: Mention) -> Party:
    code = mention.code or ""
    start, end = mention.start, mention.end
    front = _FRONT.search(text[max(0, start - 60) : start])
    if front:
        start -= len(front.group())
    behind = _BEHIND.match(text, end) or _MEMBERS.match(text, end)
    if behind:
        end = behind.end()
    if _WHOSE.match(text, end):
        form = "possessive"
    elif mention.kind == "demonym" and not behind:
        form = "adjective"
    else:
        form = "name"
    return Party(start, end, (code,), form)


def _apart(found: Iterable[Party]) -> list[Party]:
    """Without overlaps: the longer mention stays; "the X Participant" means X alone."""
    out: list[Party] = []
    for party in sorted(found, key=lambda p: (p.start, -p.end)):
        if out and party.start < out[-1].end:
            if out[-1].form == "together" and len(party.codes) == 1:
                out[-1] = party
            continue
        out.append(party)
    return out


def _coordinated(text: str, found: list[Party]) -> list[Party]:
    out: list[Party] = []
    for party in found:
        before = out[-1] if out else None
        if (
            before
            and party.form in ("name", "possessive", "adjective")
            and before.form in ("name", party.form)
        ):
            gap = text[before.end : party.start]
            if _JOIN.fullmatch(gap) and "," not in gap:
                codes = tuple(sorted({*before.codes, *party.codes}))
                out[-1] = Party(before.start, party.end, codes, party.form)
                continue
        out.append(party)
    return out
