"""What a reader carries from sentence to sentence: the agreement in focus, who gives, whom the dollar is of.

Built once over all sentences; each rule asks for the state just before its sentence. Nothing here looks
ahead of the article, and nothing is remembered from one article to the next.
"""

import datetime
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

from pactbook.extract.gazetteer import currency_of
from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.actors import NEVER_DONORS, Actor, actors, codes_of
from pactbook.extract.rules.scene import Scene
from pactbook.model.values import PartialDate

_UKRAINE = re.compile(r"\bUkrain|\bKyiv\b|\bKiev\b|\bZelensk", re.I)
_JOINS_ONLY = re.compile(r"(?:[\W_]|\band\b|\bthe\b)*", re.I)
# "• France (16 February).": an entry of a list, which the sentences behind it are about.
_ENTRY = re.compile(r"[-•*–·]\s.{2,60}[.:]$")
_BRACKETS = re.compile(r"\((?![^()]*(?:illion|[€$£]))[^()]*\)")
_VEHICLES: Final = frozenset({"organisation", "fund"})
# "calls for Estonia to give": whom it is asked of.
_TO_DO = re.compile(r"\s+to\s+[a-z]")
# Tables that states sit at, rather than partners of their own.
TABLES: Final = frozenset({"NATO", "G7", "UN"})


@dataclass
class Story:
    """One article as scenes, with what earlier sentences have put in focus.

    `giver` is the donor's code where it is known beforehand, as for a row of a tracker's table.
    """

    scenes: list[Scene]
    published: str | None
    giver: str | None = None
    _actors: dict[int, list[Actor]] = field(default_factory=dict)

    def actors(self, scene: Scene) -> list[Actor]:
        """Actors of a scene, worked out once."""
        if scene.index not in self._actors:
            self._actors[scene.index] = actors(scene)
        return self._actors[scene.index]

    def about_ukraine(self) -> bool:
        """True when the article is about Ukraine: in its headline or first sentences, or again and again."""
        head = any(_UKRAINE.search(s.text) for s in self.scenes[:4])
        return head or sum(1 for s in self.scenes if _UKRAINE.search(s.text)) >= 2

    def partners(self, scene: Scene) -> list[str]:
        """Countries and organisations other than Ukraine that a scene names as actors."""
        acting = [a for a in self.actors(scene) if a.kind not in _VEHICLES or a.code == "EU"]
        acting = [
            a for a in acting if a.preposition != "for" or a.adjective or _TO_DO.match(scene.text, a.end)
        ]
        return [c for c in codes_of(acting) if c not in NEVER_DONORS and c not in TABLES]

    def label(self, scene: Scene) -> tuple[str, ...]:
        """Donors that a label stands for: "Norway: 7 billion kroner", or a heading "FRANCE" over a block."""
        return self.behind_agency(scene) or self._labelled(scene)

    def behind_agency(self, scene: Scene) -> tuple[str, ...]:
        """The donor in the headline where a label is an agency that money passes through: "UNICEF: 1 million"
        under "Japan pledges 5 million"."""
        named, headline = self._labelled(scene), self.partners(self.scenes[0])
        agencies = [
            a for a in self.actors(scene) if a.kind in _VEHICLES and a.code in named and a.code != "EU"
        ]
        return tuple(headline) if named and len(agencies) == len(named) and len(headline) == 1 else ()

    def _labelled(self, scene: Scene) -> tuple[str, ...]:
        first = next(s for s in self.scenes if s.paragraph == scene.paragraph)
        colon = first.text.find(":")
        if 0 < colon < 60:
            return self._named_only(first, colon)
        if first is not scene and _ENTRY.match(first.text):
            return self._named_only(first, len(first.text))
        for above in reversed(self.scenes[max(0, scene.index - 5) : scene.index]):
            if above.heading:
                return self._named_only(above, len(above.text)) if above is not self.scenes[0] else ()
        return ()

    def _named_only(self, scene: Scene, end: int) -> tuple[str, ...]:
        """Codes of the countries or organisations that are all that stands before `end`."""
        named = [a for a in self.actors(scene) if a.end <= end and a.kind != "person" and not a.adjective]
        rest = list(_BRACKETS.sub(lambda m: " " * len(m.group()), scene.text[:end]))
        named = [a for a in named if not rest[a.start].isspace()]
        for actor in named:
            rest[actor.start : actor.end] = " " * (actor.end - actor.start)
        codes = tuple(c for c in codes_of(named) if c not in NEVER_DONORS)
        return codes if _JOINS_ONLY.fullmatch("".join(rest)) else ()

    def focus(self, scene: Scene, back: int = 6) -> str | None:
        """The partner that the nearest earlier sentence names alone, or most prominently: whom "it" means."""
        for earlier in reversed(self.scenes[max(0, scene.index - back) : scene.index]):
            names = self.partners(earlier)
            if len(names) == 1:
                return names[0]
            subject = self._subject(earlier, names)
            if subject:
                return subject
        return self.main_partner()

    def _subject(self, scene: Scene, names: list[str]) -> str | None:
        for actor in self.actors(scene):
            if actor.code in names and actor.preposition is None:
                # An object behind the verb is not whom the sentence is about.
                return None if any(v.end <= actor.start for v in scene.verbs) else actor.code
        return None

    def main_partner(self) -> str | None:
        """The partner that the headline or the first sentences name, if the article has one main partner."""
        for scene in self.scenes[:3]:
            names = self.partners(scene)
            if len(names) == 1:
                return names[0]
        counted = Counter(c for s in self.scenes for c in self.partners(s))
        common = counted.most_common(2)
        if common and (len(common) == 1 or common[0][1] >= 2 * common[1][1]):
            return common[0][0]
        return None

    def currency(self, money: Money, donor: str | None) -> str | None:
        """ISO 4217 code of a figure; a bare "$", "kr" or "crowns" is read by its donor, else by the article.

        "$" is the donor's own dollar when the donor has one (Canadian in a Canadian text), else US.
        """
        if money.currency:
            return money.currency
        candidates = tuple(money.candidates or ())
        own = self._own(donor)
        if own in candidates:
            return own
        if "USD" in candidates:
            return "USD"
        partner = self.main_partner()
        local = self._own(partner)
        return local if local in candidates else (candidates[0] if len(candidates) == 1 else None)

    def _own(self, code: str | None) -> str | None:
        day = PartialDate(self.published).first() if self.published else datetime.date.max
        return currency_of(code, day) if code else None
