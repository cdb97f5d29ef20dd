"""Capture as a whole: paths in, Documents and Issues out, one file after the other."""

import datetime
import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from pactbook.capture import articles, cards, dates, files, readers
from pactbook.capture.boilerplate import boilerplate, merge
from pactbook.capture.reading import Reading, refused
from pactbook.model.issues import Issue
from pactbook.model.sources import Document, SourceCard

STDIN = "stdin"


def capture(
    paths: Sequence[str | Path],
    *,
    published: str | None = None,
    stdin: BinaryIO | None = None,
    today: datetime.date,
    card: SourceCard | None = None,
) -> Iterator[Document | Issue]:
    """Documents from files, folders (all below, in order of names) and standard input (`-`), lazily.

    `published` (ISO 8601, reduced precision allowed) dates what states no date itself; `card` fills what a
    source card beside the file leaves open. An Issue of high severity names something refused; a lower one
    stands before the document that it is about. Nothing is raised for bad input.
    """
    if published is not None and not articles.is_date(published):
        yield refused("bad_date", "--published", f"{published!r} is no date", "write YYYY-MM-DD")
        return
    desk = _Desk(published, today, card or SourceCard())
    for path in paths:
        if str(path) == "-":
            yield from desk.standard_input(stdin if stdin is not None else sys.stdin.buffer)
            continue
        for found in files.find(Path(path)):
            if isinstance(found, Issue):
                yield found
            else:
                yield from desk.file(found)


class _Desk:
    """What is the same for all files of one run."""

    def __init__(self, published: str | None, today: datetime.date, card: SourceCard) -> None:
        self.published = published
        self.today = today
        self.card = card

    def standard_input(self, stream: BinaryIO) -> Iterator[Document | Issue]:
        try:
            data = stream.read(readers.LIMIT + 1)
        except OSError as error:
            yield refused("unreadable", STDIN, error.strerror or str(error), "pipe a file into it")
            return
        if len(data) > readers.LIMIT:
            yield readers.too_large(None, STDIN)
            return
        beside = cards.Sidecar()
        yield from self._documents(data, readers.sniff(data), STDIN, STDIN, beside)

    def file(self, found: files.Found) -> Iterator[Document | Issue]:
        data = files.load(found)
        if isinstance(data, Issue):
            yield data
            return
        beside = cards.sidecar(found.path)
        yield from self._documents(data, found.suffix, found.label, found.place, beside)

    def _documents(
        self, data: bytes, suffix: str, label: str, place: str, beside: cards.Sidecar
    ) -> Iterator[Document | Issue]:
        yield from beside.issues
        reading = readers.read(data, suffix, place, self.today)
        if isinstance(reading, Issue):
            yield reading
            return
        yield from reading.issues
        sha256 = hashlib.sha256(data).hexdigest()
        del data
        blank = Document(sha256, 1, label, None, reading.text, media_type=reading.media_type)
        for article in articles.split(reading.text, reading.several):
            yield from self._document(blank, article, reading, place, beside)

    def _document(
        self, blank: Document, article: articles.Article, reading: Reading, place: str, beside: cards.Sidecar
    ) -> Iterator[Document | Issue]:
        mark = f"#{article.number}" if article.number > 1 else ""
        place += mark
        if article.start >= article.end:
            yield refused("empty", place, "nothing follows its header", "put the article below its header")
            return
        if article.wrong_date:
            yield _wrong_date(article.wrong_date, place)
        name = dates.from_name(blank.label)
        known = dates.Known(article.date, beside.published, reading, self.published, name)
        dating = dates.decide(known, place, self.today)
        if isinstance(dating, Issue):
            yield dating
            return
        yield from dating.issues
        header = SourceCard(address=article.address)
        furniture = boilerplate(blank.text, article.start, article.end)
        yield replace(
            blank,
            number=article.number,
            label=blank.label + mark,
            published=dating.published,
            published_by=dating.by,
            start=article.start,
            end=article.end,
            dropped=merge((*reading.dropped, *article.dropped, *furniture), article.start, article.end),
            source=cards.join(header, beside.card, self.card, reading.source),
        )


def _wrong_date(date: str, place: str) -> Issue:
    message = f"the header of {place} gives {date}, which is no date"
    return Issue("bad_date", "medium", message, place, hint="write the header as 'date YYYY-MM-DD'")
