"""What only a server has: rules that hold for every user, several writers, and faults in plain words."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pactbook import wiring
from pactbook.model.verdicts import Verdict
from pactbook.store import schema
from pactbook.store.errors import BookError
from pactbook.store.postgres import PostgresSchema, explained, is_address
from pactbook.store.sql import SqlBook, open_book, place
from pactbook.store.verify import Verified, verify
from tests.cli.running import run
from tests.store import server as servers
from tests.store.making import batch, clock, news

SECRET = "s3cr3t-word"


@pytest.fixture
def address(server: servers.Server) -> str:
    return server.address(servers.name())


@pytest.fixture
def book(address: str) -> Iterator[SqlBook]:
    with open_book(address, clock=clock) as opened:
        read = batch(news(1))
        opened.add(read)
        opened.record(Verdict("accept", "Olena", (read.claims[0].id,)))
        yield opened


def do(book: SqlBook, *statements: str) -> None:
    """What a person with a database client would do, committed at the end."""
    assert isinstance(book.place, PostgresSchema)
    with book.place._engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def schema_of(address: str) -> str:
    return address.rpartition("=")[2]


def looked(address: str) -> Verified:
    opened = place(address, create=False, readonly=True)
    try:
        return verify(opened)
    finally:
        opened.close()


@pytest.mark.parametrize("table", schema.LOG)
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "TRUNCATE"])
def test_no_row_can_be_changed_even_by_who_owns_the_server(book: SqlBook, table: str, verb: str) -> None:
    column = "sha256" if table == "text" else "seq"
    statement = {
        "UPDATE": f"UPDATE {table} SET {column} = {column}",
        "DELETE": f"DELETE FROM {table}",
        "TRUNCATE": f"TRUNCATE {table} CASCADE",
    }[verb]
    with pytest.raises(DBAPIError, match=f"append only: no {verb}"):
        do(book, statement)


def test_the_order_of_the_log_is_kept(book: SqlBook) -> None:
    seq = book.head() + 1
    for row, why in [
        (f"({seq + 1}, 'claim', 'x', '', '2030')", "gapless"),
        (f"({seq}, 'claim', 'x', '', '2020')", "time never goes back"),
    ]:
        with pytest.raises(DBAPIError, match=why):
            do(book, f"INSERT INTO event VALUES {row}")
    with pytest.raises(DBAPIError, match="goes with its own event"):
        do(book, f"INSERT INTO event VALUES ({seq}, 'claim', 'x', '', '2030')",
           f"INSERT INTO claim VALUES ({seq}, 'y', 1, '')")  # fmt: skip
    with pytest.raises(DBAPIError, match="no UPDATE on text"):
        do(book, "UPDATE text SET content = ''")


def test_a_member_of_the_team_has_no_right_to_change_anything(
    book: SqlBook, address: str, server: servers.Server
) -> None:
    own = schema_of(address)
    do(book, f"CREATE ROLE m_{own} LOGIN", f"GRANT USAGE ON SCHEMA {own} TO m_{own}",
       f"GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA {own} TO m_{own}")  # fmt: skip
    with open_book(server.address(own, f"m_{own}"), clock=clock) as other:
        for statement in ("UPDATE claim SET body = ''", "DELETE FROM event", "TRUNCATE text CASCADE"):
            with pytest.raises(DBAPIError, match="permission denied"):
                do(other, statement)
        assert other.add(batch(news(2)))
        assert other.record(Verdict("reject", "Taras", (next(book.claims()).id,))) == 1
        with pytest.raises(BookError, match="has not the rights"):
            other.withdraw(news(1).key, "Taras", "asked")
        assert len(list(book.search("signed"))) == 4
    assert looked(address).sound


def test_who_made_the_book_has_no_right_either(server: servers.Server, book: SqlBook) -> None:
    own = servers.name()
    do(book, f"CREATE ROLE o_{own} LOGIN", f"GRANT CREATE ON DATABASE postgres TO o_{own}")
    with open_book(server.address(own, f"o_{own}"), clock=clock) as other:
        assert other.add(batch(news(1)))
        for statement in ("UPDATE claim SET body = ''", "DELETE FROM event", "TRUNCATE text CASCADE"):
            with pytest.raises(DBAPIError, match="permission denied"):
                do(other, statement)
        assert other.withdraw(news(1).key, "Olena", "asked")
    assert looked(server.address(own, f"o_{own}")).sound


def test_who_may_only_read_can_read(book: SqlBook, address: str, server: servers.Server) -> None:
    own = schema_of(address)
    do(book, f"CREATE ROLE r_{own} LOGIN", f"GRANT USAGE ON SCHEMA {own} TO r_{own}",
       f"GRANT SELECT ON ALL TABLES IN SCHEMA {own} TO r_{own}")  # fmt: skip
    with open_book(server.address(own, f"r_{own}"), clock=clock, readonly=True) as reader:
        assert (len(list(reader.claims())), reader.root()) == (2, book.root())
    with (
        open_book(server.address(own, f"r_{own}"), clock=clock) as writer,
        pytest.raises(BookError, match="has not the rights"),
    ):
        writer.add(batch(news(2)))


def test_four_writers_at_once_lose_nothing(address: str) -> None:
    def write(low: int) -> None:
        with open_book(address, clock=clock) as own:
            for number in range(low, low + 20):
                assert own.add(batch(news(number)))
                assert not own.add(batch(news(number)))

    threads = [threading.Thread(target=write, args=(100 * n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_book(address, clock=clock, readonly=True) as book:
        assert {d.key for d in book.documents()} == {
            news(100 * n + k).key for n in range(4) for k in range(20)
        }
        assert [event.seq for event in book.events()] == list(range(1, 80 * 6 + 1))
    assert looked(address).sound


def test_readers_go_on_while_one_writes(book: SqlBook, address: str) -> None:
    with open_book(address, clock=clock, readonly=True) as reader:
        with book.place.writing() as connection:
            connection.execute(text("SELECT 1"))
            assert (reader.head(), len(list(reader.claims()))) == (7, 2)
        with reader.place.reading() as connection:
            before = connection.execute(text("SELECT max(seq) FROM event")).scalar_one()
            book.add(batch(news(2)))
            assert connection.execute(text("SELECT max(seq) FROM event")).scalar_one() == before
        assert reader.head() == before + 6


def test_a_writer_that_waits_in_vain_is_told(book: SqlBook, address: str) -> None:
    with open_book(address, clock=clock, wait=0.05) as other:
        with book.place.writing(), pytest.raises(BookError, match="another program is writing"):
            other.add(batch(news(2)))
        assert other.add(batch(news(2)))


def test_a_commit_waits_until_it_is_safe_also_where_the_server_would_not(book: SqlBook) -> None:
    with book.place.reading() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "off"
    with book.place.writing() as connection:
        assert connection.execute(text("SHOW synchronous_commit")).scalar_one() == "on"


def test_two_books_in_one_database(server: servers.Server) -> None:
    one, two = server.address(servers.name()), server.address(servers.name())
    with open_book(one, clock=clock) as first, open_book(two, clock=clock) as second:
        first.add(batch(news(1)))
        assert (first.head(), second.head()) == (6, 0)


def test_the_same_articles_have_the_same_root_in_both_stores(tmp_path: Path, address: str) -> None:
    roots = []
    for where in (tmp_path / "b.db", address):
        with open_book(where, clock=clock) as book:
            for number in range(3):
                book.add(batch(news(number)))
            book.record(Verdict("accept", "Olena", (next(book.claims()).id,)))
            book.withdraw(news(1).key, "Olena", "asked")
            roots.append(book.root())
    assert roots[0] == roots[1]


class TestVerification:
    def test_tampering_by_who_owns_the_server_is_named(self, book: SqlBook, address: str) -> None:
        assert looked(address) == Verified(book.name, 7, book.root().hex(), None, (), ())
        do(book, "ALTER TABLE claim DISABLE TRIGGER ALL",
           "UPDATE claim SET body = replace(body, 'signed', 'sighed')",
           "ALTER TABLE claim ENABLE TRIGGER ALL")  # fmt: skip
        assert [issue.code for issue in looked(address).issues] == ["payload", "payload"]

    def test_rules_that_were_taken_away_are_named(self, book: SqlBook, address: str) -> None:
        do(book, "ALTER TABLE claim DISABLE TRIGGER claim_logged", "DROP TRIGGER event_next ON event",
           "CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
           "GRANT DELETE ON text TO PUBLIC")  # fmt: skip
        said = [issue.message for issue in looked(address).issues]
        for what in (
            "trigger claim_logged is switched off",
            "trigger event_next is missing",
            "function refuse is changed",
            "PUBLIC has the right to DELETE on text",
        ):
            assert f"the database: {what}" in said

    @pytest.mark.parametrize(
        "statement",
        [
            "DELETE FROM sentence",
            "UPDATE sentence SET words = 'smuggled' WHERE id = 1",
            "UPDATE place SET start = start + 1 WHERE id = 2",
            "DELETE FROM sketch",
        ],
    )
    def test_a_spoilt_index_is_named_and_made_anew(self, book: SqlBook, address: str, statement: str) -> None:
        do(book, statement)
        assert [issue.code for issue in looked(address).issues] == ["index"]
        book.rebuild()
        assert looked(address).sound


@pytest.mark.parametrize(
    ("said", "step"),
    [
        ("FATAL:  the database system is starting up", "when it is back"),
        ("FATAL:  the database system is shutting down", "when it is back"),
        ("FATAL:  the database system is in recovery mode", "when it is back"),
        ("FATAL:  the database system is not yet accepting connections", "when it is back"),
        ("FATAL:  could not write init file: No space left on device", "disk is full"),
        ('FATAL:  database "nowhere" does not exist', "no such database"),
    ],
)
def test_what_a_server_says_at_the_door_is_told_with_the_right_next_step(said: str, step: str) -> None:
    """psycopg gives no code for what is said before a session begins."""
    from psycopg import OperationalError

    told = explained("the book", OperationalError(f"connection failed: {said}"))
    assert step in str(told)


class TestFaults:
    """Each says what to do next, and none prints a password."""

    def told(self, address: str, **options: object) -> str:
        with pytest.raises(BookError) as raised:
            open_book(address, clock=clock, **{"readonly": True, **options})
        assert SECRET not in str(raised.value)
        return str(raised.value)

    def test_no_server(self, tmp_path: Path) -> None:
        for host in (str(tmp_path), "localhost:1"):
            where = f"?host={host}" if "/" in host else ""
            netloc = "" if where else host
            said = self.told(f"postgresql://keeper:{SECRET}@{netloc}/postgres{where}")
            assert "check the address and that PostgreSQL is running" in said

    def test_no_such_host(self) -> None:
        said = self.told(f"postgresql://keeper:{SECRET}@no-such-host.invalid/postgres")
        assert "check the address" in said

    def test_no_such_database(self, server: servers.Server) -> None:
        assert "no such database" in self.told(server.address("x", database="nowhere"))

    def test_no_such_user(self, server: servers.Server) -> None:
        assert "check the name in the address" in self.told(server.address("x", "stranger"))

    def test_a_wrong_password(
        self, server: servers.Server, book: SqlBook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with book.place.writing() as connection:
            connection.execute(text(f"DROP ROLE IF EXISTS {servers.GUARDED}"))
            connection.execute(text(f"CREATE ROLE {servers.GUARDED} LOGIN PASSWORD 'right'"))
        named = server.address("x", servers.GUARDED)
        assert "refuses the user or the password" in self.told(named)
        assert "refuses the user or the password" in self.told(named.replace("@", f":{SECRET}@"))
        monkeypatch.setenv("PGPASSWORD", SECRET)
        assert "refuses the user or the password" in self.told(named)
        monkeypatch.setenv("PGPASSWORD", "right")
        assert "no book at" in self.told(named)

    def test_no_book(self, address: str) -> None:
        assert "make one with `pactbook add" in self.told(address)
        assert "make one with `pactbook add" in self.told(address, readonly=False, create=False)

    def test_no_address(self) -> None:
        for address in ("postgresql://", "postgresql://host:port/x", "postgresql://[bad/x"):
            assert self.told(address)
        assert "no name for a book" in self.told("postgresql://u@h/d?schema=Robert'); --")

    def test_a_schema_with_other_tables_is_left_alone(self, server: servers.Server, book: SqlBook) -> None:
        own = servers.name()
        do(book, f"CREATE SCHEMA {own}", f"CREATE TABLE {own}.event (x integer)")
        with pytest.raises(BookError, match="holds other tables"):
            open_book(server.address(own), clock=clock)

    def test_a_server_that_goes_away(self, book: SqlBook, address: str) -> None:
        with open_book(address, clock=clock) as other:
            assert other.head() == 7
            with (
                pytest.raises(BookError, match="what was added before is kept"),
                other.place.writing() as open_one,
            ):
                own = open_one.execute(text("SELECT pg_backend_pid()")).scalar_one()
                do(book, f"SELECT pg_terminate_backend({own})")
                open_one.execute(text("SELECT 1"))
            assert other.add(batch(news(2)))


def test_commands_take_an_address(server: servers.Server, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("date 2024-03-19 On 18 March 2024 Estonia signed a security agreement with Ukraine.\n")
    address = server.address(servers.name()).replace("@", f":{SECRET}@")
    ran = [
        run("add", article, "--book", address),
        run("agreements", "--book", address, "--json"),
        run("verify", address, "--json"),
        run("root", address),
        run("find", "estonia", "--book", address),
        run("verify", address.replace(str(server.folder), str(tmp_path)), "--json"),
        run("brief", "--book", address.replace(str(server.folder), str(tmp_path))),
    ]
    assert [one.status for one in ran] == [0, 0, 0, 0, 0, 1, 1]
    assert not any(SECRET in one.out + one.err for one in ran)
    assert ran[1].json[0]["status"] == "signed"
    assert ran[2].json["sound"] is True


def test_a_path_is_no_address() -> None:
    assert not any(
        map(is_address, ("pactbook.db", Path("postgresql"), "./postgresql:x", Path("a/postgresql:/b")))
    )
    assert is_address(Path("postgresql://u@h/d")) and is_address("postgres://u@h/d")


def test_a_server_is_started_by_the_tests_themselves(server: servers.Server) -> None:
    owner = server.folder.joinpath("data").stat().st_uid
    if hasattr(os, "geteuid"):
        assert owner == (servers.NOBODY if os.geteuid() == 0 else os.geteuid())
    assert wiring.book is not None
