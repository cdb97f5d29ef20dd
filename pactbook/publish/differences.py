"""What changed between two readings of a book, or two versions of a document, as rows and in words."""

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, Final

from rich.console import RenderableType
from rich.text import Text

from pactbook.model.claims import Claim, plain
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.pipeline.update import Change, Reread
from pactbook.publish.rows import claim_row
from pactbook.publish.terminal import safe
from pactbook.store.sentences import sentences

Row = dict[str, Any]

_SIGN: Final = {"added": "+", "gone": "-", "changed": "~", "removed": "-", "same": " "}
_STYLE: Final = {"added": "green", "gone": "red", "changed": "yellow", "removed": "red", "same": "dim"}


def reread(found: Iterable[Reread]) -> Iterator[Row]:
    """A row for each claim that is read differently, and for each document that could not be read."""
    for one in found:
        if one.state == "failed":
            yield {"document": one.document.label, "change": "failed", "message": one.issues[0].message}
        for change in one.changes:
            yield {
                "document": one.document.label,
                "change": change.kind,
                "before": claim_row(change.before) if change.before else None,
                "after": claim_row(change.after) if change.after else None,
                "fields": {name: {"before": a, "after": b} for name, (a, b) in change.fields().items()},
                "verdict": change.verdict,
            }


def reread_lines(one: Reread) -> Iterator[RenderableType]:
    """What is read differently in one document."""
    if one.state == "failed":
        yield Text(safe(one.issues[0].message), style="red")
    elif one.changes:
        yield Text(safe(one.document.label), style="bold")
    for change in one.changes:
        yield _line(change)


def _line(change: Change) -> Text:
    claim = change.after or change.before
    assert claim is not None
    line = Text(f"  {_SIGN[change.kind]} {claim.kind} {short(claim.id)}  ", style=_STYLE[change.kind])
    said = ", ".join(f"{name} {a} → {b}" for name, (a, b) in change.fields().items()) or _terse(claim)
    line.append(safe(said), style="not bold default")
    return line.append("  a verdict lapsed", style="magenta") if change.verdict else line


def _terse(claim: Claim) -> str:
    said = [str(item) for item in plain(claim.value).values() if item not in (None, [], False)]
    return f"{', '.join(said)}: “{' '.join(claim.quote.split())[:80]}”"


def versions(older: Document, newer: Document) -> list[Row]:
    """Sentences of two versions of an article: `same`, `removed` or `added`, with their place in the file."""
    old, new = list(_sentences(older)), list(_sentences(newer))
    matcher = difflib.SequenceMatcher(None, [s["sentence"] for s in old], [s["sentence"] for s in new], False)
    found: list[Row] = []
    for tag, low, high, first, last in matcher.get_opcodes():
        if tag == "equal":
            found += [{"change": "same", **row} for row in new[first:last]]
            continue
        found += [{"change": "removed", **row} for row in old[low:high]]
        found += [{"change": "added", **row} for row in new[first:last]]
    return found


def _sentences(document: Document) -> Iterator[Row]:
    article = document.content()
    for start, end in sentences(article, document.start):
        words = " ".join(document.text[start:end].split())
        yield {"document": document.label, "start": start, "end": end, "sentence": words}


def version_lines(found: Iterable[Row]) -> Iterator[RenderableType]:
    """The sentences that differ, with a mark where some are the same."""
    skipped = 0
    for row in found:
        if row["change"] == "same":
            skipped += 1
            continue
        if skipped:
            yield Text(f"  … {skipped} the same", style="dim")
            skipped = 0
        yield Text(safe(f"{_SIGN[row['change']]} {row['sentence']}"), style=_STYLE[row["change"]])
    if skipped:
        yield Text(f"  … {skipped} the same", style="dim")
