"""Goods: what one donor gives in kind in one sentence."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from pactbook.extract.phrases.items import ItemSpan
from pactbook.extract.rules.commitments.aid import aid_of, topics_of
from pactbook.extract.rules.commitments.governing import governing
from pactbook.extract.rules.commitments.periods import period_of, settled
from pactbook.extract.rules.commitments.promises import Promise, found, promise
from pactbook.extract.rules.commitments.receivers import receiver, why_elsewhere
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.stated import held, is_counted, left
from pactbook.extract.rules.story import Story
from pactbook.model.claims import Commitment, Item
from pactbook.model.fates import Held, Left, Reason

_DELIVERY = re.compile(
    r"""
    \b(?:
        deliver(?:y|ies) | supply | supplies | transfers? | shipments? | donations? | provision | packages?
        | batch | consignments? | tranche | handover | dispatch | contributions?
    )\s+(?:of|with|includ\w+|contain\w+|that|which)?
    """,
    re.I | re.X,
)
_MAKING = re.compile(
    r"\b(?:production|manufactur\w+|development|co-production|repair|purchase)\s+of\s+(?:[\w-]+\s+(?:and\s+)?){0,3}$",
    re.I,
)
# "grain from Ukraine"
_OUT_OF_UKRAINE = re.compile(r"\bfrom\s+(?:Ukraine|Ukrainian)\b(?!.{0,40}\bto\s+Ukraine)")
_THERE = re.compile(r"[^.;,]{0,40}\s(?:is|are)\s+(?:already|now)\s+in\s+(?:Ukraine|the\s+country)\b")
_TRAINING_OF = re.compile(r"\btraining\s+(?:of|for)\s+(?:\w+\s+)?$", re.I)
_MODEL = re.compile(r"[A-Z0-9]")


def goods(story: Story, scene: Scene, recipient: str) -> Iterator[Finding[Commitment] | Left]:
    """Goods given in one sentence by one donor: one finding with several items; why others are none.

    `recipient` is whom the article speaks of.
    """
    lots: dict[tuple[str, ...], list[tuple[Item, Promise, ItemSpan]]] = {}
    for span in scene.items:
        item = _item(scene, span)
        promised = _promised(story, scene, span, recipient) if item else Reason.PEOPLE
        if item is not None and isinstance(promised, Promise):
            lots.setdefault(promised.giving.donors, []).append((item, promised, span))
        elif isinstance(promised, Reason) and is_counted(span):
            yield left(scene, span, promised)
    for lot in _each(lots.values()):
        items = tuple(item for item, _, _ in lot)
        if _is_worth_coding(scene, items):
            first, last = lot[0][1], lot[-1][1]
            whole = replace(first, end=last.end)
            yield found(story, whole, _value(whole, items), 0.1, _held(scene, [span for *_, span in lot]))


_Lot = list[tuple[Item, Promise, ItemSpan]]


def _each(lots: Iterable[_Lot]) -> Iterator[_Lot]:
    """Lots by giver: where each of several gives them, one for each."""
    for lot in lots:
        giving = lot[0][1].giving
        if not giving.each:
            yield lot
            continue
        for donor in giving.donors:
            own = replace(giving, donors=(donor,))
            yield [(item, replace(promised, giving=own), span) for item, promised, span in lot]


def _promised(story: Story, scene: Scene, span: ItemSpan, recipient: str) -> Promise | Reason:
    """Who gives goods to Ukraine, or why they are not given."""
    if _OUT_OF_UKRAINE.search(scene.text, span.end, scene.clause(span.start)[1]):
        return Reason.OTHER_RECIPIENT
    labelled = span.quantity is not None and story.label(scene)
    if not (labelled or _is_given(scene, span) or _THERE.match(scene.text, span.end)):
        return Reason.NOT_GIVEN
    promised = promise(story, scene, span.start, span.end)
    elsewhere = why_elsewhere(receiver(story, scene, span.start, span.end), recipient)
    return elsewhere or promised


def _held(scene: Scene, lot: list[ItemSpan]) -> tuple[Held, ...]:
    return tuple(place for span in lot if is_counted(span) for place in held(scene, span))


def _value(lot: Promise, items: tuple[Item, ...]) -> Commitment:
    words = " ".join(item.what for item in items)
    start, end = period_of(lot.scene, lot.start, lot.end)
    value = Commitment(
        donor=",".join(sorted(lot.giving.donors)),
        recipient="UKR",
        aid=_kind(lot.scene, words),
        topics=topics_of(f"{lot.scene.text[lot.start : lot.end]} {words}"),
        items=items,
        period_start=start,
        period_end=end,
        stage=lot.standing.stage,
    )
    return settled(lot.scene, value, lot.start)


def _kind(scene: Scene, words: str) -> str:
    """The kind of aid of goods: by their own names, else by their sentence, else military."""
    kinds = [aid_of(text) for text in (words, scene.text)]
    return next((kind for kind in kinds if kind not in ("unspecified", "mixed")), "military")


def _item(scene: Scene, span: ItemSpan) -> Item | None:
    """Goods as they are; people only where they are trained."""
    if span.kind == "goods":
        return Item(span.what, span.quantity)
    verb = governing(scene, span.start, span.end)
    trains = verb is not None and verb.lemma == "train" or _TRAINING_OF.search(scene.text[: span.start])
    return Item(f"training of {span.what}", span.quantity) if trains else None


def _is_given(scene: Scene, span: ItemSpan) -> bool:
    """True when goods are delivered by a verb or a noun; what is only promised needs a quantity."""
    if _MAKING.search(scene.text[: span.start]):
        return False
    if _DELIVERY.search(scene.text[max(0, span.start - 90) : span.start]):
        return True
    verb = governing(scene, span.start, span.end)
    if verb is None:
        return False
    promised = verb.has("pledge", "refuse") and span.quantity is not None
    return promised or verb.has("give", "allocate", "postpone", "cancel", "receive")


def _is_worth_coding(scene: Scene, items: tuple[Item, ...]) -> bool:
    """Goods are coded when a system or a quantity is named; plain "weapons" beside a sum describe it."""
    if any(item.quantity is not None for item in items):
        return True
    return not scene.money and (len(items) > 1 or any(_MODEL.search(item.what) for item in items))
