"""An Entry is a dated directive in the ledger that rests on evidence, as in plain-text accounting."""

from dataclasses import dataclass, field
from typing import Any, Final

from pactbook.model.claims import Value, plain
from pactbook.model.ids import digest
from pactbook.model.sources import Evidence, Span, evidence_id

DIRECTIVES: Final = (
    "Announcement",
    "Negotiation",
    "Conclusion",
    "Signature",
    "Approval",
    "EntryIntoForce",
    "Refusal",
    "Suspension",
    "Termination",
    "Amendment",
    "Extension",
    "Pledge",
    "Allocation",
    "Delivery",
    "Postponement",
    "Cancellation",
    "Tally",
    "Participation",
    "Figure",
    "Judgement",
    "Obligation",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One directive. `date` is when it happened in the world, as precisely as the evidence says, or None;
    `public_since` is when its source was published (the `known` axis).

    Raises ValueError without evidence: nothing enters the ledger on nobody's word.
    """

    directive: str
    date: str | None
    public_since: str
    value: Value
    evidence: tuple[Evidence, ...]
    modality: str = "asserted"
    attributed_to: str | None = None
    confidence: float = 1.0
    extra: tuple[tuple[str, Any], ...] = ()
    id: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError("an entry needs evidence")
        if self.directive not in DIRECTIVES:
            raise ValueError(f"unknown directive {self.directive!r}")
        if not self.id:
            object.__setattr__(self, "id", entry_id(self))

    @property
    def claim(self) -> str | None:
        """The id of the claim that it rests on; None where it rests on a row of a table or on a work."""
        return next((e.claim for e in self.evidence if isinstance(e, Span) and e.claim), None)

    @property
    def subject(self) -> str:
        """What a person's verdict on it is about: its claim, or where it rests on none the entry itself."""
        return self.claim or self.id


def entry_id(entry: Entry) -> str:
    """Hash of all that an entry says and rests on; confidence is left out, as in a claim's id."""
    return digest(
        {
            "directive": entry.directive,
            "date": entry.date,
            "public_since": entry.public_since,
            "modality": entry.modality,
            "attributed_to": entry.attributed_to,
            "values": plain(entry.value),
            "evidence": [evidence_id(item) for item in entry.evidence],
        }
    )


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entry as the book holds it: `seq` is its gapless sequence number, `recorded_at` a label only, and
    `document` the key of the document that it was stored with (empty where it comes from no book)."""

    seq: int
    recorded_at: str
    entry: Entry
    document: str = ""
