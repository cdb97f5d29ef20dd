"""What the words around a promise say of where it belongs: to an agreement, or to a fund of several."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.book.facts import AgreementFact, CommitmentFact, Context
from pactbook.model.sources import Document, Span

_AGREEMENT: Final = re.compile(r"\b(?:agreements?|accords?|treaty|угод[аиуою]|документ)\b", re.I)
_SHARE: Final = re.compile(
    r"\b(?:share|part) of\b|\bof (?:it|this|that|these|which|whom)\b|\bits? members?\b|\bamong (?:its|the)\b"
    r"|\bcontribut\w+|\btowards? it\b|\bjoin(?:ed|s)? it\b|\bput(?:s|ting)? in\b",
    re.I,
)
_END: Final = re.compile(r"[.!?…]['\"”»)]*\s")
_AFTER: Final = 30
"""Code points behind the later of two sums in which a text may say what it is to the other."""


def spans(fact: AgreementFact | CommitmentFact) -> Iterator[Span]:
    """Where the reports of a fact stand in documents."""
    for record in fact.reports:
        evidence = record.entry.evidence[0]
        if isinstance(evidence, Span):
            yield evidence


def names_agreement(fact: CommitmentFact, context: Context) -> bool:
    """True where a sentence that tells a promise speaks of an agreement."""
    there = ((context.documents.get(span.document), span) for span in spans(fact))
    said = (_sentence(document, span) for document, span in there if document is not None)
    return any(_AGREEMENT.search(sentence) for sentence in said)


def names_share(one: Span, other: Span, context: Context) -> bool:
    """True where the words from one sum to another call one of them a share of the other."""
    document = context.documents.get(one.document)
    if document is None or one.document != other.document:
        return False
    first, last = sorted((one, other), key=lambda span: span.start)
    return bool(_SHARE.search(document.text[first.start : min(last.end + _AFTER, document.end)]))


def _sentence(document: Document, span: Span) -> str:
    """The sentence that a span stands in, found by its stops."""
    text = document.text
    starts = [match.end() for match in _END.finditer(text, document.start, span.start)]
    end = _END.search(text, span.end, document.end)
    return text[starts[-1] if starts else document.start : end.start() if end else document.end]
