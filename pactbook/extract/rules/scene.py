"""A scene is one sentence with all that the grammars see in it, found when first asked for."""

import datetime
import re
from functools import cached_property
from itertools import pairwise

from pactbook.extract.gazetteer import Mention, PersonMention, find_entities, find_people
from pactbook.extract.phrases.counts import CountSpan, find_counts
from pactbook.extract.phrases.dates import (
    DateSpan,
    PeriodSpan,
    TermSpan,
    find_dates,
    find_periods,
    find_terms,
)
from pactbook.extract.phrases.items import ItemSpan, find_items
from pactbook.extract.phrases.money import GdpShare, Money, find_money, percent_of_gdp
from pactbook.extract.reading import Sentence
from pactbook.extract.rules.elided import elided, same_again
from pactbook.extract.rules.verbs import Verb, find_verbs
from pactbook.model.values import PartialDate

# "KYIV, Ukraine (Agency) - ", "Kyiv • Agency", "PRAGUE, June 3 - "
_DATELINE = re.compile(
    r"""
    (?:
        [A-ZÀ-Þ][A-ZÀ-Þ.’'-]+(?:\s+[A-ZÀ-Þ.’'-]+){0,4}(?:,\s+[A-Z][\w.]+(?:\s[A-Z][\w.]+)?)?
        | [A-Z][\w-]+(?:,\s+[A-Z][\w.]+)?(?=\s*(?:\(|•|,\s+\d))
    )(?:,\s+\d{1,2}\s+\w+|,\s+\w{3,9}\.?\s+\d{1,2})?\s*(?:\([^)]{2,30}\)\s*)?(?:[—–•-]|\.\s)\s*
    | (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}\s*\([^)]{2,30}\)\s*[—–-]\s*
    """,
    re.X,
)
_QUOTATION = re.compile(r"[\"“]([^\"”]*)[\"”]")
_CLAUSE_MARK = re.compile(
    r"""
    ;\s
    | \s[—–-]\s
    | :\s
    | ,\s(?=
        (?:
            while | whereas | but | which | who | where | with | as | after | before | although | though
            | adding | taking | bringing | saying | compared | followed
        )\b
    )
    | ,?\s(?=(?:while|whereas|but|because|although|after)\s)
    """,
    re.I | re.X,
)


class Scene:
    """One sentence of one article; positions are those of `text`, the folded sentence."""

    def __init__(
        self, sentence: Sentence, index: int, published: str | None, before: "Scene | None" = None
    ) -> None:
        self.sentence = sentence
        self.before = before
        self.text = sentence.text
        self.index = index
        self.paragraph = sentence.paragraph
        self.heading = sentence.heading
        self.published = published

    @cached_property
    def dateline(self) -> int:
        """Where the sentence proper begins, behind the dateline; 0 without one."""
        match = _DATELINE.match(self.text)
        return match.end() if match else 0

    @cached_property
    def mentions(self) -> list[Mention]:
        return [m for m in self._named if m.start >= self.dateline]

    @cached_property
    def _named(self) -> list[Mention]:
        return find_entities(self.text, self.day)

    @cached_property
    def people(self) -> list[PersonMention]:
        return [p for p in find_people(self.text, self.day, entities=self._named) if p.start >= self.dateline]

    @cached_property
    def day(self) -> datetime.date | None:
        """The day of publication, the last one that a reduced date may mean: for who held which office."""
        return PartialDate(self.published).last() if self.published else None

    @cached_property
    def money(self) -> list[Money]:
        """Sums of the sentence, those whose currency was said just before among them."""
        # A dateline's day is no part of a range: "KYIV, March 14 — 15 billion".
        said = find_money(" " * self.dateline + self.text[self.dateline :])
        pattern = said[0] if said else self._money_before()
        if pattern is None:
            return said
        taken = [(m.start, m.full_end) for m in said] + [(s.start, s.end) for s in self.shares]
        more = [*elided(self.text, pattern, taken), *same_again(self.text, said)]
        return sorted([*said, *more], key=lambda m: m.start)

    def _money_before(self) -> Money | None:
        earlier = self.before
        if earlier is None or earlier.paragraph != self.paragraph or not earlier.money:
            return None
        return earlier.money[-1]

    @cached_property
    def shares(self) -> list[GdpShare]:
        return percent_of_gdp(self.text)

    @cached_property
    def items(self) -> list[ItemSpan]:
        return find_items(self.text)

    @cached_property
    def dates(self) -> list[DateSpan]:
        return [d for d in find_dates(self.text, self.published) if d.start >= self.dateline]

    @cached_property
    def periods(self) -> list[PeriodSpan]:
        return find_periods(self.text, self.published)

    @cached_property
    def terms(self) -> list[TermSpan]:
        return find_terms(self.text)

    @cached_property
    def counts(self) -> list[CountSpan]:
        return find_counts(self.text)

    @cached_property
    def verbs(self) -> list[Verb]:
        return find_verbs(self.text)

    @cached_property
    def quoted(self) -> list[tuple[int, int]]:
        """Stretches inside quotation marks; an unclosed or unopened quotation reaches the sentence's edge."""
        spans = [match.span(1) for match in _QUOTATION.finditer(self.text)]
        marks = [i for i, letter in enumerate(self.text) if letter in '"“”']
        if len(marks) % 2:
            last = marks[-1]
            opening = self.text[last] == "“" or (
                self.text[last] == '"' and (last == 0 or self.text[last - 1] == " ")
            )
            spans.append((last + 1, len(self.text)) if opening else (0, marks[0]))
        return spans

    @cached_property
    def clauses(self) -> list[tuple[int, int]]:
        """Stretches between clause marks outside figures; together they cover the sentence."""
        cuts = [0, *(m.end() for m in _CLAUSE_MARK.finditer(self.text)), len(self.text)]
        return [(a, b) for a, b in pairwise(cuts) if b > a]

    def clause(self, at: int) -> tuple[int, int]:
        """The clause that holds position `at`."""
        return next((c for c in self.clauses if c[0] <= at < c[1]), (0, len(self.text)))

    def in_quotes(self, at: int) -> bool:
        """True when position `at` is inside quotation marks."""
        return any(a <= at < b for a, b in self.quoted)

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The interval of the document's text behind `text[start:end]`."""
        return self.sentence.reading.raw(start, end)
