"""The ledger beside a tracker: both figures, and causes that rules find in the figures alone."""

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pactbook.analysis.reconcile import Line, Reconciled, reconcile
from pactbook.book.facts import CommitmentFact, Coordinates, Ledger
from pactbook.book.ledger import fold
from pactbook.model.sources import Citation
from pactbook.pipeline.trackers import Read, read_kiel, records
from tests.analysis.ledgers import promise
from tests.cli.running import run
from tests.kiel.made import ROWS, release


@pytest.fixture(scope="module")
def tracked(tmp_path_factory: pytest.TempPathFactory) -> tuple[CommitmentFact, ...]:
    """The rows of the invented release as facts."""
    return rows_of(release(tmp_path_factory.mktemp("made") / "made.csv"))


def rows_of(file: Path) -> tuple[CommitmentFact, ...]:
    read = read_kiel(file, "1", "2026-01-31")
    assert isinstance(read, Read)
    return fold(records(read), Coordinates()).tracked


def norway(quote: str = "words", published: str = "2024-02-01", **fields: Any) -> CommitmentFact:
    """A military promise of Norway for 2024 unless said otherwise."""
    said = {"donor": "NOR", "aid": "military", "period_start": "2024", "period_end": "2024", **fields}
    return promise(quote, published, modality="asserted", **said)


def compared(tracked: tuple[CommitmentFact, ...], *facts: CommitmentFact) -> Reconciled:
    return reconcile(Ledger(Coordinates(), commitments=facts), tracked, [2024])


def line_of(found: Reconciled, fact: CommitmentFact) -> Line:
    (line,) = [one for one in found.lines if one.promise and one.promise.fact.ref == fact.ref]
    return line


def names(line: Line) -> list[str]:
    return [cause.name for cause in line.causes]


def test_a_promise_booked_before_is_led_to_the_year_s_figure_step_by_step(tracked: Any) -> None:
    fact = norway(amount=1e9)
    line = line_of(compared(tracked, fact), fact)
    assert (line.status, line.how, line.tracker) == ("differs", "year", 400e6)
    assert line.found is not None
    assert [booked.row for booked in line.found.packages] == [2]
    assert {step.name: step.eur for step in line.steps} == {
        "after": 200e6,
        "earlier_years": -300e6,
        "later_years": -500e6,
    }
    assert 1e9 + sum(step.eur for step in line.steps) == line.tracker
    assert names(line) == ["other_year", "announced", "later_promises"]
    assert all(cause.figures and cause.shown for cause in line.causes)


@pytest.mark.parametrize(
    ("fields", "status", "first"),
    [
        ({"amount": 410e6}, "same", None),
        ({"amount": 300e6, "bound": "at_least"}, "differs", "bound"),
        ({"amount": 500e6, "bound": "at_most"}, "differs", "bound"),
        ({"amount": 700e6}, "differs", "next_year"),
        ({"amount": 5e9}, "differs", "cannot_say"),
        ({"gdp_percent": 0.5, "bound": "exact", "per_year": True}, "differs", "formula"),
    ],
)
def test_causes_come_from_figures(tracked: Any, fields: Any, status: str, first: str | None) -> None:
    fact = norway(**fields)
    line = line_of(compared(tracked, fact), fact)
    assert line.status == status
    assert next(iter(names(line)), None) == first
    assert line.explained is (first != "cannot_say")


def test_goods_without_a_price_have_no_figure_to_compare(tracked: Any) -> None:
    fact = norway(items=[{"what": "aircraft", "quantity": 6}])
    line = line_of(compared(tracked, fact), fact)
    assert (line.status, names(line), line.tracker) == ("only_here", ["not_priced"], None)


def test_a_promise_of_all_kinds_is_set_against_all_kinds(tracked: Any) -> None:
    fact = norway(aid="mixed", amount=450e6)
    found = compared(tracked, fact)
    line = line_of(found, fact)
    assert (line.status, line.tracker) == ("same", 450e6)
    others = {one.aid: names(one) for one in found.lines if one.donor == "NOR" and one.promise is None}
    assert others == {"military": ["scope"], "financial": ["scope"]}


def test_one_promise_stands_for_the_year_and_the_others_are_looked_for_in_rows(tracked: Any) -> None:
    whole = norway("a", amount=1e9)
    raised = norway("b", "2024-09-05", amount=200e6)
    frame = norway("c", "2023-05-10", amount=1.2e9, period_start="2023", period_end="2026")
    lost = norway("d", amount=77e6, period_start=None, period_end=None)
    found = compared(tracked, whole, raised, frame, lost)
    assert [one.stands for one in found.lines if one.promise] == [True, False, False, False]
    assert (line_of(found, raised).status, line_of(found, raised).tracker) == ("same", 200e6)
    total = line_of(found, frame)
    assert (total.status, total.tracker, names(total)) == ("same", 1.2e9, ["frame"])
    assert (line_of(found, lost).status, names(line_of(found, lost))) == ("only_here", ["cannot_say"])
    assert found.counts()["cannot_say"] == 1


def test_what_only_the_tracker_has_says_whether_there_is_an_agreement(tracked: Any) -> None:
    found = compared(tracked)
    assert {one.status for one in found.lines} == {"only_there"}
    estonia = next(one for one in found.lines if one.donor == "EST")
    assert (estonia.allocated, names(estonia)) == (3e6, ["no_agreement"])
    assert {one.donor for one in found.lines} == {"EST", "EU", "European Investment Bank", "NOR"}


def cited(fact: CommitmentFact, work: str, **beside: Any) -> CommitmentFact:
    """The fact resting on a work instead of an article, with what stands beside its value."""
    record = fact.reports[0]
    entry = replace(
        record.entry, evidence=(Citation(work, "2026-08-04"),), extra=tuple(beside.items()), id=""
    )
    return replace(fact, reports=(replace(record, entry=entry),))


def test_the_tracker_s_own_figures_in_the_ledger_are_no_promises(tracked: Any) -> None:
    fact = norway("a", amount=2e9)
    later = cited(norway("b", amount=430e6, stage="allocated"), "Ukraine Support Tracker, release 2")
    found = compared(tracked, fact, later)
    assert [one.promise.fact.ref for one in found.lines if one.promise] == [fact.ref]
    assert "newer_release" in names(line_of(found, fact))


def test_a_fiscal_year_is_summed_over_its_own_months(tracked: Any) -> None:
    fact = cited(norway(amount=500e6), "Budget", basis="fiscal")
    cause = line_of(compared(tracked, fact), fact).causes[0]
    assert cause.name == "fiscal_year"
    assert cause.figures[0].what == "allocated in the twelve months from 2024-04"
    assert cause.figures[0].eur == 500e6


def test_the_rate_of_another_day_is_named(tmp_path: Path) -> None:
    # The row was converted at the reference rate of 16 February 2024, 1.0768 dollars for a euro.
    made = [*ROWS, ("Canada", "2024-02-16", "Military", "Commitment", 0, 0, 500e6 / 1.0768, 26, True)]
    fact = norway(donor="CAN", amount=500e6, currency="USD", published="2024-01-26")
    line = line_of(compared(rows_of(release(tmp_path / "m.csv", made)), fact), fact)
    rate = next(cause for cause in line.causes if cause.name == "rate")
    assert "the rate of 2024-02-" in rate.figures[1].what


def test_allocations_counted_in_no_year_are_told(tracked: Any) -> None:
    fact = norway(donor="EST", amount=100e6)
    line = line_of(compared(tracked, fact), fact)
    assert names(line) == ["cannot_say"]
    small = norway(donor="EST", amount=12e6, bound="at_most")
    assert names(line_of(compared(tracked, small), small)) == ["bound", "no_month"]


def test_page_csv_and_json_have_the_same_lines(tmp_path: Path) -> None:
    file = release(tmp_path / "made.csv")
    page, lines = tmp_path / "out.html", tmp_path / "out.csv"
    said = run("reconcile", "kiel", file, "--year", 2024, "--json").json
    done = run("reconcile", "kiel", file, "--year", 2024, "--html", page, "--csv", lines)
    assert done.status == 0, done.err
    table = list(csv.DictReader(io.StringIO(lines.read_text(encoding="utf-8"))))
    assert [row["donor"] for row in table] == [row["donor"] for row in said["lines"]]
    text = page.read_text(encoding="utf-8")
    assert "<script" not in text
    assert "http" not in text.replace("http-equiv", "")
    assert text.count("<tr>") > len(said["lines"])
    assert "EUR bn" in text
    assert "Trebesch" in text
    assert {"same", "differs", "only_here", "only_there", "cannot_say"} <= set(said)
    assert page.read_bytes() == page_again(file, tmp_path)


def page_again(file: Path, folder: Path) -> bytes:
    run("reconcile", "kiel", file, "--year", 2024, "--html", folder / "again.html")
    return (folder / "again.html").read_bytes()


def test_a_book_stands_in_for_the_shipped_reference(tmp_path: Path) -> None:
    file, book = release(tmp_path / "made.csv"), tmp_path / "b.db"
    assert run("reference", "--book", book).status == 0
    own = run("reconcile", "kiel", file, "--year", 2024, "--book", book, "--json").json
    shipped = run("reconcile", "kiel", file, "--year", 2024, "--json").json
    assert own == shipped
    before = run("reconcile", "kiel", file, "--year", 2024, "--known", "2023-12-31", "--json").json
    assert len(before["lines"]) < len(shipped["lines"])
    assert "no book" in run("reconcile", "kiel", file, "--book", tmp_path / "none.db").err
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    done = run("reconcile", "kiel", tmp_path / "bad.csv")
    assert (done.status, "its columns are not those" in done.err) == (1, True)
