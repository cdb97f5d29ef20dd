"""Projections against the fold: the same ledger at any coordinates, whatever happened to a book before.

Articles of all kinds arrive in any order, copies and older originals among them; people accept, reject,
correct, add, merge, split, join and part money, date documents anew, put one in place of another and take
verdicts back; newer readings replace older ones; texts are withdrawn.
"""

import datetime
from dataclasses import replace
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

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

from pactbook.book.enter import enter
from pactbook.book.facts import Coordinates, Ledger
from pactbook.book.judged import PERSON
from pactbook.model.claims import Claim, Commitment
from pactbook.model.sources import Document
from pactbook.model.verdicts import Supersession, Verdict, after, undo
from pactbook.pipeline import projected, projecting
from pactbook.pipeline.projected import plain
from pactbook.store import duck as ducks
from pactbook.store.base import Batch
from pactbook.store.duck_rows import TABLES
from pactbook.store.errors import BookError
from pactbook.store.sql import open_book
from pactbook.wiring import ledger
from tests.publish.making import Article, batch_of, claim_of, clock
from tests.store import server as servers
from tests.store.making import news

DONORS: Final = ("DEU", "DNK", None)
DAYS: Final = ("2024-02-16", "2024-02-23", "2024-03-01", "2024-03-19", "2024-02", "2024")
PUBLISHED: Final = ("2024-02-10", "2024-02-17", "2024-02-24", "2024-03-05", "2024-03-20", "2024-03")
AMOUNTS: Final = (1e9, 1.002e9, 1.004e9, 1.008e9, 1.1e9, 7.1e9, 7.1e8)
PEOPLE: Final = ("Olena", "Taras")
NAMES: Final = ("Volodymyr Zelensky", "Zelenskyy", "Olaf Scholz", "Scholz", "Anna Scholz")

AGREEMENTS = st.fixed_dictionaries(
    {
        "kind": st.just("agreement"),
        "parties": st.sampled_from([["DEU", "UKR"], ["DNK", "UKR"]]),
        "instrument": st.sampled_from(["security_agreement", "security_agreement", "memorandum"]),
        "status": st.sampled_from(["announced", "negotiating", "signed", "signed", "in_force", "terminated"]),
        "date": st.none() | st.sampled_from(DAYS),
        "modality": st.sampled_from(["asserted", "asserted", "asserted", "planned", "denied"]),
        "term_years": st.sampled_from([None, None, 10, 12.5]),
        "place": st.sampled_from([None, "Berlin", "Lviv"]),
    }
)
SUMS = st.fixed_dictionaries(
    {
        "kind": st.just("commitment"),
        "donor": st.sampled_from(DONORS),
        "recipient": st.just("UKR"),
        "aid": st.sampled_from(["military", "military", "unspecified", "financial"]),
        "amount": st.sampled_from(AMOUNTS),
        "currency": st.sampled_from(["EUR", "EUR", "DKK"]),
        "bound": st.sampled_from(["exact", "exact", "at_most", "about"]),
        "converted": st.sampled_from([None, None, {"amount": 1e9, "currency": "EUR"}]),
        "period_start": st.sampled_from([None, "2024"]),
        "period_end": st.sampled_from([None, "2024", "2027"]),
        "stage": st.sampled_from(["pledged", "pledged", "allocated", "delivered", "postponed"]),
        "modality": st.sampled_from(["planned", "planned", "asserted", "denied"]),
    }
)
GOODS = st.fixed_dictionaries(
    {
        "kind": st.just("commitment"),
        "donor": st.sampled_from(DONORS),
        "recipient": st.just("UKR"),
        "items": st.sampled_from([[{"what": "F-16 jets", "quantity": 6}], [{"what": "F-16 aircraft"}]]),
        "stage": st.sampled_from(["pledged", "delivered"]),
        "modality": st.just("planned"),
    }
)
COUNTS = st.fixed_dictionaries(
    {
        "kind": st.just("count"),
        "what": st.sampled_from(["signed", "negotiating"]),
        "value": st.integers(0, 2),
        "as_of": st.none() | st.sampled_from(DAYS),
        "members": st.sampled_from([[], ["DEU"], ["DEU", "DNK"]]),
    }
)
ROLES = st.fixed_dictionaries(
    {
        "kind": st.just("role"),
        "person": st.sampled_from(NAMES),
        "office": st.sampled_from([None, "President"]),
        "affiliation": st.sampled_from([None, "UKR", "DEU"]),
        "event_role": st.sampled_from(["signatory", "participant"]),
    }
)
OTHERS = st.sampled_from(
    [
        {"kind": "statistic", "subject": "DEU", "measure": "gdp", "value": 4e12, "unit": "USD"},
        {"kind": "assessment", "target": "DEU", "dimension": "adequacy", "direction": "positive"},
        {"kind": "assessment", "target": "DEU", "dimension": "adequacy", "direction": "negative"},
    ]
)
CLAIMS = AGREEMENTS | SUMS | SUMS | GOODS | COUNTS | ROLES | OTHERS


class Histories(RuleBasedStateMachine):
    """A book as it grows, with its projection. `folder` is where they lie."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        name = servers.name()
        self.book = open_book(type(self).folder / f"{name}.db", clock=clock)
        self.path = type(self).folder / f"{name}.duckdb"
        self.documents: list[Document] = []
        self.claims: list[Claim] = []
        self.newest: dict[str, Verdict] = {}
        self.replaced: dict[str, Supersession] = {}
        self.answers: list[tuple[Coordinates, Ledger]] = []
        self.written = 0

    # What happens.

    @initialize(said=st.lists(CLAIMS, min_size=1, max_size=3))
    def begin(self, said: list[dict[str, Any]]) -> None:
        """A first article."""
        self._add(said, PUBLISHED[2], 0)

    @rule(said=st.lists(CLAIMS, max_size=4), day=st.sampled_from(PUBLISHED))
    def report(self, said: list[dict[str, Any]], day: str) -> None:
        """An article of any day."""
        self._add(said, day, self.written)

    @rule(said=st.lists(CLAIMS, max_size=2), day=st.sampled_from(PUBLISHED), data=st.data())
    def repeat(self, said: list[dict[str, Any]], day: str, data: st.DataObject) -> None:
        """Another paper prints the words of an article that was there, before it or after it."""
        self._add(said, day, data.draw(st.integers(0, self.written - 1)))

    def _add(self, said: list[dict[str, Any]], day: str, voice: int) -> None:
        self.written += 1
        quotes = [f"Sentence {n} of {self.written}." for n in range(len(said))]
        words = news(voice).text.partition(". ")[2]
        rows = [{**row, "quote": quote} for row, quote in zip(said, quotes, strict=True)]
        text = f"{words} {' '.join(quotes)} Page {self.written}."
        made = batch_of(Article(text, rows, day, f"{self.written}.txt"))
        assert self.book.add(made)
        self.documents.append(made.document)
        self.claims += made.claims

    @precondition(lambda self: self.claims)
    @rule(data=st.data(), kind=st.sampled_from(["accept", "reject", "correct", "add"]))
    def judge(self, data: st.DataObject, kind: str) -> None:
        """A verdict on a claim, which follows the person's last one on it."""
        claim = data.draw(st.sampled_from(self.claims))
        other = None
        if kind in ("correct", "add"):
            value = data.draw(st.sampled_from(self.claims)).value
            other = replace(claim, value=value, extractor=PERSON, id="")
        subject = other.id if kind == "add" and other else claim.id
        self._record(Verdict(kind, data.draw(st.sampled_from(PEOPLE)), (subject,), claim=other))

    @precondition(lambda self: len(self.claims) > 1)
    @rule(data=st.data(), kind=st.sampled_from(["merge", "split", "same_money", "new_money"]))
    def link(self, data: st.DataObject, kind: str) -> None:
        """A word on whether claims are one thing."""
        money = kind.endswith("money")
        there = [one for one in self.claims if isinstance(one.value, Commitment) == money]
        if len({one.id for one in there}) > 1:
            chosen = data.draw(
                st.lists(st.sampled_from(there), min_size=2, max_size=3, unique_by=lambda c: c.id)
            )
            person = data.draw(st.sampled_from(PEOPLE))
            self._record(Verdict(kind, person, tuple(one.id for one in chosen)))

    @rule(data=st.data(), day=st.sampled_from(PUBLISHED))
    def date(self, data: st.DataObject, day: str) -> None:
        """A document's date is corrected."""
        document = data.draw(st.sampled_from(self.documents)).key
        self._record(
            Verdict("date_correction", data.draw(st.sampled_from(PEOPLE)), (document,), published=day)
        )

    @precondition(lambda self: self.newest)
    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        """A verdict is taken back."""
        last = self.newest[data.draw(st.sampled_from(sorted(self.newest)))]
        made = undo(last)
        self.newest[made.key] = made
        assert self.book.record(made) == 1

    def _record(self, first: Verdict) -> None:
        made = after(first, self.newest.get(first.key))
        try:
            self.book.record(made)
        except (ValueError, BookError):
            return
        self.newest[made.key] = made

    @precondition(lambda self: len(self.documents) > 1)
    @rule(data=st.data(), back=st.booleans())
    def supersede(self, data: st.DataObject, back: bool) -> None:
        """A newer version stands for a document, or no longer."""
        older, newer = (data.draw(st.sampled_from(self.documents)).key for _ in range(2))
        last = self.replaced.get(older)
        made = Supersession(older, None if back else newer, "Olena", supersedes=last.id if last else None)
        try:
            self.book.record(made)
        except (ValueError, BookError):
            return
        self.replaced[older] = made

    @rule(data=st.data(), said=st.lists(CLAIMS, max_size=3))
    def read_again(self, data: st.DataObject, said: list[dict[str, Any]]) -> None:
        """A newer reading finds some claims again, loses others and adds some; a few wait for review."""
        document = data.draw(st.sampled_from(self.documents))
        if not self.book.document(document.key).text:  # type: ignore[union-attr]
            return
        own = list(self.book.claims(of=document.key))
        kept = [one for one in own if data.draw(st.booleans())]
        quote = document.text[document.start : document.start + 30]
        rows = [{**row, "quote": quote, "start": document.start} for row in said]
        fresh = {one.id: one for one in [*kept, *(claim_of(row, document) for row in rows)]}
        held = [name for name in fresh if data.draw(st.booleans())][:1]
        entries = tuple(e for one in fresh.values() if one.id not in held and (e := enter(one)))
        made = Batch(document, tuple(fresh.values()), entries)
        if self.book.renew(made, "newer 1", held):
            known = {one.id for one in self.claims}
            self.claims += [one for one in fresh.values() if one.id not in known]

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        """A text is taken away; its claims with their quotes stay."""
        self.book.withdraw(data.draw(st.sampled_from(self.documents)).key, "Olena", "asked")

    # What is asked.

    @rule(data=st.data())
    def ask(self, data: st.DataObject) -> None:
        """The projection, brought up to date, gives what the fold gives, at any coordinates."""
        head = self.book.head()
        days = st.none() | st.dates(datetime.date(2024, 2, 9), datetime.date(2024, 3, 31))
        with self._projection() as duck:
            for _ in range(4):
                at = Coordinates(
                    data.draw(days), data.draw(days), head - data.draw(st.integers(0, min(head, 12)))
                )
                found = projected.ledger(duck, at)
                assert plain(found) == plain(ledger(self.book, at))
                self.answers = [*self.answers[-7:], (at, found)]
            found = projected.ledger(duck, Coordinates())
            assert plain(found) == plain(ledger(self.book, Coordinates()))

    @rule()
    def build_anew(self) -> None:
        """A projection made at once has the rows of one that grew."""
        again = self.path.with_suffix(".again")
        with self._projection() as duck:
            projecting.build(self.book, again, anew=True)
            with ducks.opened(again) as other:
                assert contents(other) == contents(duck)

    @invariant()
    def the_past_stays(self) -> None:
        """Whatever was answered at fixed coordinates is answered again."""
        if self.answers:
            with self._projection() as duck:
                for at, answer in self.answers:
                    assert plain(projected.ledger(duck, at)) == plain(answer)

    def _projection(self) -> ducks.Duck:
        projecting.build(self.book, self.path)
        return ducks.opened(self.path, readonly=True)

    def teardown(self) -> None:
        self.book.close()


def contents(duck: ducks.Duck) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, in a fixed order."""
    return {name: sorted(duck.all(name), key=repr) for name in TABLES}


def run(machine: type[Histories], examples: int, steps: int) -> None:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    run_state_machine_as_test(
        machine,
        settings=settings(max_examples=examples, stateful_step_count=steps, suppress_health_check=checks),
    )


@pytest.fixture
def histories(tmp_path: Path) -> type[Histories]:
    class Here(Histories):
        folder = tmp_path

    return Here


def test_any_history_is_projected_as_it_is_folded(histories: type[Histories]) -> None:
    run(histories, 4, 8)


@pytest.mark.slow
def test_many_histories_are_projected_as_they_are_folded(histories: type[Histories]) -> None:
    run(histories, 300, 30)
