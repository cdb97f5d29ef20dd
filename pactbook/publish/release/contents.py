"""What a release tells: the rows of every table, read off a view, with little around each quote.

Texts of others are not republished: a claim has its quote and at most 300 characters around it, a document
its hash and its origin.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from pactbook.model.claims import Claim, plain
from pactbook.model.ids import short
from pactbook.model.sources import Document
from pactbook.model.values import PartialDate
from pactbook.model.verdicts import Verdict
from pactbook.publish import rows
from pactbook.publish.release.fields import CLAIMS, DOCUMENTS, SHEETS, Row
from pactbook.publish.release.packed import Packed
from pactbook.publish.sources import REPUBLISHED, in_context, origin
from pactbook.publish.view import View
from pactbook.publish.why import reading

Tables = Mapping[str, Collection[Row]]
"""Rows by the name of their table; each row has all fields of the table, in order."""


def tables_of(view: View, withdrawn: frozenset[str] = frozenset()) -> Tables:
    """Every table of a release. `withdrawn` are keys of documents whose text was taken away."""
    return {name: tuple(found) for name, found in each(view, withdrawn)}


def packed(view: View, withdrawn: frozenset[str] = frozenset()) -> Mapping[str, Packed]:
    """The same tables, kept small."""
    return {name: Packed(found) for name, found in each(view, withdrawn)}


def each(view: View, withdrawn: frozenset[str] = frozenset()) -> Iterator[tuple[str, Iterator[Row]]]:
    """Every table in order, its rows one by one."""
    documents = [d for d in view.context.documents.values() if _public(d, view)]
    keys = {document.key for document in documents}
    claims = [claim for claim in view.context.claims.values() if claim.document in keys]
    found: Mapping[str, Iterable[rows.Row]] = {
        "agreements": rows.agreements(view),
        "pledges": rows.each_pledge(view),
        "counts": rows.counts(view),
        "people": rows.people(view),
        "judgements": rows.reported(view.ledger.assessments, view),
        "issues": rows.each_issue(view),
    }
    said, number = _verdicts(view), Counter(claim.document for claim in claims)
    own = {
        CLAIMS.name: (_claim(claim, view, said.get(claim.id, [])) for claim in claims),
        DOCUMENTS.name: (_document(d, number[d.key], view, d.key in withdrawn) for d in documents),
    }
    for sheet in SHEETS:
        if sheet.name in found:
            yield sheet.name, (_row(row, sheet.names) for row in found[sheet.name])
        else:
            yield sheet.name, own[sheet.name]


def _public(document: Document, view: View) -> bool:
    known = view.ledger.at.known
    published = view.judged.dates.get(document.key, document.published)
    return known is None or published is None or PartialDate(published).last() <= known


def _row(row: rows.Row, names: tuple[str, ...]) -> Row:
    return {name: whole([c["id"] for c in row[name]] if name == "claims" else row[name]) for name in names}


def _verdicts(view: View) -> Mapping[str, list[str]]:
    """Ids of the verdicts on each claim, and of those that wrote it, in order of the log."""
    found: dict[str, list[str]] = {}
    for one in view.context.decisions:
        if isinstance(one.decision, Verdict):
            written = [one.decision.claim.id] if one.decision.claim else []
            for claim in dict.fromkeys([*one.decision.subjects, *written]):
                found.setdefault(claim, []).append(one.decision.id)
    return found


def _claim(claim: Claim, view: View, decisions: Sequence[str]) -> Row:
    document = view.document(claim)
    passage = in_context(claim, document if document and document.text else None, REPUBLISHED)
    return whole(
        {
            "id": claim.id,
            "ref": short(claim.id),
            "kind": claim.value.kind,
            "document": claim.document,
            "label": claim.label,
            "published": claim.published,
            "start": claim.start,
            "end": claim.end,
            "before": passage.before,
            "quote": claim.quote,
            "after": passage.after,
            "modality": claim.modality,
            "attributed_to": claim.attributed_to,
            "confidence": claim.confidence,
            "extractor": claim.extractor,
            "values": plain(claim.value),
            "state": reading(claim, view),
            "decisions": decisions,
        }
    )


def _document(document: Document, claims: int, view: View, withdrawn: bool) -> Row:
    known = origin(document)
    voice = view.context.voices.get(document.key, document.key)
    more = {
        "key": document.key,
        "characters": document.end - document.start,
        "claims_found": claims,
        "voice": voice,
        "corrected_date": view.judged.dates.get(document.key),
        "superseded_by": view.judged.replaced.get(document.key),
        "withdrawn": withdrawn,
    }
    return {name: {**known, **more}[name] for name in DOCUMENTS.names}


def whole(value: Any) -> Any:
    """The value with every float that is a whole number as one, so that it is written in one way only."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    if isinstance(value, Mapping):
        return {key: whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [whole(item) for item in value]
    return value


def cell(value: Any) -> str:
    """A value in a file that has plain cells only: nothing for null, text as it is, all else as JSON."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
