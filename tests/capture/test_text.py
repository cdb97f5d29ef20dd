"""Plain text: offsets as Python counts them, and a refusal with a way out for what is no text."""

from pathlib import Path

import pytest

from tests.capture.making import captured, one, refusal

ARTICLE = "date 2024-03-19\r\n\r\nЕстонія and “Kyiv” 🙂 agreed.\r\nSecond line.\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_utf_8_keeps_every_code_point_and_every_line_end(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((mark + ARTICLE).encode("utf-8"))
    document = one(file)
    with file.open(encoding="utf-8", newline="") as opened:
        assert document.text == opened.read()
    assert document.text[document.start :].startswith("Естонія")
    assert document.published == "2024-03-19"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_wide_text_is_read_by_its_mark(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(ARTICLE.encode(encoding))
    assert one(file).text == ARTICLE


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("windows-1251", "Україна та Естонія розпочали переговори про угоду щодо безпеки у Києві."),
        (
            "windows-1252",
            "Le président a signé un accord à Paris, déjà négocié; la coopération a été élargie.",
        ),
    ],
)
def test_another_encoding_is_refused_with_the_likely_one_named(
    tmp_path: Path, encoding: str, words: str
) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(words.encode(encoding))
    issue = refusal(file)
    assert issue.code == "encoding"
    assert f"iconv -f {encoding} -t UTF-8" in (issue.hint or "")


def test_damaged_utf_8_is_refused_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes("Київ і Таллінн\nдомовились".encode()[:-1])
    issue = refusal(file)
    assert issue.code == "encoding"
    assert "line 2" in issue.message
    assert "damaged" in (issue.hint or "")


def test_wide_text_without_its_mark_is_refused_with_the_encoding_named(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(("Talks began in Tallinn. " * 20).encode("utf-16-le"))
    issue = refusal(file)
    assert (issue.code, "UTF-16LE" in issue.message) == ("encoding", True)


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 4,
        b"%PDF-1.7\n1 0 obj",
        b"PK\x03\x04rest of an archive",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n\x1a\n",
        b"{\\rtf1\\ansi Talks began.}",
        b"\x01\x02\x03\x04 Talks \x05\x06",
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert refusal(file).code == "binary"


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\xef\xbb\xbf \n"])
def test_an_empty_file_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    assert refusal(file).code == "empty"


def test_a_header_with_nothing_below_is_refused_and_the_next_article_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("date 2024-03-18\n\ndate 2024-03-19\nTalks began.", encoding="utf-8")
    documents, issues = captured(file)
    assert [document.label for document in documents] == ["a.txt#2"]
    assert [issue.code for issue in issues] == ["empty"]
