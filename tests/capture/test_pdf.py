"""PDF files."""

from pathlib import Path

import pytest

from pactbook.capture.pages import Line, compose
from tests.capture.making import captured, one, pdf, refusal


def made(folder: Path, *pages: list[tuple[int, str]], info: str = "", encrypt: bool = False) -> Path:
    file = folder / "pact.pdf"
    file.write_bytes(pdf(pages, info, encrypt))
    return file


def test_wrapped_lines_become_paragraphs(tmp_path: Path) -> None:
    file = made(
        tmp_path,
        [
            (760, "AGREEMENT"),
            (730, "1. Norway will give 150 million kroner to Ukraine each year"),
            (718, "until 2027, as its budget allows."),
            (700, "2. The Participants will consult within 24 hours of an attack"),
            (688, "on Ukraine and on its ports."),
            (676, "(a) It may ask others."),
        ],
    )
    assert one(file, published="2024-05-31").content().splitlines() == [
        "AGREEMENT",
        "1. Norway will give 150 million kroner to Ukraine each year until 2027, as its budget allows.",
        "2. The Participants will consult within 24 hours of an attack on Ukraine and on its ports.",
        "(a) It may ask others.",
    ]


def test_page_furniture_is_dropped_and_a_sentence_goes_on_over_the_page(tmp_path: Path) -> None:
    sentences = ("Both consult each year", "Norway gives boats", "Ukraine reports on them", "Others may join")
    pages = [
        [
            (800, "Norway and Ukraine - Agreement of 2024"),
            (730, "under the plan that was agreed in Oslo."),
            (700, f"{sentence} and does so"),
            (30, f"Page {number} of 4"),
        ]
        for number, sentence in enumerate(sentences, 1)
    ]
    for page, opening in zip(pages, ("This pact begins.", "in full.", "in part.", "in time."), strict=True):
        page[1] = (730, opening)
    document = one(made(tmp_path, *pages), published="2024-05-31")
    assert [" ".join(line.split()) for line in document.content().splitlines() if line.strip()] == [
        "This pact begins.",
        "Both consult each year and does so in full.",
        "Norway gives boats and does so in part.",
        "Ukraine reports on them and does so in time.",
        "Others may join and does so",
    ]
    assert len(document.content()) == document.end - document.start


def test_a_line_that_differs_by_an_amount_is_no_furniture() -> None:
    amounts = (150, 90, 311, 45, 27)
    pages = [
        [Line(f"Aid in 2024: {n} million kroner"), Line(f"Text {'x' * n}."), Line(f"{n}")] for n in amounts
    ]
    assert compose(pages)[1] == ()


def test_what_stands_on_few_pages_is_no_furniture() -> None:
    pages = [[Line("(c) Energy;"), Line(f"Text of page {n} that differs by {'x' * n}.")] for n in (1, 2)]
    pages += [[Line(f"Other {'y' * n} words."), Line(f"End {'z' * n}.")] for n in (3, 4, 5, 6)]
    assert compose(pages)[1] == ()


def test_offsets_point_into_the_text(tmp_path: Path) -> None:
    document = one(
        made(tmp_path, [(700, "One."), (30, "1")], [(700, "Two."), (30, "2")]), published="2024-05-31"
    )
    assert [document.text[low:high] for low, high in document.dropped] == ["1", "2"]
    assert document.content().split() == ["One.", "Two."]


def test_a_scan_is_refused(tmp_path: Path) -> None:
    issue = refusal(made(tmp_path, [], []))
    assert (issue.code, "OCR" in (issue.hint or "")) == ("no_text", True)


def test_a_scan_with_page_numbers_is_refused(tmp_path: Path) -> None:
    assert refusal(made(tmp_path, [(30, "1")], [(30, "2")])).code == "no_text"


def test_pages_that_are_scans_are_named(tmp_path: Path) -> None:
    (document,), issues = captured(made(tmp_path, [(700, "One.")], [], []), published="2024-05-31")
    assert document.content() == "One."
    assert [(issue.code, issue.severity) for issue in issues] == [("no_text", "medium")]
    assert issues[0].message.startswith("2 of 3 pages")


def test_an_encrypted_file_is_refused(tmp_path: Path) -> None:
    assert refusal(made(tmp_path, [(700, "One.")], encrypt=True)).code == "encrypted"


@pytest.mark.parametrize("data", [b"no PDF", b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(200)])
def test_a_broken_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(data)
    assert refusal(file).code == "broken"


def test_the_day_the_file_was_made_counts_only_when_nothing_else_is_known(tmp_path: Path) -> None:
    file = made(tmp_path, [(700, "One.")], info="/CreationDate (D:20240516120825+01'00') /Title (A pact)")
    (document,), (issue,) = captured(file)
    assert (document.published, document.published_by) == ("2024-05-16", "metadata")
    assert (issue.code, issue.severity, document.source.title) == ("weak_date", "low", "A pact")
    (document,), issues = captured(file, published="2024-05-31")
    assert (document.published, document.published_by, issues) == ("2024-05-31", "option", [])


def test_a_day_to_come_is_not_believed(tmp_path: Path) -> None:
    (document,), (issue,) = captured(made(tmp_path, [(700, "One.")], info="/CreationDate (D:20990516)"))
    assert (document.published, issue.code) == (None, "no_date")


def test_a_header_on_the_first_line_dates_the_file(tmp_path: Path) -> None:
    document = one(
        made(tmp_path, [(760, "date 2024-05-31"), (700, "One."), (600, "date 2024-06-01"), (500, "Two.")])
    )
    assert (document.published, document.published_by) == ("2024-05-31", "header")
    assert document.content().split() == ["One.", "date", "2024-06-01", "Two."]
