"""Which publication date counts, and what is said when none is known or two disagree."""

from pathlib import Path

import pytest

from pactbook.capture.dates import from_metadata, from_name
from tests.capture.making import captured, refusal

PAGE = """<html><head><meta property="article:published_time" content="{date}"></head><body><article>
<p>Estonia and Ukraine began talks on a security agreement in Tallinn.</p></article></body></html>"""


def made(folder: Path, name: str, text: str, card: str = "") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    if card:
        file.with_suffix(".card.toml").write_text(card, encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "text", "card", "option", "expected"),
    [
        (
            "a_2024-01-05.txt",
            "date 2024-01-01 Talks.",
            "published = 2024-01-02",
            "2024-01-04",
            ("2024-01-01", "header"),
        ),
        ("a_2024-01-05.txt", "Talks.", "published = 2024-01-02", "2024-01-04", ("2024-01-02", "metadata")),
        (
            "a_2024-01-05.html",
            PAGE.format(date="2024-01-03T10:00Z"),
            "",
            "2024-01-04",
            ("2024-01-03", "metadata"),
        ),
        ("a_2024-01-05.txt", "Talks.", "", "2024-01-04", ("2024-01-04", "option")),
        ("a_2024-01-05.txt", "Talks.", "", None, ("2024-01-05", "name")),
        ("a.txt", "Talks.", "", None, (None, None)),
        ("a.txt", "Talks.", "", "2024-01", ("2024-01", "option")),
    ],
)
def test_the_most_explicit_date_counts(
    tmp_path: Path, name: str, text: str, card: str, option: str | None, expected: tuple[str, str]
) -> None:
    (document,), _ = captured(made(tmp_path, name, text, card), published=option)
    assert (document.published, document.published_by) == expected


def test_a_document_without_a_date_is_captured_and_named(tmp_path: Path) -> None:
    (document,), (issue,) = captured(made(tmp_path, "a.txt", "Talks began."))
    assert document.published is None
    assert (issue.code, issue.severity) == ("no_date", "medium")
    assert "--published" in (issue.hint or "")


def test_an_option_that_disagrees_is_named_and_the_header_counts(tmp_path: Path) -> None:
    (document,), (issue,) = captured(
        made(tmp_path, "a.txt", "date 2024-01-01 Talks."), published="2024-01-04"
    )
    assert document.published == "2024-01-01"
    assert (issue.code, issue.severity) == ("date_differs", "low")


def test_an_option_of_less_precision_agrees(tmp_path: Path) -> None:
    assert captured(made(tmp_path, "a.txt", "date 2024-01-01 Talks."), published="2024-01")[1] == []


@pytest.mark.parametrize("date", ["2099-01-01", "2099-01", "2099", "2026-01-01"])
def test_a_date_to_come_is_refused(tmp_path: Path, date: str) -> None:
    for name, text, option in (
        ("a.txt", f"date {date}\nTalks.", None),
        ("b.txt", "Talks.", date),
        ("c.html", PAGE.format(date=f"{date}-01-01"[:10]), None),
    ):
        issue = refusal(made(tmp_path, name, text), published=option)
        assert issue.code == "future_date"
        assert "2025-12-31" in issue.message


def test_one_article_of_a_file_may_be_refused(tmp_path: Path) -> None:
    file = made(tmp_path, "a.txt", "date 2024-01-01 One.\ndate 2099-01-01\nTwo.\ndate 2024-01-03\nThree.")
    documents, issues = captured(file)
    assert [document.label for document in documents] == ["a.txt", "a.txt#3"]
    assert [(issue.code, issue.place) for issue in issues] == [("future_date", f"{file}#2")]


def test_a_header_with_an_impossible_date_is_named_and_the_next_best_date_counts(tmp_path: Path) -> None:
    (document,), (issue,) = captured(
        made(tmp_path, "a.txt", "date 2024-02-30\nTalks."), published="2024-02-28"
    )
    assert (document.published, document.published_by, document.content()) == (
        "2024-02-28",
        "option",
        "Talks.",
    )
    assert issue.code == "bad_date"


def test_an_option_that_is_no_date_captures_nothing(tmp_path: Path) -> None:
    documents, (issue,) = captured(made(tmp_path, "a.txt", "date 2024-01-01 Talks."), published="yesterday")
    assert (documents, issue.code, issue.severity) == ([], "bad_date", "high")


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("002_2024-01-14_x.txt", "2024-01-14"),
        ("2024-01-14.txt", "2024-01-14"),
        ("2024-13-14.txt", None),
        ("12024-01-14.txt", None),
        ("talks.txt", None),
    ],
)
def test_a_date_in_a_name(name: str, date: str | None) -> None:
    assert from_name(name) == date


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-02-24T17:50:00+02:00", "2024-02-24"),
        ("20240224", "2024-02-24"),
        (" 2024-02-24 ", "2024-02-24"),
        ("Sat, 24 Feb 2024 17:50:00 +0200", "2024-02-24"),
        ("2024-02-30", None),
        ("yesterday", None),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_date_in_metadata(value: object, date: str | None) -> None:
    assert from_metadata(value) == date
