"""Grounding: the only place that sets offsets. A quote that the document does not hold makes no claim."""

from collections.abc import Iterable

from pactbook.model.claims import Claim, Draft, problems
from pactbook.model.issues import Issue
from pactbook.model.sources import Document


def ground(document: Document, drafts: Iterable[Draft]) -> tuple[list[Claim], list[Issue]]:
    """Claims for the drafts whose quote stands in the article, and an Issue for each that does not.

    The quote must stand there exactly, code point for code point, within `document.start` and `document.end`;
    of several places the one nearest to the draft's hint counts. Claims come in order of text, each once.
    """
    claims: dict[str, Claim] = {}
    issues: list[Issue] = []
    for draft in drafts:
        faults = problems(draft.value)
        start = find(document, draft.quote, draft.hint)
        if start is None:
            faults = [f"its quote is not in the text: {draft.quote[:60]!r}"]
        if faults or start is None:
            message = f"a {draft.value.kind} was left out: {'; '.join(faults)}"
            issues.append(Issue("ungrounded", "medium", message, document.label))
            continue
        claim = Claim(
            document=document.key,
            label=document.label,
            published=document.published,
            start=start,
            end=start + len(draft.quote),
            quote=draft.quote,
            value=draft.value,
            modality=draft.modality,
            attributed_to=draft.attributed_to,
            confidence=draft.confidence,
            extractor=draft.extractor,
            extra=draft.extra,
        )
        claims.setdefault(claim.id, claim)
    ordered = sorted(claims.values(), key=lambda c: (c.start, c.end, c.kind, c.id))
    return ordered, issues


def find(document: Document, quote: str, hint: int | None = None) -> int | None:
    """Where `quote` stands in the article (a code point of `document.text`), or None.

    Of several places the one nearest to `hint` is taken, the first one without a hint.
    """
    if not quote:
        return None
    text, low, high = document.text, document.start, document.end
    if hint is not None and low <= hint and hint + len(quote) <= high and text.startswith(quote, hint):
        return hint
    best: int | None = None
    at = text.find(quote, low, high)
    while at >= 0:
        if best is None or (hint is not None and abs(at - hint) < abs(best - hint)):
            best = at
        if hint is None or at > hint:
            break
        at = text.find(quote, at + 1, high)
    return best
