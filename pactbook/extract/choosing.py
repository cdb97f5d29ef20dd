"""Which extractor reads a document: by its language, then by its form; agreements are not read as news."""

import re
from collections.abc import Iterable
from typing import Final

from pactbook.extract.fates import all_left
from pactbook.extract.instruments import Instruments, is_instrument
from pactbook.extract.phrases.patterns import words
from pactbook.extract.rules import Rules
from pactbook.extract.ukrainian import is_ukrainian
from pactbook.extract.ukrainian.choosing import ByLanguage
from pactbook.model.claims import Draft
from pactbook.model.fates import Account, Reason
from pactbook.model.issues import Issue
from pactbook.model.sources import Document

_SAMPLE: Final = 4000
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST: Final = 15
_LEAST: Final = 0.1
_SHORT: Final = 60
_FOREIGN: Final = frozenset(
    words(
        """
        der, die, das, und, den, für, ist, ein, eine, mit, von, le, la, les, des, et, du, une, est, dans,
        pour,
        el, los, las, y, del, una, con, il, lo, gli, che, di, della, per, och, att, det, som, till, av, og,
        til,
        ikke, het, een, van, voor, met, niet, i, w, na, z, się, do, że, ve, bir, için
        """
    )
)
"""Words as common in other languages: a short text, a table or a list of sums may lack those of English."""
_COMMON: Final = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "in",
        "for",
        "a",
        "on",
        "with",
        "by",
        "that",
        "is",
        "was",
        "from",
        "at",
        "as",
        "has",
        "be",
    )
)
"""Words that make up about a third of any English text and a few percent of one in another language."""


class ByForm:
    """Reads the texts of agreements with `Instruments`, everything else with `Rules`."""

    def __init__(self) -> None:
        self._instruments = Instruments()
        self._rules = Rules()
        self.name = f"{self._rules.name}, {self._instruments.name}"

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of the extractor that the document's form calls for; each names who made it."""
        return self._chosen(document).extract(document)

    def account(self, document: Document) -> Account:
        """What becomes of every sum of the document."""
        return self._chosen(document).account(document)

    def _chosen(self, document: Document) -> Instruments | Rules:
        return self._instruments if is_instrument(document) else self._rules


class ByDocument:
    """Chooses by language and form, and says so where a document is in a language that nobody here reads."""

    def __init__(self) -> None:
        self._chosen = ByLanguage(ByForm())
        self._noted: tuple[Issue, ...] = ()
        self.name = self._chosen.name

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts of the extractor that fits the document."""
        drafts = list(self._chosen.extract(document))
        self._noted = () if drafts or is_read(document) else (_unread(document),)
        return drafts

    def account(self, document: Document) -> Account:
        """What becomes of every sum of the document; in a language that nobody here reads, nothing."""
        account = self._chosen.account(document)
        unread = not account.made and not is_read(document)
        return all_left(account.stated, Reason.LANGUAGE) if unread else account

    def noted(self) -> tuple[Issue, ...]:
        """The Issue of the document read last, if it is in another language."""
        return self._noted


def is_read(document: Document) -> bool:
    """False where a text is long enough to tell that it is neither English nor Ukrainian."""
    sample = document.text[document.start : min(document.end, document.start + _SAMPLE)]
    read = [word.lower() for word in _WORD.findall(sample)]
    if len(read) < _FEWEST or is_ukrainian(sample):
        return True
    if sum(map(str.isascii, read)) < len(read) / 2:
        return False
    common = sum(word in _COMMON for word in read)
    if common >= _LEAST * len(read):
        return True
    return len(read) < _SHORT and sum(word in _FOREIGN for word in read) <= common


def _unread(document: Document) -> Issue:
    return Issue(
        "language",
        "medium",
        f"{document.label} gave no claims: it seems to be neither English nor Ukrainian",
        document.label,
        hint="add a translation as a document of its own, or read it with --extractor llm",
    )


def by_document() -> ByDocument:
    """The extractor that ships with Pactbook."""
    return ByDocument()
