"""Goods with a quantity or a system's name: "19 винищувачів F-16", "систему Patriot"."""

import re
from typing import Final

from pactbook.extract.ukrainian.numbers import FIGURE, SCALE, scale_of, value_of, word_pattern
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


class Goods:
    """Items of one donor in one stretch of a sentence, `text[start:end]`."""

    __slots__ = ("end", "items", "start")

    def __init__(self, start: int, end: int, items: tuple[Item, ...]) -> None:
        self.start, self.end, self.items = start, end, items


def find_goods(text: str) -> Goods | None:
    """All goods that a stretch of text counts or names, as one lot; None where there are none."""
    found: list[tuple[int, int, Item]] = []
    for match in _COUNTED.finditer(text):
        number = value_of(match["number"])
        if number is not None:
            quantity = number * scale_of(match["scale"] or "")
            found.append((match.start(), match.end(), Item(match["what"].strip(), quantity)))
    for match in _NAMED.finditer(text):
        if all(match.end() <= low or high <= match.start() for low, high, _ in found):
            found.append((match.start(), match.end(), Item(match["what"].strip(), None)))
    if not found:
        return None
    found.sort(key=lambda hit: hit[0])
    return Goods(found[0][0], max(high for _, high, _ in found), tuple(item for _, _, item in found))
