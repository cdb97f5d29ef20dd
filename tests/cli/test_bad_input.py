"""What goes wrong is said in one line with the next step, and the exit status tells."""

from pathlib import Path

import pytest

from tests.cli.running import process, run

ARTICLE = "date 2024-03-19\nGermany and Ukraine signed a security agreement in Berlin on 16 February 2024.\n"


def test_without_a_book_the_next_step_is_named(tmp_path: Path) -> None:
    for command in ("agreements", "pledges", "counts", "people", "issues", "brief"):
        done = run(command, "--book", tmp_path / "none.db")
        assert done.status == 1
        assert "no book" in done.err and "pactbook add PATH" in done.err
        assert not (tmp_path / "none.db").exists()


def test_the_environment_names_the_book(tmp_path: Path) -> None:
    done = run("agreements", env={"PACTBOOK_BOOK": str(tmp_path / "mine.db")})
    assert "mine.db" in done.err


@pytest.mark.parametrize("text", ["yesterday", "2024-13-01", "19.03.2024", "2024-02-30"])
def test_a_bad_date_is_bad_usage(text: str, tmp_path: Path) -> None:
    for option in ("--known", "--as-of"):
        done = run("agreements", option, text, "--book", tmp_path / "none.db")
        assert done.status == 2
        assert "YYYY-MM-DD" in done.err
    assert run("add", tmp_path, "--published", text).status == 2


@pytest.mark.parametrize(
    ("args", "word"),
    [
        (["pledges", "--donor", "Narnia"], "Narnia"),
        (["agreements", "--party", "Narnia"], "Narnia"),
        (["agreements", "--status", "signd"], "signed"),
        (["pledges", "--stage", "given"], "delivered"),
        (["pledges", "--by", "moon"], "donor"),
        (["agreements", "--recorded", "-1"], "0"),
        (["find"], "WORDS"),
        (["add"], "PATH"),
        (["undo"], "undo"),
        (["evaluate", ".", ".", "--kinds", "poem"], "agreement"),
    ],
)
def test_bad_usage_names_what_may_be_given(args: list[str], word: str, samples: Path) -> None:
    done = run(*args, env={"PACTBOOK_BOOK": str(samples), "COLUMNS": "300"})
    assert done.status == 2
    assert word in done.err


def test_a_reference_that_nobody_knows(samples: Path) -> None:
    ref = run("agreements", "--json", "--book", samples).json[0]["ref"]
    wrong = ref[:-1] + ("0" if ref[-1] != "0" else "1")
    done = run("why", wrong, "--book", samples)
    assert done.status == 1
    assert ref in done.err
    assert run("why", "abc", "--book", samples).status == 2
    assert run("why", "zzzzzzzzzzzz", "--book", samples).status == 1


def test_when_everything_is_refused_nothing_was_done(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    book = tmp_path / "book.db"
    done = run("add", tmp_path / "empty.txt", tmp_path / "binary.txt", tmp_path / "missing", "--book", book)
    assert done.status == 1
    assert "0 new, 0 known, 3 refused" in done.out
    assert "empty.txt was not read: it is empty" in done.err
    assert "binary data" in done.err and "no such file" in done.err
    assert not book.exists()


def test_the_rest_goes_on_when_something_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(ARTICLE)
    done = run("add", tmp_path / "a.txt", tmp_path / "b.txt", "--book", tmp_path / "book.db", "--json")
    assert done.status == 0
    assert (done.json["new"], done.json["refused"]) == (1, 1)
    (refusal,) = done.json["refusals"]
    assert refusal["code"] == "empty" and refusal["hint"]


def test_a_folder_without_documents_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes").mkdir()
    done = run("add", tmp_path / "notes", "--book", tmp_path / "book.db")
    assert done.status == 1
    assert "nothing was found" in done.err


def test_a_book_that_is_none_is_left_as_it_is(tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear reader")
    (tmp_path / "b.txt").write_text(ARTICLE)
    for args in (("agreements",), ("add", tmp_path / "b.txt")):
        done = run(*args, "--book", other)
        assert done.status == 1
        assert "no Pactbook book" in done.err
    assert other.read_text() == "Dear reader"


def test_an_undated_article_needs_a_date_and_takes_it(tmp_path: Path) -> None:
    (tmp_path / "undated.txt").write_text("Germany and Ukraine signed a security agreement in Berlin.")
    book = tmp_path / "book.db"
    refused = run("add", tmp_path / "undated.txt", "--book", book)
    assert refused.status == 1 and "--published" in refused.err
    assert run("add", tmp_path / "undated.txt", "--published", "2024-02-17", "--book", book).status == 0
    assert len(run("agreements", "--known", "2024-02-17", "--json", "--book", book).json) == 1
    assert run("agreements", "--known", "2024-02-16", "--json", "--book", book).json == []


def test_standard_input_is_read(tmp_path: Path) -> None:
    book = tmp_path / "book.db"
    assert run("add", "-", "--book", book, stdin=ARTICLE).status == 0
    assert run("extract", "-", stdin=ARTICLE).status == 0


def test_extract_says_problems_on_standard_error_only(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_text(ARTICLE)
    both = run("extract", tmp_path / "a.txt", tmp_path / "b.txt")
    assert both.status == 0
    assert "was not read" in both.err and "was not read" not in both.out
    (tmp_path / "c.txt").write_text("date 2024-03-19\nThe cup final was played in Turin.\n")
    without_claims = run("extract", tmp_path / "a.txt", tmp_path / "c.txt")
    assert (without_claims.status, without_claims.out) == (0, "")
    alone = run("extract", tmp_path / "a.txt")
    assert (alone.status, alone.out) == (1, "")


def test_a_page_that_cannot_be_written(samples: Path, tmp_path: Path) -> None:
    done = run("brief", "--html", tmp_path / "no" / "such.html", "--book", samples)
    assert done.status == 1
    assert "cannot be written" in done.err


def test_a_pipe_gets_whole_tables_without_colours(samples: Path, tmp_path: Path) -> None:
    done = process("pledges", "--book", samples, cwd=tmp_path)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert all(row["ref"] in done.out for row in run("pledges", "--json", "--book", samples).json)


def test_a_terminal_that_cannot_write_a_bound_gets_it_spelt_out(samples: Path, tmp_path: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C"}
    done = process("pledges", "--donor", "GBR", "--book", samples, cwd=tmp_path, env=env)
    assert done.status == 0
    found = process("agreements", "--json", "--book", samples, cwd=tmp_path, env=env)
    assert found.status == 0 and found.json
    brief = process("brief", "--book", samples, cwd=tmp_path, env=env)
    assert "<= at most, >= at least, ~ about" in brief.out


def test_hostile_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "evil.txt").write_text(
        "date 2024-03-19\nGermany and Ukraine signed \x1b[2J[bold]a security agreement[/bold] on Monday.\n"
    )
    book = tmp_path / "book.db"
    assert run("add", tmp_path / "evil.txt", "--book", book).status == 0
    for args in (("why", "evil.txt"), ("find", "signed")):
        shown = run(*args, "--book", book).out
        assert "\x1b" not in shown
        assert "[bold]" in shown


def test_an_unknown_word_after_a_good_start_shows_no_trace(tmp_path: Path) -> None:
    done = process("add", "--book", cwd=tmp_path)
    assert done.status == 2
    assert "Traceback" not in done.err
