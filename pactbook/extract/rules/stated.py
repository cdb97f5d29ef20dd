"""Where a sentence states sums, shares of GDP and quantities of goods: all that must have a fate."""

from collections.abc import Iterator

from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.phrases.money import GdpShare, Money
from pactbook.extract.rules.scene import Scene
from pactbook.model.fates import Held, Left, Reason, Span, Stated

Figure = Money | GdpShare | ItemSpan


def held(scene: Scene, figure: Figure) -> tuple[Held, ...]:
    """The places of a figure in the document's text: its own, and that of its conversion."""
    own = Held(scene.raw(figure.start, figure.end))
    if not isinstance(figure, Money) or figure.converted is None:
        return (own,)
    second = figure.converted
    return own, Held(scene.raw(second.start, second.end), "conversion")


def left(scene: Scene, figure: Figure, reason: Reason) -> Left:
    """A figure that makes no claim, and why."""
    return Left(tuple(place.span for place in held(scene, figure)), reason)


def stated(scene: Scene) -> Iterator[Stated]:
    """Every sum, conversion, share of GDP and quantity of goods of a sentence."""
    figures: list[tuple[str, Figure]] = [("money", money) for money in scene.money]
    figures += [("gdp_share", share) for share in scene.shares]
    figures += [("goods", item) for item in scene.items if is_counted(item)]
    sentence = scene.raw(0, len(scene.text))
    for kind, figure in figures:
        for place in held(scene, figure):
            yield Stated(place.span, kind, sentence)


def is_counted(item: ItemSpan) -> bool:
    """True for goods, or people to be trained, with a quantity."""
    return item.quantity is not None and item.kind != "service"


def spans(places: tuple[Held, ...]) -> tuple[Span, ...]:
    """The bare intervals of places."""
    return tuple(place.span for place in places)
