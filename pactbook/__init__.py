"""Pactbook: dated articles in, claims with their sentences, a ledger that answers as of any date.

The public names below are loaded on first use, so that `import pactbook` costs next to nothing.
"""

import importlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from pactbook.book.facts import Context, Coordinates, Ledger
    from pactbook.extract.base import Extractor
    from pactbook.extract.ground import ground
    from pactbook.model.claims import (
        Agreement,
        Assessment,
        Claim,
        Commitment,
        Count,
        Draft,
        Provision,
        Role,
        Statistic,
        from_plain,
        to_json,
    )
    from pactbook.model.entries import Entry, Recorded
    from pactbook.model.issues import Issue, Side
    from pactbook.model.sources import Citation, Document, Row, SourceCard, Span
    from pactbook.model.values import Money, PartialDate, Period
    from pactbook.store.base import Batch, Store

__version__ = "0.1.0"

_HOME: Final = {
    "Agreement": "pactbook.model.claims",
    "Assessment": "pactbook.model.claims",
    "Batch": "pactbook.store.base",
    "Citation": "pactbook.model.sources",
    "Claim": "pactbook.model.claims",
    "Commitment": "pactbook.model.claims",
    "Context": "pactbook.book.facts",
    "Coordinates": "pactbook.book.facts",
    "Count": "pactbook.model.claims",
    "Document": "pactbook.model.sources",
    "Draft": "pactbook.model.claims",
    "Entry": "pactbook.model.entries",
    "Extractor": "pactbook.extract.base",
    "Issue": "pactbook.model.issues",
    "Ledger": "pactbook.book.facts",
    "Money": "pactbook.model.values",
    "PartialDate": "pactbook.model.values",
    "Period": "pactbook.model.values",
    "Provision": "pactbook.model.claims",
    "Recorded": "pactbook.model.entries",
    "Role": "pactbook.model.claims",
    "Row": "pactbook.model.sources",
    "Side": "pactbook.model.issues",
    "SourceCard": "pactbook.model.sources",
    "Span": "pactbook.model.sources",
    "Statistic": "pactbook.model.claims",
    "Store": "pactbook.store.base",
    "from_plain": "pactbook.model.claims",
    "ground": "pactbook.extract.ground",
    "to_json": "pactbook.model.claims",
}

__all__ = [
    "Agreement",
    "Assessment",
    "Batch",
    "Citation",
    "Claim",
    "Commitment",
    "Context",
    "Coordinates",
    "Count",
    "Document",
    "Draft",
    "Entry",
    "Extractor",
    "Issue",
    "Ledger",
    "Money",
    "PartialDate",
    "Period",
    "Provision",
    "Recorded",
    "Role",
    "Row",
    "Side",
    "SourceCard",
    "Span",
    "Statistic",
    "Store",
    "from_plain",
    "ground",
    "to_json",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'pactbook' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME])
