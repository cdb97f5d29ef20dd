"""What people decide is kept beside the originals, in order, once; a text that was taken away is gone."""

import dataclasses
from pathlib import Path

import pytest

from pactbook.model.claims import Claim, Count
from pactbook.model.verdicts import Supersession, Verdict, after, standing, undo
from pactbook.store.errors import BookError, Conflict
from pactbook.store.sql import SqlBook, open_book
from tests.store.conftest import Books
from tests.store.making import batch, clock, document, news

TEXT = "Ukraine has signed 7 agreements. By May it had signed 9 agreements."


def claims(book: SqlBook, text: str = TEXT) -> list[Claim]:
    made = batch(text)
    book.add(made)
    return list(made.claims)


def corrected(claim: Claim, value: int = 8) -> Claim:
    return dataclasses.replace(claim, value=Count("signed", value), extractor="Olena", id="")


def test_every_kind_of_decision_comes_back_as_it_went_in(book: SqlBook) -> None:
    seven, nine = claims(book)
    source = next(book.documents())
    later = batch("Oslo has signed 3 agreements.")
    book.add(later)
    missed = Claim(source.key, source.label, source.published, 0, 7, "Ukraine", Count("signed", 2))
    made = (
        Verdict("accept", "Olena", (seven.id,), at="2024-06-01T12:00:00Z"),
        Verdict("correct", "Olena", (nine.id,), "misread", corrected(nine)),
        Verdict("reject", "Taras", (nine.id,)),
        Verdict("add", "Olena", (missed.id,), claim=missed),
        Verdict("merge", "Olena", (seven.id, nine.id)),
        Verdict("same_money", "Olena", (seven.id, missed.id)),
        Verdict("date_correction", "Olena", (source.key,), published="2024-03-18"),
        Supersession(source.key, later.document.key, "Olena"),
    )
    before = book.head()
    assert book.record(*made) == len(made)
    assert [one.decision for one in book.decisions()] == list(made)
    assert [one.decision.id for one in book.decisions()] == [one.id for one in made]
    assert [one.seq for one in book.decisions()] == list(range(before + 1, before + 9))
    assert {event.kind for event in book.events() if event.seq > before} == {"verdict", "supersession"}
    assert len(list(book.decisions(before + 3))) == 3
    assert list(book.claims()) == [seven, nine, *later.claims]


def test_the_same_decision_twice_is_one(book: SqlBook) -> None:
    (seven, _) = claims(book)
    one = Verdict("accept", "Olena", (seven.id,), at="2024-06-01")
    assert (book.record(one), book.record(one)) == (1, 0)
    assert book.record(dataclasses.replace(one, at="2024-06-02")) == 0
    assert [decided.decision.at for decided in book.decisions()] == ["2024-06-01"]


def test_a_decision_follows_the_newest_on_its_question(book: SqlBook) -> None:
    (seven, _) = claims(book)
    first = Verdict("accept", "Olena", (seven.id,))
    second = after(Verdict("reject", "Olena", (seven.id,)), first)
    book.record(first, second)
    for late in (Verdict("reject", "Olena", (seven.id,), "unasked"), undo(first), undo(undo(second))):
        with pytest.raises(Conflict):
            book.record(late)
    book.record(undo(second), Verdict("reject", "Taras", (seven.id,)))
    assert [one.decision.person for one in standing(book.decisions()).values()] == ["Taras"]


def test_of_two_people_at_one_question_the_second_is_told(books: Books) -> None:
    address = books.address()
    book = books.open(address)
    (seven, _) = claims(book)
    with books.open(address) as other:
        book.record(Verdict("accept", "the desk", (seven.id,)))
        with pytest.raises(Conflict, match="meanwhile"):
            other.record(Verdict("reject", "the desk", (seven.id,)))


def test_decisions_are_recorded_together_or_not_at_all(book: SqlBook) -> None:
    (seven, _) = claims(book)
    before = (book.head(), book.root())
    with pytest.raises(ValueError, match="not in the book"):
        book.record(Verdict("accept", "Olena", (seven.id,)), Verdict("accept", "Olena", ("f" * 64,)))
    assert (book.head(), book.root(), list(book.decisions())) == (*before, [])


def test_what_does_not_rest_on_the_book_is_refused(book: SqlBook) -> None:
    (seven, nine) = claims(book)
    moved = dataclasses.replace(corrected(nine), start=nine.start + 1, end=nine.end + 1, id="")
    elsewhere = dataclasses.replace(corrected(nine), document="f" * 64 + "#1", id="")
    key = nine.document
    for decision, why in [
        (Verdict("correct", "Olena", (nine.id,), claim=moved), "not at its offsets"),
        (Verdict("correct", "Olena", (nine.id,), claim=elsewhere), "document is not in the book"),
        (Verdict("merge", "Olena", (seven.id, "e" * 64)), "claim eeeeeeeeeeee is not"),
        (Verdict("date_correction", "Olena", ("e" * 64,), published="2024"), "document is not"),
        (Verdict("accept", "", (seven.id,)), "nobody"),
        (Supersession(key, "e" * 64, "Olena"), "not in the book"),
    ]:
        with pytest.raises(ValueError, match=why):
            book.record(decision)
    assert list(book.decisions()) == []


def test_a_claim_that_a_person_made_can_be_judged(book: SqlBook) -> None:
    (_, nine) = claims(book)
    book.record(Verdict("correct", "Olena", (nine.id,), claim=corrected(nine)))
    assert book.record(Verdict("accept", "Taras", (corrected(nine).id,))) == 1


def test_a_document_is_superseded_once_and_never_in_a_circle(book: SqlBook) -> None:
    keys = []
    for number in range(3):
        book.add(batch(news(number)))
        keys.append(news(number).key)
    first = Supersession(keys[0], keys[1], "Olena")
    book.record(first)
    with pytest.raises(Conflict):
        book.record(Supersession(keys[0], keys[2], "Taras"))
    book.record(Supersession(keys[1], keys[2], "Olena"))
    for circle in (Supersession(keys[2], keys[0], "Olena"), Supersession(keys[2], keys[1], "Olena")):
        with pytest.raises(ValueError, match="each document would supersede the other"):
            book.record(circle)
    book.record(Supersession(keys[0], None, "Olena", "by mistake", supersedes=first.id))
    assert book.record(Supersession(keys[2], keys[0], "Olena")) == 1


class TestWithdrawal:
    WORD = "Zaporizhian"
    TEXT = f"The {WORD} brigade was named. Kyiv signed 7 agreements. " + f"More {WORD} words follow. " * 400

    def test_the_text_is_gone_and_its_figures_stay(self, book: SqlBook) -> None:
        for source in (news(1), document(self.TEXT), news(2)):
            book.add(batch(source))
        key, size, root = document(self.TEXT).key, book.head(), book.root()
        kept = (list(book.claims()), list(book.entries()), book.voices())
        assert len(list(book.search(self.WORD))) > 3
        (made,) = book.withdraw(key, "Olena", "the publisher asked for it", "2024-06-01")
        assert (made.document, made.reason) == (key, "the publisher asked for it")
        assert [one.decision for one in book.decisions()] == [made]
        gone = book.document(key)
        assert gone is not None and gone.text == ""
        assert list(book.search(self.WORD)) == []
        assert len(list(book.search("signed"))) == 4
        assert (list(book.claims()), list(book.entries()), book.voices()) == kept
        assert (book.head(), book.root(size)) == (size + 1, root)
        book.rebuild()
        assert (book.voices(), len(list(book.search("signed")))) == (kept[2], 4)

    def test_the_words_are_gone_from_the_disk(self, tmp_path: Path) -> None:
        with open_book(tmp_path / "b.db", clock=clock) as book:
            for source in (news(1), document(self.TEXT), news(2)):
                book.add(batch(source))
            book.withdraw(document(self.TEXT).key, "Olena", "the publisher asked for it")
            for file in tmp_path.iterdir():
                assert self.WORD.lower().encode() not in file.read_bytes().lower(), file.name
        assert self.WORD.lower().encode() not in (tmp_path / "b.db").read_bytes().lower()

    def test_all_articles_of_a_file_go_with_its_text(self, book: SqlBook) -> None:
        text = "date 2024-03-19 Kyiv signed 7 agreements.\ndate 2024-04-02 Kyiv signed 9 agreements.\n"
        cut = text.index("date 2024-04-02")
        one = dataclasses.replace(document(text), end=cut)
        two = dataclasses.replace(document(text, number=2, published="2024-04-02"), start=cut)
        book.add(batch(one))
        book.add(batch(two))
        made = book.withdraw(two.key, "Olena", "asked")
        assert [withdrawal.document for withdrawal in made] == [one.key, two.key]
        assert {found.text for found in book.documents()} == {""}
        assert len(list(book.claims())) == 2

    def test_what_was_withdrawn_does_not_come_back(self, book: SqlBook) -> None:
        given = batch(self.TEXT)
        book.add(given)
        book.withdraw(given.document.key, "Olena", "asked")
        before = book.head()
        assert book.add(given) is False
        copy = dataclasses.replace(given.document, sha256="e" * 64, label="copy.txt")
        assert book.add(batch(copy)) is False
        assert book.withdraw(given.document.key, "Olena", "asked again") == ()
        assert book.head() == before

    def test_a_correction_needs_the_text(self, book: SqlBook) -> None:
        given = batch(TEXT)
        book.add(given)
        book.withdraw(given.document.key, "Olena", "asked")
        (_, nine) = given.claims
        with pytest.raises(ValueError, match="offsets"):
            book.record(Verdict("correct", "Olena", (nine.id,), claim=corrected(nine)))
        assert book.record(Verdict("reject", "Olena", (nine.id,))) == 1

    def test_it_needs_a_document_a_person_and_a_reason(self, book: SqlBook) -> None:
        given = batch(TEXT)
        book.add(given)
        for arguments in (
            (given.document.key, "", "asked"),
            (given.document.key, "Olena", " "),
            ("x#1", "a", "b"),
        ):
            with pytest.raises(ValueError, match=r"names a person and a reason|not in the book"):
                book.withdraw(*arguments)
        assert list(book.decisions()) == []

    def test_a_reader_that_holds_old_pages_is_named(self, tmp_path: Path) -> None:
        given = batch(self.TEXT)
        with open_book(tmp_path / "b.db", clock=clock, wait=0.05) as book:
            book.add(given)
            with book.place.reading() as reader:
                reader.exec_driver_sql("SELECT count(*) FROM text").scalar_one()
                with pytest.raises(BookError, match="is withdrawn, but another program is reading"):
                    book.withdraw(given.document.key, "Olena", "asked")
            assert len(list(book.decisions())) == 1
