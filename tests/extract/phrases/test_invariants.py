"""What holds for every grammar: spans stay apart, a span alone reads as in place, odd text is no fault."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pactbook.extract.phrases.counts import find_counts
from pactbook.extract.phrases.dates import find_dates, find_periods, find_terms
from pactbook.extract.phrases.items import find_items
from pactbook.extract.phrases.money import find_money, percent_of_gdp
from pactbook.extract.phrases.numbers import find_numbers, find_ordinals

PUBLISHED = "2024-03-19"
Finder = Callable[[str], list[Any]]

FINDERS: dict[str, Finder] = {
    "numbers": find_numbers,
    "ordinals": find_ordinals,
    "money": find_money,
    "gdp": percent_of_gdp,
    "dates": lambda text: find_dates(text, PUBLISHED),
    "periods": lambda text: find_periods(text, PUBLISHED),
    "terms": find_terms,
    "items": find_items,
    "counts": find_counts,
}
PLACES = {"start", "end", "full_end", "core_start", "core_end", "converted"}

VOCABULARY = """
€3bn|3|2.5|1,072|170.000|three|two and a half|a|half a|billion|million|euros|dollars
Norwegian kroner|$|€|US$|NOK|CAD|kr|(|)|($3.2 billion)|(about €1bn)|or|up to|at least|about
more than|between|and|to|-|–|from|a year|annually|annual|in|until|by|since|over|the next
four years|2024|2027|2024-2027|March|19|March 19|Friday|last|next|this year|the end of|June|0.25
percent|%|of|GDP|F-16|fighter jets|Patriot|tanks|155 mm|shells|rounds of|ammunition|the|15th|such
agreements|agreement|countries|security|bilateral|ten|ten-year|years|24 hours|,|.|raised|soldiers
training|new|dozens of|or more|+|per year|the full-scale invasion|total|a total of
"""
WORDS = [word for line in VOCABULARY.strip().splitlines() for word in line.split("|")] + ["\n", "\u00a0"]
PROSE = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
GLUED = st.lists(st.sampled_from(WORDS), max_size=10).map("".join)


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=60, deadline=None)
@given(text=PROSE | GLUED)
def test_spans_come_in_order_and_do_not_overlap(name: str, text: str) -> None:
    at = 0
    for span in FINDERS[name](text):
        assert at <= span.start < span.end <= len(text)
        at = getattr(span, "full_end", span.end)


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=80, deadline=None)
@given(text=PROSE)
def test_a_span_alone_reads_as_it_did_in_place(name: str, text: str) -> None:
    for span in FINDERS[name](text):
        if getattr(span, "kind", "") == "service":
            continue
        end = getattr(span, "full_end", span.end)
        again = FINDERS[name](text[span.start : end])
        assert [plain(s) for s in again] == [plain(span)], (text, text[span.start : end])


@settings(max_examples=80, deadline=None)
@given(text=PROSE)
def test_the_core_of_a_money_holds_amount_and_currency(text: str) -> None:
    for money in find_money(text):
        [core] = find_money(text[money.core_start : money.core_end])
        assert (core.amount, core.amount_max, core.currency, core.candidates) == (
            money.amount,
            money.amount_max,
            money.currency,
            money.candidates,
        )
        if money.converted:
            [other] = find_money(text[money.converted.start : money.converted.end])
            assert (other.amount, other.currency) == (money.converted.amount, money.converted.currency)


def plain(span: Any) -> dict[str, Any]:
    """What a span says, without its places in the text."""
    said = {f.name: getattr(span, f.name) for f in dataclasses.fields(span) if f.name not in PLACES}
    converted = getattr(span, "converted", None)
    return {**said, "converted": plain(converted) if converted else None}


@pytest.mark.parametrize("name", FINDERS)
@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200))
@example(text="½¼¾" * 20)
@example(text="\u0660\u0661 million euros ٣ tanks")
def test_odd_text_is_no_fault(name: str, text: str) -> None:
    for span in FINDERS[name](text):
        assert 0 <= span.start < span.end <= len(text)


LONG = (
    "a ",
    "1 ",
    "1,",
    "1.",
    "1-",
    "100 000 ",
    "one ",
    "two and a half ",
    "€1 to ",
    "(€1 ",
    "$",
    "€1bn or ",
    "up to ",
    "CAD $",
    " ",
    "\n",
    "March ",
    "2024-",
    "the end of ",
    "since the ",
    "in 2024, ",
    "the ",
    "military ",
    "155 mm ",
    "Patriot ",
    "rounds of ",
    "5 bilateral ",
    "first ",
    "half ",
    "from 2024 to ",
    "0",
    "1% of a b c d e ",
    "10 new ",
)


@pytest.mark.parametrize("name", FINDERS)
@pytest.mark.parametrize("piece", LONG)
def test_ten_thousand_repeated_characters_end(name: str, piece: str) -> None:
    text = (piece * (10_000 // len(piece) + 1))[:10_000]
    assert all(span.end <= len(text) for span in FINDERS[name](text))
