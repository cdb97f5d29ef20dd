"""Finds every listed name in a text: the longest one at each place, checked against what surrounds it."""

import functools
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pactbook.extract.gazetteer import guards
from pactbook.extract.gazetteer.data import Name, all_names
from pactbook.extract.gazetteer.lookup import affiliation, members_of

_WORD = re.compile(r"[\w\u0300-\u036f]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|@\w+")
_LOUD = ("country", "demonym", "capital")


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name at `text[start:end]`, without a possessive ending.

    `kind` is country, demonym, capital, seat, group, organisation, fund, agency or person; `code` an ISO
    3166-1 alpha-3 code or EU, NATO, G7, UN, the text itself for other organisations, None for groups; a
    person's code is that of the newest listed office. `base` is the canonical name. `members` are the
    codes of a group, `also` what else the name may stand for (EU for Brussels).
    """

    start: int
    end: int
    text: str
    kind: str
    code: str | None
    base: str
    members: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def person(self) -> str | None:
        """The canonical full name, for a person."""
        return self.base if self.kind == "person" else None


@dataclass(slots=True)
class _Entry:
    """All names that begin with one word: their joint pattern, compiled on first use, and each by its key."""

    names: dict[str, tuple[Name, ...]]
    pattern: re.Pattern[str] | None = None

    def match(self, text: str, at: int) -> re.Match[str] | None:
        if self.pattern is None:
            longest = sorted(self.names, key=len, reverse=True)
            self.pattern = re.compile(f"(?:{'|'.join(map(_loose, longest))})(?![\\w\u0300-\u036f])")
        return self.pattern.match(text, at)


def _loose(key: str) -> str:
    """A pattern for a name in which any white space, apostrophe or hyphen will do."""
    return re.escape(key).replace(r"\ ", r"\s+").replace("'", "['’]").replace(r"\-", "[-‐‑]")


def _key(text: str) -> str:
    """How a name is filed: single spaces, straight apostrophes, plain hyphens."""
    return re.sub(r"[‐‑]", "-", " ".join(text.split()).replace("’", "'"))


@functools.cache
def index() -> dict[str, _Entry]:
    """The listed names by their first word."""
    found: dict[str, _Entry] = {}
    for name in all_names():
        texts = [name.text]
        if name.kind in _LOUD and len(name.text) > 3 or (name.family and name.distinctive):
            texts.append(name.text.upper())
        for text in texts:
            first = _WORD.match(text)
            if first:
                entry = found.setdefault(first.group(), _Entry({}))
                entry.names[_key(text)] = (*entry.names.get(_key(text), ()), name)
    return found


def find_entities(text: str) -> list[Mention]:
    """Every mention in the text, in order and without overlap; time grows with the text's length.

    Give it a whole article: a family name that is also a common word ("Harris") is taken for the listed
    person only where the full name stands in the same text.
    """
    found = list(_candidates(text))
    introduced = {
        name.base: start
        for start, _, names in found
        for name in names
        if name.kind == "person" and not name.family
    }
    mentions = []
    for start, end, names in found:
        name = _reading(text, start, end, names, introduced)
        if name is not None:
            mentions.append(_mention(text, start, end, name))
    return mentions


def _candidates(text: str) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
    """(start, end, readings) of the longest listed name at each place that has a reading its guards let pass."""
    names, cursor = index(), 0
    addresses = deque(match.span() for match in _ADDRESS.finditer(text))
    for word in _WORD.finditer(text):
        at = word.start()
        entry = names.get(word.group())
        if at < cursor or entry is None:
            continue
        while addresses and addresses[0][1] <= at:
            addresses.popleft()
        if addresses and addresses[0][0] <= at:
            continue
        match = entry.match(text, at)
        if match is None:
            continue
        readings = entry.names[_key(match.group())]
        readings = tuple(name for name in readings if guards.passes(text, at, match.end(), name))
        if readings:
            yield at, match.end(), readings
            cursor = match.end()


def _reading(
    text: str, start: int, end: int, names: tuple[Name, ...], introduced: dict[str, int]
) -> Name | None:
    """Which of the readings holds in this text; None for a mask or a family name nobody introduced."""
    families = [name for name in names if name.family and name.base in introduced]
    others = [name for name in names if not name.family]
    if others and families and others[0].kind == "country":
        place = guards.signs(text[max(0, start - guards.WINDOW) : start], text[end : end + guards.WINDOW])
        return others[0] if place else families[0]
    if others:
        return None if others[0].kind == "mask" else others[0]
    if families:
        return families[0]
    return next((name for name in names if name.distinctive), None)


def _mention(text: str, start: int, end: int, name: Name) -> Mention:
    written = text[start:end]
    kind, code = ("demonym", name.code) if name.kind == "prefix" else (name.kind, name.code)
    value: str | None = {"*": written, "": None}.get(code, code)
    if kind == "person":
        value = affiliation(name.base, None)
    members = members_of(code) if code in ("G7",) else name.members
    return Mention(start, end, written, kind, value, name.base, members, name.also)
