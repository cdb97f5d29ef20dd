"""Finds every listed name in a text: the longest one at each place, checked against what surrounds it."""

import datetime
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from pactbook.extract.gazetteer import guards
from pactbook.extract.gazetteer.data import Name
from pactbook.extract.gazetteer.index import WORD, index, key
from pactbook.extract.gazetteer.lookup import affiliation, members_of

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|@\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A listed name at `text[start:end]`, without a possessive ending.

    `kind` is country, demonym, capital, seat, group, organisation, fund, agency or person; `code` an ISO
    3166-1 alpha-3 code or EU, NATO, G7, UN, the text itself for other organisations, None for groups; a
    person's code is that of the listed office. `base` is the canonical name. `members` are the
    codes of a group, `also` what else the name may stand for (EU for Brussels); `family` is
    true for a family name alone, `one` for one unnamed member of a group ("the Baltic nation").
    """

    start: int
    end: int
    text: str
    kind: str
    code: str | None
    base: str
    members: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    family: bool = False
    one: bool = False

    @property
    def person(self) -> str | None:
        """The canonical full name, for a person."""
        return self.base if self.kind == "person" else None


def find_entities(text: str, on: datetime.date | None = None) -> list[Mention]:
    """Every mention in the text, in order and without overlap; time grows with the text's length.

    Give it a whole article: a family name that is also a common word ("Harris") is taken for the listed
    person only where the full name stands in the same text. `on`, the date of publication, decides for
    whom a person spoke and who was a member; without it the newest office counts.
    """
    found = list(_candidates(text))
    introduced = {
        name.base for _, _, names in found for name in names if name.kind == "person" and not name.family
    }
    mentions = []
    for start, end, names in found:
        name = _reading(text, start, end, names, introduced)
        if name is not None:
            mentions.append(_mention(text[start:end], start, name, on))
    return mentions


def _candidates(text: str) -> Iterator[tuple[int, int, tuple[Name, ...]]]:
    """(start, end, readings) of the longest listed name at each place, where its guards let one pass."""
    names, cursor = index(), 0
    addresses = deque(match.span() for match in _ADDRESS.finditer(text))
    for word in WORD.finditer(text):
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
        readings = entry.names[key(match.group())]
        readings = tuple(name for name in readings if guards.passes(text, at, match.end(), name))
        if readings:
            yield at, match.end(), readings
            cursor = match.end()


def _reading(text: str, start: int, end: int, names: tuple[Name, ...], introduced: set[str]) -> Name | None:
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


def _mention(written: str, start: int, name: Name, on: datetime.date | None) -> Mention:
    kind, code = ("demonym", name.code) if name.kind == "prefix" else (name.kind, name.code)
    value: str | None = {"*": written, "": None}.get(code, code)
    if kind == "person":
        value = affiliation(name.base, on)
    members = members_of("G7", on) if name.base == "Group of Seven" else name.members
    return Mention(
        start,
        start + len(written),
        written,
        kind,
        value,
        name.base,
        members,
        name.also,
        name.family,
        name.one,
    )
