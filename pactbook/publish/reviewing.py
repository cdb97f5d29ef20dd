"""The screen of a review: a claim, its sentence in context, what it says, and why it is unsure."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from pactbook.analysis.reliability import Agreement
from pactbook.model.claims import Claim, plain
from pactbook.model.ids import short
from pactbook.model.sources import Citation, Document, Row
from pactbook.pipeline.queue import Waiting
from pactbook.publish import sources
from pactbook.publish.terminal import marked, safe

KEYS = (
    ("a", "accept"),
    ("r", "reject"),
    ("c", "correct"),
    ("s", "skip"),
    ("u", "undo"),
    ("b", "because (a reason for the next verdict)"),
    ("n", "new claim that was missed in this article"),
    ("l", "link: the same money or event as another claim, or not"),
    ("d", "date of the document"),
    ("q", "quit"),
)
"""What each key does, in the order in which help lists them."""


def screen(waiting: Waiting, document: Document | None, progress: str) -> Iterator[RenderableType]:
    """One claim to judge."""
    claim = waiting.claim
    head = Text(safe(f"{progress}  "), style="dim")
    head.append(claim.kind, style="bold not dim")
    head.append(safe(f"  {claim.label}, {claim.published}  "), style="dim").append(
        short(claim.id), style="cyan"
    )
    yield Text("")
    yield head
    for line in _rests(waiting.evidence):
        yield Text(safe(f"  {line}"), style="dim")
    yield Padding(marked(sources.in_context(claim, document)), (0, 0, 0, 2), expand=False)
    for name, item in _said(waiting):
        yield Text(f"  {name:14} ", style="dim").append(safe(str(item)), style="not dim bold")
    for reason in waiting.why:
        yield Text(safe(f"  unsure: {reason}"), style="yellow")
    for verdict in waiting.others:
        said = f"{verdict.person} says {verdict.kind}" + (f": {verdict.reason}" if verdict.reason else "")
        yield Text(safe(f"  {said}"), style="magenta")


def _rests(evidence: Row | Citation | None) -> Iterator[str]:
    """What a claim rests on that is no sentence of an article."""
    if isinstance(evidence, Row):
        sheet = f"sheet {evidence.sheet}, " if evidence.sheet else ""
        yield f"{sheet}row {evidence.row}"
    elif isinstance(evidence, Citation):
        yield evidence.work + (f", {evidence.section}" if evidence.section else "")
        if evidence.address:
            yield evidence.address


def _said(waiting: Waiting) -> Iterator[tuple[str, Any]]:
    claim = waiting.claim
    values = {**plain(claim.value), "modality": claim.modality, "attributed_to": claim.attributed_to}
    for name, item in values.items():
        if item not in (None, [], False):
            yield name, _shown(item)
    if not waiting.blind:
        yield "confidence", f"{claim.confidence:.2f}" + ("" if waiting.entered else ", not in the ledger")


def _shown(item: Any) -> Any:
    if isinstance(item, int | float) and not isinstance(item, bool):
        return f"{item:,}"
    return ", ".join(map(str, item)) if isinstance(item, list) else item


def candidates(claims: Sequence[Claim]) -> Iterator[RenderableType]:
    """Claims that another one may be linked to, a line each."""
    if not claims:
        yield Text("  nothing of the same giver is in the book", style="dim")
    for claim in claims:
        quote = " ".join(claim.quote.split())
        line = Text(f"  {short(claim.id)}  ", style="cyan")
        said = f"{claim.published}, {claim.label}: {quote[:90]}{' …' if len(quote) > 90 else ''}"
        yield line.append(safe(said), style="not cyan")


def keys() -> Text:
    """The line of keys below a claim."""
    return Text(
        "  ".join(f"[{key}]{word.partition(' (')[0].partition(':')[0]}" for key, word in _SHORT), style="dim"
    )


_SHORT = (*KEYS[:6], ("?", "all keys"), KEYS[-1])


def help_lines() -> Iterator[RenderableType]:
    """What every key does."""
    for key, word in KEYS:
        yield Text(f"  {key}  {word}")
    yield Text("Keys count by their place, so a Ukrainian layout works as it is.", style="dim")


def listed(waiting: Sequence[Waiting]) -> Iterator[RenderableType]:
    """The queue as a table, without deciding anything."""
    made = Grid(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for title in ("ref", "kind", "document", "confidence", "EUR m", "quote"):
        made.add_column(title, overflow="fold")
    for one in waiting:
        worth = "" if one.worth is None else f"{one.worth / 1e6:,.1f}"
        sure = "" if one.blind else f"{one.claim.confidence:.2f}"
        quote = " ".join(one.claim.quote.split())
        row = (short(one.claim.id), one.claim.kind, one.claim.label, sure, worth, quote)
        made.add_row(*(Text(safe(cell)) for cell in row))
    yield made


def agreement(found: Sequence[Agreement]) -> Iterator[RenderableType]:
    """Agreement between coders, a line for each variable."""
    made = Grid(box=None, pad_edge=False, header_style="bold", padding=(0, 1))
    for title in ("variable", "alpha", "claims", "all agree", "people"):
        made.add_column(title)
    for one in found:
        alpha = "–" if one.alpha is None else f"{one.alpha:.3f}"
        made.add_row(one.variable, alpha, str(one.units), str(one.same), str(one.people))
    yield made
