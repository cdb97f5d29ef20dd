"""A fact-check for people and programs: each statement quoted, what the ledger knows, verdict, sources."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pactbook.analysis.fact_check import AGREES, CANNOT_SAY, CONTRADICTS, OUTDATED, VERDICTS, Finding
from pactbook.model.claims import to_json as claim_json
from pactbook.model.sources import Citation, Document
from pactbook.publish.rows import Row
from pactbook.publish.terminal import safe

Checked = tuple[Document, Sequence[Finding]]

_STYLE: Final = {CONTRADICTS: "bold red", OUTDATED: "yellow", AGREES: "green", CANNOT_SAY: "dim"}
_WORDS: Final = {verdict: verdict.replace("_", " ") for verdict in VERDICTS}
_COUNTED: Final = {
    CONTRADICTS: "contradicted",
    OUTDATED: "outdated",
    AGREES: "in agreement",
    CANNOT_SAY: "undecided",
}
_LONGEST: Final = 400
"""Code points of a sentence that is printed whole; of a longer one only the statement is."""
_INDENT: Final = 13


def to_json(document: Document, findings: Sequence[Finding]) -> dict[str, Any]:
    """One document: how many statements have which verdict, and all of them in order of text."""
    many = Counter(finding.verdict for finding in findings)
    return {
        "document": document.label,
        "sha256": document.sha256,
        "published": document.published,
        **{verdict: many[verdict] for verdict in VERDICTS},
        "statements": [row(finding) for finding in findings],
    }


def row(finding: Finding) -> Row:
    """One statement, with the keys of the table `check`."""
    claim = finding.claim
    return {
        "verdict": finding.verdict,
        "reason": finding.reason,
        "kind": claim.kind,
        "start": claim.start,
        "end": claim.end,
        "quote": claim.quote,
        "sentence": finding.sentence,
        "knows": finding.knows,
        "since": finding.since,
        "references": [_cited(one) for one in finding.references],
        "notes": list(finding.notes),
        "claim": {"id": claim.id, **claim_json(claim)},
    }


def _cited(one: Citation) -> dict[str, Any]:
    return {
        "work": one.work,
        "section": one.section,
        "address": one.address,
        "public_since": one.public_since or None,
    }


def lines(checked: Sequence[Checked], everything: bool) -> Iterator[RenderableType]:
    """Each document with its statements, the graver verdicts first; plain agreement only if `everything`."""
    for document, findings in checked:
        head = f"{document.label}, {document.published or 'no date'}: {summary(findings)}"
        yield Text(safe(head), style="bold")
        shown = [one for one in findings if everything or one.verdict != AGREES or one.notes]
        yield from _statements(sorted(shown, key=lambda one: VERDICTS.index(one.verdict)))
        hidden = len(findings) - len(shown)
        if hidden:
            yield Text(
                f"{_many(hidden)} agree{'s' if hidden == 1 else ''} and nothing is to be added: --all",
                style="dim",
            )
        yield Text("")
    if len(checked) > 1:
        total = [one for _, findings in checked for one in findings]
        yield Text(f"{len(checked)} documents: {summary(total)}", style="bold")


def summary(findings: Iterable[Finding]) -> str:
    """How many statements have which verdict."""
    many = Counter(finding.verdict for finding in findings)
    told = [f"{many[verdict]} {_COUNTED[verdict]}" for verdict in VERDICTS if many[verdict]]
    return ", ".join(told) or "no statement that the program can read"


def _many(number: int) -> str:
    return "1 statement" if number == 1 else f"{number} statements"


def _statements(findings: Sequence[Finding]) -> Iterator[RenderableType]:
    """Statements of one sentence with one verdict together, the sentence quoted once."""
    for (verdict, _), group in groupby(findings, key=lambda one: (one.verdict, _quoted(one))):
        members = list(group)
        line = Text(f"{_WORDS[verdict]:<{_INDENT - 1}} ", style=_STYLE[verdict])
        line.append(safe(f"“{_quoted(members[0])}”"), style="not bold not dim default italic")
        yield line
        yield from map(_indented, _known(members))


def _known(members: Sequence[Finding]) -> Iterator[Text]:
    for knows in dict.fromkeys(one.knows for one in members if one.knows):
        yield Text(safe(knows))
    for note in dict.fromkeys(note for one in members for note in one.notes):
        yield Text(safe(f"→ {note}"))
    for said in dict.fromkeys(_reference(cited) for one in members for cited in one.references):
        yield Text(safe(f"[{said}]"), style="dim")


def _reference(one: Citation) -> str:
    section = f", {one.section}" if one.section else ""
    public = f" ({one.public_since})" if one.public_since else ""
    return f"{one.work}{section}{public}{f' {one.address}' if one.address else ''}"


def _quoted(finding: Finding) -> str:
    whole = finding.sentence if 0 < len(finding.sentence) <= _LONGEST else finding.claim.quote
    said = whole if finding.claim.quote in whole or finding.claim.quote[:40] in whole else finding.claim.quote
    return " ".join(said.split())


def _indented(line: Text) -> Padding:
    return Padding(line, (0, 0, 0, _INDENT), expand=False)
