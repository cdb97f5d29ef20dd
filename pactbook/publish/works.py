"""Documents of a book and works that it lacks, as rows: what `sources` and `sources missing` print."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from pactbook.book.reference.missing import Missing
from pactbook.book.reference.shelf import Said, texts
from pactbook.model.ids import short
from pactbook.publish.rows import Row
from pactbook.publish.sources import origin
from pactbook.publish.view import View


def missing(one: Missing) -> Row:
    """One work that is not in the book, with the facts that wait for it."""
    return {
        "kind": one.kind,
        "files": list(one.files),
        "work": one.work,
        "publisher": one.publisher,
        "date": one.date,
        "language": one.language,
        "address": one.address,
        "leads": list(one.leads),
        "sha256": one.sha256,
        "count": len(one.facts),
        "facts": [{"ref": short(name), "says": says} for name, says in one.facts],
    }


def documents(view: View, said: Mapping[str, Sequence[Said]]) -> list[Row]:
    """The documents of a book, in order of arrival: what each is, and how much rests on it."""
    own = {one.document.key: one.reference for one in texts(view.context, view.judged)}
    claims = Counter(claim.document for claim in view.context.claims.values())
    shown = Counter(one.document.key for places in said.values() for one in places)
    return [
        {
            **_origin(document.key, view),
            "text_of": own[document.key].iso if document.key in own else None,
            "claims_found": claims[document.key],
            "shown": shown[document.key],
        }
        for document in view.context.documents.values()
    ]


def _origin(key: str, view: View) -> dict[str, Any]:
    document = view.context.documents[key]
    known = origin(document)
    kept = ("ref", "label", "published", "publisher", "title", "address", "language", "media_type")
    return {name: known[name] for name in kept}
