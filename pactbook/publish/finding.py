"""Sentences found by full text, as rows and with the words looked for highlighted."""

import datetime
import re
import unicodedata
from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pactbook.model.values import PartialDate
from pactbook.publish.rows import Row
from pactbook.publish.terminal import safe
from pactbook.publish.view import document_ref
from pactbook.store.base import Found

_TERM = re.compile(r'"([^"]*)"?|(\S+)')


def rows(found: Iterable[Found], known: datetime.date | None, limit: int) -> list[Row]:
    """At most `limit` sentences of documents that were public on `known`, one row each."""
    made: list[Row] = []
    for one in found:
        document = one.document
        if known and document.published and PartialDate(document.published).last() > known:
            continue
        if len(made) == limit:
            break
        made.append(
            {
                "ref": document_ref(document),
                "document": document.label,
                "published": document.published,
                "start": one.start,
                "end": one.end,
                "sentence": one.sentence,
                "sha256": document.sha256,
            }
        )
    return made


def lines(found: Iterable[Row], words: str) -> Iterator[RenderableType]:
    """Each sentence below its document, with the words highlighted."""
    nothing = True
    for row in found:
        nothing = False
        head = Text(safe(f"{row['document']}, {row['published']}  "), style="dim")
        yield head.append(row["ref"], style="not dim cyan")
        yield Padding(highlighted(row["sentence"], words), (0, 0, 0, 2), expand=False)
    if nothing:
        yield Text("No sentence holds all these words. A star stands for any ending: promis*", style="dim")


def highlighted(sentence: str, words: str) -> Text:
    """The sentence on one line with every word looked for marked, whatever its case and accents."""
    line = re.sub(r"\s+", " ", safe(sentence)).strip()
    text, folded = Text(line), fold(line)
    for pattern in _patterns(words):
        for match in re.finditer(pattern, folded):
            text.stylize("bold black on bright_yellow", *match.span())
    return text


def fold(text: str) -> str:
    """Lower case without accents, as long as the text, so that offsets carry over."""
    return "".join((unicodedata.normalize("NFD", char)[0].lower() or char)[0] for char in text)


def _patterns(words: str) -> Iterator[str]:
    for phrase, word in _TERM.findall(words):
        term = phrase or word
        parts = re.findall(r"\w+", fold(term))
        if parts:
            ending = r"\w*" if word.endswith("*") else r"\b"
            yield r"\b" + r"\W+".join(map(re.escape, parts)) + ending
