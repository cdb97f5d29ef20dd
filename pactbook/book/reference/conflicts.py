"""Contradictions between an agreement's text in the book and the reference: issues with both sides.

A day of signature or a term that differs is found by the ledger itself, among all reports of the agreement.
What one side does not say, and what the file explains, is no contradiction.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from pactbook.book.days import last
from pactbook.book.facts import Coordinates
from pactbook.book.reference.beside import DIFFERS, Beside, Line
from pactbook.book.reference.texts import official
from pactbook.model.ids import short
from pactbook.model.issues import Issue, Side

LEDGER: Final = frozenset({"signed", "term_years"})
"""Fields that the ledger's own checks compare."""
_GRAVE: Final = frozenset({"amount", "bound", "period", "notice_months", "consult_hours"})


def of_texts(besides: Iterable[Beside], at: Coordinates) -> list[Issue]:
    """One issue for each field in which a text of the book contradicts the reference, if both are known."""
    return [_issue(one, line) for one in besides if _known(one, at) for line in contradicted(one)]


def contradicted(one: Beside) -> Iterator[Line]:
    """The lines of a text that contradict the reference and that nothing explains."""
    return (line for line in one.lines if line.verdict == DIFFERS and line.open and line.field not in LEDGER)


def _known(one: Beside, at: Coordinates) -> bool:
    card = official(one.reference)
    public = [date for date in (one.document.published, card.get("date") if card else None) if date]
    return at.known is None or all(last(date) <= at.known for date in public)


def _issue(one: Beside, line: Line) -> Issue:
    of = f" of {line.what}" if line.what else ""
    word = line.field.replace("_", " ")
    message = (
        f"{one.reference.partner}, {word}{of}: the text says {line.text}, the reference {line.reference}"
    )
    severity = "medium" if line.field in _GRAVE else "low"
    hint = f"pactbook reference compare {one.reference.iso}"
    return Issue("text_conflict", severity, message, one.document.label, tuple(_sides(one, line)), hint)


def _sides(one: Beside, line: Line) -> Iterator[Side]:
    place, document, card = line.place, one.document, official(one.reference) or {}
    quote = document.text[place.start : place.end] if place else ""
    ref = short(place.claim) if place and place.claim else short(document.sha256)
    yield Side(f"{line.field} {line.text}", ref, document.label, document.published, quote)
    section = f", {line.section}" if line.section else ""
    label = f"reference, {card.get('work', one.reference.partner)}{section}"
    yield Side(f"{line.field} {line.reference}", short(line.entry or ""), label, card.get("date"), "")
