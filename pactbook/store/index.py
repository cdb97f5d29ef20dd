"""Projections: the full-text index and the sketches. Built from the log, and rebuilt from it at will."""

import struct
from collections.abc import Iterable, Iterator
from typing import Final

from sqlalchemy import Connection, delete, select

from pactbook.book.voices import sketch
from pactbook.model.sources import Document
from pactbook.store import bulk, schema
from pactbook.store.place import Words
from pactbook.store.sentences import sentences

_LAST: Final = select(schema.place.c.id).order_by(schema.place.c.id.desc()).limit(1)
Sentence = tuple[int, int, str]
"""(start, end, words); offsets are of the text of the document's file."""


def add(connection: Connection, words: Words, made: Iterable[tuple[int, bytes, Iterable[Sentence]]]) -> None:
    """Index documents, each by the `seq` of its event with its sketch and its sentences."""
    last = connection.execute(_LAST).scalar() or 0
    sketches: list[tuple[int, bytes]] = []
    places: list[tuple[int, int, int, int]] = []
    said: list[tuple[int, str]] = []
    for seq, hashes, stretched in made:
        sketches.append((seq, hashes))
        for start, end, text in stretched:
            last += 1
            places.append((last, seq, start, end))
            said.append((last, text))
    bulk.put(connection, "sketch", sketches)
    bulk.put(connection, "place", places)
    if said:
        words.write(connection, said)


def stretches(document: Document) -> Iterator[Sentence]:
    """Each sentence of a document's article."""
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
    bulk.put(connection, "sketch", [(seq, hashes)])


def kept(connection: Connection, seq: int) -> bytes:
    """The stored sketch of the document whose event is `seq`."""
    query = select(schema.sketch.c.hashes).where(schema.sketch.c.document == seq)
    return bytes(connection.execute(query).scalar_one())


def forget(connection: Connection, words: Words, seq: int, document: Document) -> None:
    """Take a document's sentences out of the index for good; its sketch, which holds no words, stays."""
    place = schema.place
    query = select(place.c.id, place.c.start, place.c.end).where(place.c.document == seq)
    article = document.content()
    gone = [
        {"id": row.id, "words": article[row.start - document.start : row.end - document.start]}
        for row in connection.execute(query)
    ]
    if gone:
        words.forget(connection, gone)
        connection.execute(delete(place).where(place.c.document == seq))


def clear(connection: Connection, words: Words) -> None:
    """Empty the projections."""
    words.clear(connection)
    connection.execute(delete(schema.place))
    connection.execute(delete(schema.sketch))
