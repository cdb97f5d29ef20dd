"""`pactbook release` at the command line."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
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


@pytest.fixture(scope="module")
def release(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("releases")
    assert run("release", "r1", "--book", samples, "--out", out).status == 0
    return out / "r1"


def test_verify_takes_a_release(release: Path) -> None:
    root = json.loads((release / "MANIFEST.json").read_bytes())["tree"]["root"]
    assert "The release is sound in itself" in run("verify", release).out
    assert "the one that was published" in run("verify", release, "--root", root).out
    told = run("verify", release, "--json").json
    assert (told["sound"], told["root"], told["issues"]) == (True, root, [])


def test_verify_names_the_damage_of_a_release(release: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copytree(release, tmp_path / "r1"))
    (copy / "data" / "people.csv").unlink()
    ran = run("verify", copy)
    assert (ran.status, "data/people.csv is missing" in ran.err) == (1, True)
    assert "The release is damaged." in ran.out
    assert not run("verify", copy, "--json").json["sound"]


def test_a_fact_edited_in_every_format_is_found_by_making_the_release_again(
    samples: Path, release: Path, tmp_path: Path
) -> None:
    assert run("verify", release, "--book", samples).status == 0
    copy = Path(shutil.copytree(release, tmp_path / "r1"))
    for ending in ("csv", "jsonl"):
        path = copy / "data" / f"people.{ending}"
        path.write_bytes(path.read_bytes().replace(b"Rishi Sunak", b"Ann Example"))
    manifest = json.loads((copy / "MANIFEST.json").read_bytes())
    for name in manifest["files"]:
        manifest["files"][name]["sha256"] = hashlib.sha256((copy / name).read_bytes()).hexdigest()
    (copy / "MANIFEST.json").write_text(json.dumps(manifest))
    assert run("verify", copy).status == 0
    ran = run("verify", copy, "--book", samples)
    assert (ran.status, "data/people.csv is not what" in ran.err) == (1, True)


def test_a_folder_that_is_no_release_is_said(tmp_path: Path) -> None:
    ran = run("verify", tmp_path)
    assert (ran.status, "this is no release" in ran.err) == (1, True)


@pytest.mark.parametrize("options", [("--root", "xyz"), ("--previous", "nowhere")])
def test_an_option_of_verify_that_names_nothing_is_bad_usage(release: Path, options: tuple[str, str]) -> None:
    assert run("verify", release, *options).status == 2


def test_options_for_a_release_do_not_go_with_a_book(samples: Path) -> None:
    assert run("verify", samples, "--previous", ".").status == 2
    assert run("verify", samples, "--book", samples).status == 2


_LIMITED = """
import resource, signal, sys
from pactbook.cli import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000))
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="this system has no limit on the size of files")
def test_without_room_nothing_is_released_and_it_is_said(root: Path, samples: Path, tmp_path: Path) -> None:
    call = [sys.executable, "-c", _LIMITED, "release", "r1", "--book", samples, "--out", tmp_path / "out"]
    env = {**os.environ, "PYTHONPATH": str(root)}
    done = subprocess.run(list(map(str, call)), env=env, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "the disk is full. Make room and run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    assert list((tmp_path / "out").iterdir()) == []
    assert run("release", "r1", "--book", samples, "--out", tmp_path / "out").status == 0
