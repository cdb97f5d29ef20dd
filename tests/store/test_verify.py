"""Verification names every damage with its place, and never ends in a stack trace."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactbook.model.verdicts import Verdict
from pactbook.store import driver, head
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book, place
from pactbook.store.verify import Verified, verify
from tests.store.making import batch, clock, document, news

LONG = "Kyiv signed 7 agreements. " + "The Zaporizhian brigade was named. " * 200


def filled(path: Path) -> Path:
    with open_book(path, clock=clock) as book:
        book.add(batch(document(LONG)))
        for number in (1, 2):
            book.add(batch(news(number)))
        (claim, *_) = book.claims()
        book.record(Verdict("accept", "Olena", (claim.id,)))
    return path


def looked(path: Path, root: str | None = None) -> Verified:
    opened = place(path, create=False, readonly=True)
    try:
        return verify(opened, root)
    finally:
        opened.close()


def found(path: Path) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in looked(path).issues]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "b.db")


def change(path: Path, *statements: str) -> None:
    """Do to a book what a program without respect for it would do."""
    connection = driver.sqlite().connect(path, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()


def test_a_sound_book(path: Path) -> None:
    with open_book(path, clock=clock) as book:
        root = book.root()
    assert looked(path) == Verified(str(path), 17, root.hex(), None, (), ())
    assert looked(path).sound


@pytest.mark.parametrize(
    ("statement", "code", "message"),
    [
        ("UPDATE claim SET body = replace(body, 'signed', 'sighed') WHERE seq = 2",
         "payload", "claim .* is not what was recorded"),
        ("UPDATE document SET body = replace(body, '2024-03-19', '2024-03-18') WHERE seq = 1",
         "payload", "document .* is not what was recorded"),
        ("UPDATE document SET published = '2024-03-18' WHERE seq = 1",
         "document", "its publication date is not the recorded one"),
        ("UPDATE document SET id = 'x' WHERE seq = 1", "document", "its columns do not fit"),
        ("UPDATE text SET content = replace(content, '7', '9') WHERE content LIKE '%7 agree%'",
         "document", "its text is not the one with the sha256"),
        ("UPDATE text SET content = '' WHERE content LIKE '%7 agree%'",
         "document", "its text is not the one with the sha256"),
        ("UPDATE entry SET body = '{' WHERE seq = 3", "payload", "entry .* is not what was recorded"),
        ("DELETE FROM claim WHERE seq = 6", "missing", "claim .* is missing"),
        ("DELETE FROM issue WHERE seq = 4", "missing", "issue .* is missing"),
        ("DELETE FROM event WHERE seq = 7", "gap", "event 7 is missing"),
        ("UPDATE event SET recorded_at = '2030' WHERE seq = 7", "time", "event 8 was recorded before"),
        ("UPDATE event SET kind = 'rumour' WHERE seq = 7", "event", "of an unknown kind"),
        ("INSERT INTO text VALUES ('ab', 'smuggled')", "text", "the text ab is in no document"),
        ("INSERT INTO claim SELECT 99, 'x', document, body FROM claim WHERE seq = 2",
         "no_event", "a claim stands in the log that no event vouches for"),
        ("UPDATE decision SET subject = 'x'", "verdict", "its column subject does not fit"),
        ("UPDATE decision SET body = body || ' '", "payload", "verdict .* is not what was recorded"),
    ],
)  # fmt: skip
def test_every_tampering_is_named(path: Path, statement: str, code: str, message: str) -> None:
    change(path, statement)
    issues = found(path)
    assert any(named == code and re.search(message, said) for named, said in issues), issues


def test_a_rule_that_was_taken_away_is_named(path: Path) -> None:
    connection = driver.sqlite().connect(path, isolation_level=None)
    connection.execute("DROP TRIGGER claim_no_update")
    connection.execute("CREATE TABLE smuggled (x)")
    connection.close()
    said = [message for _, message in found(path)]
    assert any("trigger claim_no_update is missing" in message for message in said)
    assert any("table smuggled is not one of a book" in message for message in said)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE place SET start = start + 1 WHERE id = 1",
        "DELETE FROM place WHERE id = 2",
        "DELETE FROM sketch WHERE document = 1",
        "UPDATE sketch SET hashes = x'00' WHERE document = 1",
        "INSERT INTO sentence (rowid, words) VALUES (1, 'smuggled')",
    ],
)
def test_a_spoilt_index_is_named_and_made_anew(path: Path, statement: str) -> None:
    change(path, statement)
    assert [code for code, _ in found(path)] == ["index"]
    with open_book(path, clock=clock) as book:
        book.rebuild()
    assert looked(path).sound


def test_a_log_that_was_rewritten_whole_does_not_fit_its_head_or_a_published_root(tmp_path: Path) -> None:
    path = filled(tmp_path / "b.db")
    with open_book(path, clock=clock, readonly=True) as book:
        roots = [book.root(size).hex() for size in range(1, book.head() + 1)]
    other = tmp_path / "other.db"
    with open_book(other, clock=clock) as book:
        for text in (LONG.replace("7", "8"), news(1).text, news(2).text, news(3).text):
            book.add(batch(document(text)))
    shutil.copy(other, path)
    assert ("head", "the first 17 events are not those that the head beside it vouches for") in found(path)
    head.beside(path).unlink()
    assert looked(path).sound
    for root in roots[::5]:
        (issue,) = looked(path, root).issues
        assert issue.message == f"no state of this log has the root {root}"


def test_a_published_root_of_any_time_vouches_for_the_beginning(path: Path) -> None:
    with open_book(path, clock=clock, readonly=True) as book:
        roots = {size: book.root(size).hex() for size in (1, 7, 17)}
    for size, root in roots.items():
        assert (looked(path, root).vouched, looked(path, root.upper()).sound) == (size, True)
    for text in ("", "abc", "f" * 63, "g" * 64, " " + "f" * 63):
        with pytest.raises(ValueError, match="no root"):
            looked(path, text)


def test_a_tail_that_is_gone_is_named(path: Path) -> None:
    change(path, "DELETE FROM decision", "DELETE FROM event WHERE seq = 17")
    assert [code for code, _ in found(path)] == ["cut"]


def test_a_head_that_is_behind_is_a_remark(path: Path) -> None:
    before = head.beside(path).read_bytes()
    with open_book(path, clock=clock) as book:
        book.add(batch(news(5)))
    head.beside(path).write_bytes(before)
    (issue,) = looked(path).issues
    assert (issue.code, issue.severity, looked(path).sound) == ("behind", "low", True)


def test_a_withdrawn_text_is_no_damage_and_is_told(path: Path) -> None:
    key = document(LONG).key
    with open_book(path, clock=clock) as book:
        book.withdraw(key, "Olena", "the publisher asked for it")
    assert (looked(path).withdrawn, looked(path).issues) == ((key,), ())
    change(path, "UPDATE text SET content = 'put back' WHERE content = ''")
    assert any("was withdrawn, and is there" in message for _, message in found(path))


def test_a_text_taken_away_without_a_withdrawal_is_named(path: Path) -> None:
    change(path, "PRAGMA foreign_keys = OFF", "DELETE FROM text WHERE content LIKE '%Zaporizhian%'")
    assert any(code == "document" and "is missing" in message for code, message in found(path))


def said(path: Path) -> Any:
    """All that a book says, or the fault that keeps it from saying it."""
    try:
        with open_book(path, clock=clock, readonly=True) as book:
            return [
                *book.events(), *book.documents(), *book.claims(), *book.entries(), *book.issues(),
                *book.decisions(), *book.voices().items(),
                *((hit.document.key, hit.start) for hit in book.search("signed")),
                *((hit.document.key, hit.start) for hit in book.search("brigade")),
            ]  # fmt: skip
    except BookError as error:
        return str(error)


def flip(path: Path, at: int, bit: int) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ (1 << bit)]))


def unseen(path: Path, places: Callable[[int], range]) -> list[int]:
    """Where one flipped bit of the file changes what the book says, and verification does not see it."""
    before, data = said(path), path.read_bytes()
    missed = []
    for at in places(len(data)):
        flip(path, at, at % 8)
        try:
            sound = looked(path).sound
        except BookError:
            sound = False
        if sound and said(path) != before:
            missed.append(at)
        path.write_bytes(data)
    return missed


def test_one_flipped_bit_in_the_book_is_named_or_changes_nothing(path: Path) -> None:
    assert unseen(path, lambda size: range(13, size, 1997)) == []


@pytest.mark.slow
def test_one_flipped_bit_anywhere_in_the_book_is_named_or_changes_nothing(path: Path) -> None:
    assert unseen(path, lambda size: range(0, size, 257)) == []


def test_one_flipped_bit_in_a_text_or_a_row_is_always_named(path: Path) -> None:
    data = path.read_bytes()
    for word in (
        b"Zaporizhian brigade was named. The",
        b'"modality":"asserted"',
        b"signed 1 agree",
        b"2024-06-01T12",
    ):
        start = data.index(word)
        for at in range(start, start + len(word), 5):
            flip(path, at, at % 8)
            assert not looked(path).sound, (word, at - start)
            path.write_bytes(data)


def test_one_flipped_bit_in_the_head_is_always_named(path: Path) -> None:
    file = head.beside(path)
    data = file.read_bytes()
    for at in range(0, len(data), 3):
        flip(file, at, at % 7)
        assert [code for code, _ in found(path)][:1] == ["head"]
        file.write_bytes(data)
