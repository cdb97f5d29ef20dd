"""Files, folders and standard input: what is found, in which order, and what is refused by name."""

import datetime
import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pactbook.capture import LIMIT, SUPPORTED, capture
from pactbook.model.sources import Document
from tests.capture.making import TODAY, captured, one, pdf, refusal


def write(file: Path, text: str = "date 2024-03-19 Talks began.") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_file_becomes_a_document_with_its_hash_and_label(tmp_path: Path) -> None:
    file = write(tmp_path / "talks.txt")
    document = one(file)
    assert document.label == "talks.txt"
    assert document.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert document.key == f"{document.sha256}#1"


def test_the_articles_of_a_file_share_its_text_and_are_numbered(tmp_path: Path) -> None:
    file = write(tmp_path / "two.txt", "date 2024-03-18 One.\n\ndate 2024-03-19 Two.\nAdvertisment\nThree.\n")
    first, second = captured(file)[0]
    assert [(d.label, d.number, d.published) for d in (first, second)] == [
        ("two.txt", 1, "2024-03-18"),
        ("two.txt#2", 2, "2024-03-19"),
    ]
    assert first.text is second.text
    assert second.content() == "Two.\n            \nThree."


def test_a_folder_is_walked_in_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", ".git/c.txt", "sub/b.txt", "sub/a.txt", "~$open.docx"):
        write(tmp_path / name)
    write(tmp_path / "a.card.toml", 'publisher = "Desk"')
    documents, issues = captured(tmp_path)
    assert [document.label for document in documents] == ["a.md", "b.txt", "a.txt", "b.txt"]
    assert issues == []


def test_an_unsupported_file_weighs_more_when_it_was_named(tmp_path: Path) -> None:
    file = write(tmp_path / "table.xlsx")
    assert refusal(file).code == "unsupported"
    (issue,) = captured(tmp_path)[1]
    assert (issue.code, issue.severity, str(file) in issue.message) == ("unsupported", "low", True)


def test_what_is_refused_does_not_stop_the_rest(tmp_path: Path) -> None:
    good = write(tmp_path / "good.txt")
    (tmp_path / "bad.txt").write_bytes(b"\0\1\2")
    documents, issues = captured(tmp_path / "none.txt", tmp_path / "bad.txt", good)
    assert [document.label for document in documents] == ["good.txt"]
    assert [issue.code for issue in issues] == ["not_found", "binary"]


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    documents, (issue,) = captured(tmp_path)
    assert (documents, issue.code, issue.place) == ([], "empty", str(tmp_path))


def test_a_name_that_no_file_can_have_is_refused() -> None:
    assert refusal("a\0b.txt").code == "not_found"


def test_documents_come_one_by_one(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    found = capture([tmp_path / "a.txt", tmp_path / "b.txt"], today=TODAY)
    assert isinstance(found, Iterator)
    assert isinstance(next(found), Document)
    write(tmp_path / "b.txt")
    assert isinstance(next(found), Document)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_round_in_a_circle_ends(tmp_path: Path) -> None:
    write(tmp_path / "sub/a.txt")
    (tmp_path / "sub/up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "sub/self").symlink_to(tmp_path / "sub/self")
    (tmp_path / "lost.txt").symlink_to(tmp_path / "gone.txt")
    documents, issues = captured(tmp_path)
    assert [document.label for document in documents] == ["a.txt"]
    assert sorted(issue.code for issue in issues) == ["not_found", "unreadable"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (issue,) = captured(tmp_path)[1]
    assert issue.code == "unsupported"


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a file name be no text")
def test_a_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/t\xff.txt")))
    assert captured(tmp_path)[0][0].label.encode("utf-8").startswith(b"t")


_REPORT = """
import datetime, os, sys
from pactbook.capture import capture
from pactbook.model.issues import Issue
path, user = sys.argv[1:]
if path != "-":
    os.chdir(path)
    path = "."
if user != "same":
    os.setgroups([])
    os.setgid(int(user))
    os.setuid(int(user))
for item in capture([path], today=datetime.date(2024, 12, 31)):
    print(f"{item.code} {item.place}" if isinstance(item, Issue) else f"document {item.label}")
"""


def report(
    root: Path, path: str | Path, user: str = "same", flags: str = "-B", data: bytes = b""
) -> list[str]:
    """What another process captures, one line each; `user` is the number of the user that it becomes."""
    child = subprocess.run(
        [sys.executable, flags, "-c", _REPORT, str(path), user],
        input=data,
        capture_output=True,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode()
    return child.stdout.decode().splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are set otherwise on Windows")
def test_what_may_not_be_read_is_refused_by_name(tmp_path: Path, root: Path) -> None:
    tmp_path.chmod(0o755)
    write(tmp_path / "open.txt").chmod(0o644)
    write(tmp_path / "locked.txt").chmod(0)
    locked = write(tmp_path / "locked/inside.txt").parent
    locked.chmod(0)
    # Root reads everything, so the child becomes a user without rights once Python is loaded.
    found = report(root, tmp_path, user="65534" if os.geteuid() == 0 else "same")
    locked.chmod(0o755)
    assert found == ["no_rights locked.txt", "document open.txt", "no_rights locked"]


def test_standard_input_is_read_as_text(tmp_path: Path) -> None:
    (document,), _ = captured("-", stdin=io.BytesIO(b"date 2024-03-19 Talks began."))
    assert (document.label, document.published, document.content()) == ("stdin", "2024-03-19", "Talks began.")


def test_standard_input_is_recognised_by_its_first_bytes() -> None:
    page = b"<!doctype html><html><body><main><p>Talks began in Tallinn on Tuesday.</p></main></body></html>"
    kinds = []
    for data in (page, pdf([[(700, "Talks began in Tallinn.")]])):
        (document,), _ = captured("-", stdin=io.BytesIO(data), published="2024-03-19")
        kinds.append(document.media_type)
    assert kinds == ["text/html", "application/pdf"]


def test_real_standard_input(root: Path) -> None:
    found = report(root, "-", data=b"date 2024-03-19 Talks began. date 2024-03-20 Talks ended.")
    assert found == ["document stdin", "document stdin#2"]


def test_empty_standard_input_is_refused() -> None:
    assert [issue.code for issue in captured("-", stdin=io.BytesIO(b""))[1]] == ["empty"]


def test_fifty_megabytes_of_text_are_read(tmp_path: Path) -> None:
    line = "Норвегія gave 150 million kroner, the ministry in Oslo said on Tuesday. " * 6 + "\n"
    file = write(tmp_path / "long.txt", "date 2024-03-19\n" + line * (50_000_000 // len(line.encode()) + 1))
    assert file.stat().st_size > 50_000_000
    document = one(file)
    assert document.text.endswith(line)
    assert document.end == len(document.text) - 2


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.txt"
    with file.open("wb") as opened:
        opened.truncate(LIMIT + 1)
    assert refusal(file).code == "too_large"


def test_standard_input_beyond_the_limit_is_refused() -> None:
    (issue,) = captured("-", stdin=io.BytesIO(bytes(LIMIT + 1)))[1]
    assert issue.code == "too_large"


def test_every_supported_suffix_has_a_reader(tmp_path: Path) -> None:
    for suffix in SUPPORTED:
        assert refusal(write(tmp_path / f"empty{suffix.upper()}", " ")).code == "empty"


def test_a_reader_that_is_not_installed_is_named_with_the_way_to_get_it(tmp_path: Path, root: Path) -> None:
    for suffix in (".html", ".pdf", ".docx"):
        write(tmp_path / f"a{suffix}", "x")
    write(tmp_path / "b.txt")
    codes = [line.split()[0] for line in report(root, tmp_path, flags="-SB")]
    assert codes == ["missing_reader", "missing_reader", "missing_reader", "document"]


def test_today_is_the_callers(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt")
    days = [datetime.date(2024, 3, 18), datetime.date(2024, 3, 19)]
    assert [isinstance(next(capture([file], today=day)), Document) for day in days] == [False, True]
