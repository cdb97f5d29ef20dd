"""`pactbook verify` and `pactbook root`, as a stranger uses them."""

import shutil
from pathlib import Path

import pytest

from tests.cli.running import process, run


@pytest.fixture
def book(samples: Path, tmp_path: Path) -> Path:
    """A copy of the book of the samples, to be spoilt."""
    path = tmp_path / "copy.db"
    shutil.copy(samples, path)
    shutil.copy(f"{samples}.head", f"{path}.head")
    return path


def test_a_sound_book(samples: Path) -> None:
    size, root = run("root", samples).out.split()
    done = run("verify", samples)
    assert (done.status, done.err) == (0, "")
    assert done.out == f"{size} events, root {root}\nThe book is sound.\n"
    assert run("verify", env={"PACTBOOK_BOOK": str(samples)}).out == done.out


def test_a_root_noted_earlier_vouches_for_the_beginning(samples: Path) -> None:
    earlier = run("root", samples, "--size", 100, "--json").json
    assert earlier["events"] == 100
    done = run("verify", samples, "--root", earlier["root"], "--json")
    assert done.status == 0
    assert (done.json["sound"], done.json["vouched"], done.json["issues"]) == (True, 100, [])
    assert "vouches for the first 100 events" in run("verify", samples, "--root", earlier["root"]).out


def test_another_root_does_not(samples: Path) -> None:
    done = run("verify", samples, "--root", "ab" * 32)
    assert done.status == 1
    assert "no state of this log has the root abab" in done.err
    assert done.out.endswith("The book is damaged.\n")


def test_a_book_that_is_not_there_is_no_damaged_one(tmp_path: Path) -> None:
    done = run("verify", tmp_path / "none.db")
    assert (done.status, done.out) == (1, "No book could be read there.\n")
    assert "no book at" in done.err and "pactbook add" in done.err


def test_damage_is_named_with_its_place_and_the_next_step(book: Path) -> None:
    data = book.read_bytes()
    at = data.index(b'"quote":"') + 12
    book.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    done = run("verify", book, "--json")
    (issue,) = done.json["issues"]
    assert (done.status, done.json["sound"], issue["code"]) == (1, False, "payload")
    assert issue["place"].startswith(f"{book}, event ") and "restore a copy" in issue["hint"]
    assert "is not what was recorded" in run("verify", book).err


def test_a_spoilt_search_index_is_made_anew(book: Path) -> None:
    from pactbook.store import driver

    connection = driver.sqlite().connect(book, isolation_level=None)
    connection.execute("DELETE FROM place WHERE id = 3")
    connection.close()
    assert "--rebuild" in run("verify", book).err
    assert run("verify", book, "--rebuild").status == 0
    assert run("verify", book).status == 0


@pytest.mark.parametrize("arguments", [("verify",), ("root",), ("verify", "--rebuild")])
def test_what_is_no_book_is_named(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "notes.txt").write_text("no book at all", encoding="utf-8")
    for name, why in (("none.db", "no book at"), ("notes.txt", "is no Pactbook book")):
        done = process(*arguments, tmp_path / name, cwd=tmp_path)
        assert (done.status, why in done.err, "Traceback" in done.err) == (1, True, False)


def test_what_is_no_root_or_size_is_bad_usage(samples: Path) -> None:
    assert run("verify", samples, "--root", "abc").status == 2
    assert "64 hexadecimal digits" in run("verify", samples, "--root", "abc").err
    assert run("root", samples, "--size", 10_000_000).status == 1
