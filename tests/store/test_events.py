"""The log as it is hashed: each event with its body, in either store."""

import hashlib
import json

from pactbook.model import merkle
from pactbook.model.verdicts import Verdict
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
