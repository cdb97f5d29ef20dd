"""The log as it is hashed: each event with its body, in either store."""

import hashlib
import json
from pathlib import Path

from pactbook import wiring
from pactbook.book.facts import Coordinates
from pactbook.model import merkle
from pactbook.model.verdicts import Verdict
from pactbook.publish.release import damages
from tests.store.conftest import Books
from tests.store.making import batch


def test_every_event_comes_with_the_body_that_it_names(books: Books) -> None:
    book = books.open()
    book.add(batch("By spring Kyiv had signed 3 agreements."))
    book.record(*(Verdict("accept", "Ann Example", (claim.id,)) for claim in book.claims()))
    book.add(batch("By summer Kyiv had signed 5 agreements."))
    log = list(book.log())
    assert len(log) == book.head()
    assert merkle.root(merkle.leaf(line.encode()) for line, _ in log) == book.root()
    events = [json.loads(line) for line, _ in log]
    assert [event["seq"] for event in events] == list(range(1, len(log) + 1))
    assert "verdict" in {event["kind"] for event in events}
    for event, (_, body) in zip(events, log, strict=True):
        assert hashlib.sha256(body.encode()).hexdigest() == event["payload"]
    assert list(book.log(3)) == log[:3]


def test_a_release_is_the_same_from_either_store(books: Books, tmp_path: Path) -> None:
    made = []
    for where, out in ((books.address(), tmp_path / "one"), (tmp_path / "two.db", tmp_path / "two")):
        for text in ("By spring Kyiv had signed 3 agreements.", "By May Kyiv had signed 5 agreements."):
            books.open(where).add(batch(text))
        folder = Path(wiring.release("r1", where, Coordinates(), out).folder)
        assert list(damages(folder)) == []
        made.append({path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()})
    assert made[0] == made[1]
