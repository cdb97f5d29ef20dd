"""A newer reading of a document is appended: what is new in it, which claims count, nothing twice."""

import dataclasses

import pytest

from pactbook.model.verdicts import Extraction
from pactbook.store.base import Batch
from pactbook.store.sql import SqlBook
from pactbook.store.verify import verify
from tests.store.making import batch, document

TEXT = "Ukraine has signed 7 agreements. By May it had signed 9 agreements."


def part(made: Batch, *numbers: int) -> Batch:
    """The batch with some of its claims and their entries only."""
    claims = tuple(made.claims[n] for n in numbers)
    ids = {claim.id for claim in claims}
    return Batch(made.document, claims, tuple(e for e in made.entries if e.evidence[0].claim in ids))


def extractions(book: SqlBook) -> list[Extraction]:
    return [one.decision for one in book.decisions() if isinstance(one.decision, Extraction)]


def test_only_what_is_new_is_written_and_the_newest_reading_says_what_counts(book: SqlBook) -> None:
    whole = batch(TEXT)
    book.add(part(whole, 0))
    before = book.head()
    made = book.renew(part(whole, 1), "counts 2")
    assert made is not None and made.claims == (whole.claims[1].id,)
    assert [event.kind for event in book.events()][before:] == ["claim", "entry", "extraction"]
    assert set(book.claims()) == set(whole.claims)
    back = book.renew(part(whole, 0), "counts 1")
    assert back is not None and back.supersedes == made.id
    assert [event.kind for event in book.events()][before + 3 :] == ["extraction"]
    assert extractions(book) == [made, back]
    assert verify(book.place).issues == ()


def test_a_reading_that_says_the_same_writes_nothing(book: SqlBook) -> None:
    whole = batch(TEXT)
    book.add(whole)
    head = book.head()
    assert book.renew(whole, "counts 1") is None
    held = [claim.id for claim in whole.claims[:1]]
    assert book.renew(whole, "counts 1", held) is not None
    assert book.renew(whole, "counts 2", held) is None
    assert book.head() == head + 1


def test_a_document_that_is_not_in_the_book_or_whose_text_is_gone_cannot_be_read_again(book: SqlBook) -> None:
    whole = batch(TEXT)
    with pytest.raises(ValueError, match="not in the book"):
        book.renew(whole, "counts 2")
    book.add(whole)
    other = dataclasses.replace(whole.document, label="other.txt")
    with pytest.raises(ValueError, match="not in the book"):
        book.renew(Batch(other), "counts 2")
    book.withdraw(whole.document.key, "Olena", "asked")
    with pytest.raises(ValueError, match="withdrawn"):
        book.renew(whole, "counts 2")


def test_many_documents_are_read_again_one_after_the_other_and_verify(book: SqlBook) -> None:
    texts = [f"Kyiv signed {n} agreements. Later it signed {n + 1} agreements." for n in range(1, 5)]
    batches = [batch(document(text, label=f"{n}.txt")) for n, text in enumerate(texts)]
    for made in batches:
        book.add(part(made, 0))
    for made in reversed(batches):
        assert book.renew(made, "counts 2") is not None
    assert verify(book.place).issues == ()
    assert len(list(book.entries())) == 8
