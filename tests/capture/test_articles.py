"""Where the articles of one text begin and end."""

import pytest

from pactbook.capture.articles import split


def parts(text: str) -> list[tuple[str | None, str]]:
    """The date and the text of each article."""
    return [(article.date, text[article.start : article.end]) for article in split(text)]


def test_a_text_without_a_header_is_one_article_without_a_date() -> None:
    assert parts("\n Norway sent ten boats. \n") == [(None, "Norway sent ten boats.")]


@pytest.mark.parametrize(
    "header",
    [
        "date 2024-03-19 ",
        " date 2024-03-19 ",
        "\n\n\tdate  2024-03-19\n\n",
        "\ufeffdate 2024-03-19\r\n",
        "Date: 2024-03-19\n",
    ],
)
def test_a_header_at_the_start_dates_the_article_and_stays_outside(header: str) -> None:
    assert parts(f"{header}Talks began.") == [("2024-03-19", "Talks began.")]


@pytest.mark.parametrize("date", ["2024", "2024-03", "2024-03-19"])
def test_a_date_may_have_reduced_precision(date: str) -> None:
    assert parts(f"date {date}\nTalks began.\ndate {date}\n\nTalks ended.") == [
        (date, "Talks began."),
        (date, "Talks ended."),
    ]


def test_an_address_below_the_header_is_the_source() -> None:
    text = "date 2024-02-16\nhttps://example.org/a?b=1\n\nBerlin, Friday. A pact was signed.\n"
    (article,) = split(text)
    assert article.address == "https://example.org/a?b=1"
    assert text[article.start : article.end] == "Berlin, Friday. A pact was signed."


@pytest.mark.parametrize(
    "between",
    [
        "\n",
        "\r\n",
        "\r",
        "\n\n\n",
        " ",
        "  \t ",
    ],
)
@pytest.mark.parametrize("end", ["and beyond.", "who knows?", "he said.”", "done!)", "in the U.S."])
@pytest.mark.parametrize(
    "begin", ["As talks go on", "“We agreed”", "10 boats arrived", "Україна", "https://a.org/x"]
)
def test_an_article_follows_the_end_of_another(between: str, end: str, begin: str) -> None:
    text = f"date 2024-03-18 Peace holds {end}{between}date 2024-03-19 {begin}"
    assert [date for date, _ in parts(text)] == ["2024-03-18", "2024-03-19"]


def test_a_header_on_its_own_line_needs_no_full_stop_before_it() -> None:
    text = "date 2024-03-18\nTalks began\nOur desk in Tallinn\ndate 2024-03-19\nTalks went on"
    assert [date for date, _ in parts(text)] == ["2024-03-18", "2024-03-19"]


@pytest.mark.parametrize(
    "prose",
    [
        "The pact carries the date 2024-02-16 and binds both.",
        "Both sides set to date 2024-02-16 their letters.",
        "It was signed, date 2024-02-16 Berlin, by both.",
        "The parties agreed on the exact\ndate 2024-02-16 Berlin had named.",
        "They wait for the signature\ndate 2024-02-16\nand for nothing else.",
        "What counts is the entry, its\ndate 2024-02-16 Berlin confirmed.",
        "See the note (ref. date 2024-02-16 Berlin) on this.",
        "Many pacts, e.g. date 2024-02-16 Berlin, hold.",
        "The pact ended.\ndate 2024-02-16 was the last day.",
        "The pact ended. date 2024-02-16 was the last day.",
        "An update 2024-02-16 Berlin followed.",
        "It ended. update 2024-02-16 Berlin",
        "It ended. date 2024-02-16, Berlin",
        "It ended. date 2024 Berlin",
        "He came. Date 2024-02-16 Berlin",
        "The file is named\ndate 2024-02-16.txt Berlin",
    ],
)
def test_a_date_in_running_prose_is_no_header(prose: str) -> None:
    text = f"date 2024-02-17 {prose}"
    assert parts(text) == [("2024-02-17", prose)]


def test_a_headline_above_the_date_line_belongs_to_the_article() -> None:
    text = "# Talks begin\n\ndate 2024-03-19\n\nEstonia and Ukraine began talks."
    (article,) = split(text)
    assert (article.date, article.start, article.end) == ("2024-03-19", 0, len(text))
    assert [text[low:high].strip() for low, high in article.dropped] == ["date 2024-03-19"]


def test_text_before_the_first_header_is_an_article_of_its_own() -> None:
    text = "Norway sent ten boats. They arrived.\n\ndate 2024-03-19\n\nTalks began."
    assert parts(text) == [(None, "Norway sent ten boats. They arrived."), ("2024-03-19", "Talks began.")]


def test_a_header_with_an_impossible_date_begins_an_article_all_the_same() -> None:
    first, second = split("date 2024-03-19 One.\ndate 2024-02-30\nTwo.")
    assert (first.date, second.date, second.wrong_date) == ("2024-03-19", None, "2024-02-30")


def test_only_a_leading_header_counts_where_a_file_is_one_article() -> None:
    text = "date 2024-03-18 One.\ndate 2024-03-19\nStill one."
    (article,) = split(text, several=False)
    assert text[article.start : article.end] == "One.\ndate 2024-03-19\nStill one."


def test_articles_are_numbered_from_one_and_empty_ones_count() -> None:
    articles = split("date 2024-03-18\n\ndate 2024-03-19\nTwo.")
    assert [(a.number, a.start < a.end) for a in articles] == [(1, False), (2, True)]
