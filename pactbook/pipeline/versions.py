"""After adding: which of the new documents look like other versions of documents that the book has."""

from collections.abc import Collection, Iterable, Mapping

from pactbook.book.facts import Context, Coordinates
from pactbook.book.judged import judge
from pactbook.book.versions import reference, says_so, updated
from pactbook.model.issues import Issue
from pactbook.model.sources import Document
from pactbook.store.base import Store


def versions(book: Store, keys: Collection[str]) -> list[Issue]:
    """An `updated_version` for each pair of documents, one of them among `keys`, that `issues` would offer.

    The book's documents are only looked through where a new one has an address, or says that it was updated.
    """
    new = {key: document for key in keys if (document := book.document(key)) is not None}
    addresses = {d.source.address for d in new.values()} - {None}
    voices = book.voices() if any(map(says_so, new.values())) else {}
    alike = _alike(book, addresses, voices, new)
    documents = {key: found for key in alike if (found := new.get(key) or book.document(key)) is not None}
    context = Context(documents=documents, voices=voices, decisions=tuple(book.decisions()))
    found = updated(context, judge(context, Coordinates()), Coordinates())
    return [issue for issue in found if any(_names(issue, document) for document in new.values())]


def _alike(
    book: Store, addresses: Collection[str | None], voices: Mapping[str, str], new: Iterable[str]
) -> list[str]:
    """Keys of documents of the same address or voice as a new one, in order of arrival."""
    if not addresses and not voices:
        return []
    heard = {voices[key] for key in new if key in voices}
    return [
        one.key for one in book.cards() if one.source.address in addresses or voices.get(one.key) in heard
    ]


def _names(issue: Issue, document: Document) -> bool:
    return any(side.ref == reference(document) for side in issue.sides)
