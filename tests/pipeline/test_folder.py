"""A folder appears whole or not at all: killed at every step, without room, and against what is there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pactbook.pipeline.folder import STEPS, FolderError, write_file, write_folder
from tests.pipeline.writing import FILES

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def holds(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def start(root: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "tests.pipeline.writing", *map(str, arguments)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )


def test_a_folder_is_written_once_and_is_then_left_alone(tmp_path: Path) -> None:
    path, told = tmp_path / "out" / "r1", list[str]()
    assert write_folder(path, FILES, told.append)
    assert holds(path) == FILES
    assert told == ["swept", "begun", "written", "written", "written", "forced", "renamed", "settled"]
    assert not write_folder(path, FILES)
    assert [p.name for p in path.parent.iterdir()] == ["r1"]


@pytest.mark.parametrize("change", ["edit", "add", "remove", "file"])
def test_what_is_there_is_never_written_over(tmp_path: Path, change: str) -> None:
    path = tmp_path / "r1"
    if change == "file":
        path.write_bytes(b"mine")
    else:
        write_folder(path, FILES)
        target = path / "one.txt" if change != "add" else path / "more.txt"
        target.unlink() if change == "remove" else target.write_bytes(b"other")
    before = holds(tmp_path)
    with pytest.raises(FolderError, match="never changes"):
        write_folder(path, FILES)
    assert holds(tmp_path) == before


@pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise on this system")
@pytest.mark.parametrize(
    ("step", "times"), [(s, n) for s in STEPS for n in (range(1, 4) if s == "written" else (1,))]
)
def test_a_run_that_is_killed_publishes_nothing_by_halves(
    root: Path, tmp_path: Path, step: str, times: int
) -> None:
    path = tmp_path / "r1"
    assert start(root, path, step, times).returncode == -9
    assert holds(path) == (FILES if step in ("renamed", "settled") else {})
    write_folder(path, FILES)
    assert holds(path) == FILES
    assert [p.name for p in tmp_path.iterdir()] == ["r1"]


def test_the_draft_of_another_folder_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / ".r10.0123456789ab.new"
    other.mkdir()
    write_folder(tmp_path / "r1", FILES)
    assert sorted(p.name for p in tmp_path.iterdir()) == [other.name, "r1"]


@pytest.mark.skipif(os.name == "nt", reason="this system has no limit on the size of files")
def test_without_room_nothing_is_there_and_the_next_step_is_said(root: Path, tmp_path: Path) -> None:
    run = start(root, tmp_path / "r1", "never", 1, 100_000)
    assert run.returncode == 3
    assert "the disk is full. Make room and run the same command again" in run.stderr
    assert "Traceback" not in run.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not bind this user")
def test_a_place_without_rights_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(FolderError, match="check the rights"):
        write_folder(tmp_path / "r1", FILES)


def test_a_file_in_the_place_of_the_folder_above_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(FolderError, match="cannot be written"):
        write_folder(tmp_path / "out" / "r1", FILES)


def test_a_file_takes_the_place_of_an_older_one_whole(tmp_path: Path) -> None:
    path, link = tmp_path / "page.html", tmp_path / "link.html"
    path.write_bytes(b"old")
    path.chmod(0o600)
    link.symlink_to(path)
    (tmp_path / f".page.html.{'0' * 12}.new").write_bytes(b"left by a killed run")
    write_file(link, b"new")
    assert (path.read_bytes(), link.is_symlink()) == (b"new", True)
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in tmp_path.iterdir()) == ["link.html", "page.html"]


@needs_pipes
def test_what_is_no_file_is_written_into(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_file(pipe, b"a page")
    assert os.read(reader, 100) == b"a page"
    os.close(reader)


def test_a_file_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FolderError, match="cannot be written"):
        write_file(tmp_path / "nowhere" / "page.html", b"new")
    assert list(tmp_path.iterdir()) == []
