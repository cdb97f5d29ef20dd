"""Eventful histories of small books: few donors, near sums, close days, so that everything meets everything.

A history follows from its number alone. Each is about one thing mostly (sums, goods, agreements, counts), and
between articles people decide all that can be decided.
"""

import random
from dataclasses import replace
from typing import Any, Final

from pactbook.book.enter import date_of, directive, enter
from pactbook.book.judged import PERSON
from pactbook.model.claims import Claim, Commitment, from_plain
from pactbook.model.entries import Entry
from pactbook.model.sources import Document, Row
from pactbook.model.verdicts import Supersession, Verdict, after, undo
from pactbook.store.base import Batch
from pactbook.store.errors import BookError
from pactbook.store.sql import SqlBook
from tests.publish.making import Article, batch_of, claim_of
from tests.store.making import news

DAYS: Final = ("2024-02-16", "2024-02-17", "2024-02-23", "2024-03-01", "2024-03-19", "2024-02", "2024")
PUBLISHED: Final = (
    "2024-02-10",
    "2024-02-16",
    "2024-02-17",
    "2024-02-24",
    "2024-03-05",
    "2024-03-20",
    "2024-03",
)
PEOPLE: Final = ("Olena", "Taras")
NAMES: Final = ("Volodymyr Zelensky", "Zelenskyy", "Olaf Scholz", "Scholz", "Anna Scholz")

Said = dict[str, Any]
Vocabulary = dict[str, list[Any]]

AGREEMENT: Final[Vocabulary] = {
    "kind": ["agreement"],
    "parties": [["DEU", "UKR"], ["DEU", "UKR"], ["DNK", "UKR"]],
    "instrument": ["security_agreement", "security_agreement", "memorandum"],
    "status": ["announced", "negotiating", "signed", "signed", "in_force", "terminated"],
    "date": [None, *DAYS],
    "modality": ["asserted", "asserted", "asserted", "planned", "denied"],
    "term_years": [None, None, 10, 12.5],
    "place": [None, "Berlin", "Lviv"],
}
SUM: Final[Vocabulary] = {
    "kind": ["commitment"],
    "donor": ["DEU", "DEU", None],
    "recipient": ["UKR"],
    "aid": ["military", "military", "unspecified", "financial"],
    "amount": [1e9, 1.003e9, 1.006e9, 1.009e9, 1.1e9, 7.1e9, 7.1e8],
    "currency": ["EUR", "EUR", "DKK"],
    "bound": ["exact", "exact", "exact", "at_most", "about"],
    "converted": [None, None, {"amount": 1.003e9, "currency": "EUR"}, {"amount": 1.1e9, "currency": "DKK"}],
    "period_start": ["2024", "2024", None],
    "period_end": ["2024", "2024", "2027", None],
    "stage": ["pledged", "pledged", "pledged", "allocated", "delivered", "postponed"],
    "modality": ["planned", "planned", "asserted", "denied"],
}
GOODS: Final[Vocabulary] = {
    "kind": ["commitment"],
    "donor": ["DEU", None],
    "recipient": ["UKR"],
    "items": [[{"what": "F-16 jets", "quantity": 6}], [{"what": "F-16 aircraft"}], [{"what": "shells"}]],
    "stage": ["pledged", "delivered"],
    "period_end": [None, "2024-02"],
    "modality": ["planned", "asserted"],
}
COUNT: Final[Vocabulary] = {
    "kind": ["count"],
    "what": ["signed", "negotiating"],
    "value": [0, 1, 2],
    "as_of": [None, *DAYS],
    "members": [[], ["DEU"], ["DEU", "DNK"]],
}
ROLE: Final[Vocabulary] = {
    "kind": ["role"],
    "person": list(NAMES),
    "office": [None, "President"],
    "affiliation": [None, "UKR", "DEU"],
    "event_role": ["signatory", "participant"],
}
ASSESSMENT: Final[Vocabulary] = {
    "kind": ["assessment"],
    "target": ["DEU"],
    "dimension": ["adequacy"],
    "direction": ["positive", "negative"],
}
ALL: Final = (AGREEMENT, SUM, GOODS, COUNT, ROLE, ASSESSMENT)


def claim_words(chance: random.Random, vocabulary: Vocabulary) -> Said:
    """One claim as a codebook row, without its quote."""
    said = {name: chance.choice(values) for name, values in vocabulary.items()}
    return said | ({"period_start": None} if said.get("period_end") is None and "amount" in said else {})


class Eventful:
    """A book to which things happen."""

    def __init__(self, book: SqlBook, number: int) -> None:
        self.book = book
        self.number = number
        self.chance = random.Random(number)
        self.main = ALL[:4][number % 4]
        self.documents: list[Document] = []
        self.tables: list[list[Said]] = []
        self.table_keys: list[str] = []
        self.claims: list[Claim] = []
        self.newest: dict[str, Verdict] = {}
        self.replaced: dict[str, Supersession] = {}
        self.written = 0

    def happen(self, times: int) -> None:
        """So many things happen, one after the other."""
        deeds = [self.report] * 5 + [self.repeat] * 2 + [self.judge] * 2
        deeds += [self.link, self.link, self.date, self.take_back, self.supersede, self.read_again]
        deeds += [self.table, self.supersede] if self.number % 3 == 0 else []
        for _ in range(times):
            (self.chance.choice(deeds) if self.claims else self.report)()

    def report(self, voice: int | None = None) -> None:
        """An article of any day, with some claims."""
        self.written += 1
        said = [self._claim() for _ in range(self.chance.choice((1, 1, 2, 3)))]
        quotes = [f"Sentence {n} of {self.written}." for n in range(len(said))]
        words = news(self.written if voice is None else voice).text.partition(". ")[2]
        rows = [{**row, "quote": quote} for row, quote in zip(said, quotes, strict=True)]
        text = f"{words} {' '.join(quotes)} Page {self.written}."
        made = batch_of(Article(text, rows, self._day(), f"{self.written}.txt"))
        assert self.book.add(made)
        self.documents.append(made.document)
        self.claims += made.claims

    def _claim(self) -> Said:
        chosen = self.main if self.chance.random() < 0.7 else self.chance.choice(ALL)
        return claim_words(self.chance, chosen)

    def repeat(self) -> None:
        """The words of an article once more, on any day."""
        self.report(self.chance.randint(1, self.written))

    def table(self) -> None:
        """A table of one's own, or of a tracker; often a newer version of one that was there."""
        self.written += 1
        again = bool(self.tables) and self.chance.random() < 0.6
        said = [dict(row) for row in self.chance.choice(self.tables)] if again else []
        said = [row for row in said if self.chance.random() < 0.8] + [self._claim() for _ in range(not said)]
        self.tables.append(said)
        lines = [f"{self.written}.{n} as it stands" for n in range(len(said))]
        document = batch_of(Article("\n".join(lines), (), self._day(), f"table {self.written}")).document
        more = (("tracker", "theirs"), ("release", str(self.written))) if self.chance.random() < 0.3 else ()
        entries, public = [], self._day()
        for number, row in enumerate(said, 1):
            value, modality = from_plain(row["kind"], row), row.get("modality", "asserted")
            evidence = (Row(document.sha256, None, number),)
            extra = more if isinstance(value, Commitment) else ()
            entries.append(
                Entry(directive(value), date_of(value), public, value, evidence, modality, extra=extra)
            )
        assert self.book.add(Batch(document, entries=tuple(entries)))
        self.table_keys.append(document.key)
        at = 0
        for entry, line in zip(entries, lines, strict=True):
            where = document.key, document.label, document.published, at, at + len(line), line
            self.claims.append(Claim(*where, entry.value, entry.modality, id=entry.id))
            at += len(line) + 1

    def _day(self) -> str:
        return self.chance.choice(PUBLISHED)

    def judge(self) -> None:
        """Somebody's verdict on a claim."""
        claim, kind = (
            self.chance.choice(self.claims),
            self.chance.choice(("accept", "reject", "correct", "add")),
        )
        written = None
        if kind in ("correct", "add"):
            value = self.chance.choice(self.claims).value
            written = replace(claim, value=value, extractor=PERSON, id="")
        subject = written.id if kind == "add" and written else claim.id
        self._record(Verdict(kind, self._person(), (subject,), claim=written))
        if written is not None and self.chance.random() < 0.3:
            self.claims.append(written)

    def link(self) -> None:
        """A word on whether two claims are one thing."""
        money = self.chance.random() < 0.6
        there = {one.id for one in self.claims if isinstance(one.value, Commitment) == money}
        if len(there) > 1:
            kinds = ("same_money", "same_money", "new_money") if money else ("merge", "merge", "split")
            pair = self.chance.sample(sorted(there), 2)
            self._record(Verdict(self.chance.choice(kinds), self._person(), tuple(pair)))

    def date(self) -> None:
        """A document's date is corrected."""
        document, day = self.chance.choice(self.documents).key, self._day()
        self._record(Verdict("date_correction", self._person(), (document,), published=day))

    def take_back(self) -> None:
        """A verdict is taken back."""
        standing = [one for one in self.newest.values() if one.kind != "undo"]
        if standing:
            made = undo(self.chance.choice(standing))
            self.newest[made.key] = made
            assert self.book.record(made) == 1

    def supersede(self) -> None:
        """A newer version stands for a document, or no longer does."""
        keys = [document.key for document in self.documents]
        if len(self.table_keys) > 1 and self.chance.random() < 0.6:
            keys = self.table_keys
        older, newer = (self.chance.choice(keys) for _ in range(2))
        last = self.replaced.get(older)
        back = last is not None and last.newer is not None and self.chance.random() < 0.5
        made = Supersession(older, None if back else newer, "Olena", supersedes=last.id if last else None)
        if self._stored(made):
            self.replaced[older] = made

    def read_again(self) -> None:
        """A newer reading of a document keeps some claims, loses others, finds new ones; one may wait."""
        document = self.chance.choice(self.documents)
        kept = [one for one in self.book.claims(of=document.key) if self.chance.random() < 0.6]
        where = {"quote": document.text[:30], "start": 0}
        new = [claim_of({**self._claim(), **where}, document) for _ in range(self.chance.randint(0, 2))]
        found = {one.id: one for one in (*kept, *new)}
        held = [name for name in found if self.chance.random() < 0.3]
        entries = tuple(e for one in found.values() if one.id not in held and (e := enter(one)))
        if self.book.renew(Batch(document, tuple(found.values()), entries), "newer 1", held):
            known = {one.id for one in self.claims}
            self.claims += [one for one in found.values() if one.id not in known]

    def _person(self) -> str:
        return self.chance.choice(PEOPLE)

    def _record(self, first: Verdict) -> None:
        made = after(first, self.newest.get(first.key))
        if self._stored(made):
            self.newest[made.key] = made

    def _stored(self, made: Verdict | Supersession) -> bool:
        """False for a decision that the book refuses, which is no fault here."""
        try:
            return self.book.record(made) == 1
        except (ValueError, BookError):
            return False
