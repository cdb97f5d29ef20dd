"""Rules and model on one article: what both say is surer, what one alone says is less so and goes to review.

With r the confidence of the rules' draft and m that of the model's:

- both say it: 1 - (1 - r)(1 - m/2). The two read the same words, so the model counts as half a witness.
- the rules alone: 0.9 r. A model overlooks much, so its silence weighs little.
- the model alone: 0.5 m. The rules overlook little of what has a form, so their silence weighs much.
- they contradict each other on one thing in one place: 0.75 r and 0.4 m.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol, runtime_checkable

from pactbook.extract.base import Extractor
from pactbook.extract.ground import ground
from pactbook.extract.llm.matching import differing, rivals, same
from pactbook.model.claims import Draft, plain
from pactbook.model.ids import short
from pactbook.model.issues import Issue, Side
from pactbook.model.sources import Document

SHARED_WITNESS: Final = 0.5
RULES_ALONE: Final = 0.9
MODEL_ALONE: Final = 0.5
RULES_CONTRADICTED: Final = 0.75
MODEL_CONTRADICTED: Final = 0.4


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Something for a person to look at.

    `reason` is `rules_only`, `model_only`, `contradiction` (one thing in one place, told differently) or
    `attributes` (the same claim, with different values of `fields`). A side that says nothing is None.
    """

    reason: str
    rules: Draft | None
    model: Draft | None
    fields: tuple[str, ...] = ()

    def issue(self, document: Document) -> Issue:
        """The disagreement as an issue with both sides quoted; low severity where one side is only silent."""
        draft = self.rules or self.model
        assert draft is not None
        message = f"rules and language model disagree on a {draft.value.kind}: {_SAID[self.reason]}"
        if self.fields:
            message += f" ({', '.join(self.fields)})"
        sides = tuple(_side(side, document) for side in (self.rules, self.model) if side is not None)
        severity = "low" if self.reason.endswith("_only") else "medium"
        code = "extractors_contradict" if self.reason == "contradiction" else "extractors_disagree"
        return Issue(code, severity, message, document.label, sides, "review it")


def _side(draft: Draft, document: Document) -> Side:
    """One extractor's part; its reference is that of the claim that the draft becomes."""
    claims, _ = ground(document, [draft])
    fields = {"modality": draft.modality, **plain(draft.value)}
    stated = [
        f"{name} {item}" for name, item in fields.items() if item not in (None, [], False, "unspecified")
    ]
    return Side(
        says=f"{draft.extractor}: {', '.join(stated)}",
        ref=short(claims[0].id) if claims else "",
        document=document.label,
        published=document.published,
        quote=draft.quote,
    )


_SAID: Final = {
    "rules_only": "only the rules find it",
    "model_only": "only the model finds it",
    "contradiction": "they tell it differently",
    "attributes": "they agree on it, but not on everything about it",
}


def combine(rules: Sequence[Draft], model: Sequence[Draft]) -> tuple[list[Draft], list[Disagreement]]:
    """One list of drafts, and what to review. The rules' draft stands for what both say.

    Drafts of the rules come first, in their order, then those that the model alone gives, in theirs.
    """
    partner = _pairs(rules, model)
    taken = set(partner.values())
    drafts: list[Draft] = []
    found: list[Disagreement] = []
    for i, draft in enumerate(rules):
        other = model[partner[i]] if i in partner else None
        confidence, disagreement = _of_rules(draft, other, model)
        drafts.append(_sure(draft, confidence))
        found += [disagreement] if disagreement else []
    for j, draft in enumerate(model):
        if j in taken:
            continue
        against = next((other for other in rules if rivals(other, draft)), None)
        factor = MODEL_CONTRADICTED if against else MODEL_ALONE
        drafts.append(_sure(draft, factor * draft.confidence))
        if against is None:
            found.append(Disagreement("model_only", None, draft))
    return drafts, found


def _of_rules(draft: Draft, other: Draft | None, model: Sequence[Draft]) -> tuple[float, Disagreement | None]:
    """The new confidence of a draft of the rules, and what there is to review."""
    if other is not None:
        fields = differing(draft, other)
        sure = 1 - (1 - draft.confidence) * (1 - SHARED_WITNESS * other.confidence)
        return sure, Disagreement("attributes", draft, other, fields) if fields else None
    against = next((other for other in model if rivals(draft, other)), None)
    if against is not None:
        both = Disagreement("contradiction", draft, against, differing(draft, against))
        return RULES_CONTRADICTED * draft.confidence, both
    return RULES_ALONE * draft.confidence, Disagreement("rules_only", draft, None)


def _pairs(rules: Sequence[Draft], model: Sequence[Draft]) -> dict[int, int]:
    """Pairs of indices of drafts that say the same, one to one, those with fewer differences first."""
    options = sorted(
        (len(differing(a, b)), i, j) for i, a in enumerate(rules) for j, b in enumerate(model) if same(a, b)
    )
    pairs: dict[int, int] = {}
    for _, i, j in options:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _sure(draft: Draft, confidence: float) -> Draft:
    return replace(draft, confidence=round(min(0.99, confidence), 3))


@runtime_checkable
class Noting(Protocol):
    """An extractor that has more to tell of the document it read last than its drafts."""

    def noted(self) -> tuple[Issue, ...]:
        """Issues of that document."""
        ...


class Combined:
    """Both extractors as one. `disagreements` grows with each document read."""

    def __init__(self, rules: Extractor, model: Extractor) -> None:
        self.rules, self.model = rules, model
        self.name = f"{rules.name} + {model.name}"
        self.disagreements: list[tuple[Document, Disagreement]] = []
        self._noted: tuple[Issue, ...] = ()

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of both with their joint confidence; each keeps the name of the extractor that gave it."""
        given = list(self.model.extract(document))
        drafts, found = combine(list(self.rules.extract(document)), given)
        self.disagreements += [(document, item) for item in found]
        left_out = self.model.noted() if isinstance(self.model, Noting) else ()
        self._noted = (*left_out, *(item.issue(document) for item in found))
        return drafts

    def noted(self) -> tuple[Issue, ...]:
        """What there is to review of the document read last, and what was left out of the model's answer."""
        return self._noted
