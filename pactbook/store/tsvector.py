"""The full-text index of a PostgreSQL book: its own `tsvector`, filled with words folded here.

PostgreSQL's parsers take `3.5`, `anti-tank` and addresses apart in other ways than FTS5 does, and drop no
accents. So words are cut and folded as FTS5's unicode61 does it, and both stores find the same sentences.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, text

from pactbook.store.fts5 import terms

_WORD: Final = re.compile(r"[^\W_]+")
_LONGEST: Final = 400
_LAST: Final = 16383
_MANY: Final = 1000


def words(said: str) -> list[str]:
    """The words of a sentence, folded, in order: letters and digits, small, Latin ones without accents."""
    return [match.group()[:_LONGEST] for match in _WORD.finditer(_folded(said))]


def _folded(said: str) -> str:
    kept: list[str] = []
    for char in unicodedata.normalize("NFC", said).lower():
        if char > "\x7f":
            base = unicodedata.normalize("NFD", char)[0]
            if base.isascii() and base.isalpha():
                char = base
            elif unicodedata.combining(char):
                continue
        kept.append(char)
    return "".join(kept)


def vector(said: str) -> str:
    """A sentence as the text of a tsvector: each word with its places."""
    places: dict[str, list[int]] = {}
    for at, word in enumerate(words(said), 1):
        places.setdefault(word, []).append(min(at, _LAST))
    return " ".join(
        f"'{word}':{','.join(map(str, sorted(set(at))[:255]))}" for word, at in sorted(places.items())
    )


def query(typed: str) -> str:
    """What a person typed as the text of a tsquery; empty when it has no word."""
    parts = []
    for term, any_ending in terms(typed):
        found = words(term)
        if found:
            quoted = [f"'{word}'" for word in found]
            quoted[-1] += ":*" if any_ending else ""
            parts.append("(" + " <-> ".join(quoted) + ")")
    return " & ".join(parts)


class TsVector:
    """The table `sentence`."""

    def write(self, connection: Connection, sentences: Sequence[tuple[int, str]]) -> None:
        """Index sentences, each by the `id` of its place."""
        made = [(identifier, vector(said)) for identifier, said in sentences]
        connection.exec_driver_sql("INSERT INTO sentence VALUES (%s, CAST(%s AS tsvector))", made)

    def forget(self, connection: Connection, sentences: Sequence[dict[str, Any]]) -> None:
        """Take sentences out of the index."""
        connection.execute(
            text("DELETE FROM sentence WHERE id = :id"), [{"id": one["id"]} for one in sentences]
        )

    def clear(self, connection: Connection) -> None:
        """Empty the index."""
        connection.exec_driver_sql("DELETE FROM sentence")

    def find(self, connection: Connection, words: str, limit: int) -> list[tuple[int, int, int]]:
        """(document's seq, start, end) of the sentences that hold all the words, best first."""
        wanted = query(words)
        if not wanted or limit < 1:
            return []
        rows = connection.execute(
            text(
                'SELECT place.document, place.start, place."end" FROM sentence JOIN place USING (id) '
                "WHERE sentence.words @@ CAST(:query AS tsquery) "
                "ORDER BY ts_rank(sentence.words, CAST(:query AS tsquery), 1) DESC, "
                "place.document, place.start LIMIT :limit"
            ),
            {"query": wanted, "limit": limit},
        )
        return [(row[0], row[1], row[2]) for row in rows]

    def differ(self, connection: Connection, sentences: Iterator[dict[str, Any]]) -> bool:
        """True when the index holds anything else than these sentences."""
        count = 0
        equal = text(
            "SELECT count(*) FROM unnest(CAST(:ids AS integer[]), CAST(:words AS text[])) "
            "AS wanted (id, words) JOIN sentence "
            "ON sentence.id = wanted.id AND sentence.words = CAST(wanted.words AS tsvector)"
        )
        while many := list(islice(sentences, _MANY)):
            said = {"ids": [one["id"] for one in many], "words": [vector(one["words"]) for one in many]}
            if connection.execute(equal, said).scalar_one() != len(many):
                return True
            count += len(many)
        return bool(connection.execute(text("SELECT count(*) FROM sentence")).scalar_one() != count)
