"""The full-text index of a SQLite book: FTS5 without content, since `place` says where sentences stand."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, text

_TERM: Final = re.compile(r'"([^"]*)"?|(\S+)')
_MANY: Final = 2000


def terms(words: str) -> Iterator[tuple[str, bool]]:
    """What a person typed as (word or phrase, any ending); nothing when it holds no letter and no digit."""
    for match in _TERM.finditer(words.encode("utf-8", "replace").decode().replace("\x00", " ")):
        phrase, word = match.groups()
        term = (phrase if word is None else word).replace('"', " ")
        if any(c.isalnum() for c in term):
            yield term, bool(word and word.endswith("*"))


def matching(words: str) -> str:
    """An FTS5 query for sentences that hold all the words of what a person typed; empty when it has none."""
    return " ".join(f'"{term}"' + ("*" if open_ended else "") for term, open_ended in terms(words))


class Fts5:
    """The virtual table `sentence`."""

    def write(self, connection: Connection, sentences: Sequence[tuple[int, str]]) -> None:
        """Index sentences, each by the `id` of its place."""
        connection.exec_driver_sql("INSERT INTO sentence (rowid, words) VALUES (?, ?)", list(sentences))

    def forget(self, connection: Connection, sentences: Sequence[dict[str, Any]]) -> None:
        """Take sentences out of the index for good; `words` are as they were written."""
        gone = text("INSERT INTO sentence (sentence, rowid, words) VALUES ('delete', :id, :words)")
        connection.execute(gone, sentences)
        # What was deleted stays in the index until its parts are merged.
        connection.exec_driver_sql("INSERT INTO sentence (sentence) VALUES ('optimize')")

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        connection.exec_driver_sql("INSERT INTO sentence (sentence) VALUES ('delete-all')")

    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[int, int, int]]:
        """(document's seq, start, end) of the sentences that hold all the words, best first."""
        query = matching(words)
        if not query or limit < 1:
            return []
        rows = connection.execute(
            text(
                'SELECT place.document, place.start, place."end" '
                "FROM sentence JOIN place ON place.id = sentence.rowid "
                "WHERE sentence MATCH :query "
                "ORDER BY sentence.rank, place.document, place.start LIMIT :limit"
            ),
            {"query": query, "limit": limit},
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def differ(self, connection: Connection, sentences: Iterator[dict[str, Any]]) -> bool:
        """True when the index holds anything else than these sentences: one made anew says so."""
        connection.exec_driver_sql("PRAGMA query_only = OFF")  # the temporary tables only
        connection.exec_driver_sql(
            "CREATE VIRTUAL TABLE temp.anew USING fts5"
            "(words, content='', tokenize='unicode61 remove_diacritics 2')"
        )
        many: list[dict[str, Any]] = []
        for sentence in sentences:
            many.append(sentence)
            if len(many) >= _MANY:
                _fill(connection, many)
        _fill(connection, many)
        for name, schema in (("anew", "temp"), ("sentence", "main")):
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE temp.terms_{name} USING fts5vocab({schema}, {name}, instance)"
            )
        return any(
            connection.exec_driver_sql(
                f"SELECT * FROM terms_{one} EXCEPT SELECT * FROM terms_{other} LIMIT 1"
            ).first()
            is not None
            for one, other in (("anew", "sentence"), ("sentence", "anew"))
        )


def _fill(connection: Connection, sentences: list[dict[str, Any]]) -> None:
    if sentences:
        connection.execute(text("INSERT INTO temp.anew (rowid, words) VALUES (:id, :words)"), sentences)
    sentences.clear()
