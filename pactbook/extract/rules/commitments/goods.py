"""Goods: what one donor gives in kind in one sentence."""

import re
from collections.abc import Iterator

from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.rules.commitments.aid import aid_of, topics_of
from pactbook.extract.rules.commitments.givers import Giving, givers
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.periods import period_of, settled
from pactbook.extract.rules.commitments.quoting import quote, sureness
from pactbook.extract.rules.commitments.receivers import receiver
from pactbook.extract.rules.commitments.stage import Standing, standing
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Item

_DELIVERY = re.compile(
    r"""
    \b(?:
        deliver(?:y|ies) | supply | supplies | transfers? | shipments? | donations? | provision | packages?
        | batch | consignments? | tranche | handover | dispatch | contributions?
    )\s+(?:of|with|includ\w+|contain\w+|that|which)?
    """,
    re.I | re.X,
)
_TRAINING_OF = re.compile(r"\btraining\s+(?:of|for)\s+(?:\w+\s+)?$", re.I)
_MODEL = re.compile(r"[A-Z0-9]")


def goods(story: Story, scene: Scene, matter_of: str) -> Iterator[Finding]:
    """Goods given in one sentence by one donor: one finding with several items."""
    lots: dict[tuple[str, ...], list[tuple[int, int, Item, Standing, Giving]]] = {}
    for item in scene.items:
        thing = _thing(scene, item)
        if thing is None:
            continue
        where = standing(scene, item.start, item.end)
        verb = governing(scene, item.start, item.end)
        delivery = _DELIVERY.search(scene.text[max(0, item.start - 90) : item.start])
        promised = verb is not None and verb.has("pledge", "refuse") and item.quantity is not None
        if not (
            delivery or promised or (verb is not None and verb.has("give", "allocate", "postpone", "cancel"))
        ):
            continue
        giving = givers(story, scene, item.start, item.end)
        if not giving.donors or (receiver(story, scene, item.start, item.end) or matter_of) != "UKR":
            continue
        lots.setdefault(giving.donors, []).append((item.start, item.end, thing, where, giving))
    for donors, lot in lots.items():
        if not _worth(scene, lot):
            continue
        start, end, where, giving = lot[0][0], lot[-1][1], lot[0][3], lot[0][4]
        period = period_of(scene, start, end)
        value = Commitment(
            donor=",".join(sorted(donors)),
            recipient="UKR",
            aid="military" if aid_of(" ".join(x[2].what for x in lot)) != "humanitarian" else "humanitarian",
            topics=topics_of(scene.text[start:end] + " ".join(x[2].what for x in lot)),
            items=tuple(x[2] for x in lot),
            period_start=period[0],
            period_end=period[1],
            stage=where.stage,
        )
        value = settled(scene, value, start)
        low, high = scene.clause(start)
        quote_low, quote_high = quote(scene, start, end, low, high, where, story, giving)
        yield Finding(
            scene,
            quote_low,
            quote_high,
            value,
            where.modality,
            attribution(story, scene, start),
            sureness(giving, where) - 0.1,
        )


def _thing(scene: Scene, item: ItemSpan) -> Item | None:
    """Goods as they are; people only where they are trained."""
    if item.kind == "goods":
        return Item(item.what, item.quantity)
    verb = governing(scene, item.start, item.end)
    trains = verb is not None and verb.lemma == "train" or _TRAINING_OF.search(scene.text[: item.start])
    return Item(f"training of {item.what}", item.quantity) if trains else None


def _worth(scene: Scene, lot: list[tuple[int, int, Item, Standing, Giving]]) -> bool:
    """Goods are coded when a system or a quantity is named; plain "weapons" beside a sum are its description."""
    if any(item.quantity is not None for _, _, item, _, _ in lot):
        return True
    if scene.money:
        return False
    return any(_MODEL.search(item.what) for _, _, item, _, _ in lot) or len(lot) > 1
