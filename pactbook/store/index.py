"""Projections: the full-text index and the sketches. Built from the log, and rebuilt from it at will."""

import struct
from collections.abc import Iterator
from typing import Any, Final

from sqlalchemy import Connection, delete, func, select

from pactbook.book.voices import sketch
from pactbook.model.sources import Document
from pactbook.store import schema
from pactbook.store.place import Words
from pactbook.store.sentences import sentences

_MANY: Final = 2000


def add(connection: Connection, words: Words, seq: int, document: Document) -> None:
    """Index one document, whose event is `seq`."""
    keep(connection, seq, sketched(document))
    identifier = connection.execute(select(func.coalesce(func.max(schema.place.c.id), 0))).scalar_one()
    places: list[dict[str, int]] = []
    said: list[dict[str, Any]] = []
    for start, end, text in stretches(document):
        identifier += 1
        places.append({"id": identifier, "document": seq, "start": start, "end": end})
        said.append({"id": identifier, "words": text})
        if len(places) >= _MANY:
            _write(connection, words, places, said)
    _write(connection, words, places, said)


def _write(
    connection: Connection, words: Words, places: list[dict[str, int]], said: list[dict[str, Any]]
) -> None:
    if places:
        connection.execute(schema.INSERT["place"], places)
        words.write(connection, said)
    places.clear()
    said.clear()


def stretches(document: Document) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of each sentence of a document's article; offsets are of its file's text."""
    article = document.content()
    for start, end in sentences(article, document.start):
        yield start, end, article[start - document.start : end - document.start]


def sketched(document: Document) -> bytes:
    """The sketch of a document as it is stored."""
    hashes = sketch(document.content())
    return struct.pack(f">{len(hashes)}Q", *hashes)


def read_sketch(hashes: bytes) -> tuple[int, ...]:
    """The sketch that a row holds."""
    return struct.unpack(f">{len(hashes) // 8}Q", hashes)


def keep(connection: Connection, seq: int, hashes: bytes) -> None:
    """Store the sketch of the document whose event is `seq`."""
    connection.execute(schema.INSERT["sketch"], {"document": seq, "hashes": hashes})


def kept(connection: Connection, seq: int) -> bytes:
    """The stored sketch of the document whose event is `seq`."""
    query = select(schema.sketch.c.hashes).where(schema.sketch.c.document == seq)
    return bytes(connection.execute(query).scalar_one())


def forget(connection: Connection, words: Words, seq: int, document: Document) -> None:
    """Take a document's sentences out of the index for good; its sketch, which holds no words, stays."""
    place = schema.place
    query = select(place.c.id, place.c.start, place.c.end).where(place.c.document == seq)
    article = document.content()
    said = [
        {"id": row.id, "words": article[row.start - document.start : row.end - document.start]}
        for row in connection.execute(query)
    ]
    if said:
        words.forget(connection, said)
        connection.execute(delete(place).where(place.c.document == seq))


def clear(connection: Connection, words: Words) -> None:
    """Empty the projections."""
    words.clear(connection)
    connection.execute(delete(schema.place))
    connection.execute(delete(schema.sketch))
