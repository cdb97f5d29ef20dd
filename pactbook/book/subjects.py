"""What people judge beside claims: entries that rest on a row of a table, or on a work, read as claims.

A verdict on such an entry is on its id, which holds the hash of the file, the sheet and the row. A newer
table that stands for an older one takes over the verdicts on rows that say the same.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from pactbook.book.reference.places import places
from pactbook.model.claims import Claim, plain
from pactbook.model.entries import Recorded
from pactbook.model.ids import digest
from pactbook.model.sources import Citation, Document, Row

EXTRACTOR: Final = "table"
"""The extractor of a row that is read as a claim."""
WORK: Final = "reference"
"""The same of a fact that rests on a work."""

Find = Callable[[str], Document | None]


def bare(records: Iterable[Recorded]) -> Iterator[Recorded]:
    """Those records whose entries rest on no claim."""
    return (record for record in records if record.entry.claim is None)


def as_claims(records: Iterable[Recorded], find: Find) -> dict[str, Claim]:
    """By its id each entry that rests on no claim, as a claim with the same id.

    `find` gives the document of a key. Its quote is the line of the row, or the lines of the reference's file
    that the fact stands in; where these are not at hand (a withdrawn text), it quotes nothing.
    """
    by_document: dict[str, list[Recorded]] = defaultdict(list)
    for record in bare(records):
        by_document[record.document].append(record)
    found = {}
    for key, group in by_document.items():
        document = find(key)
        stand = _places(group, document)
        for record in group:
            start, end = stand.get(record.entry.id, (0, 0))
            found[record.entry.id] = _claim(record, document, start, end)
    return found


def _claim(record: Recorded, document: Document | None, start: int, end: int) -> Claim:
    entry = record.entry
    return Claim(
        document=record.document,
        label=document.label if document else record.document,
        published=entry.public_since,
        start=start,
        end=end,
        quote=document.text[start:end] if document else "",
        value=entry.value,
        modality=entry.modality,
        attributed_to=entry.attributed_to,
        confidence=entry.confidence,
        extractor=EXTRACTOR if isinstance(entry.evidence[0], Row) else WORK,
        extra=entry.extra,
        id=entry.id,
    )


def _places(records: Sequence[Recorded], document: Document | None) -> Mapping[str, tuple[int, int]]:
    """Where in the text of their document entries stand, by their ids."""
    if document is None or not document.text:
        return {}
    if any(isinstance(record.entry.evidence[0], Citation) for record in records):
        return places(document.text, document.label)
    lines = _lines(document.text)
    rows = {r.entry.id: e.row for r in records if isinstance(e := r.entry.evidence[0], Row)}
    if not rows or max(rows.values()) > len(lines):
        return {}  # read by a version that left out empty rows: a line is not the row of its number
    return {name: lines[row - 1] for name, row in rows.items()}


def _lines(text: str) -> list[tuple[int, int]]:
    found, at = [], 0
    for line in text.split("\n"):
        found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def cells(document: Document, claim: Claim) -> list[tuple[str, str]]:
    """The row that a claim on a table quotes: heading and cell of each column that is not empty."""
    heading = next((line for line in document.text.split("\n") if line.strip()), "")
    row = document.text[claim.start : claim.end]
    pairs = zip(heading.split("\t"), row.split("\t"), strict=False)
    return [(title, cell) for title, cell in pairs if cell]


def heirs(records: Iterable[Recorded], replaced: Mapping[str, str]) -> dict[str, str]:
    """By the id of a row of a newer table, the row of the table that it stands for which says the same.

    `replaced` maps the key of an older document to that of the newer one. Of several rows that say the same
    the first takes the place of the first, and so on; the date of publication may be another.
    """
    rows: dict[str, dict[str, list[Recorded]]] = defaultdict(lambda: defaultdict(list))
    wanted = {*replaced, *replaced.values()}
    for record in bare(records):
        if record.document in wanted and isinstance(record.entry.evidence[0], Row):
            rows[record.document][_says(record)].append(record)
    found: dict[str, str] = {}
    for older, newer in replaced.items():
        for said, old in rows[older].items():
            new = rows[newer].get(said, [])
            pairs = zip(sorted(new, key=_order), sorted(old, key=_order), strict=False)
            found |= {n.entry.id: o.entry.id for n, o in pairs}
    return found


def _order(record: Recorded) -> tuple[str, int]:
    evidence = record.entry.evidence[0]
    return (evidence.sheet or "", evidence.row) if isinstance(evidence, Row) else ("", 0)


def _says(record: Recorded) -> str:
    entry = record.entry
    said = [entry.directive, entry.date, entry.modality, entry.attributed_to, plain(entry.value)]
    return digest({"row": said})
