"""Actors of a sentence: who can give, receive, sign or speak, with the grammatical place each one takes.

A country by its name, people, capital or government, an organisation, or a person, who stands for the
country or organisation of the office. Capitals after a place preposition are places, not actors.
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from pactbook.extract.gazetteer import Mention
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.words import AGREEMENT_NOUN

NEVER_DONORS: Final = frozenset({"UKR", "RUS", "BLR", "PRK", "IRN"})
_GOVERNMENT = re.compile(
    r"""
    \b(?:
        (?:
            (?:govern|parlia)ments? | authorities | leaders? | presidents? | prime\s+ministers? | ministers?
            | ministry | people | kingdom | republic | cabinet | state | allies | chancellor | head | office
            | side | delegation | team | representatives? | officials? | lawmakers
        )(?:\s+of\s+[A-Za-z]+(?:\s+and\s+[A-Za-z]+)?)?
    )\s+(?:of|in)\s+(?:the\s+)?$
    """,
    re.I | re.X,
)
_PLACE = re.compile(
    r"""
    \b(?:
        in | at | near | outside | inside | around | across | from | to | leaves? | left
        | visit(?:s|ed|ing)? | towards? | between | via
    )\s+(?:the\s+)?$
    """,
    re.I | re.X,
)
_DATELINE_END = re.compile(r"(?:,[\w\s.]{2,20})?\s*(?:[—–-]\s|\(|•)")
# "a pact between London and Kyiv", "inked between": sides, not places
_BETWEEN_SIDES = re.compile(
    rf"\b(?:{AGREEMENT_NOUN}|talks|negotiations|consultations|signed|inked|concluded|reached|struck|sealed)"
    r"\s+(?:[\w-]+\s+){0,3}between\s+$",
    re.I,
)
_TO_OR_FROM = re.compile(r"\b(?:to|from)\s+$")
_ARTICLE_BEFORE = re.compile(r"\b(?:the|a|an)\s+$", re.I)
_PREPOSITION = re.compile(
    r"""
    \b(
        of | with | to | for | from | by | in | at | on | against | among | between | like | such\ as
        | including | towards? | through | via | than | alongside | within | amid | together\ with | joined
        | outside | into | over | after | under | behind | as
    )\s+(?!(?:it|this|that|which|them|him|her|us|addition|total|response|return|contrast|fact|turn|all|short
        |parallel|exchange)\b)(?:the\s+|its\s+|his\s+|their\s+)?(?:(?-i:[a-z][\w-]*)\s+(?:of\s+(?:the\s+)?)?)?$
    """,
    re.I | re.X,
)
# "with Germany leading": the name is the subject of what follows, not a companion.
_ABSOLUTE = re.compile(r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2}\s+(?:\w+ly\s+)?\w+ing\b")
# "after Congress passes": a clause follows, and the name is its subject.
_CONJUNCTION = re.compile(
    r"[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,2}\s+(?:has|had|will|would|is|was|\w+e[sd]|\w+s)\b"
)
# "The Union had acted", "the 27-nation bloc": after its first mention the EU goes by these names.
_UNION = re.compile(
    r"\b[Tt]he\s+(?:(?:\d+|\w+)-(?:nation|member|country|strong)\s+)?(?:Union|bloc|Commission|Council)\b(?!\s+(?:of|[A-Z]))"
)
_HYPHEN = re.compile(r"[-–]")
# ", ", " and ", ", as well as the "
_JOIN = re.compile(
    r"""
    \s*(?:,|,?\s*(?:and|&|as\ well\ as|n?or|plus|along\ with|together\ with)|,\s*(?:and|then))?
        \s*(?:also\s+)?(?:with\s+)?(?:the\s+)?
    """,
    re.I | re.X,
)
_AND_WITHIN = re.compile(r"\b(?:and|&|n?or|plus|as well as)\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """`text[start:end]` names someone who acts for `code`; `preposition` is the word that governs the name.

    `kind` is the gazetteer's (`country`, `demonym`, `capital`, ...) or `person`, whose title is part of the
    name. `codes` has several members for a group such as the Baltic states, whose own `code` may be empty.
    """

    start: int
    end: int
    code: str
    kind: str
    preposition: str | None = None
    codes: tuple[str, ...] = ()

    @property
    def adjective(self) -> bool:
        """True for "Danish": it may own what stands behind it."""
        return self.kind == "demonym"


def actors(scene: Scene) -> list[Actor]:
    """Actors in order of text. A person covers the demonym or country in the title; places are left out."""
    text = scene.text
    found: list[Actor] = []
    for person in scene.people:
        start = person.start if person.office_start is None else min(person.start, person.office_start)
        found.append(Actor(start, person.end, person.affiliation or "", "person", _governor(text, start)))
    for mention in scene.mentions:
        if any(a.start <= mention.start < a.end for a in found):
            continue
        if mention.kind in ("person", "group") or (mention.code and not _is_place(text, mention)):
            codes = mention.members if mention.kind == "group" else ()
            governor = _governor(text, mention.start)
            found.append(Actor(mention.start, mention.end, mention.code or "", mention.kind, governor, codes))
    for union in _UNION.finditer(text, scene.dateline):
        if not any(a.start < union.end() and union.start() < a.end for a in found):
            found.append(
                Actor(union.start(), union.end(), "EU", "organisation", _governor(text, union.start()))
            )
    return _governed(scene, sorted(found, key=lambda a: (a.start, a.end)))


def _governed(scene: Scene, found: list[Actor]) -> list[Actor]:
    """The preposition of a list governs each of its names: "funds for Ukraine, Israel and Taiwan"."""
    governed = list(found)
    for at in range(1, len(found)):
        if scene.text[found[at - 1].end : found[at].start] == " (":
            # "to the European Bank (EBRD)": the short form stands where the long one does.
            governed[at] = replace(found[at], preposition=governed[at - 1].preposition)
            continue
        group = listed(scene, found, at)
        inner = " ".join(scene.text[a.end : b.start] for a, b in pairwise(group))
        leading = group[0].preposition
        if len(group) > 2 and leading in ("to", "for", "including", "such as") and _AND_WITHIN.search(inner):
            governed[at] = replace(found[at], preposition=found[at].preposition or leading)
    return governed


def _is_place(text: str, mention: Mention) -> bool:
    """True for a capital that is where, not who: "in Kyiv", or "Kyiv - " as a dateline."""
    before = text[: mention.start]
    if mention.kind not in ("capital", "seat") or _GOVERNMENT.search(before):
        return False
    if _BETWEEN_SIDES.search(before):
        return False
    if not _PLACE.search(before):
        return mention.start == 0 and bool(_DATELINE_END.match(text[mention.end :]))
    return mention.kind == "seat" or not _TO_OR_FROM.search(before)


def _governor(text: str, start: int) -> str | None:
    """The preposition that governs the name at `start`, also over "the government of"."""
    before = text[max(0, start - 60) : start]
    of_government = _GOVERNMENT.search(before)
    if of_government:
        before = _ARTICLE_BEFORE.sub("", before[: of_government.start()])
    match = _PREPOSITION.search(before)
    word = match.group(1).lower() if match else None
    if word == "with" and _ABSOLUTE.match(text, start):
        return None
    if word in ("after", "as", "than", "like") and _CONJUNCTION.match(text, start):
        return None
    return word


def listed(scene: Scene, found: list[Actor], at: int) -> list[Actor]:
    """The coordinated list that actor number `at` belongs to: "Denmark, Sweden and the Netherlands"."""
    low = high = at
    while low > 0 and _are_joined(scene.text, found[low - 1], found[low]):
        low -= 1
    while high + 1 < len(found) and _are_joined(scene.text, found[high], found[high + 1]):
        high += 1
    return found[low : high + 1]


def _are_joined(text: str, a: Actor, b: Actor) -> bool:
    gap = text[a.end : b.start]
    if _HYPHEN.fullmatch(gap):
        return True
    return bool(_JOIN.fullmatch(gap)) and ("," in gap or bool(_AND_WITHIN.search(gap)))


def codes_of(found: list[Actor]) -> list[str]:
    """Distinct codes of a list of actors, in order of text, groups spelt out."""
    seen: dict[str, None] = {}
    for actor in found:
        for code in actor.codes or ((actor.code,) if actor.code else ()):
            seen.setdefault(code)
    return list(seen)
