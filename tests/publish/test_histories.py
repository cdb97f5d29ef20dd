"""Histories of a ledger, against a model of a few lines: equal answers in every store and in its projection,
and none that changes.

Articles arrive in any order, also long after they were published; claims are rejected, texts withdrawn,
indexes made anew. The model keeps plain rows and works each answer out by itself.
"""

import contextlib
import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pactbook.book.facts import Coordinates, Ledger
from pactbook.model.verdicts import Verdict
from pactbook.pipeline import projected
from pactbook.pipeline.projecting import build
from pactbook.publish.release.contents import Tables, tables_of
from pactbook.publish.release.differences import apply, diff, state
from pactbook.publish.view import view
from pactbook.store.duck import opened
from pactbook.store.sql import SqlBook, open_book
from pactbook.wiring import context, ledger
from tests.publish.making import TODAY, Article, batch_of, clock, pledge, signed
from tests.store import server as servers
from tests.store.making import news

SIGNED: Final = {"DEU": "2024-02-16", "DNK": "2024-02-23", "ITA": "2024-02-24", "NLD": "2024-03-01"}
"""The day on which each state signed; before it, articles say that it negotiates."""
SUMS: Final = (1_000_000_000, 7_000_000_000, 40_000_000_000)
FIRST, LAST = datetime.date(2024, 1, 10), datetime.date(2024, 4, 10)
DAYS = st.dates(FIRST, LAST)
SOME_DAY = st.none() | DAYS


@dataclass(frozen=True)
class Said:
    """One claim of one article: what the model knows of it. `seq` is how long the log was with it in."""

    fact: tuple[str, ...]
    status: str
    day: datetime.date
    published: datetime.date
    voice: int
    seq: int
    claim: str


class Histories(RuleBasedStateMachine):
    """A ledger as it grows. `addresses` makes a new book in each store."""

    addresses: Callable[[], list[Path | str]]
    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.books = [open_book(where, clock=clock) for where in type(self).addresses()]
        self.said: list[Said] = []
        self.rejected: dict[str, int] = {}
        self.written = 0
        self.answers: list[tuple[Coordinates, Any]] = []
        self.projections = [type(self).folder / f"{servers.name()}.duckdb" for _ in self.books]

    def all(self, act: Callable[[SqlBook], Any]) -> Any:
        """The answer that every store gives."""
        answers = [act(book) for book in self.books]
        assert all(answer == answers[0] for answer in answers)
        return answers[0]

    @initialize()
    def begin(self) -> None:
        """A first article, so that there is something to ask."""
        self.report("DEU", FIRST, None)

    @rule(state=st.sampled_from(sorted(SIGNED)), day=DAYS, amount=st.none() | st.sampled_from(SUMS))
    def report(self, state: str, day: datetime.date, amount: int | None) -> None:
        """An article of any day: what a state has done by then, or what it promises."""
        self._store(state, day, amount, len(self.said))

    @rule(data=st.data(), later=st.integers(0, 20))
    def repeat(self, data: st.DataObject, later: int) -> None:
        """Another paper prints an article again, on the same day or later."""
        first = data.draw(st.sampled_from(self.said))
        amount = int(first.fact[2]) if len(first.fact) > 2 else None
        self._store(first.fact[1], first.published, amount, first.voice, later)

    def _store(self, state: str, day: datetime.date, amount: int | None, voice: int, later: int = 0) -> None:
        self.written += 1
        published = day + datetime.timedelta(days=later)
        words = news(voice).text.partition(". ")[2]
        if amount is not None:
            quote = f"{state} promises Ukraine {amount} euros"
            row = pledge(state, quote, amount=amount, period_start="2024", period_end="2024")
            fact, status, happened = ("pledge", state, str(amount)), "pledged", published
        elif day < datetime.date.fromisoformat(SIGNED[state]):
            quote = f"{state} negotiates a security agreement with Ukraine"
            row = signed(state, quote, status="negotiating")
            fact, status, happened = ("agreement", state), "negotiating", published
        else:
            quote = f"{state} signed a security agreement with Ukraine on {SIGNED[state]}"
            row = signed(state, quote, date=SIGNED[state])
            fact, status = ("agreement", state), "signed"
            happened = datetime.date.fromisoformat(SIGNED[state])
        article = Article(
            f"{quote}. {words} Page {self.written}.", [row], published.isoformat(), f"{self.written}.txt"
        )
        made = batch_of(article)
        assert self.all(lambda book: book.add(made))
        seq, claim = self.all(lambda book: book.head()), made.claims[0].id
        self.said.append(Said(fact, status, happened, published, voice, seq, claim))

    @precondition(lambda self: len(self.rejected) < len(self.said))
    @rule(data=st.data())
    def reject(self, data: st.DataObject) -> None:
        """A person rejects a claim."""
        left = [one.claim for one in self.said if one.claim not in self.rejected]
        claim = data.draw(st.sampled_from(left))
        assert self.all(lambda book: book.record(Verdict("reject", "Olena", (claim,), "misread"))) == 1
        self.rejected[claim] = self.all(lambda book: book.head())

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """A text is taken away; its claims with their quotes stay."""
        name = data.draw(st.sampled_from(self.said)).claim
        (claim,) = (c for c in self.books[0].claims() if c.id == name)
        self.all(lambda book: len(book.withdraw(claim.document, "Olena", "asked")))

    @rule()
    def rebuild(self) -> None:
        """What is kept beside the log is made anew from it, and is what it was."""
        before = self.all(lambda book: book.voices())
        for book in self.books:
            book.rebuild()
        assert self.all(lambda book: book.voices()) == before

    @rule(data=st.data())
    def ask(self, data: st.DataObject) -> None:
        """An answer at any coordinates is the model's, and is kept, to be asked for again."""
        head = self.all(lambda book: book.head())
        days = sorted({day for one in self.said for day in (one.published, one.day)})
        turns = st.none() | st.sampled_from([*days, days[0] - datetime.timedelta(days=1)])
        for _ in range(3):
            at = Coordinates(data.draw(turns), data.draw(turns), head - data.draw(st.integers(0, head)))
            found = self._answer(at)
            assert plain(found) == self._model(at)
            self._projected(at, found)
            self.answers = [*self.answers[-5:], (at, found)]

    @rule(one=SOME_DAY, other=SOME_DAY, share=st.floats(0, 1))
    def compare(self, one: datetime.date | None, other: datetime.date | None, share: float) -> None:
        """The difference of two states, applied to the first, is the second."""
        head = self.all(lambda book: book.head())
        first = self._tables(Coordinates(None, one, round(share * head)))
        second = self._tables(Coordinates(None, other, head))
        for before, after in ((first, second), (second, first)):
            assert apply(diff(before, after), before) == state(after)

    @invariant()
    def the_past_stays(self) -> None:
        """Whatever was answered at fixed coordinates is answered again."""
        for at, answer in self.answers:
            assert self._answer(at) == answer

    def _answer(self, at: Coordinates) -> Ledger:
        return self.all(lambda book: ledger(book, at, context(book, at.recorded)))

    def _projected(self, at: Coordinates, wanted: Ledger) -> None:
        """The answer that a projection of each book gives is that of its fold."""
        for book, path in zip(self.books, self.projections, strict=True):
            build(book, path)
            with opened(path, readonly=True) as duck:
                found = projected.ledger(duck, at)
            assert plain(found) == self._model(at)
            assert replace(found, issues=()) == replace(wanted, issues=())

    def _tables(self, at: Coordinates) -> Tables:
        def made(book: SqlBook) -> Tables:
            found, entries = context(book, at.recorded), tuple(book.entries(at.recorded))
            seen = view(
                ledger(book, at, found),
                found,
                today=TODAY,
                recorded=tuple(book.issues(at.recorded)),
                entries=entries,
            )
            return tables_of(seen)

        return self.all(made)

    def _model(self, at: Coordinates) -> dict[tuple[str, ...], tuple[str, int, int]]:
        """For each fact its furthest status, how many reports it has, and how many voices."""
        assert at.recorded is not None
        found: dict[tuple[str, ...], list[Said]] = {}
        known = [
            one
            for one in self.said
            if one.seq <= at.recorded < self.rejected.get(one.claim, at.recorded + 1)
            and one.published <= (at.known or one.published)
        ]
        for one in known:
            # Talks without a day had begun when they were first told; later reports tell of the same.
            told = [other.day for other in known if (other.fact, other.status) == (one.fact, one.status)]
            day = min(told) if one.status == "negotiating" else one.day
            if day <= (at.as_of or day):
                found.setdefault(one.fact, []).append(one)
        return {
            fact: (max(one.status for one in rows), len(rows), len({one.voice for one in rows}))
            for fact, rows in found.items()
        }

    def teardown(self) -> None:
        for book in self.books:
            book.close()


def plain(found: Ledger) -> dict[tuple[str, ...], tuple[str, int, int]]:
    """A ledger as the model gives it."""
    facts: dict[tuple[str, ...], tuple[str, int, int]] = {}
    for one in found.agreements:
        (other,) = set(one.parties) - {"UKR"}
        assert ("agreement", other) not in facts
        facts["agreement", other] = (one.status, len(one.reports), one.voices)
    for gift in found.commitments:
        assert gift.value.donor and gift.value.amount
        name = ("pledge", gift.value.donor, str(int(gift.value.amount)))
        assert name not in facts
        facts[name] = (gift.value.stage, len(gift.reports), gift.voices)
    return facts


@pytest.fixture
def histories(server_or_none: servers.Server | None, tmp_path: Path) -> type[Histories]:
    """The machine on every store that is here."""

    class Here(Histories):
        folder = tmp_path

        @staticmethod
        def addresses() -> list[Path | str]:
            files: list[Path | str] = [tmp_path / f"{servers.name()}.db"]
            return files + ([server_or_none.address(servers.name())] if server_or_none else [])

    return Here


@pytest.fixture(scope="module")
def server_or_none() -> Iterator[servers.Server | None]:
    """A PostgreSQL server, where one can be started."""
    with contextlib.ExitStack() as stack:
        try:
            started = servers.start()
        except servers.NoServer:
            yield None
            return
        stack.callback(started.stop)
        yield started


def run(machine: type[Histories], examples: int, steps: int) -> None:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=checks),
    )


def test_any_history_gives_the_models_answers_for_good(histories: type[Histories]) -> None:
    run(histories, 5, 10)


@pytest.mark.slow
def test_many_histories_give_the_models_answers_for_good(histories: type[Histories]) -> None:
    run(histories, 80, 30)
