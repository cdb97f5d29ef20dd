"""Random histories in both stores at once, against a model of a few lists: the same answers and root."""

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from pactbook.model.sources import Document
from pactbook.model.verdicts import Decision, Supersession, Verdict, after, standing, undo
from pactbook.store.errors import Conflict
from pactbook.store.sql import SqlBook, open_book, place
from pactbook.store.verify import verify
from tests.store import server as servers
from tests.store.making import batch, clock, news

PEOPLE = ("Olena", "Taras")
DAYS = ("2024-03-19", "2024-01-02", "2022-02-24")


class Histories(RuleBasedStateMachine):
    """What people do to a book, in any order. `addresses` makes one for each store."""

    addresses: Callable[[], list[Path | str]]

    def __init__(self) -> None:
        super().__init__()
        self.where = type(self).addresses()
        self.books = [open_book(where, clock=clock) for where in self.where]
        self.documents: list[Document] = []
        self.claims: list[str] = []
        self.decisions: list[Decision] = []
        self.newest: dict[str, Verdict] = {}
        self.superseded: dict[str, str] = {}
        self.withdrawn: set[str] = set()
        self.roots: list[tuple[int, bytes]] = []

    def all(self, act: Callable[[SqlBook], Any]) -> Any:
        """The answer that every store gives."""
        answers = [act(book) for book in self.books]
        assert all(answer == answers[0] for answer in answers)
        return answers[0]

    @rule(number=st.integers(0, 9), day=st.sampled_from(DAYS))
    def add(self, number: int, day: str) -> None:
        """An article, perhaps one that is known, perhaps older than all others."""
        made = batch(dataclasses.replace(news(number), published=day))
        known = any(made.document.key == one.key for one in self.documents)
        assert self.all(lambda book: book.add(made)) is not known
        if not known:
            self.documents.append(made.document)
            self.claims += [claim.id for claim in made.claims]

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), kind=st.sampled_from(["accept", "reject"]), person=st.sampled_from(PEOPLE))
    def judge(self, data: st.DataObject, kind: str, person: str) -> None:
        """A verdict that follows the person's last one."""
        claim = data.draw(st.sampled_from(self.claims))
        first = Verdict(kind, person, (claim,))
        made = after(first, self.newest.get(first.key))
        assert self.all(lambda book: book.record(made, made)) == 1
        self.decisions.append(made)
        self.newest[made.key] = made

    @precondition(lambda self: self.newest)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """An undo of the newest verdict, and one that comes too late."""
        last = self.newest[data.draw(st.sampled_from(sorted(self.newest)))]
        made = undo(last)
        assert self.all(lambda book: book.record(made)) == 1
        self.decisions.append(made)
        self.newest[made.key] = made
        for book in self.books:
            with pytest.raises(Conflict):
                book.record(undo(last, "too late"))

    @precondition(lambda self: len(self.documents) > 1)
    @rule(data=st.data())
    def supersede(self, data: st.DataObject) -> None:
        """A newer version of a document; never in a circle, and never twice."""
        older, newer = (data.draw(st.sampled_from(self.documents)).key for _ in range(2))
        made = Supersession(older, newer, "Olena")
        at: str | None = newer
        while at is not None and at != older:
            at = self.superseded.get(at)
        known = made in self.decisions
        faults = [] if known else [ValueError] * (at == older) or [Conflict] * (older in self.superseded)
        for fault in faults:
            for book in self.books:
                with pytest.raises(fault):
                    book.record(made)
        if not faults:
            assert self.all(lambda book: book.record(made)) == (0 if known else 1)
            if not known:
                self.decisions.append(made)
                self.superseded[older] = newer

    @precondition(lambda self: self.documents)
    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """A text is taken away, once."""
        document = data.draw(st.sampled_from(self.documents))
        made = self.all(lambda book: book.withdraw(document.key, "Olena", "asked"))
        assert len(made) == (document.key not in self.withdrawn)
        self.decisions += made
        self.withdrawn.add(document.key)

    @rule()
    def rebuild(self) -> None:
        """The projections are made anew."""
        for book in self.books:
            book.rebuild()

    @rule()
    def open_again(self) -> None:
        """The program ends, and another begins."""
        for book in self.books:
            book.close()
        self.books = [open_book(where, clock=clock) for where in self.where]

    @invariant()
    def holds_what_was_put_in(self) -> None:
        """Nothing is lost, nothing is there twice, nothing comes back."""
        gone = self.withdrawn
        left = [dataclasses.replace(one, text="") if one.key in gone else one for one in self.documents]
        assert self.all(lambda book: list(book.documents())) == left
        assert self.all(lambda book: [claim.id for claim in book.claims()]) == self.claims
        assert self.all(lambda book: [one.decision for one in book.decisions()]) == self.decisions
        self.all(lambda book: book.voices())

    @invariant()
    def knows_what_stands_and_where_words_are(self) -> None:
        """The newest verdict of each chain stands unless it was taken back; withdrawn words are not found."""
        stand = self.all(lambda book: [one.decision for one in standing(book.decisions()).values()])
        newest = [one for one in self.decisions if self.newest.get(one.key) == one]
        assert [one for one in stand if isinstance(one, Verdict)] == [
            one for one in newest if isinstance(one, Verdict) and one.kind != "undo"
        ]
        hits = self.all(lambda book: sorted((hit.document.key, hit.start) for hit in book.search("signed")))
        assert len(hits) == 2 * (len(self.documents) - len(self.withdrawn))

    @invariant()
    def has_one_root_in_every_store_and_keeps_the_old_ones(self) -> None:
        """What was vouched for once is vouched for at every later time."""
        head = self.all(lambda book: book.head())
        assert head == len(self.documents) * 6 + len(self.decisions)
        for size, root in self.roots:
            assert self.all(lambda book, size=size: book.root(size)) == root
        self.roots = [*self.roots[-3:], (head, self.all(lambda book: book.root()))]

    def teardown(self) -> None:
        for book in self.books:
            book.close()
        for where in self.where:
            opened = place(where, create=False, readonly=True)
            assert verify(opened).issues == ()
            opened.close()


@pytest.fixture
def histories(request: pytest.FixtureRequest, tmp_path: Path) -> type[Histories]:
    """The machine on every store that is here."""
    started: servers.Server | None = None
    try:
        started = request.getfixturevalue("server")
    except pytest.skip.Exception:
        started = None

    class Here(Histories):
        @staticmethod
        def addresses() -> list[Path | str]:
            files: list[Path | str] = [tmp_path / f"{servers.name()}.db"]
            return files + ([started.address(servers.name())] if started else [])

    return Here


def run(machine: type[Histories], examples: int, steps: int) -> None:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=checks),
    )


def test_any_history_gives_the_same_answers_in_every_store(histories: type[Histories]) -> None:
    run(histories, 6, 12)


@pytest.mark.slow
def test_many_histories_give_the_same_answers_in_every_store(histories: type[Histories]) -> None:
    run(histories, 40, 30)
