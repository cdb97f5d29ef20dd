"""Two texts of one file of the reference in real books: which counts, and that nothing goes back unseen."""

import contextlib
import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactbook.book.facts import Coordinates
from pactbook.book.history import history
from pactbook.book.reference.differences import differences
from pactbook.book.reference.files import Reference
from pactbook.model.verdicts import Edition
from pactbook.pipeline.reference import File, Loaded, load, of
from pactbook.store.sql import SqlBook
from pactbook.store.verify import verify
from pactbook.wiring import context, ledger
from tests.book.test_reference import RUR
from tests.store.conftest import Books, books, server  # noqa: F401

FIRST = RUR
FIRST_DAY = datetime.date(2024, 1, 1)
RAISED = RUR.replace("amount = 3000000", "amount = 4000000")
SURER = RAISED.replace('confidence = "medium"', 'confidence = "high"').replace("additional = true\n", "")


def files(text: str, name: str = "RUR.toml") -> list[File]:
    found, issues = of({name: text})
    assert issues == ()
    return found


def put(book: SqlBook, text: str, program: str, **how: Any) -> Loaded:
    return load(book, program, files=files(text), **how)


def promised(book: SqlBook, recorded: int | None = None) -> list[float | None]:
    return [fact.value.amount for fact in ledger(book, Coordinates(recorded=recorded)).commitments]


def beside(book: SqlBook) -> list[tuple[tuple[str, Any], ...]]:
    facts = ledger(book, Coordinates()).commitments
    return [record.entry.extra for fact in facts for record in fact.reports]


@pytest.fixture
def book(books: Books) -> SqlBook:  # noqa: F811
    return books.open()


def test_newer_text_counts_and_the_older_answer_stays(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    before = book.head()
    done = put(book, RAISED, "1.1.0")
    assert (done.files, len(done.renewed), done.entries) == (0, 1, 1)
    assert promised(book) == [4000000]
    assert promised(book, before) == [3000000]
    assert verify(book.place).issues == ()


def test_decision_says_who_and_why_and_what_went(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    put(book, RAISED, "1.1.0")
    first, second = [d.decision for d in book.decisions() if isinstance(d.decision, Edition)]
    assert (first.reason, first.gone) == ("first text", ())
    assert (second.person, second.reason) == ("Pactbook 1.1.0", "newer text: 1 changed")
    assert (second.older, second.supersedes, len(second.gone)) == (first.document, first.id, 1)


def test_same_text_again_writes_nothing(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    put(book, RAISED, "1.1.0")
    head = book.head()
    for program in ("1.1.0", "1.2.0"):
        again = put(book, RAISED, program)
        assert (again.known, again.entries, again.renewed) == (1, 0, ())
    assert book.head() == head


def test_older_program_leaves_the_newer_text_and_says_so(book: SqlBook) -> None:
    put(book, RAISED, "1.10.0")
    head = book.head()
    done = put(book, FIRST, "1.9.0")
    assert [(one.file, one.newer, one.program) for one in done.kept] == [
        ("reference/RUR.toml", True, "1.10.0")
    ]
    assert (promised(book), book.head()) == ([4000000], head)


def test_going_back_is_done_when_asked_for_by_name_and_is_recorded(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    put(book, RAISED, "1.1.0")
    head = book.head()
    assert len(put(book, FIRST, "1.0.0", back=True).renewed) == 1
    assert (promised(book), promised(book, head)) == ([3000000], [4000000])
    assert book.head() == head + 1
    assert len(put(book, RAISED, "1.1.0").renewed) == 1
    assert promised(book) == [4000000]
    assert verify(book.place).issues == ()


def test_between_texts_of_one_version_a_replaced_one_does_not_come_back(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    assert len(put(book, RAISED, "1.0.0").renewed) == 1
    assert len(put(book, FIRST, "1.0.0").kept) == 1
    assert promised(book) == [4000000]


def test_words_beside_a_value_and_confidence_change_too(book: SqlBook) -> None:
    put(book, RAISED, "1.0.0")
    assert beside(book) == [(("additional", True),)]
    head = book.head()
    done = put(book, SURER, "1.1.0")
    assert (done.entries, beside(book)) == (0, [()])
    assert [
        r.entry.extra for f in ledger(book, Coordinates(recorded=head)).commitments for r in f.reports
    ] == [(("additional", True),)]


def test_book_filled_before_texts_had_versions_takes_the_newer_one(book: SqlBook) -> None:
    from pactbook.book.reference.entries import entries
    from pactbook.store.base import Batch

    ((document, reference),) = files(FIRST)
    book.add(Batch(document, entries=entries(reference)))
    assert put(book, FIRST, "0.1.0").known == 1
    assert len(put(book, RAISED, "0.1.0").renewed) == 1
    assert promised(book) == [4000000]


def test_withdrawn_text_does_not_come_back(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    put(book, RAISED, "1.1.0")
    book.withdraw(files(FIRST)[0][0].key, "Olena", "asked")
    done = put(book, FIRST, "1.2.0")
    assert (done.known, done.renewed, promised(book)) == (1, (), [4000000])


def test_calendar_of_an_earlier_record_has_the_earlier_term(filed: tuple[SqlBook, Path]) -> None:
    from pactbook import wiring

    def ends(recorded: int | None) -> list[str | None]:
        found, *_ = wiring.calendar(path, Coordinates(recorded=recorded), FIRST_DAY, kinds=["expiry"])
        return [line.date for line in found.dated]

    book, path = filed
    ten = FIRST.replace("consult_hours = 24\n", 'term_years = 10\nfinal_section = "9"\nconsult_hours = 24\n')
    put(book, ten, "1.0.0")
    before = book.head()
    put(book, ten.replace("term_years = 10", "term_years = 20"), "1.1.0")
    assert (ends(before), ends(None)) == (["2034-05-02"], ["2044-05-02"])


def test_history_of_a_fact_tells_which_text_changed_it(book: SqlBook) -> None:
    put(book, FIRST, "1.0.0")
    (old,) = ledger(book, Coordinates()).commitments
    put(book, RAISED, "1.1.0")
    known = context(book)
    told = history(old.ref, book.entries(), Coordinates(), known)
    assert told is not None
    last = told.recorded[-1]
    assert isinstance(last.decided and last.decided.decision, Edition)
    assert (told.recorded[0].revision.kind, last.revision.kind) == ("added", "superseded")


def read(text: str) -> Reference:
    return files(text)[0][1]


def test_differences_name_the_fact_and_its_fields() -> None:
    (change,) = differences(read(FIRST), read(RAISED))
    assert (change.table, change.kind) == ("promises", "changed")
    assert change.fields == (("amount", 3000000, 4000000),)
    assert differences(read(FIRST), read(FIRST)) == ()


def test_a_fact_that_is_new_or_gone_is_no_change_of_another() -> None:
    without = FIRST[: FIRST.index('[[event]]\nkind = "authorised"')] + FIRST[FIRST.index("[[promise]]") :]
    (gone,) = differences(read(FIRST), read(without))
    assert (gone.kind, gone.before and gone.before["kind"]) == ("gone", "authorised")
    (added,) = differences(read(without), read(FIRST))
    assert added.kind == "added"


@pytest.fixture
def filed(tmp_path: Path) -> Iterator[tuple[SqlBook, Path]]:
    from pactbook.store.sql import open_book
    from tests.store.making import clock

    with contextlib.closing(open_book(tmp_path / "pacts.db", clock=clock)) as made:
        yield made, tmp_path / "pacts.db"


def test_the_command_tells_what_the_shipped_files_would_change_and_then_changes_it(
    filed: tuple[SqlBook, Path],
) -> None:
    from pactbook.pipeline.reference import shipped
    from tests.cli.running import run

    book, path = filed
    ((document, _),) = [one for one in shipped()[0] if one[0].label == "reference/ALB.toml"]
    older = document.text.replace('place = "Davos"', 'place = "Tirana"')
    load(book, "0.0.1", files=files(older, "ALB.toml"))
    told = run("reference", "diff", path)
    assert "~ event: signed, 2025-01-21; place Tirana → Davos" in told.out
    assert "31 are not in the book" in told.out and "1 would be renewed" in told.out
    done = run("reference", "--book", path, "--json").json
    (renewed,) = done["renewed"]
    assert renewed["changes"][0]["fields"] == {"place": {"before": "Tirana", "after": "Davos"}}
    load(book, "9.0.0", files=files(older, "ALB.toml"))
    refused = run("reference", "--book", path)
    assert refused.status == 0 and "newer text of ALB.toml, of Pactbook 9.0.0" in refused.err
    assert "1 renewed" in run("reference", "--book", path, "--go-back").out
