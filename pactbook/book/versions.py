"""Updated versions: two documents that look like one article published twice, offered for a person to decide.

Two are offered when they came from the same address, or when their texts repeat each other and the later one
says that it was updated. Copies of one article in several papers are no versions of each other.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pactbook.book import days
from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import Judged
from pactbook.model.issues import Issue, Side
from pactbook.model.sources import Document

UPDATED: Final = "updated_version"
_SAYS: Final = re.compile(r"\b(?:updated?|corrected|correction|оновлено|виправлено)\b", re.I)
_HEAD: Final = 400


def updated(context: Context, judged: Judged, at: Coordinates) -> list[Issue]:
    """An issue for each document that a later version seems to take the place of."""
    there = [d for d in context.documents.values() if d.key not in judged.replaced and _known(d, judged, at)]
    found: dict[str, tuple[Document, Document, str]] = {}
    for group, why in _alike(there, context):
        ordered = sorted(group, key=lambda d: (_date(d, judged), d.key))
        for older, newer in itertools.pairwise(ordered):
            if older.sha256 != newer.sha256 and (why == "address" or says_so(newer)):
                found.setdefault(older.key, (older, newer, why))
    return [_issue(older, newer, why, judged) for older, newer, why in found.values()]


def _alike(there: Iterable[Document], context: Context) -> list[tuple[list[Document], str]]:
    address: dict[str, list[Document]] = defaultdict(list)
    voice: dict[str, list[Document]] = defaultdict(list)
    for document in there:
        if document.source.address:
            address[document.source.address].append(document)
        voice[context.voices.get(document.key, document.key)].append(document)
    pairs = [(group, "address") for _, group in sorted(address.items())]
    return [*pairs, *((group, "text") for _, group in sorted(voice.items()))]


def _known(document: Document, judged: Judged, at: Coordinates) -> bool:
    published = _date(document, judged)
    return bool(published) and (at.known is None or days.last(published) <= at.known)


def _date(document: Document, judged: Judged) -> str:
    return judged.dates.get(document.key, document.published or "")


def says_so(document: Document) -> bool:
    """True when a document says in its title or at its beginning that it was updated or corrected."""
    head = document.text[document.start : min(document.end, document.start + _HEAD)]
    return bool(_SAYS.search(f"{document.source.title or ''} {head}"))


def _issue(older: Document, newer: Document, why: str, judged: Judged) -> Issue:
    same = "both come from the same address" if why == "address" else "it repeats it and says so"
    message = f"{newer.label} seems to be an updated version of {older.label}: {same}"
    new, old = reference(newer), reference(older)
    sides = tuple(
        Side(word, reference(document), document.label, _date(document, judged), "")
        for word, document in (("older", older), ("newer", newer))
    )
    hint = f"pactbook diff-document {old} {new} shows what changed; pactbook supersede {new} {old} decides it"
    return Issue(UPDATED, "low", message, older.label, sides, hint)


def reference(document: Document) -> str:
    """What commands call a document: the beginning of its key."""
    return f"{document.sha256[:12]}#{document.number}"
