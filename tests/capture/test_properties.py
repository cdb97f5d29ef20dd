"""What holds for any text and any bytes."""

import datetime
import io

from hypothesis import given
from hypothesis import strategies as st

from pactbook.capture import SUPPORTED, capture
from pactbook.capture.articles import split
from pactbook.capture.boilerplate import boilerplate
from pactbook.capture.pages import Line, compose
from pactbook.capture.readers import read
from pactbook.model.issues import Issue
from pactbook.model.sources import Document

TODAY = datetime.date(2024, 12, 31)
PIECES = st.sampled_from(
    (
        *(
            "date ",
            "2024-03-19",
            "2024",
            "\n",
            "\r\n",
            "\r",
            " ",
            ". ",
            "Kyiv",
            "the",
            "https://example.org/a",
        ),
        *("\ufeff", "Advertisment", "Read also: x", "\u2028", "\f", "”", "🙂"),
        *("date 2024-02-16 Berlin. ", "\ndate 2024-02-30\n"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES | st.text(max_size=5), max_size=40).map("".join))


@given(TEXTS)
def test_articles_lie_in_order_and_inside_the_text(text: str) -> None:
    at = 0
    for number, article in enumerate(split(text), 1):
        assert article.number == number
        assert at <= article.start <= article.end <= len(text)
        assert all(article.start <= low < high <= article.end for low, high in article.dropped)
        at = article.end


@given(TEXTS)
def test_dropped_intervals_lie_in_order_and_hold_no_line_end(text: str) -> None:
    at = 0
    for low, high in boilerplate(text, 0, len(text)):
        assert at <= low < high <= len(text)
        assert not set(text[low:high]) & set("\r\n\f\v\x85\u2028\u2029")
        at = high


@given(
    TEXTS.map(lambda text: text.encode("utf-8", "replace")),
    st.sampled_from([None, "2024", "2024-02-16", "soon"]),
)
def test_capture_never_raises_and_offsets_hold(data: bytes, published: str | None) -> None:
    keys = []
    for item in capture(["-"], published=published, stdin=io.BytesIO(data), today=TODAY):
        if isinstance(item, Issue):
            assert item.hint
            continue
        assert 0 <= item.start < item.end <= len(item.text)
        assert len(item.content()) == item.end - item.start
        assert item.text == data.decode("utf-8") or item.media_type != "text/plain"
        assert item.published is None or item.published <= TODAY.isoformat()
        keys.append(item.key)
    assert len(keys) == len(set(keys))


@given(st.binary(max_size=300), st.sampled_from(sorted(SUPPORTED)))
def test_no_reader_raises_on_any_bytes(data: bytes, suffix: str) -> None:
    heads = {".pdf": b"%PDF-1.4\n", ".docx": b"PK\x03\x04", ".html": b"<html><body><p>"}
    for content in (data, heads.get(suffix, b"") + data):
        reading = read(content, suffix, "a file", TODAY)
        assert isinstance(reading, Issue) or reading.text.strip()


@given(
    st.lists(
        st.lists(st.builds(Line, st.sampled_from(["1", "2", "Head", "Text. ", "more", "(a) x"]))), max_size=9
    )
)
def test_pages_keep_every_line_and_drop_only_whole_ones(pages: list[list[Line]]) -> None:
    text, dropped = compose(pages)
    assert text.split() == [word for page in pages for line in page for word in line.text.split()]
    at = 0
    for low, high in dropped:
        assert at <= low < high <= len(text)
        assert "\n" not in text[low:high]
        at = high


@given(st.lists(st.sampled_from(["One.", "Two, and more.", "Three!"]), min_size=1, max_size=6))
def test_articles_that_are_put_together_come_apart_again(articles: list[str]) -> None:
    for between in ("\n", "\n\n", " "):
        file = between.join(f"date 2024-03-{day:02d} {text}" for day, text in enumerate(articles, 1))
        found = list(capture(["-"], stdin=io.BytesIO(file.encode()), today=TODAY))
        assert [item.content() for item in found if isinstance(item, Document)] == articles
