"""What became of each sum that documents name: rows, lines for people, the share explained."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text

from pactbook.model.claims import Commitment
from pactbook.model.fates import WORDS, Fate, Holding
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.publish import tables, words
from pactbook.publish.rows import Row
from pactbook.publish.terminal import grid, safe

_HOW: Final = {"amount": "", "conversion": ", in another measure", "repeat": ", said again"}


def to_json(document: Document, fates: Sequence[Fate]) -> dict[str, Any]:
    """One document: its sums and how many of them have a claim, a reason, or neither."""
    return {
        "document": document.label,
        "sha256": document.sha256,
        "published": document.published,
        **counts(fates),
        "sums": [row(document, fate) for fate in fates],
    }


def counts(fates: Iterable[Fate]) -> dict[str, Any]:
    """How many sums are stated, and the share that a claim or a reason explains (null without sums)."""
    found = list(fates)
    many = Counter(fate.outcome for fate in found)
    explained = len(found) - many["unexplained"]
    return {
        "stated": len(found),
        "claimed": many["claim"],
        "review": many["review"],
        "left_out": many["left_out"],
        "unexplained": many["unexplained"],
        "explained_share": round(explained / len(found), 4) if found else None,
    }


def row(document: Document, fate: Fate) -> Row:
    """One sum: where it stands, its sentence, its fate, the claims or the reason."""
    (start, end), (low, high) = fate.stated.span, fate.stated.sentence
    return {
        "start": start,
        "end": end,
        "kind": fate.stated.kind,
        "sum": document.text[start:end],
        "fate": fate.outcome,
        "claims": [_claim(holding) for holding in fate.claims],
        "reason": str(fate.reason) if fate.reason else None,
        "why": _why(fate),
        "sentence": document.text[low:high],
        "sentence_start": low,
        "sentence_end": high,
    }


def _claim(holding: Holding) -> dict[str, Any]:
    claim = holding.claim
    return {"id": claim.id, "kind": claim.kind, "how": holding.how, "review": holding.review}


def _why(fate: Fate) -> str | None:
    if fate.claims:
        return "; ".join(map(_held, fate.claims))
    return WORDS[fate.reason] if fate.reason else None


def _held(holding: Holding) -> str:
    claim = holding.claim
    said = f"claim {short(claim.id)}: {claim.kind}"
    if isinstance(claim.value, Commitment):
        said = f"claim {short(claim.id)}: {words.country(claim.value.donor)}, {claim.value.stage}"
    return said + _HOW[holding.how] + (", waits for review" if holding.review else "")


def lines(documents: Sequence[tuple[Document, Sequence[Fate]]]) -> Iterator[RenderableType]:
    """Each document with its sums, and the total of all."""
    for document, fates in documents:
        yield Text(
            safe(f"{document.label}, {document.published or 'no date'}: {_summary(fates)}"), style="bold"
        )
        if fates:
            yield grid(tables.EXPLAINED, [row(document, fate) for fate in fates])
        yield Text("")
    if len(documents) > 1:
        total = [fate for _, fates in documents for fate in fates]
        yield Text(f"{len(documents)} documents: {_summary(total)}", style="bold")


def _summary(fates: Sequence[Fate]) -> str:
    found = counts(fates)
    if not found["stated"]:
        return "no sums"
    said = f"{found['stated']} sums, {found['claimed']} in claims"
    said += f", {found['review']} in claims that wait for review" if found["review"] else ""
    said += f", {found['left_out']} left out with a reason, {found['unexplained']} unexplained"
    return f"{said} ({found['explained_share']:.0%} explained)"
