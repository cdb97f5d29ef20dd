"""What is put into a book comes out of it as it was, once, in order, and nothing else gets in."""

import dataclasses
import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pactbook.model.claims import Agreement, Claim, Commitment, Condition, Converted, Item, Provision
from pactbook.model.entries import Entry
from pactbook.model.ids import canonical
from pactbook.model.issues import Issue, Side
from pactbook.model.sources import Citation, Document, Row, SourceCard, Span
from pactbook.store.base import Batch
from pactbook.store.errors import BookError
from pactbook.store.rows import Event
from pactbook.store.sql import SqlBook
from tests.store.conftest import Books
from tests.store.making import batch, document, news, ticking


def test_an_empty_book_holds_nothing(book: SqlBook) -> None:
    assert book.head() == 0
    assert [*book.entries(), *book.documents(), *book.claims(), *book.issues(), *book.events()] == []
    assert book.voices() == {}
    assert list(book.search("anything")) == []
    assert book.document("nobody#1") is None


def test_a_batch_comes_out_as_it_went_in(book: SqlBook) -> None:
    given_ = batch("Ukraine has signed 7 agreements. By May it had signed 9 agreements.")
    assert book.add(given_) is True
    assert list(book.documents()) == [given_.document]
    assert book.document(given_.document.key) == given_.document
    assert tuple(book.claims()) == given_.claims
    assert tuple(recorded.entry for recorded in book.entries()) == given_.entries
    assert tuple(book.issues()) == given_.issues
    assert len(given_.claims) == 2


def test_every_kind_of_value_and_evidence_comes_back_equal(book: SqlBook) -> None:
    text = "Estonia promised 0.25 % of its GDP, and the parties signed in Kyiv."
    source = dataclasses.replace(
        document(text, published="2024-02"),
        dropped=((8, 16), (17, 18)),
        published_by="header",
        media_type="text/html",
        source=SourceCard(publisher="A paper", licence="CC BY 4.0", title="Обіцянка"),
    )
    values = (
        Commitment(
            "EST", "UKR", "military", ("cyber", "energy"), 1.25e9, 2e9, "EUR", "range", 0.25,
            (Item("howitzers", 3), Item("shells")), Converted(1.36e9, "USD"), True,
            "2024", "2027", "allocated",
        ),
        Agreement(("EST", "UKR"), "security_agreement", "signed", "2024-02-16", 10, "Kyiv"),
        Provision(("EST", "UKR"), "II.3", "EST", "training", "shall", "V5", (Condition("need", "so"),), 2),
    )  # fmt: skip
    claims = tuple(
        Claim(source.key, source.label, "2024-02", 0, 7, "Estonia", value, "planned", "the minister",
              0.1 + 0.2, "rules 1", (("scope", ("air", 1.5)), ("round", None)))
        for value in values
    )  # fmt: skip
    evidence = (
        Span(source.key, 0, 7, claims[0].id),
        Span(source.key, 8, 16),
        Row(source.sha256, "Main data", 12),
        Citation("Treaty series", "2024-02-20", "art. 3", None, "ab" * 32, 4, 9),
    )
    entry = Entry(
        "Pledge", "2024", "2024-02", values[0], evidence, "planned", "the minister", 0.3, (("round", 2),)
    )
    side = Side("says 7", "abc", "b.txt", None, "signed 7")
    issue = Issue("count_mismatch", "medium", "7 against 6", "a.txt", (side,), "look at both")
    whole = Batch(source, claims, (entry,), (issue,))
    assert book.add(whole)
    (read,) = book.documents()
    (recorded,) = book.entries()
    assert (read, tuple(book.claims()), recorded.entry, tuple(book.issues())) == (
        source,
        claims,
        entry,
        (issue,),
    )
    assert hash(recorded.entry) == hash(entry)
    assert [claim.confidence for claim in book.claims()] == [0.1 + 0.2] * 3
    assert [claim.id for claim in book.claims()] == [claim.id for claim in claims]


def test_adding_twice_adds_nothing(book: SqlBook) -> None:
    first = batch("Ukraine has signed 7 agreements.")
    book.add(first)
    before = (book.head(), list(book.events()))
    assert book.add(first) is False
    assert book.add(dataclasses.replace(first, claims=(), entries=(), issues=())) is False
    assert (book.head(), list(book.events())) == before
    assert book.knows(first.document.key)
    assert not book.knows("0" * 64 + "#1")


def test_articles_of_one_file_share_its_text(book: SqlBook) -> None:
    text = "date 2024-03-19 Kyiv signed 7 agreements.\ndate 2024-04-02 Kyiv signed 9 agreements.\n"
    cut = text.index("date 2024-04-02")
    one = dataclasses.replace(document(text), end=cut)
    two = dataclasses.replace(document(text, number=2, label="a.txt#2", published="2024-04-02"), start=cut)
    assert [book.add(batch(one)), book.add(batch(two))] == [True, True]
    assert list(book.documents()) == [one, two]
    assert [claim.quote for claim in book.claims()] == ["signed 7 agreements", "signed 9 agreements"]
    with book.place.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM text").scalar_one() == 1


def test_the_same_bytes_decoded_otherwise_keep_their_own_text(book: SqlBook) -> None:
    one = document("Kyiv signed 7 agreements.")
    other = Document(one.sha256, 2, "a.txt#2", "2024-03-19", "Kyjiw signed 7 agreements.", 0, 26)
    book.add(batch(one))
    book.add(batch(other))
    assert [read.text for read in book.documents()] == [one.text, other.text]


def test_signs_that_are_no_letters_come_back_as_they_were(book: SqlBook) -> None:
    text = "Kyiv \x00signed 7 agreements.\x01\ufffe 🎉 \\x00 'quoted' \"twice\" %s %(x)s :y\r\n"
    book.add(batch(dataclasses.replace(document(text), label="a'b:c%s.txt")))
    assert [read.text for read in book.documents()] == [text]
    assert [read.label for read in book.documents()] == ["a'b:c%s.txt"]
    assert [hit.start for hit in book.search("signed")] == [0]


def test_reading_up_to_a_number_leaves_out_what_came_later(book: SqlBook) -> None:
    book.add(batch("Kyiv signed 7 agreements."))
    head = book.head()
    book.add(batch("Kyiv signed 9 agreements."))
    for read in (book.entries, book.documents, book.claims, book.issues, book.events):
        assert len(list(read(head))) * 2 == len(list(read())) > 0
    assert len(book.voices(head)) == 1
    assert list(book.entries(0)) == []


def test_voices_come_from_the_texts_and_from_what_is_known_of_copies(book: SqlBook) -> None:
    first, other = news(1), news(2)
    copy = document(first.text + " Reprinted by leave.", published="2024-03-18", label="copy.txt")
    book.add(batch(first))
    book.add(batch(other))
    assert book.voices() == {first.key: first.key, other.key: other.key}
    book.add(batch(copy))
    assert book.voices() == {first.key: copy.key, other.key: other.key, copy.key: copy.key}
    told = document("A short note on it.", published="2024-04-01", label="note.txt")
    book.add(dataclasses.replace(batch(told), voice=other.key))
    assert book.voices()[told.key] == other.key


def test_more_rows_than_a_page_come_out_in_order(book: SqlBook) -> None:
    text = " ".join(f"Kyiv signed {number} agreements." for number in range(1203))
    book.add(batch(text))
    assert [claim.value.value for claim in book.claims()] == list(range(1203))
    assert [recorded.seq for recorded in book.entries()] == list(range(1205, 2408))


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(numbers=st.lists(st.integers(0, 12), max_size=12))
def test_seq_has_no_gaps_and_each_row_is_one_event(books: Books, numbers: list[int]) -> None:
    with books.open() as book:
        for number in numbers:
            new = not book.knows(news(number).key)
            assert book.add(batch(news(number))) is new
        events = list(book.events())
        distinct = len(set(numbers))
        assert [event.seq for event in events] == list(range(1, book.head() + 1))
        assert [event.kind for event in events] == [
            *("document", "claim", "claim", "entry", "entry", "issue")
        ] * distinct
        assert {e.object for e in events if e.kind == "claim"} == {claim.id for claim in book.claims()}


def test_a_leaf_is_the_hash_of_its_event_and_of_all_its_words(books: Books) -> None:
    def leaves(*texts: str) -> list[bytes]:
        with books.open() as book:
            for text in texts:
                book.add(batch(text))
            return [event.leaf() for event in book.events()]

    one = leaves("Kyiv signed 7 agreements.", "Oslo signed 3 agreements.")
    assert one == leaves("Kyiv signed 7 agreements.", "Oslo signed 3 agreements.")
    assert not {*one} & {*leaves("Kyiv signed 8 agreements.", "Oslo signed 3 agreements!")}
    assert all(len(leaf) == 32 for leaf in one)


def test_the_line_of_an_event_is_its_canonical_json() -> None:
    event = Event(7, "claim", 'a"б\x00🎉', "ab" * 32, "2024-06-01T12:00:00.000000Z")
    assert event.line() == canonical(dataclasses.asdict(event))


def test_recorded_time_is_the_clocks(books: Books) -> None:
    with books.open(clock=ticking(0, 1.5)) as book:
        book.add(batch("Kyiv signed 7 agreements."))
        book.add(batch("Kyiv signed 9 agreements."))
        times = [recorded.recorded_at for recorded in book.entries()]
    assert times == ["2024-06-01T12:00:00.000000Z", "2024-06-01T13:30:00.000000Z"]


def test_recorded_time_never_goes_back_when_the_clock_does(books: Books) -> None:
    with books.open(clock=ticking(5, -3, 7)) as book:
        for number in (1, 2, 3):
            book.add(batch(news(number)))
        hours = sorted({event.recorded_at[11:13] for event in book.events()})
        assert [event.recorded_at for event in book.events()] == sorted(e.recorded_at for e in book.events())
    assert hours == ["17", "19"]


def test_recorded_time_is_utc_whatever_zone_the_clock_is_in(books: Books) -> None:
    kyiv = datetime.timezone(datetime.timedelta(hours=3))
    with books.open(clock=lambda: datetime.datetime(2024, 6, 1, 15, tzinfo=kyiv)) as book:
        book.add(batch("Kyiv signed 7 agreements."))
        assert next(book.entries()).recorded_at == "2024-06-01T12:00:00.000000Z"
    with (
        books.open(clock=lambda: datetime.datetime(2024, 6, 1)) as book,
        pytest.raises(ValueError, match="aware"),
    ):
        book.add(batch("Kyiv signed 7 agreements."))


class TestGate:
    """A batch that does not rest on its document is refused whole."""

    TEXT = "Ukraine has signed 7 agreements. By May it had signed 9 agreements."

    def refused(self, book: SqlBook, changed: Batch, why: str) -> None:
        with pytest.raises(ValueError, match=why):
            book.add(changed)
        assert book.head() == 0
        assert book.add(batch(self.TEXT))

    def test_a_quote_that_is_not_at_its_offsets(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        moved = dataclasses.replace(good.claims[0], start=1, end=20, id="")
        self.refused(book, dataclasses.replace(good, claims=(moved,), entries=()), "not at its offsets")

    def test_an_empty_quote(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        empty = dataclasses.replace(good.claims[0], quote="", end=good.claims[0].start, id="")
        self.refused(book, dataclasses.replace(good, claims=(empty,), entries=()), "quotes nothing")

    def test_a_quote_from_the_next_article_of_the_file(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        cut = dataclasses.replace(good.document, end=33)
        self.refused(book, dataclasses.replace(good, document=cut), "quotes nothing in the article")

    def test_a_claim_about_another_document(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        other = dataclasses.replace(good.claims[0], document="f" * 64 + "#1", id="")
        self.refused(book, dataclasses.replace(good, claims=(other,), entries=()), "another document")

    def test_an_id_that_is_not_the_claims_hash(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        forged = dataclasses.replace(good.claims[0], id="0" * 64)
        self.refused(book, dataclasses.replace(good, claims=(forged,), entries=()), "not the hash")

    def test_a_value_outside_the_codebook(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        value = dataclasses.replace(good.claims[0].value, what="imagined")
        odd = dataclasses.replace(good.claims[0], value=value, id="")
        self.refused(book, dataclasses.replace(good, claims=(odd,), entries=()), "imagined")

    def test_a_claim_that_is_there_twice(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        self.refused(book, dataclasses.replace(good, claims=good.claims * 2), "twice")

    def test_an_entry_whose_claim_is_left_out(self, book: SqlBook) -> None:
        good = batch(self.TEXT)
        self.refused(book, dataclasses.replace(good, claims=good.claims[:1]), "claim is not in the batch")

    @pytest.mark.parametrize(
        ("evidence", "why"),
        [
            (lambda good: Span("f" * 64 + "#1", 0, 5), "another document"),
            (lambda good: Span(good.document.key, 60, 600), "outside the article"),
            (lambda good: Span(good.document.key, 5, 5), "outside the article"),
            (lambda good: Span(good.document.key, 0, 7, good.claims[0].id), "elsewhere than its claim"),
            (lambda good: Row("f" * 64, None, 1), "no table of this document"),
            (lambda good: Citation(" ", "2024-01-01"), "names no work"),
        ],
    )
    def test_an_entry_whose_evidence_is_not_there(self, book: SqlBook, evidence, why: str) -> None:
        good = batch(self.TEXT)
        entry = dataclasses.replace(good.entries[0], evidence=(evidence(good),), id="")
        self.refused(book, dataclasses.replace(good, entries=(entry,)), why)

    @settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(start=st.integers(-3, 70), length=st.integers(-2, 40), quote=st.text("signed 7agr", max_size=30))
    def test_no_claim_gets_in_unless_its_quote_stands_at_its_offsets(
        self, book: SqlBook, start: int, length: int, quote: str
    ) -> None:
        good = batch(self.TEXT)
        claim = dataclasses.replace(good.claims[0], start=start, end=start + length, quote=quote, id="")
        located = bool(quote) and start >= 0 and self.TEXT[start : start + length] == quote
        head = book.head()
        if located:
            book.add(Batch(good.document, (claim,)))
            assert book.knows(good.document.key)
        else:
            with pytest.raises(ValueError):
                book.add(Batch(good.document, (claim,)))
            assert book.head() == head


def test_a_book_that_is_open_for_reading_takes_nothing(books: Books) -> None:
    address = books.address()
    with books.open(address) as book:
        book.add(batch("Kyiv signed 7 agreements."))
    with books.open(address, readonly=True) as book:
        with pytest.raises(BookError, match="for reading only"):
            book.add(batch("Kyiv signed 9 agreements."))
        assert book.head() == 4
