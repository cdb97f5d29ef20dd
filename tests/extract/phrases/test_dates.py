"""Dates as written, read on Tuesday, 19 March 2024."""

import pytest

from pactbook.extract.phrases.dates import find_dates

PUBLISHED = "2024-03-19"

# text | the written date | value | precision
TABLE = """
on March 19 | March 19 | 2024-03-19 | day
on 19 March 2024 | 19 March 2024 | 2024-03-19 | day
March 19, 2024 | March 19, 2024 | 2024-03-19 | day
on the 22nd of February | the 22nd of February | 2024-02-22 | day
24th of February 2022 | 24th of February 2022 | 2022-02-24 | day
Feb. 22 | Feb. 22 | 2024-02-22 | day
12 Jan 2024 | 12 Jan 2024 | 2024-01-12 | day
Jan 12 | Jan 12 | 2024-01-12 | day
Sept. 30 | Sept. 30 | 2023-09-30 | day
December 5 | December 5 | 2023-12-05 | day
June 13 | June 13 | 2024-06-13 | day
on Wednesday, March 20 | Wednesday, March 20 | 2024-03-20 | day
Friday, 16 February 2024 | Friday, 16 February 2024 | 2024-02-16 | day
March the 1st | March the 1st | 2024-03-01 | day
the first of May 2024 | the first of May 2024 | 2024-05-01 | day
9-11 July 2024 | 9-11 July 2024 | 2024-07-09 | day
July 9-11, 2024 | July 9-11, 2024 | 2024-07-09 | day
2024-02-16 | 2024-02-16 | 2024-02-16 | day
16.02.2024 | 16.02.2024 | 2024-02-16 | day
02/16/2024 | 02/16/2024 | 2024-02-16 | day
16/02/2024 | 16/02/2024 | 2024-02-16 | day
03/04/2024 | 03/04/2024 | 2024-04-03 | day
in February 2024 | February 2024 | 2024-02 | month
Feb 2024 | Feb 2024 | 2024-02 | month
early February 2024 | early February 2024 | 2024-02 | month
the end of June 2024 | the end of June 2024 | 2024-06 | month
2024-12 | 2024-12 | 2024-12 | month
in March | in March | 2024-03 | month
in early May | in early May | 2024-05 | month
since November | since November | 2023-11 | month
until December | until December | 2024-12 | month
last November | last November | 2023-11 | month
next June | next June | 2024-06 | month
this March | this March | 2024-03 | month
mid-April | mid-April | 2024-04 | month
in 2024 | 2024 | 2024 | year
the 2024 budget | 2024 | 2024 | year
early 2024 | early 2024 | 2024 | year
the end of 2024 | the end of 2024 | 2024 | year
mid-2025 | mid-2025 | 2025 | year
third quarter of 2024 | third quarter of 2024 | 2024 | year
Q3 2024 | Q3 2024 | 2024 | year
the first half of 2025 | the first half of 2025 | 2025 | year
the summer of 2024 | the summer of 2024 | 2024 | year
fiscal year 2025 | fiscal year 2025 | 2025 | year
FY2024 | FY2024 | 2024 | year
FY24 | FY24 | 2024 | year
on Friday | Friday | 2024-03-15 | day
on Tuesday | Tuesday | 2024-03-19 | day
last Tuesday | last Tuesday | 2024-03-12 | day
next Friday | next Friday | 2024-03-22 | day
this Friday | this Friday | 2024-03-22 | day
today | today | 2024-03-19 | day
yesterday | yesterday | 2024-03-18 | day
tomorrow | tomorrow | 2024-03-20 | day
the day before yesterday | the day before yesterday | 2024-03-17 | day
three days ago | three days ago | 2024-03-16 | day
last week | last week | 2024-03 | week
earlier this week | earlier this week | 2024-03 | week
last month | last month | 2024-02 | month
next month | next month | 2024-04 | month
the end of the month | the end of the month | 2024-03 | month
two months ago | two months ago | 2024-01 | month
last year | last year | 2023 | year
this year | this year | 2024 | year
later this year | later this year | 2024 | year
next year | next year | 2025 | year
the current year | the current year | 2024 | year
by the end of the year | the end of the year | 2024 | year
two years ago | two years ago | 2022 | year
"""


def rows() -> list[list[str]]:
    return [line.split(" | ") for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("text", "written", "value", "precision"), rows())
def test_dates_as_written(text: str, written: str, value: str, precision: str) -> None:
    prose = f"They met {text}."
    [date] = find_dates(prose, PUBLISHED)
    assert (date.value, date.precision, prose[date.start : date.end]) == (value, precision, written)


@pytest.mark.parametrize(
    "text",
    [
        "February 30",
        "31.02.2024",
        "they may 5 times",
        "we march 19 km",
        "March 10 billion",
        "in 2000 troops",
        "F-16",
        "2024-2027",
        "2024–27",
        "€2024",
        "article 2024/1.5",
    ],
)
def test_no_date(text: str) -> None:
    assert find_dates(text, PUBLISHED) == []


@pytest.mark.parametrize(
    "text", ["on Friday", "yesterday", "last year", "March 19", "in May", "two years ago", "last June"]
)
def test_a_relative_date_without_publication_has_no_value(text: str) -> None:
    [date] = find_dates(text, None)
    assert (date.value, date.relative) == (None, True)


def test_the_future_is_read_forward_where_the_caller_says_so() -> None:
    assert find_dates("on Friday", PUBLISHED, future_hint=True)[0].value == "2024-03-22"
    assert find_dates("on January 5", PUBLISHED, future_hint=True)[0].value == "2025-01-05"


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2024-01-03", "December 29", "2023-12-29"),
        ("2024-12-30", "January 4", "2025-01-04"),
        ("2024", "last year", "2023"),
        ("2024-02", "last month", "2024-01"),
        ("2023-03-01", "February 29", "2024-02-29"),
        ("2024-01-02", "on Friday", "2023-12-29"),
    ],
)
def test_the_turn_of_the_year_and_reduced_precision(published: str, text: str, value: str) -> None:
    assert [d.value for d in find_dates(text, published)] == [value]


def test_an_odd_publication_date_is_no_fault() -> None:
    assert find_dates("on Friday", "2024-02-31")[0].value is None
    assert find_dates("on Friday", "soon")[0].value is None
