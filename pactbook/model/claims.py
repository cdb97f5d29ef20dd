"""Drafts and claims: what a document says, in the fields that the codebook fixes.

One frozen class for each kind holds the values; `Draft` adds the quote an extractor gives, `Claim` the
place where that quote stands. Field names and their order are those of the codebook and of the JSON Lines.
"""

import dataclasses
import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from pactbook.model import terms
from pactbook.model.ids import digest
from pactbook.model.values import Money, PartialDate, Period


@dataclass(frozen=True, slots=True)
class Item:
    """Goods in a promise: what, and how many (None where the text leaves it open)."""

    what: str
    quantity: float | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """The same money as printed a second time in another currency."""

    amount: float
    currency: str


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition on a provision: its flag and the words that carry it."""

    flag: str
    quote: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument between parties, and one thing that happened to it."""

    kind: ClassVar[str] = "agreement"
    parties: tuple[str, ...]
    instrument: str
    status: str
    date: str | None = None
    term_years: float | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Commitment:
    """Resources promised or given by one donor. `amount` is in units of `currency`."""

    kind: ClassVar[str] = "commitment"
    donor: str | None
    recipient: str | None
    aid: str = "unspecified"
    topics: tuple[str, ...] = ()
    amount: float | None = None
    amount_max: float | None = None
    currency: str | None = None
    bound: str | None = None
    gdp_percent: float | None = None
    items: tuple[Item, ...] = ()
    converted: Converted | None = None
    per_year: bool = False
    period_start: str | None = None
    period_end: str | None = None
    stage: str = "pledged"

    @property
    def money(self) -> Money | None:
        """The amount with its bound, or None where the claim has goods or a share of GDP only."""
        if self.amount is None or self.currency is None:
            return None
        return Money(self.amount, self.currency, self.bound or "exact", self.amount_max)

    @property
    def period(self) -> Period:
        """The years or dates that the money is for."""
        start, end = self.period_start, self.period_end
        return Period(PartialDate(start) if start else None, PartialDate(end) if end else None)


@dataclass(frozen=True, slots=True)
class Count:
    """How many agreements there are. `members` are codes, where the text lists them."""

    kind: ClassVar[str] = "count"
    what: str
    value: int
    ordinal: bool = False
    members: tuple[str, ...] = ()
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Role:
    """Who did what in an agreement."""

    kind: ClassVar[str] = "role"
    person: str
    office: str | None
    affiliation: str | None
    event_role: str


@dataclass(frozen=True, slots=True)
class Statistic:
    """A figure about an actor, in `unit` (`people`, `percent`, a currency, None for a rank)."""

    kind: ClassVar[str] = "statistic"
    subject: str
    measure: str
    value: float
    unit: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A judgement that the document reports or makes about a donor or about the agreements."""

    kind: ClassVar[str] = "assessment"
    target: str
    dimension: str
    direction: str
    holder: str | None = None
    horizon: str | None = None


@dataclass(frozen=True, slots=True)
class Provision:
    """What an instrument obliges. In paraphrase, `section`, `verb` and `strength` are None."""

    kind: ClassVar[str] = "provision"
    parties: tuple[str, ...] | None
    section: str | None
    obligor: str | None
    topic: str
    verb: str | None = None
    strength: str | None = None
    conditions: tuple[Condition, ...] = ()
    precision: int = 0
    hours: int | None = None
    term_years: float | None = None
    notice_months: int | None = None


Value = Agreement | Commitment | Count | Role | Statistic | Assessment | Provision

CLASSES: Final[Mapping[str, type[Value]]] = {
    cls.kind: cls for cls in (Agreement, Commitment, Count, Role, Statistic, Assessment, Provision)
}

_PARTS: Final = frozenset({Item, Converted, Condition})

VOCABULARIES: Final[Mapping[tuple[str, str], tuple[str, ...]]] = {
    ("agreement", "instrument"): terms.INSTRUMENT,
    ("agreement", "status"): terms.STATUS,
    ("commitment", "aid"): terms.AID,
    ("commitment", "topics"): terms.TOPIC,
    ("commitment", "bound"): terms.BOUND,
    ("commitment", "stage"): terms.STAGE,
    ("count", "what"): terms.COUNTED,
    ("role", "event_role"): terms.EVENT_ROLE,
    ("statistic", "measure"): terms.MEASURE,
    ("assessment", "dimension"): terms.DIMENSION,
    ("assessment", "direction"): terms.DIRECTION,
    ("provision", "topic"): terms.PROVISION_TOPIC,
    ("provision", "strength"): terms.STRENGTH,
}
"""The closed vocabulary of each field that has one, by kind and field."""

_DATES: Final = ("date", "period_start", "period_end", "as_of")


def plain(value: Value) -> dict[str, Any]:
    """The fields of a value as JSON objects, in the codebook's order, without its kind."""
    return {name: _plain(getattr(value, name)) for name in value.__slots__}


def _plain(item: Any) -> Any:
    kind = type(item)
    if item is None or kind is str:
        return item
    if kind is tuple:
        return [_plain(part) for part in item]
    if isinstance(item, float):
        return int(item) if item.is_integer() else item
    if kind in _PARTS:
        return {name: _plain(getattr(item, name)) for name in item.__slots__}
    return item


def from_plain(kind: str, fields: Mapping[str, Any]) -> Value:
    """The value of `kind` that a JSON object describes; fields the codebook does not name are left out.

    Raises ValueError for an unknown kind, a missing required field or a value outside its vocabulary.
    """
    if kind not in CLASSES:
        raise ValueError(f"unknown kind {kind!r}; one of {', '.join(terms.KINDS)}")
    names = [f.name for f in dataclasses.fields(CLASSES[kind])]
    try:
        value = CLASSES[kind](**{name: _typed(name, fields[name]) for name in names if name in fields})
        faults = problems(value)
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{kind}: {error}") from None
    if faults:
        raise ValueError("; ".join(faults))
    return value


def unknown(kind: str, fields: Mapping[str, Any]) -> list[str]:
    """Names among `fields` that the codebook has no such field for; nothing for an unknown kind."""
    known = {f.name for f in dataclasses.fields(CLASSES[kind])} if kind in CLASSES else set(fields)
    return [name for name in fields if name not in known]


def _typed(name: str, item: Any) -> Any:
    if item is None:
        return None
    if name == "items":
        return tuple(Item(x["what"], x.get("quantity")) for x in item)
    if name == "conditions":
        return tuple(Condition(x["flag"], x["quote"]) for x in item)
    if name == "converted":
        return Converted(item["amount"], item["currency"])
    return tuple(item) if isinstance(item, list) else item


def problems(value: Value) -> list[str]:
    """What is wrong with a value by the codebook, in words; empty when nothing is."""
    found = []
    for name, closed in _looked_at(value.kind):
        item = getattr(value, name)
        for part in item if isinstance(item, tuple) else (item,):
            if closed and part is not None and part not in closed:
                found.append(f"{name}: {part!r} is not one of {', '.join(closed)}")
        if name in _DATES and item is not None:
            found += _date_fault(name, item)
    if isinstance(value, Commitment):
        found += _money_faults(value)
    if isinstance(value, Agreement) and list(value.parties) != sorted(value.parties):
        found.append("parties: not sorted")
    return found


@functools.cache
def _looked_at(kind: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a kind that are dates or have a closed vocabulary, each with that."""
    names = [f.name for f in dataclasses.fields(CLASSES[kind])]
    closed = [(name, VOCABULARIES.get((kind, name), ())) for name in names]
    return tuple((name, words) for name, words in closed if words or name in _DATES)


def _date_fault(name: str, text: str) -> list[str]:
    try:
        PartialDate(text)
    except ValueError as error:
        return [f"{name}: {error}"]
    return []


def _money_faults(value: Commitment) -> list[str]:
    found = []
    if value.amount is None and value.gdp_percent is None and not value.items:
        found.append("a commitment needs an amount, a share of GDP or goods")
    if (value.amount is None) != (value.currency is None):
        found.append("amount and currency go together")
    if value.amount is not None and value.amount < 0:
        found.append("amount: negative")
    if (value.bound == "range") != (value.amount_max is not None):
        found.append("amount_max goes with bound 'range'")
    return found


@dataclass(frozen=True, slots=True)
class Draft:
    """What an extractor says: a value and the words it rests on, not yet found in the document.

    `hint` is a code point near which the quote should stand, or None. `extra` holds fields outside
    the contract (`cumulative_since`, `scope`, ...), which are printed and never scored.
    """

    value: Value
    quote: str
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 1.0
    extractor: str = ""
    hint: int | None = None
    extra: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """A draft whose quote was found: `document.text[start:end] == quote`.

    `document` is the document's key, `label` its readable name. The id leaves out confidence and
    extractor, so that a person's verdict outlives a better extractor.
    """

    document: str
    label: str
    published: str | None
    start: int
    end: int
    quote: str
    value: Value
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 1.0
    extractor: str = ""
    extra: tuple[tuple[str, Any], ...] = ()
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.id:
            object.__setattr__(self, "id", claim_id(self))

    @property
    def kind(self) -> str:
        return self.value.kind


def claim_id(claim: Claim) -> str:
    """Hash of document, kind, offsets and values (modality and attribution are values too)."""
    return digest(
        {
            "document": claim.document,
            "kind": claim.value.kind,
            "start": claim.start,
            "end": claim.end,
            "modality": claim.modality,
            "attributed_to": claim.attributed_to,
            "values": plain(claim.value),
        }
    )


def to_json(claim: Claim) -> dict[str, Any]:
    """A claim as the codebook's JSON object: one line of `extract --format jsonl`."""
    return {
        "kind": claim.kind,
        "document": claim.label,
        "published": claim.published,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "modality": claim.modality,
        "attributed_to": claim.attributed_to,
        **plain(claim.value),
        **dict(claim.extra),
        "confidence": round(claim.confidence, 4),
        "extractor": claim.extractor,
    }
