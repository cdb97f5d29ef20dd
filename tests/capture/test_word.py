"""Word files."""

import datetime
import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as Word
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.capture.making import captured, one, refusal


def saved(folder: Path, word: Word) -> Path:
    file = folder / "pact.docx"
    word.save(str(file))
    return file


def test_paragraphs_and_tables_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("Agreement", 1)
    word.add_paragraph("Norway will give:")
    table = word.add_table(2, 2)
    for cell, text in zip(
        table._cells, ("2024", "150 million kroner", "2025", "200 million kroner"), strict=True
    ):
        cell.text = text
    word.add_paragraph("Signed in Oslo.")
    assert one(saved(tmp_path, word), published="2024-05-31").content().split("\n") == [
        "Agreement",
        "Norway will give:",
        "2024\t150 million kroner",
        "2025\t200 million kroner",
        "Signed in Oslo.",
    ]


def test_the_numbers_of_lists_are_printed_as_a_reader_sees_them(tmp_path: Path) -> None:
    word = docx.Document()
    for style, text in (
        ("List Number", "Norway will give boats."),
        ("List Number", "Ukraine will report."),
        ("List Bullet", "each year;"),
        ("List Number", "Both will meet."),
        ("Normal", "Signed in Oslo."),
    ):
        word.add_paragraph(text, style=style)
    assert one(saved(tmp_path, word), published="2024-05-31").text.split("\n") == [
        "1. Norway will give boats.",
        "2. Ukraine will report.",
        "• each year;",
        "3. Both will meet.",
        "Signed in Oslo.",
    ]


def test_insertions_links_and_controls_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    word = docx.Document()
    word.element.body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p>"
            "<w:r><w:t xml:space='preserve'>Norway will </w:t></w:r>"
            "<w:ins><w:r><w:t xml:space='preserve'>not </w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>ever </w:delText></w:r></w:del>"
            "<w:hyperlink><w:r><w:t>pay</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>"
            "</w:sdtContent></w:sdt>"
        ),
    )
    assert one(saved(tmp_path, word), published="2024-05-31").content() == "Norway will not pay."


def test_a_control_within_a_paragraph_is_read(tmp_path: Path) -> None:
    word = docx.Document()
    word.element.body.insert(
        0,
        parse_xml(
            f"<w:p {nsdecls('w')}><w:r><w:t>Norway</w:t><w:tab/></w:r><w:sdt><w:sdtPr/><w:sdtContent>"
            "<w:r><w:t>pays</w:t></w:r></w:sdtContent></w:sdt></w:p>"
        ),
    )
    assert one(saved(tmp_path, word), published="2024-05-31").content() == "Norway\tpays"


def test_the_day_the_file_was_made_counts_only_when_nothing_else_is_known(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Signed in Oslo.")
    word.core_properties.created = datetime.datetime(2024, 5, 16, 10, 0)
    word.core_properties.title = "A pact"
    file = saved(tmp_path, word)
    (document,), (issue,) = captured(file)
    assert (document.published, document.published_by, document.source.title) == (
        "2024-05-16",
        "metadata",
        "A pact",
    )
    assert (issue.code, issue.severity) == ("weak_date", "low")


def test_the_day_of_the_template_is_nobodys_date(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Signed in Oslo.")
    (document,), (issue,) = captured(saved(tmp_path, word))
    assert (document.published, issue.code) == (None, "no_date")


def test_a_file_without_text_is_refused(tmp_path: Path) -> None:
    assert refusal(saved(tmp_path, docx.Document())).code == "no_text"


def test_a_cut_off_file_is_refused(tmp_path: Path) -> None:
    word = docx.Document()
    word.add_paragraph("Signed in Oslo.")
    file = saved(tmp_path, word)
    file.write_bytes(file.read_bytes()[:-400])
    issue = refusal(file)
    assert (issue.code, "cut-off" in issue.message) == ("broken", True)


@pytest.mark.parametrize("kept", ["[Content_Types].xml", "word/document.xml", "none"])
def test_an_archive_that_is_no_word_file_is_refused(tmp_path: Path, kept: str) -> None:
    word = docx.Document()
    word.add_paragraph("Signed in Oslo.")
    whole = io.BytesIO()
    word.save(whole)
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(file, "w") as target:
        target.writestr("note.txt", "Signed in Oslo.")
        if kept in source.namelist():
            target.writestr(kept, source.read(kept))
    assert refusal(file).code == "broken"


def test_a_locked_or_old_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    assert refusal(file).code == "encrypted"


def test_a_small_file_that_unpacks_to_a_huge_one_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 60_000_000)
    assert file.stat().st_size < 1_000_000
    assert refusal(file).code == "too_large"
