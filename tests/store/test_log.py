"""The log is append only, even for a program that writes to the file past Pactbook."""

from pathlib import Path

import pytest

from pactbook.model.verdicts import Verdict
from pactbook.store import driver, migrations, schema
from pactbook.store.sql import open_book
from tests.store.making import batch, clock

TABLES = schema.LOG


@pytest.fixture
def raw(tmp_path: Path):
    """A plain connection, with none of Pactbook's settings, to a book that holds one document."""
    with open_book(tmp_path / "b.db", clock=clock) as book:
        read = batch("Kyiv signed 7 agreements.")
        book.add(read)
        book.record(Verdict("accept", "Olena", (read.claims[0].id,)))
    connection = driver.sqlite().connect(tmp_path / "b.db", isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_deleted(raw, table: str) -> None:
    with pytest.raises(Exception, match="append only: no DELETE"):
        raw.execute(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_changed(raw, table: str) -> None:
    column = raw.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()[-1][0]
    with pytest.raises(Exception, match="append only: no UPDATE"):
        raw.execute(f"UPDATE {table} SET {column} = {column}")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_can_be_replaced(raw, table: str) -> None:
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(Exception, match="append only"):
        raw.execute(f"REPLACE INTO {table} SELECT * FROM {table}")
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("seq", [0, 3, 7, 100])
def test_no_event_can_leave_a_gap(raw, seq: int) -> None:
    assert raw.execute("SELECT max(seq) FROM event").fetchone() == (5,)
    with pytest.raises(Exception, match="gapless"):
        raw.execute("INSERT INTO event VALUES (?, 'claim', 'x', x'00', '2030')", (seq,))


def test_no_event_can_be_older_than_the_one_before(raw) -> None:
    with pytest.raises(Exception, match="time never goes back"):
        raw.execute("INSERT INTO event VALUES (6, 'claim', 'x', x'00', '2020-01-01T00:00:00.000000Z')")


def test_no_row_can_come_without_its_event(raw) -> None:
    raw.execute("INSERT INTO event VALUES (6, 'claim', 'x', x'00', '2030-01-01T00:00:00.000000Z')")
    for row in ("(6, 'y', 1, '{}')", "(7, 'x', 1, '{}')"):
        with pytest.raises(Exception, match="goes with its own event"):
            raw.execute(f"INSERT INTO claim VALUES {row}")


def test_tables_are_strict_and_the_settings_are_those_that_keep_data(tmp_path: Path) -> None:
    with open_book(tmp_path / "b.db", clock=clock) as book, book.place.reading() as connection:
        strict = connection.exec_driver_sql("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
        own = {name: strict for name, strict in strict if name in schema.metadata.tables}
        settings = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "application_id", "user_version")
        }
    assert own == dict.fromkeys(schema.metadata.tables, 1)
    assert settings == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "application_id": schema.APPLICATION,
        "user_version": migrations.VERSION,
    }


def test_no_decision_can_take_the_place_of_another_in_its_chain(raw) -> None:
    raw.execute("INSERT INTO event VALUES (6, 'verdict', 'x', x'00', '2030-01-01T00:00:00.000000Z')")
    columns = "SELECT 6, 'x', kind, key, supersedes, subject, claim, body FROM decision"
    for verb in ("INSERT", "REPLACE"):
        with pytest.raises(Exception, match="append only: this was decided"):
            raw.execute(f"{verb} INTO decision {columns}")
    with pytest.raises(Exception, match="append only"):
        raw.execute("INSERT INTO decision VALUES (6, 'x', 'withdrawal', 'k', NULL, 's', NULL, '{}')")


def test_no_text_can_be_emptied_that_is_not_withdrawn(raw) -> None:
    with pytest.raises(Exception, match="append only: no UPDATE on text"):
        raw.execute("UPDATE text SET content = ''")
