"""Texts of agreements beside the reference, for people and as JSON: what agrees, what differs, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pactbook.book.reference.beside import AGREES, DIFFERS, ONLY_REFERENCE, ONLY_TEXT, Beside, Line
from pactbook.book.reference.texts import official
from pactbook.publish.rows import Row
from pactbook.publish.terminal import safe

_STYLE: Final = {AGREES: "green", DIFFERS: "yellow", ONLY_TEXT: "yellow", ONLY_REFERENCE: "yellow"}
_OPEN: Final = "bold red"


def to_json(one: Beside) -> dict[str, Any]:
    """One text: the document, the counts, and every line."""
    return {
        "file": one.reference.iso,
        "partner": one.reference.partner,
        "document": one.document.label,
        "sha256": one.document.sha256,
        "same_file": one.same_file,
        "in_book": one.stored,
        **counts(one),
        "idle": list(one.idle),
        "lines": [row(line) for line in one.lines],
    }


def counts(one: Beside) -> dict[str, int]:
    """How many fields agree, and how many differ with and without a reason."""
    many = Counter("agree" if line.verdict == AGREES else _kind(line) for line in one.lines)
    return {name: many[name] for name in ("agree", "explained", "unexplained")}


def row(line: Line) -> Row:
    """One field: both values, both places, the reason."""
    place = line.place
    return {
        "field": line.field,
        "promise": line.number,
        "what": line.what or None,
        "verdict": line.verdict,
        "text": line.text,
        "reference": line.reference,
        "start": place.start if place else None,
        "end": place.end if place else None,
        "rule": place.rule if place else None,
        "claim": place.claim if place else None,
        "section": line.section,
        "entry": line.entry,
        "why": line.why,
    }


def summary(one: Beside) -> str:
    """One line: whose text it is, and how it fits."""
    found = counts(one)
    card = official(one.reference) or {}
    said = f"{one.document.label}, {card.get('work', one.reference.partner)}: "
    said += f"{found['agree']} points agree with the reference"
    if found["explained"]:
        said += f", {_differ(found['explained'])} for a known reason"
    return said + f", {_differ(found['unexplained'])}" + (" without one" if found["explained"] else "")


def _differ(number: int) -> str:
    return "1 differs" if number == 1 else f"{number or 'none'} differ{'' if number else 's'}"


def lines(one: Beside) -> Iterator[RenderableType]:
    """Fact by fact: the fields that agree on one line, each difference on its own with both places."""
    yield Text(safe(summary(one)), style="bold")
    for what, found in groupby(_sorted(one.lines), key=_heading):
        own = list(found)
        yield Text(safe(f"{what}{_where(own)}"))
        yield from (_indented(line) for line in _told(own))
    for idle in one.idle:
        yield Text(safe(f"explains nothing any more: {idle}"), style=_OPEN)


def short_lines(one: Beside) -> Iterator[RenderableType]:
    """The summary, the points that agree in brief, and each difference: what `add` prints."""
    yield Text(safe(summary(one)))
    head = [line for line in one.lines if not line.what and line.verdict == AGREES]
    if head:
        yield _indented(Text(safe(f"agree: {_values(head)}"), style="dim"))
    sums = [line.what for line in one.lines if line.field == "amount" and line.verdict == AGREES]
    if sums:
        yield _indented(Text(safe(f"sums that both have: {'; '.join(sums)}"), style="dim"))
    yield from (_indented(_difference(line, of=True)) for line in one.lines if line.verdict != AGREES)


def _sorted(found: Iterable[Line]) -> list[Line]:
    return sorted(found, key=lambda line: line.number or (10_000 if line.what else 0))


def _heading(line: Line) -> str:
    return line.what if line.field != "said_again" else f"{line.what}, said again"


def _where(own: Sequence[Line]) -> str:
    if not own[0].what:
        return "Signature and terms"
    place = own[0].place
    said = [f"section {own[0].section}"] if own[0].section else []
    said += [f"characters {place.start}–{place.end}"] if place else []
    return f" ({', '.join(said)})" if said else ""


def _told(own: Sequence[Line]) -> Iterator[Text]:
    same = [line for line in own if line.verdict == AGREES]
    if same:
        names = _values(same) if not own[0].what else ", ".join(_word(line.field) for line in same)
        yield Text("agrees  ", style=_STYLE[AGREES]).append(safe(names), style="not green default")
    yield from (_difference(line) for line in own if line.verdict != AGREES)


def _difference(line: Line, of: bool = False) -> Text:
    """A difference with both values, where they stand, and its reason."""
    said = Text(line.verdict.replace("_", " "), style=_OPEN if line.open else _STYLE[line.verdict])
    what = f" of {line.what}" if of and line.what else ""
    text = f"the text says {line.text}" if line.text else "not read in the text"
    known = f"the reference {line.reference}" if line.reference else "the reference has none"
    place = f" (characters {line.place.start}–{line.place.end})" if line.place else ""
    section = f" (section {line.section})" if line.section else ""
    words = f"  {_word(line.field)}{what}: {text}{place}, {known}{section}"
    words += f". {line.why}" if line.why else ""
    return said.append(safe(words), style="not bold default")


def _values(found: Iterable[Line]) -> str:
    return ", ".join(f"{_word(line.field)} {line.text}" for line in found)


def _word(field: str) -> str:
    return field.replace("_", " ")


def _kind(line: Line) -> str:
    return "unexplained" if line.open else "explained"


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, 2), expand=False)
