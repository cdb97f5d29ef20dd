"""Finds offices as texts write them, with the country or body in front of and behind the title."""

import functools
import re
from dataclasses import dataclass

from pactbook.extract.gazetteer.data import rows
from pactbook.extract.gazetteer.mentions import Mention

_BODY = re.compile(
    r"(?:Presidential\sOffice|President['’]s\sOffice|Prime\sMinister['’]s\sOffice|[\w]+\s(?:Affairs\s)?Ministry|"
    r"Cabinet|Commission|European\sCouncil|Parliament|Government)(?:['’]s)?\s\Z"
)
_GLUE = re.compile(r"(?:['’]s|['’])?[\s-]\Z")
_LINK = re.compile(
    r"\s(?:(?P<word>of|for|to|on|at|in|and|&)\s)?(?:the\s|its\s|a\s)?(?=[A-Za-zÀ-ž])"
    r"|,\s(?=[A-Z]\w+(?:,|\sand)\s[A-Z])"
)
_TITLE_AGAIN = re.compile(
    r"(?:President|Prime|Minister|Head|Chancellor|King|Queen|Ambassador|Director|Secretary)\b"
)
_ARTICLE = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|\b[Ii]ts|\b[Tt]heir|['’]s)\s\Z")
_REACH = 70
_LONGEST = 200


@dataclass(slots=True)
class Office:
    """An office at `start:end`; `title` is its own words without country and body, `code` whose it is.

    `definite` is true after "the" or with a country or body; `used` once a person was found for it.
    """

    start: int
    end: int
    text: str
    title: str
    code: str | None
    definite: bool
    used: bool = False


@functools.cache
def _patterns() -> dict[str, re.Pattern[str]]:
    part = {row["part"]: row["pattern"] for row in rows("titles.csv")}
    front = rf"(?:\b(?:{part['rank']}|{part['field']})[\s-](?:(?:and|&)\s)?)+\Z"
    return {
        "head": re.compile(rf"\b(?:{part['head']})(?![\w-])"),
        "front": re.compile(front),
        "place": re.compile(
            rf"(?:{part['place']}|(?:foreign|defen[cs]e|security|european|presidential)\s(?:affairs|policy|staff|office|"
            r"ministry|administration|delegation|cooperation)|state|affairs|staff|government|parliament|delegation)\b"
        ),
    }


def find_offices(text: str, starts: dict[int, Mention], ends: dict[int, Mention]) -> list[Office]:
    """All offices in the text, in order; `starts` and `ends` are its listed mentions by offset."""
    out: list[Office] = []
    for head in _patterns()["head"].finditer(text):
        if out and head.start() < out[-1].end:
            continue
        front = _front(text, head.start())
        end, behind = tail(text, head.end(), starts)
        start, before = owner(text, front, ends)
        code = before or behind
        definite = code is not None or bool(_ARTICLE.search(text[max(0, start - 5) : start]))
        if (
            out
            and code is None
            and start == front
            and start - out[-1].start < _REACH
            and text[out[-1].end : start] == " and "
        ):
            first = out.pop()
            start = front = first.start
            code, definite = first.code, first.definite
        out.append(Office(start, end, text[start:end], text[front:end], code, definite))
    return out


def is_body(text: str, at: int) -> bool:
    """True where a body's name stands instead of a person's: "General Assembly Hall"."""
    return _patterns()["place"].match(text, at) is not None


def _front(text: str, at: int) -> int:
    """Where the words of rank and field in front of a head word begin."""
    low = max(0, at - _REACH)
    match = _patterns()["front"].search(text[low:at])
    return low + match.start() if match else at


def owner(text: str, at: int, ends: dict[int, Mention]) -> tuple[int, str | None]:
    """(start, code) with the country, organisation or body named right in front of the office."""
    low = max(0, at - _REACH)
    body = _BODY.search(text[low:at])
    start = low + body.start() if body else at
    for place in (start, at):
        glue = _GLUE.search(text[max(0, place - 3) : place])
        if glue is None:
            continue
        whose = ends.get(place - len(glue.group()))
        apart = "\n" in glue.group() and whose and whose.kind != "demonym"
        if whose and whose.kind != "person" and whose.code and not apart:
            return whose.start, whose.code
    return start, None


def tail(text: str, at: int, starts: dict[int, Mention]) -> tuple[int, str | None]:
    """(end, code) behind the head word: "of Foreign Affairs of Denmark" gives DNK, "to Kyiv" no code."""
    end, code, first = at, None, True
    while True:
        link = _LINK.match(text, end) if end - at < _LONGEST else None
        if link is None or (first and link.group("word") is None):
            return end, code
        place, word = link.end(), link.group("word")
        listed = starts.get(place)
        if word in ("and", "&") and (listed or code or " the " in link.group()):
            return end, code
        if listed and listed.kind not in ("person", "demonym", "group"):
            if word is None:
                return end, code
            if word == "of" and (code is None or listed.kind == "country"):
                code = listed.code
            end, first = listed.end, False
            continue
        match = _patterns()["place"].match(text, place)
        if match is None or (word in ("and", "&") and _TITLE_AGAIN.match(text, place)):
            return end, code
        if word is None and _TITLE_AGAIN.match(text, place):
            return end, code
        end, first = match.end(), False
