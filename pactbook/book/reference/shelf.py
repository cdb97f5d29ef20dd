"""The reference files that a book holds, and the documents of the book that hold a work which they cite.

A link is made by rule and says by which; nothing is written for it, so it is there whichever came first, the
text or the reference.
"""

import functools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pactbook.book.facts import Context
from pactbook.book.judged import Judged
from pactbook.book.reference.entries import named
from pactbook.book.reference.files import Fact, Reference, read
from pactbook.book.reference.pairs import same_figure
from pactbook.book.reference.saying import Read, Spot, of_event, of_promise, of_term, read_beside
from pactbook.book.reference.texts import FEWEST, official, rests_on_text, text_of
from pactbook.model.claims import Agreement, Claim, Commitment, Provision
from pactbook.model.entries import Entry
from pactbook.model.sources import Document

MEDIA_TYPE: Final = "application/toml"
"""Of the documents that are files of the reference."""
_NAMES: Final = re.compile(r'^(?:address|sha256) = "([^"]+)"$', re.M)


@dataclass(frozen=True, slots=True)
class Said:
    """Where a document of the book says what an entry of the reference says."""

    document: Document
    place: Spot


def references(documents: Iterable[Document], judged: Judged = Judged()) -> tuple[Reference, ...]:  # noqa: B008
    """The reference files among documents, the newest of each; replaced and withdrawn ones are left out."""
    found: dict[str, Reference] = {}
    for document in documents:
        if document.media_type == MEDIA_TYPE and document.text and document.key not in judged.replaced:
            made = _parsed(document.text, document.label)
            if isinstance(made, Reference):
                found[made.iso] = made
    return tuple(found.values())


@functools.lru_cache(maxsize=128)
def _parsed(text: str, label: str) -> object:
    return read(text, label)


def texts(context: Context, judged: Judged, files: Sequence[Reference] | None = None) -> tuple[Read, ...]:
    """The agreements' own texts in a book, each beside its reference, in order of arrival.

    `files` stands for the reference files of the book.
    """
    wanted = [*_speaking(context), *_named(context)]
    if not wanted:
        return ()
    shelf = references(context.documents.values(), judged) if files is None else files
    claims = _current(context, judged, set(wanted))
    found = []
    for key in dict.fromkeys(wanted):
        document = context.documents[key]
        own = text_of(document, claims[key], shelf) if _open(document, judged) else None
        if own is not None:
            found.append(read_beside(own, document, claims[key]))
    return tuple(found)


def works(context: Context) -> Mapping[str, str]:
    """The documents that hold an agreement's own text, each with the name of that work."""
    found = ((one.document.key, official(one.reference)) for one in texts(context, Judged()))
    return {key: card["work"] for key, card in found if card is not None}


def said(context: Context, judged: Judged) -> Mapping[str, tuple[Said, ...]]:
    """By the id of an entry of the reference, where documents of the book say it: texts, then reports."""
    found: dict[str, list[Said]] = defaultdict(list)
    for one in texts(context, judged):
        for entry, place in of_entries(one):
            found[entry.id].append(Said(one.document, place))
    for entry, document, place in _reported(context, judged):
        found[entry.id].append(Said(document, place))
    return {name: tuple(places) for name, places in found.items()}


def of_entries(read: Read) -> Iterator[tuple[Entry, Spot]]:
    """The entries of the reference that a text says, each with its place."""
    for table, number, entry in named(read.reference):
        place = _place(read, table, number)
        if place is not None:
            yield entry, place


def _place(read: Read, table: str, number: int | str) -> Spot | None:
    if isinstance(number, str):
        return of_term(read, number)
    if table not in ("event", "promise"):
        return None
    fact = (read.reference.events if table == "event" else read.reference.promises)[number]
    if not rests_on_text(read.reference, fact):
        return None
    return of_promise(read, number) if table == "promise" else of_event(read, fact)


def _reported(context: Context, judged: Judged) -> Iterator[tuple[Entry, Document, Spot]]:
    """What reports in the book say, known by their address: the claim with the same figure or event."""
    by_address = {d.source.address: d for d in _named_documents(context) if _open(d, judged)}
    if not by_address:
        return
    claims = _current(context, judged, {d.key for d in by_address.values()})
    for reference in references(context.documents.values(), judged):
        for table, number, entry in named(reference):
            if table == "terms":
                continue
            facts = {"event": reference.events, "promise": reference.promises, "later": reference.later}
            fact = facts[table][int(number)]
            for name in fact["sources"]:
                card = reference.sources[name]
                document = by_address.get(card.get("address"))
                if document is None or card["kind"] == "official_text":
                    continue
                claim = next((c for c in claims[document.key] if _same(entry, fact, c)), None)
                if claim is not None:
                    yield entry, document, Spot(claim.start, claim.end, "same_claim", claim.id)


def _same(entry: Entry, fact: Fact, claim: Claim) -> bool:
    ours, theirs = entry.value, claim.value
    if isinstance(ours, Commitment) and isinstance(theirs, Commitment):
        return ours.donor == theirs.donor and same_figure(fact, claim)
    if isinstance(ours, Agreement) and isinstance(theirs, Agreement):
        return (ours.parties, ours.status) == (theirs.parties, theirs.status)
    return False


def _open(document: Document, judged: Judged) -> bool:
    return bool(document.text) and document.key not in judged.replaced


def _speaking(context: Context) -> list[str]:
    """Documents that have the form of an agreement's text: a signature, and clauses with their verbs."""
    clauses: Counter[str] = Counter()
    signed: set[str] = set()
    for claim in context.claims.values():
        if isinstance(claim.value, Provision):
            clauses[claim.document] += claim.value.verb is not None
        elif isinstance(claim.value, Agreement) and claim.value.status == "signed":
            signed.add(claim.document)
    return [key for key in context.documents if key in signed and clauses[key] >= FEWEST]


def _named(context: Context) -> list[str]:
    return [document.key for document in _named_documents(context)]


def named_in(text: str) -> set[str]:
    """The addresses and hashes of documents that a file of the reference names."""
    return set(_NAMES.findall(text))


def _named_documents(context: Context) -> list[Document]:
    """Documents whose hash or address a file of the reference names."""
    names: set[str] = set()
    for document in context.documents.values():
        if document.media_type == MEDIA_TYPE:
            names |= named_in(document.text)
    if not names:
        return []
    return [
        document
        for document in context.documents.values()
        if document.sha256 in names or document.source.address in names
    ]


def _current(context: Context, judged: Judged, keys: set[str]) -> Mapping[str, Sequence[Claim]]:
    """The claims of documents as they stand: none that a person rejected or that is made no more."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in context.claims.values():
        if claim.document not in keys or not judged.made(claim.document, claim.id):
            continue
        stands = judged.stands(claim.id) if claim.id in judged.readings else claim
        if stands is not None:
            found[claim.document].append(stands)
    return found
