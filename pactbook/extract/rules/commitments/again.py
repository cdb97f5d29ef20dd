"""The same money said again, where the sentence says neither giver nor recipient: the claim holds it too."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.phrases.money import Money
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import Figure, held
from pactbook.model.claims import Commitment
from pactbook.model.fates import Held, Left, Reason, Span, both

_SILENT: Final = (Reason.NO_PROMISE, Reason.NO_RECIPIENT, Reason.NO_DONOR, Reason.NOT_GIVEN)
"""What is left out only because its sentence says too little."""


def said_again(
    scenes: Iterable[Scene], promises: Sequence[Finding[Commitment]], left: Sequence[Left]
) -> tuple[list[Finding[Commitment]], list[Left]]:
    """Promises that also hold their repetitions, and the sums that stay left out.

    A sum repeats a promise where it equals that of one promise alone and its own sentence says nothing else.
    """
    figures = _figures(scenes) if any(one.reason in _SILENT for one in left) else {}
    made, stay = list(promises), []
    for one in left:
        figure = figures.get(one.spans[0]) if one.reason in _SILENT else None
        equal = [i for i, f in enumerate(made) if figure and _is_same(f.value, figure)]
        if len(equal) != 1:
            stay.append(one)
            continue
        first = made[equal[0]]
        made[equal[0]] = replace(first, holds=both(first.holds, tuple(map(Held, one.spans))))
    return made, stay


def _figures(scenes: Iterable[Scene]) -> dict[Span, Figure]:
    found: dict[Span, Figure] = {}
    for scene in scenes:
        figures: tuple[Figure, ...] = (*scene.money, *scene.items)
        found |= {held(scene, figure)[0].span: figure for figure in figures}
    return found


def _is_same(value: Commitment, figure: Figure) -> bool:
    """True for an equal sum in the currency of the promise or of its conversion, and for equal goods."""
    if isinstance(figure, Money):
        known = {(value.amount, value.currency), (value.amount_max, value.currency)}
        if value.converted:
            known.add((value.converted.amount, value.converted.currency))
        codes = (figure.currency,) if figure.currency else figure.candidates
        return any((figure.amount, code) in known for code in codes)
    if isinstance(figure, ItemSpan):
        heads = {item.what.split()[-1].lower() for item in value.items if item.quantity == figure.quantity}
        return figure.what.split()[-1].lower() in heads
    return False
