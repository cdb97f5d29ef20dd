"""From what a model says to a draft: nothing passes that the article's own words do not bear out.

A quote must stand in the passage that the model saw, up to Unicode composition and white space. Every figure
is read again from the quote by the grammars that the rules use, and their reading is what the draft holds.
"""

import dataclasses
import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import Any, Final

from pactbook.extract.llm import kinds
from pactbook.extract.llm.commitments import commitment
from pactbook.extract.llm.evidence import Article, Window
from pactbook.extract.llm.folding import Folded
from pactbook.extract.llm.schema import fault
from pactbook.extract.llm.support import Doubts, Unsupported, words
from pactbook.model import terms
from pactbook.model.claims import CLASSES, Agreement, Commitment, Draft, Value, from_plain, problems
from pactbook.model.values import PartialDate

CONFIDENCE: Final = 0.6
"""Of a draft that its quote bears out in full; the model's own idea of its confidence is not asked for."""

DOUBT: Final = 0.85
"""The factor for each field taken away and each actor that only other sentences name."""

LONGEST: Final = 600
_MOST_SENTENCES: Final = 2
_MOST_PLACES: Final = 20

_ORDER: Final = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b[^.!?\n]{0,40}?"
    r"(?:\b(?:instructions?|prompts?|directions)\b|\b(?:previous|prior|above|earlier|your)\s(?:rules|guidelines|orders)\b)"
    r"|\b(?:system|developer|user)\s(?:prompt|message)\b|\byou\sare\s(?:now\s)?(?:an?\s)?(?:AI|assistant|chatbot|(?:large\s)?language\smodel)\b"
    r"|</?article\b|\"claims\"\s*:",
    re.IGNORECASE,
)

_CHECKS: Final[Mapping[str, Callable[[Window, Any, Doubts], tuple[Window, Value]]]] = {
    "agreement": kinds.agreement,
    "commitment": commitment,
    "count": kinds.count,
    "role": kinds.role,
    "statistic": kinds.statistic,
    "assessment": kinds.assessment,
    "provision": kinds.provision,
}

_STAGE_MODALITY: Final = {
    "pledged": "planned",
    "postponed": "planned",
    "allocated": "asserted",
    "delivered": "asserted",
    "cancelled": "asserted",
}


def verified(article: Article, passage: Folded, offset: int, claim: object, extractor: str) -> Draft:
    """The draft that the article bears out of one claim of an answer. Raises Unsupported with the reason.

    `passage` is what the model saw, folded, and `offset` where it begins in the document's text. Where the
    quote stands several times, the place that bears out most of the claim counts.
    """
    if (wrong := fault(claim)) is not None:
        raise Unsupported("schema", wrong)
    assert isinstance(claim, dict)
    value = _value(claim)
    reason: Unsupported | None = None
    best: Draft | None = None
    for start, end in islice(passage.places(claim["quote"]), _MOST_PLACES):
        try:
            draft = _draft(article, article.window(offset + start, offset + end), claim, value, extractor)
        except Unsupported as error:
            reason = reason or error
        else:
            best = draft if best is None or draft.confidence > best.confidence else best
    if best is None:
        raise reason or Unsupported("quote_not_found", repr(claim["quote"][:60]))
    return best


def _value(claim: Mapping[str, Any]) -> Value:
    """The claim's value by the codebook. Raises Unsupported when it is none."""
    kind = claim["kind"]
    needed = [f.name for f in dataclasses.fields(CLASSES[kind]) if f.default is dataclasses.MISSING]
    stated = {name: item for name, item in claim.items() if _is_said(name, item)}
    fields = {**dict.fromkeys(needed), **stated}
    if kind == "agreement":
        fields["parties"] = sorted(fields["parties"])
    elif kind == "commitment":
        # Bound, range and conversion are read from the text later on.
        fields = {n: v for n, v in fields.items() if n not in ("bound", "amount_max", "converted")}
    elif kind == "provision":
        fields["precision"] = min(4, max(0, fields.get("precision", 0)))
    try:
        return from_plain(kind, fields)
    except ValueError as error:
        raise Unsupported("schema", str(error)[:120]) from None


def _is_said(name: str, item: Any) -> bool:
    """False for null, and for what should be a date and is none."""
    if name in ("date", "as_of", "period_start", "period_end") and item is not None:
        try:
            PartialDate(item)
        except ValueError:
            return False
    return item is not None


def _draft(article: Article, window: Window, claim: Mapping[str, Any], value: Value, extractor: str) -> Draft:
    if len(window.parts) > _MOST_SENTENCES or window.end - window.start > LONGEST:
        raise Unsupported("quote_too_long", f"{window.end - window.start} characters")
    if _ordered(window):
        raise Unsupported("instruction")
    doubts = Doubts()
    window, value = _CHECKS[value.kind](window, value, doubts)
    modality = _modality(value, claim.get("modality") or "asserted")
    if isinstance(value, Agreement) and modality in ("asserted", "denied"):
        # What is to come may be put in any words; what is done has words of its own.
        kinds.status(window, value)
    if faults := problems(value):
        raise Unsupported("nothing_said", "; ".join(faults)[:120])
    return Draft(
        value=value,
        quote=article.document.text[window.start : window.end],
        modality=modality,
        attributed_to=words(window, claim.get("attributed_to"), doubts),
        confidence=round(CONFIDENCE * DOUBT**doubts.number, 3),
        extractor=extractor,
        hint=window.start,
    )


def _ordered(window: Window) -> bool:
    """True when the quote's paragraph, or the one before it, gives orders to a reader's program."""
    if not window.parts:
        return False
    last = window.parts[-1].scene.paragraph
    first = window.parts[0].scene.paragraph - 1
    near = [scene.text for scene in window.article.scenes if first <= scene.paragraph <= last]
    return _ORDER.search(" ".join(near)) is not None


def _modality(value: Value, said: str) -> str:
    """The modality, which for a commitment follows from its stage unless it is denied or conditional."""
    if isinstance(value, Commitment) and said in ("asserted", "planned"):
        return _STAGE_MODALITY[value.stage]
    return said if said in terms.MODALITY else "asserted"
