"""The tables and rules of a book in PostgreSQL: those of a SQLite book, in its own words."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, inspect, text
from sqlalchemy.schema import CreateIndex, CreateTable

from pactbook.store import migrations, schema
from pactbook.store.errors import BookError

_FUNCTIONS: Final = {
    "refuse": """
BEGIN
    RAISE EXCEPTION 'the log is append only: no % on %', TG_OP, TG_TABLE_NAME;
END""",
    "event_next": """
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM event)
    OR NEW.recorded_at COLLATE "C" < (SELECT recorded_at FROM event ORDER BY seq DESC LIMIT 1) THEN
        RAISE EXCEPTION 'the log is append only: seq is gapless and time never goes back';
    END IF;
    RETURN NEW;
END""",
    "logged": """
BEGIN
    IF NOT EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq AND object = NEW.id
                   AND kind = coalesce(to_jsonb(NEW) ->> 'kind', TG_TABLE_NAME)) THEN
        RAISE EXCEPTION 'the log is append only: a % goes with its own event', TG_TABLE_NAME;
    END IF;
    RETURN NEW;
END""",
    "text_emptied": f"""
BEGIN
    IF NEW.sha256 IS DISTINCT FROM OLD.sha256 OR NEW.content IS DISTINCT FROM ''::bytea
    OR NOT ({schema.WITHDRAWN}) THEN
        RAISE EXCEPTION 'the log is append only: no UPDATE on text';
    END IF;
    RETURN NEW;
END""",
}


def _triggers() -> dict[str, str]:
    """Each trigger by name, with what it does."""
    made = {
        "event_next": "BEFORE INSERT ON event FOR EACH ROW EXECUTE FUNCTION event_next()",
        "text_no_update": "BEFORE UPDATE ON text FOR EACH ROW EXECUTE FUNCTION text_emptied()",
        "text_no_delete": "BEFORE DELETE ON text FOR EACH ROW EXECUTE FUNCTION refuse()",
    }
    for name in schema.LOG:
        made[f"{name}_no_truncate"] = (
            f"BEFORE TRUNCATE ON {name} FOR EACH STATEMENT EXECUTE FUNCTION refuse()"
        )
        if name != "text":
            made[f"{name}_no_change"] = (
                f"BEFORE DELETE OR UPDATE ON {name} FOR EACH ROW EXECUTE FUNCTION refuse()"
            )
        if name in (*schema.OBJECTS, "decision"):
            made[f"{name}_logged"] = f"BEFORE INSERT ON {name} FOR EACH ROW EXECUTE FUNCTION logged()"
    return made


def version(connection: Connection, name: str) -> int | None:
    """The version of the book in the schema `name`, None when there is no book."""
    # Asked of the catalogue: a search path is worked out before the writer's lock is there.
    there = text("SELECT 1 FROM pg_tables WHERE schemaname = :name AND tablename = 'about'")
    if connection.execute(there, {"name": name}).first() is None:
        return None
    found: int = connection.exec_driver_sql(f"SELECT version FROM {name}.about").scalar_one()
    return found


def make(connection: Connection, name: str) -> None:
    """Make a new book in the schema `name`, which is made too when there is none."""
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise BookError(f"the database is in {encoding}: make one with `createdb --encoding UTF8`")
    there = connection.execute(text("SELECT 1 FROM pg_namespace WHERE nspname = :name"), {"name": name})
    if there.first() is None:
        connection.exec_driver_sql(f"CREATE SCHEMA {name}")
    elif inspect(connection).get_table_names(schema=name):
        raise BookError(
            f"the schema {name} of the database holds other tables: name another with ?schema=NAME"
        )
    for table in schema.metadata.sorted_tables:
        connection.execute(CreateTable(table))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    connection.exec_driver_sql(
        "CREATE TABLE sentence (id integer PRIMARY KEY REFERENCES place (id), words tsvector NOT NULL)"
    )
    connection.exec_driver_sql("CREATE INDEX sentence_words ON sentence USING gin (words)")
    # What the server notes down to plan queries would keep words of a text that is withdrawn.
    for table_name, column in (("text", "content"), ("sentence", "words")):
        connection.exec_driver_sql(f"ALTER TABLE {table_name} ALTER {column} SET STATISTICS 0")
    for function, body in _FUNCTIONS.items():
        connection.exec_driver_sql(
            f"CREATE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT "
            f"AS $body${body}$body$".replace("%", "%%")
        )
    for trigger, what in _triggers().items():
        connection.exec_driver_sql(f"CREATE TRIGGER {trigger} {what}")
    connection.exec_driver_sql("CREATE TABLE about (version integer NOT NULL)")
    connection.execute(text("INSERT INTO about VALUES (:version)"), {"version": migrations.VERSION})
    for table_name in schema.LOG:
        for who in ("PUBLIC", "CURRENT_USER"):
            connection.exec_driver_sql(f"REVOKE UPDATE, DELETE, TRUNCATE ON {table_name} FROM {who}")
        # Foreign keys lock the rows they name, and need this right for it; the triggers hold all the same.
        locked = {"text": "content"}.get(table_name, "seq")
        connection.exec_driver_sql(f"GRANT UPDATE ({locked}) ON {table_name} TO CURRENT_USER")


def faults(connection: Connection, name: str) -> Iterator[str]:
    """What is not as `make` left it: triggers, their functions, and rights on the log."""
    rows = connection.execute(
        text(
            "SELECT tgname, tgenabled, pg_get_triggerdef(t.oid) AS made FROM pg_trigger t "
            "JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname = :name AND NOT tgisinternal"
        ),
        {"name": name},
    )
    found = {row.tgname: (row.tgenabled, row.made.replace(f"{name}.", "")) for row in rows}
    for trigger, what in _triggers().items():
        enabled, made = found.get(trigger, ("missing", ""))
        if enabled in ("missing", "D"):
            yield f"trigger {trigger} is {'missing' if enabled == 'missing' else 'switched off'}"
        elif made != f"CREATE TRIGGER {trigger} {what}":
            yield f"trigger {trigger} is changed"
    bodies = connection.execute(
        text(
            "SELECT proname, prosrc FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace "
            "WHERE n.nspname = :name"
        ),
        {"name": name},
    )
    sources = {row.proname: row.prosrc for row in bodies}
    for function, body in _FUNCTIONS.items():
        if sources.get(function) != body:
            yield f"function {function} is {'changed' if function in sources else 'missing'}"
    for table in schema.LOG:
        for right in ("UPDATE", "DELETE", "TRUNCATE"):
            granted = connection.execute(
                text(
                    "SELECT grantee FROM information_schema.role_table_grants WHERE table_schema = :name "
                    "AND table_name = :table AND privilege_type = :right ORDER BY grantee"
                ),
                {"name": name, "table": table, "right": right},
            ).scalars()
            for who in granted:
                yield f"{who} has the right to {right} on {table}"
