"""Periods and lengths of time as written, read on 19 March 2024."""

import pytest

from pactbook.extract.phrases.dates import find_periods, find_terms

PUBLISHED = "2024-03-19"

# text | start | end | cue
TABLE = """
in 2024 | 2024 | 2024 | in
for 2024 | 2024 | 2024 | in
during 2024 | 2024 | 2024 | in
throughout 2024 | 2024 | 2024 | in
in early 2025 | 2025 | 2025 | in
in the first half of 2024 | 2024 | 2024 | in
in June 2024 | 2024-06 | 2024-06 | in
for FY2022 | 2022 | 2022 | in
fiscal year 2024 | 2024 | 2024 | in
this year | 2024 | 2024 | in
next year | 2025 | 2025 | in
last year | 2023 | 2023 | in
later this year | 2024 | 2024 | in
in the current year | 2024 | 2024 | in
in the next fiscal year | 2025 | 2025 | in
this month | 2024-03 | 2024-03 | in
the end of 2025 | 2025 | 2025 | in
its 2024 | 2024 | 2024 | of
until 2027 | None | 2027 | until
till 2026 | None | 2026 | until
through 2028 | None | 2028 | until
up to 2027 | None | 2027 | until
to 2030 | None | 2030 | until
until the end of 2027 | None | 2027 | until
through the end of 2025 | None | 2025 | until
until June 2025 | None | 2025-06 | until
until 31 December 2025 | None | 2025-12-31 | until
until the end of this year | None | 2024 | until
until the end of next year | None | 2025 | until
by 2027 | None | 2027 | by
by the end of 2027 | None | 2027 | by
by year's end | None | 2024 | by
by the end of the year | None | 2024 | by
by June | None | 2024-06 | by
no later than 2026 | None | 2026 | by
from 2024 to 2027 | 2024 | 2027 | range
from 2024 through 2026 | 2024 | 2026 | range
from 2024 until 2029 | 2024 | 2029 | range
annually from 2024 to 2029 | 2024 | 2029 | range
between 2024 and 2027 | 2024 | 2027 | range
2024-2027 | 2024 | 2027 | range
2024–27 | 2024 | 2027 | range
2024/25 | 2024 | 2025 | range
for 2024–2027 | 2024 | 2027 | range
over 2024-2027 | 2024 | 2027 | range
in the period 2024-2026 | 2024 | 2026 | range
for the years 2024-2026 | 2024 | 2026 | range
in 2024 and 2025 | 2024 | 2025 | range
in 2024, 2025 and 2026 | 2024 | 2026 | range
this year and next | 2024 | 2025 | range
from now until 2027 | 2024 | 2027 | range
from January 2024 to December 2026 | 2024-01 | 2026-12 | range
from January to June 2024 | 2024-01 | 2024-06 | range
since 2022 | 2022 | None | since
since last year | 2023 | None | since
since February 24, 2022 | 2022-02-24 | None | since
since June 2023 | 2023-06 | None | since
since the start of the full-scale invasion | 2022-02-24 | None | since_invasion
since the beginning of Russia's full-scale invasion | 2022-02-24 | None | since_invasion
since Russia's full-scale invasion of Ukraine | 2022-02-24 | None | since_invasion
since the start of the war | 2022-02-24 | None | since_invasion
since the war began | 2022-02-24 | None | since_invasion
since the outbreak of the war | 2022-02-24 | None | since_invasion
since Russia invaded Ukraine | 2022-02-24 | None | since_invasion
since Moscow launched its invasion | 2022-02-24 | None | since_invasion
from 2025 | 2025 | None | from
from 2025 on | 2025 | None | from
from 2025 onwards | 2025 | None | from
from 1 January 2025 | 2025-01-01 | None | from
starting in 2025 | 2025 | None | from
starting from 2025 | 2025 | None | from
beginning in 2025 | 2025 | None | from
as of June 2023 | None | 2023-06 | as_of
over the next four years | 2024 | 2027 | next_n
during the next three years | 2024 | 2026 | next_n
in the coming five years | 2024 | 2028 | next_n
over the next decade | 2024 | 2033 | next_n
for the next 12 months | 2024 | 2024 | next_n
over the next several years | None | None | next_n
in the coming years | None | None | next_n
over the past two years | 2022 | 2024 | past_n
in the last three years | 2021 | 2024 | past_n
over five years | None | None | over_n
over a five-year period | None | None | over_n
for a period of 10 years | None | None | over_n
for 10 years | None | None | over_n
"""


def rows() -> list[list[str]]:
    return [line.split(" | ") for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "start", "end", "cue"), rows())
def test_periods_as_written(text: str, start: str, end: str, cue: str) -> None:
    prose = f"The money is promised {text} and goes to Kyiv."
    [period] = find_periods(prose, PUBLISHED)
    assert (str(period.period_start), str(period.period_end), period.cue) == (start, end, cue)
    assert prose[period.start : period.end] == text


def test_a_length_in_years_is_kept() -> None:
    assert [p.years for p in find_periods("over five years", PUBLISHED)] == [5]
    assert [p.years for p in find_periods("over the next decade", None)] == [10]


def test_two_periods_in_one_sentence() -> None:
    found = find_periods("2.1 billion in 2023 and 1.7 billion in 2022", PUBLISHED)
    assert [(p.period_start, p.period_end) for p in found] == [("2023", "2023"), ("2022", "2022")]


@pytest.mark.parametrize(
    "text", ["in 2,000 villages", "in Kyiv", "for France", "a year ago", "over a year ago", "from Paris"]
)
def test_no_period(text: str) -> None:
    assert find_periods(text, PUBLISHED) == []


TERMS = [
    ("10 years", 10, None, None),
    ("ten years", 10, None, None),
    ("ten-year", 10, None, None),
    ("10-year", 10, None, None),
    ("a decade", 10, None, None),
    ("the next decade", 10, None, None),
    ("two decades", 20, None, None),
    ("10 (ten) years", 10, None, None),
    ("two and a half years", 2.5, None, None),
    ("100-year", 100, None, None),
    ("six months", None, 6, None),
    ("18-month", None, 18, None),
    ("half a year", None, 6, None),
    ("24 hours", None, None, 24),
    ("within 24 hours", None, None, 24),
    ("twenty-four hours", None, None, 24),
    ("72-hour", None, None, 72),
    ("90 days", None, None, 2160),
    ("two weeks", None, None, 336),
    ("for a year", 1, None, None),
    ("decade-long", 10, None, None),
]


@pytest.mark.parametrize(("text", "years", "months", "hours"), TERMS)
def test_lengths_of_time(text: str, years: float | None, months: float | None, hours: float | None) -> None:
    [term] = find_terms(f"It holds {text}, they said")
    assert (term.years, term.months, term.hours) == (years, months, hours)


@pytest.mark.parametrize(
    "text", ["10 years ago", "a 30-year-old man", "€3 billion a year", "two years later", "in 2024", "years"]
)
def test_no_length_of_time(text: str) -> None:
    assert find_terms(text) == []
