"""Documents that are stored in one transaction: the same log as one by one, in either store."""

from pactbook.model.sources import Document
from pactbook.pipeline.add import add
from pactbook.pipeline.grouping import Groups
from tests.pipeline.counting import Counting, Shy
from tests.store.conftest import Books
from tests.store.making import document, news


def still() -> float:
    """A clock that stands still."""
    return 0.0


def test_groups_make_the_same_log_as_one_by_one(books: Books) -> None:
    undated = document("Kyiv signed 7 agreements.", published=None)
    bad = document("Kyiv signed 7 agreements. boo", label="bad.txt")
    parts = [
        Document("0" * 64, number, f"two.txt#{number}", "2024-03-19", "One text. Two articles.", low, high)
        for number, low, high in ((1, 0, 9), (2, 10, 23))
    ]
    captured = [news(1), undated, news(2), bad, news(1), *parts, *map(news, range(9))]
    made = []
    for groups in (Groups(), Groups(still, most=5), Groups(still)):
        book = books.open()
        outcomes = list(add(book, captured, Shy(), groups=groups))
        assert [found.document.label for found in book.search("two articles")] == ["two.txt#2"]
        made.append((outcomes, list(book.log()), book.root(), book.voices()))
    assert made[0] == made[1] == made[2]
    assert [one.state for one in made[0][0]][:5] == ["new", "refused", "new", "refused", "known"]


def test_a_withdrawn_text_does_not_come_back_in_a_group(books: Books) -> None:
    book = books.open()
    list(add(book, [news(1)], Counting()))
    book.withdraw(news(1).key, "Olena", "asked")
    again = document(news(1).text, label="again.txt", number=2)
    states = [one.state for one in add(book, [news(2), again, news(3)], Counting(), groups=Groups(still))]
    assert states == ["new", "known", "new"]
    assert [one.label for one in book.documents()] == ["1.txt", "2.txt", "3.txt"]
