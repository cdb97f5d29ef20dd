"""Who is who: mentions of people gathered into persons, without merging two people into one.

A mention is a name as written with its affiliation (a country code, an organisation, or None). Two countries
are never one person. A shorter name joins a fuller one where exactly one fits; where two fit, it stays apart.
The result depends on the set of mentions only, never on their order.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from pactbook.book.names import Name, narrower, organisation, parse

Mention = tuple[str, str | None]

_COUNTRY: Final = re.compile(r"[A-Z]{3}\Z")


@dataclass(slots=True)
class _Person:
    """The fullest name of a person so far, and the mentions gathered under it."""

    name: Name
    mentions: list[Mention]


def persons(mentions: Iterable[Mention]) -> list[tuple[Mention, ...]]:
    """Mentions gathered into persons, each a sorted tuple, in sorted order."""
    families: dict[str, dict[Mention, Name]] = defaultdict(dict)
    for mention, name in _parsed(mentions).items():
        families[name.family].setdefault(mention, name)
    found = [tuple(sorted(p.mentions, key=_text)) for names in families.values() for p in _family(names)]
    return sorted(found, key=lambda group: [_text(mention) for mention in group])


def _parsed(mentions: Iterable[Mention]) -> dict[Mention, Name]:
    """Each mention's name; two splits of the same letters into given and family names become one."""
    names = {mention: parse(mention[0]) for mention in set(mentions)}
    split: dict[str, Name] = {}
    for name in names.values():
        split[name.joined] = max(name, split.get(name.joined, name), key=lambda n: (len(n.family), n.given))
    return {mention: split[name.joined] for mention, name in names.items()}


def _family(names: Mapping[Mention, Name]) -> list[_Person]:
    """The persons among mentions that share a family name."""
    by_country: dict[str, dict[Mention, Name]] = defaultdict(dict)
    for mention, name in names.items():
        by_country[_country(mention[1])][mention] = name
    stateless = _gather(by_country.pop("", {}))
    settled = [person for country in sorted(by_country) for person in _gather(by_country[country])]
    return settled + _settle(stateless, settled)


def _country(affiliation: str | None) -> str:
    return affiliation if affiliation and _COUNTRY.match(affiliation) else ""


def _gather(names: Mapping[Mention, Name]) -> list[_Person]:
    """Persons among mentions of one country, or of none: the fullest names first, shorter ones join them."""
    nodes: dict[tuple[Name, str], list[Mention]] = defaultdict(list)
    for mention, name in names.items():
        nodes[(name, _place(mention, name))].append(mention)
    levels: dict[tuple[int, int], list[tuple[Name, str]]] = defaultdict(list)
    for node in nodes:
        levels[node[0].fullness].append(node)
    made: list[_Person] = []
    for level in sorted(levels, reverse=True):
        fuller = list(made)
        for node in sorted(levels[level], key=lambda n: (n[0].given, n[1])):
            fits = [person for person in fuller if narrower(node[0], person.name)]
            if len(fits) == 1 and not node[1]:
                fits[0].mentions += nodes[node]
            else:
                made.append(_Person(node[0], list(nodes[node])))
    return made


def _place(mention: Mention, name: Name) -> str:
    """A family name alone, at an organisation, may be anyone there: it is kept to that organisation."""
    if name.given or mention[1] is None or _country(mention[1]):
        return ""
    return organisation(mention[1])


def _settle(stateless: list[_Person], settled: list[_Person]) -> list[_Person]:
    """Joins persons without a country to the one person of a country they fit; gives back the rest."""
    choices: list[tuple[_Person, _Person | None]] = []
    for person in stateless:
        lone = person.mentions[0][1] is not None and not person.name.given
        fits = [] if lone else [other for other in settled if _fit(person.name, other.name)]
        choices.append((person, fits[0] if len(fits) == 1 else None))
    rest: list[_Person] = []
    for person, target in choices:
        if target is None or _rivals(person, target, choices):
            rest.append(person)
        else:
            target.mentions += person.mentions
    return rest


def _rivals(person: _Person, target: _Person, choices: list[tuple[_Person, _Person | None]]) -> bool:
    """True when `person` and another one both claim to be the fuller name of `target`: John or Jane Smith."""
    fuller = [q for q, chosen in choices if chosen is target and not narrower(q.name, target.name)]
    return len(fuller) > 1 and any(q is person for q in fuller)


def _fit(one: Name, other: Name) -> bool:
    return narrower(one, other) or narrower(other, one)


def _text(mention: Mention) -> tuple[str, str]:
    return mention[0], mention[1] or ""
