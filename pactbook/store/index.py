"""Projections: the full-text index and the sketches. Built from the log, and rebuilt from it at will."""

import re
import struct
from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, delete, func, insert, select
from sqlalchemy import text as sql

from pactbook.book.voices import sketch
from pactbook.model.sources import Document
from pactbook.store import schema
from pactbook.store.sentences import sentences

_TERM: Final = re.compile(r'"([^"]*)"?|(\S+)')
_MANY: Final = 2000


def add(connection: Connection, seq: int, document: Document) -> None:
    """Index one document, whose event is `seq`."""
    article = document.content()
    hashes = sketch(article)
    keep(connection, seq, struct.pack(f">{len(hashes)}Q", *hashes))
    identifier = connection.execute(select(func.coalesce(func.max(schema.place.c.id), 0))).scalar_one()
    places: list[dict[str, int]] = []
    words: list[dict[str, object]] = []
    for start, end in sentences(article, document.start):
        identifier += 1
        places.append({"id": identifier, "document": seq, "start": start, "end": end})
        low, high = start - document.start, end - document.start
        words.append({"id": identifier, "words": article[low:high]})
        if len(places) >= _MANY:
            _write(connection, places, words)
    _write(connection, places, words)


def _write(connection: Connection, places: list[dict[str, int]], words: list[dict[str, object]]) -> None:
    if places:
        connection.execute(insert(schema.place), places)
        connection.execute(sql("INSERT INTO sentence (rowid, words) VALUES (:id, :words)"), words)
    places.clear()
    words.clear()


def keep(connection: Connection, seq: int, hashes: bytes) -> None:
    """Store the sketch of the document whose event is `seq`."""
    connection.execute(insert(schema.sketch), {"document": seq, "hashes": hashes})


def kept(connection: Connection, seq: int) -> bytes:
    """The stored sketch of the document whose event is `seq`."""
    query = select(schema.sketch.c.hashes).where(schema.sketch.c.document == seq)
    return bytes(connection.execute(query).scalar_one())


def forget(connection: Connection, seq: int, document: Document) -> None:
    """Take a document's sentences out of the index for good; its sketch, which holds no words, stays."""
    place = schema.place
    query = select(place.c.id, place.c.start, place.c.end).where(place.c.document == seq)
    article = document.content()
    said = [
        {"id": row.id, "words": article[row.start - document.start : row.end - document.start]}
        for row in connection.execute(query)
    ]
    if said:
        gone = sql("INSERT INTO sentence (sentence, rowid, words) VALUES ('delete', :id, :words)")
        connection.execute(gone, said)
        connection.execute(delete(place).where(place.c.document == seq))
    # What was deleted stays in the index until its parts are merged.
    connection.exec_driver_sql("INSERT INTO sentence (sentence) VALUES ('optimize')")


def clear(connection: Connection) -> None:
    """Empty the projections."""
    connection.execute(delete(schema.place))
    connection.execute(delete(schema.sketch))
    connection.exec_driver_sql("INSERT INTO sentence (sentence) VALUES ('delete-all')")


def read_sketch(hashes: bytes) -> tuple[int, ...]:
    """The sketch that a row holds."""
    return struct.unpack(f">{len(hashes) // 8}Q", hashes)


def matching(words: str) -> str:
    """An FTS5 query for sentences that hold all the words of what a person typed; empty when it has none.

    `"..."` is a phrase, and a star at a word's end stands for any ending; nothing else is special.
    """
    return " ".join(_terms(words))


def _terms(words: str) -> Iterator[str]:
    for match in _TERM.finditer(words.encode("utf-8", "replace").decode().replace("\x00", " ")):
        phrase, word = match.groups()
        term = (phrase if word is None else word).replace('"', " ")
        if any(c.isalnum() for c in term):
            yield f'"{term}"' + ("*" if word and word.endswith("*") else "")


def find(connection: Connection, words: str, limit: int) -> list[tuple[int, int, int]]:
    """(document's seq, start, end) of the sentences that hold all the words, best first."""
    query = matching(words)
    if not query or limit < 1:
        return []
    rows = connection.execute(
        sql(
            'SELECT place.document, place.start, place."end" '
            "FROM sentence JOIN place ON place.id = sentence.rowid "
            "WHERE sentence MATCH :query ORDER BY sentence.rank, place.document, place.start LIMIT :limit"
        ),
        {"query": query, "limit": limit},
    )
    return [(row[0], row[1], row[2]) for row in rows]
