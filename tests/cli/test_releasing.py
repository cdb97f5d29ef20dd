"""`pactbook release` at the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.running import run


def test_a_release_is_written_and_its_hashes_are_printed(samples: Path, tmp_path: Path) -> None:
    ran = run("release", "r1", "--book", samples, "--out", tmp_path)
    manifest = json.loads((tmp_path / "r1" / "MANIFEST.json").read_bytes())
    assert ran.status == 0
    assert f"root     {manifest['tree']['root']}" in ran.out
    again = run("release", "r1", "--book", samples, "--out", tmp_path, "--json")
    assert (again.status, again.json["new"], again.json["root"]) == (0, False, manifest["tree"]["root"])
    assert again.json["tables"] == manifest["tables"]


def test_a_second_release_names_the_first(samples: Path, tmp_path: Path) -> None:
    run("release", "r1", "--book", samples, "--out", tmp_path, "--recorded", "100")
    ran = run("release", "r2", "--book", samples, "--out", tmp_path, "--json")
    assert (ran.json["previous"], ran.json["coordinates"]["recorded"] > 100) == ("r1", True)


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (["No Name"], 2, "cannot be the name of a release"),
        (["r1", "--recorded", "0"], 2, "nothing to release"),
        (["r1", "--previous", "nowhere"], 1, "nowhere is no release"),
    ],
)
def test_what_cannot_be_released_is_said(
    samples: Path, tmp_path: Path, arguments: list[str], status: int, said: str
) -> None:
    ran = run("release", *arguments, "--book", samples, "--out", tmp_path / "out")
    assert ran.status == status
    assert said in " ".join(ran.err.replace("│", " ").split())
    assert not (tmp_path / "out").exists()


def test_without_a_book_the_next_step_is_said(tmp_path: Path) -> None:
    ran = run("release", "r1", "--book", tmp_path / "none.db", "--out", tmp_path / "out")
    assert (ran.status, ran.out) == (1, "")
    assert "none.db" in ran.err
