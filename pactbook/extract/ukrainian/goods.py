"""Goods with a quantity or a system's name: "19 винищувачів F-16", "систему Patriot"."""

import re
from dataclasses import dataclass
from typing import Final

from pactbook.extract.ukrainian.names import Mention
from pactbook.extract.ukrainian.numbers import FIGURE, LARGEST, SCALE, scale_of, value_of, word_pattern
from pactbook.model.claims import Item

_NOUN: Final = (
    r"(?:танк|винищувач|гелікоптер|вертол[іь]?о?т|літак|гаубиц|ракет|снаряд|систем|комплекс|бронетранспортер|бронемашин|бронеавтомобіл|"
    r"БТР|БМП|дрон|безпілотник|БПЛА|генератор|трансформатор|міномет|гармат|установ|установк|кул?емет|катер|автомобіл|вантажівк|"
    r"боєприпас|патрон|радар|мін\b|мін(?:и)?\b|набо[їр]|гранатомет|машин|одиниц|тонн|САУ|тральник|кор[ао]бл|пост[рі]л|шолом|бронежилет|аптечок|екскаватор)"
)
_COUNTED = re.compile(
    rf"(?P<number>{FIGURE}|\b{word_pattern()})\s(?:(?P<scale>{SCALE})\s)?"
    rf"(?P<what>(?:[а-яіїєґ'-]+(?:их|і|ої|у|ий|ому|ну|ні)\s){{0,3}}{_NOUN}[\w']*"
    r"(?:\s(?:протиповітряної|протиракетної)\sоборони|\sППО)?(?:\s[«\"]?[A-Z][\w-]*(?:\s\d+\w*)?[»\"]?)?)",
    re.I,
)
_NAMED = re.compile(
    rf"\b(?P<what>{_NOUN}[\w']*(?:\sпротиповітряної\sоборони|\sППО)?\s[«\"]?(?:[A-Z][\w-]+|[А-ЯІЇЄҐ]-\d+\w*)(?:\s\d+)?[»\"]?)"
)


@dataclass(frozen=True, slots=True)
class Goods:
    """Items of one lot in one stretch of a sentence, each with where it starts."""

    start: int
    end: int
    items: tuple[Item, ...]
    places: tuple[int, ...]
    giver_at: int | None = None

    def split(self, givers: list[int]) -> "list[Goods]":
        """The lots that end at the given places of givers; items behind the last one stay with it."""
        lots = []
        for index, giver in enumerate(givers):
            low = givers[index - 1] if index else 0
            last = index == len(givers) - 1
            chosen = [i for i, at in enumerate(self.places) if low <= at and (last or at < giver)]
            if chosen:
                items = tuple(self.items[i] for i in chosen)
                places = tuple(self.places[i] for i in chosen)
                end = max(giver, places[-1] + len(items[-1].what))
                lots.append(Goods(places[0], end, items, places, giver))
        return lots

    def giver(self, names: list[Mention]) -> list[str]:
        """The code of the giver that closes this lot; empty where the lot was not split."""
        return [m.code for m in names if m.start == self.giver_at and m.code]


def find_goods(text: str) -> Goods | None:
    """All goods that a stretch of text counts or names, as one lot; None where there are none."""
    found: list[tuple[int, int, Item]] = []
    for match in _COUNTED.finditer(text):
        number = value_of(match["number"])
        quantity = (number or 0) * scale_of(match["scale"] or "")
        if 0 < quantity < LARGEST:
            found.append((match.start(), match.end(), Item(match["what"].strip(), quantity)))
    for match in _NAMED.finditer(text):
        if all(match.end() <= low or high <= match.start() for low, high, _ in found):
            found.append((match.start(), match.end(), Item(match["what"].strip(), None)))
    if not found:
        return None
    found.sort(key=lambda hit: hit[0])
    items, places = tuple(item for _, _, item in found), tuple(low for low, _, _ in found)
    return Goods(found[0][0], max(high for _, high, _ in found), items, places)
