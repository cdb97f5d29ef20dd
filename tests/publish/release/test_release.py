"""Releases: the same bytes for the same book, a chain with proofs, and nothing of others but short quotes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pactbook import wiring
from pactbook.model import merkle
from pactbook.model.verdicts import Supersession
from pactbook.pipeline.folder import FolderError, printed
from pactbook.publish.release import Discontinuous, damages, identity
from pactbook.store.sql import open_book
from tests.publish.making import Article, clock, counted, make
from tests.publish.release.making import holds, released


def manifest(folder: Path | str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(folder) / "MANIFEST.json").read_bytes())
    return found


def test_the_samples_have_these_totals(samples_release: Path) -> None:
    """Golden totals: a change here is a change of what users get, and is meant to be looked at."""
    assert manifest(samples_release)["tables"] == {
        "agreements": 29,
        "pledges": 60,
        "counts": 25,
        "people": 41,
        "judgements": 8,
        "issues": 9,
        "claims": 345,
        "documents": 27,
    }


_MAKE = """
import sys
from pathlib import Path
from tests.publish.release.making import released
released(Path(sys.argv[1]), Path(sys.argv[2]), "r1")
"""


def test_two_processes_with_other_hash_seeds_make_the_same_bytes(
    root: Path, small_book: Path, small_release: Path, tmp_path: Path
) -> None:
    made = []
    for seed, zone in (("1", "UTC"), ("4242", "Asia/Tokyo")):
        out = tmp_path / seed
        env = {**os.environ, "PYTHONPATH": str(root), "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        subprocess.run([sys.executable, "-c", _MAKE, small_book, out], cwd=root, env=env, check=True)
        made.append(holds(out / "r1"))
    assert made[0] == made[1] == holds(small_release)


def test_a_release_can_be_made_again_after_the_book_has_grown(tmp_path: Path) -> None:
    book = make(tmp_path / "b.db", [article(1)])
    first = released(book, tmp_path / "out")
    make(book, [article(2)])
    size = manifest(first.folder)["tree"]["size"]
    again = released(book, tmp_path / "elsewhere", recorded=size)
    assert holds(Path(again.folder)) == holds(Path(first.folder))
    assert not released(book, tmp_path / "out", recorded=size).new


def test_a_release_is_made_again_as_its_manifest_says(tmp_path: Path) -> None:
    book, out = make(tmp_path / "b.db", [article(1)]), tmp_path / "out"
    released(book, out, "r1")
    make(book, [article(2)])
    released(book, out, "r2", known="2024-03-20")
    make(book, [article(3)])
    for name in ("r1", "r2"):
        made = {path: printed([data]) for path, data in holds(out / name).items()}
        assert wiring.remade(out / name, book) == made


def test_a_release_that_is_there_never_changes(tmp_path: Path) -> None:
    book = make(tmp_path / "b.db", [article(1)])
    before = holds(Path(released(book, tmp_path / "out").folder))
    make(book, [article(2)])
    with pytest.raises(FolderError, match="never changes"):
        released(book, tmp_path / "out")
    assert holds(tmp_path / "out" / "r1") == before


def article(number: int) -> Article:
    text = f"By spring Kyiv had signed {number} agreements."
    return Article(text, [counted("signed", number, text)], label=f"{number}.txt")


def test_each_release_proves_that_the_one_before_is_its_beginning(tmp_path: Path) -> None:
    book, out, sizes = tmp_path / "b.db", tmp_path / "out", []
    for number in range(1, 5):
        make(book, [article(number)])
        sizes.append(manifest(released(book, out, f"r{number}").folder)["tree"]["size"])
    assert sizes == sorted(set(sizes))
    for number in range(2, 5):
        now, before = manifest(out / f"r{number}"), manifest(out / f"r{number - 1}")
        link = now["previous"]
        assert link["manifest"] == identity((out / f"r{number - 1}" / "MANIFEST.json").read_bytes())
        assert (link["size"], link["root"]) == (before["tree"]["size"], before["tree"]["root"])
        proof = [bytes.fromhex(step) for step in link["consistency"]]
        roots = bytes.fromhex(link["root"]), bytes.fromhex(now["tree"]["root"])
        assert merkle.consistent(link["size"], now["tree"]["size"], *roots, proof)
    assert manifest(out / "r1")["previous"] is None


def test_the_root_of_a_release_is_that_of_the_book(small_book: Path, small_release: Path) -> None:
    with open_book(small_book, clock=clock, readonly=True) as book:
        assert manifest(small_release)["tree"]["root"] == book.root().hex()
        assert manifest(small_release)["tree"]["size"] == book.head()


def test_another_book_cannot_continue_a_chain(tmp_path: Path) -> None:
    released(make(tmp_path / "a.db", [article(1), article(2)]), tmp_path / "out")
    with pytest.raises(Discontinuous, match="another book"):
        released(make(tmp_path / "b.db", [article(3), article(4)]), tmp_path / "out", "r2")
    with pytest.raises(Discontinuous, match="only"):
        released(make(tmp_path / "c.db", [article(1)]), tmp_path / "out", "r2")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["r1"]


def test_a_damaged_release_is_not_built_upon(tmp_path: Path) -> None:
    book = make(tmp_path / "a.db", [article(1)])
    folder = Path(released(book, tmp_path / "out").folder)
    (folder / "README.md").write_text("mine")
    with pytest.raises(FolderError, match="pactbook verify"):
        released(book, tmp_path / "out", "r2")


def test_of_two_newest_releases_one_must_be_chosen(tmp_path: Path) -> None:
    book, out = make(tmp_path / "a.db", [article(1)]), tmp_path / "out"
    released(book, tmp_path / "other", "r2")
    released(book, out, "r1")
    (tmp_path / "other" / "r2").rename(out / "r2")
    with pytest.raises(FolderError, match=r"r1, r2.*--previous"):
        released(book, out, "r3")


def test_an_empty_book_has_nothing_to_release(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="empty"):
        released(make(tmp_path / "a.db", []), tmp_path / "out")


@pytest.mark.parametrize("name", ["", "../up", "With Space", ".hidden", "a/b"])
def test_a_name_that_cannot_be_a_folder_everywhere_is_refused(
    small_book: Path, tmp_path: Path, name: str
) -> None:
    with pytest.raises(ValueError, match="name of a release"):
        released(small_book, tmp_path / "out", name)
    assert list(tmp_path.iterdir()) == []


def test_only_what_was_public_is_released(small_book: Path, tmp_path: Path) -> None:
    folder = Path(released(small_book, tmp_path, known="2024-03-20").folder)
    assert manifest(folder)["tables"]["documents"] == 1
    assert b"Sofia" not in b"".join(
        (folder / "data" / f"{n}.csv").read_bytes() for n in ("claims", "agreements")
    )


def test_texts_of_others_are_not_republished(tmp_path: Path) -> None:
    words = " ".join(f"word{number}" for number in range(2000))
    text = f"{words} Kyiv had signed 7 agreements. {words}"
    book = make(tmp_path / "b.db", [Article(text, [counted("signed", 7, "Kyiv had signed 7 agreements.")])])
    folder = Path(released(book, tmp_path / "out").folder)
    (row,) = map(json.loads, (folder / "data" / "claims.jsonl").read_text(encoding="utf-8").splitlines())
    assert row["quote"] == "Kyiv had signed 7 agreements."
    assert 200 < len(row["before"] + row["after"]) <= 300 + len("… … ")
    for name, data in holds(folder).items():
        if not name.endswith((".xlsx", ".parquet")):
            assert b"word1000" not in data


def test_a_withdrawn_text_leaves_its_hash_and_its_quotes_only(tmp_path: Path) -> None:
    text = "Long before it all began. Kyiv had signed 7 agreements. Nobody said more."
    book = make(tmp_path / "b.db", [Article(text, [counted("signed", 7, "Kyiv had signed 7 agreements.")])])
    with open_book(book, clock=clock) as store:
        (key,) = (document.key for document in store.documents())
        store.withdraw(key, "Ann Example", "asked by the publisher")
    files = holds(Path(released(book, tmp_path / "out").folder))
    (row,) = map(json.loads, files["data/documents.jsonl"].splitlines())
    assert (row["withdrawn"], row["key"]) == (True, key)
    assert all(b"Nobody said more" not in data for data in files.values())
    assert b"Kyiv had signed 7 agreements." in files["data/claims.csv"]
    # What a person decided is vouched for by its hash; the words stay in the book.
    assert all(b"asked by the publisher" not in data for data in files.values())
    assert files["bodies.jsonl"].endswith(b"\nnull\n")


def test_a_book_with_tables_newer_versions_and_withdrawals_is_released_whole(tmp_path: Path) -> None:
    text = "By spring Kyiv had signed 2 agreements."
    newer = Article(text + " Corrected.", [counted("signed", 2, text)], label="newer.txt")
    book = make(tmp_path / "b.db", [article(1), article(2), newer])
    (tmp_path / "own.csv").write_text("Country,Sum\nFrance,3\nGermany,8\n")
    (tmp_path / "map.toml").write_text(
        'kind = "commitment"\npublished = "2024-06-30"\n'
        '[columns]\ndonor = "Country"\namount = "Sum"\n'
        '[fixed]\nrecipient = "UKR"\ncurrency = "EUR"\nbound = "exact"\nmodality = "planned"\n'
        'stage = "pledged"\naid = "military"\n[scale]\namount = 1e9\n'
    )
    assert wiring.import_table(book, tmp_path / "own.csv", tmp_path / "map.toml").entries == 2
    with open_book(book, clock=clock) as store:
        keys = {document.label: document.key for document in store.documents()}
        store.record(Supersession(keys["2.txt"], keys["newer.txt"], "Ann Example"))
        store.withdraw(keys["1.txt"], "Ann Example", "asked by the publisher")
    folder = Path(released(book, tmp_path / "out").folder)
    assert list(damages(folder, manifest(folder)["tree"]["root"])) == []
    documents = {row["label"]: row for row in rows(folder, "documents")}
    assert documents["2.txt"]["superseded_by"] == keys["newer.txt"]
    assert documents["1.txt"]["withdrawn"]
    assert {row["label"]: row["state"] for row in rows(folder, "claims")} == {
        "1.txt": "extracted",
        "2.txt": "superseded",
        "newer.txt": "extracted",
    }
    assert {row["donor"]: row["amount"] for row in rows(folder, "pledges")} == {
        "FRA": 3_000_000_000,
        "DEU": 8_000_000_000,
    }


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    text = (folder / "data" / f"{table}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def test_without_the_extra_csv_and_json_lines_are_written_and_it_is_said(
    small_book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pactbook.publish.release.formats.find_spec", lambda name: None)
    folder = Path(released(small_book, tmp_path).folder)
    assert {name.rpartition(".")[2] for name in holds(folder)} == {"csv", "jsonl", "json", "md", "py"}
    assert manifest(folder)["formats"]["parquet"] == "not written: not installed"
    assert list(damages(folder)) == []


_KILL = """
import sys
from pathlib import Path
from pactbook import wiring
from pactbook.book.facts import Coordinates
from tests.pipeline.writing import killer
book, out, step, times = sys.argv[1:]
wiring.release("r2", book, Coordinates(), Path(out), step=killer(step, int(times)))
"""


@pytest.mark.skipif(os.name == "nt", reason="processes are killed otherwise on this system")
@pytest.mark.parametrize(
    ("step", "times"),
    [
        ("swept", 1),
        ("begun", 1),
        ("written", 1),
        ("written", 15),
        ("forced", 1),
        ("renamed", 1),
        ("settled", 1),
    ],
)
def test_a_killed_run_publishes_nothing_by_halves_and_the_next_one_completes_it(
    root: Path, tmp_path: Path, step: str, times: int
) -> None:
    book, out = make(tmp_path / "b.db", [article(1)]), tmp_path / "out"
    before = holds(Path(released(book, out).folder))
    make(book, [article(2)])
    call = [sys.executable, "-c", _KILL, *map(str, (book, out, step, times))]
    env = {**os.environ, "PYTHONPATH": str(root)}
    assert subprocess.run(call, cwd=root, env=env).returncode == -9
    there = {path.name for path in out.iterdir() if not path.name.startswith(".")}
    assert there == ({"r1", "r2"} if step in ("renamed", "settled") else {"r1"})
    assert all(list(damages(out / name)) == [] for name in there)
    assert released(book, out, "r2").new is (step not in ("renamed", "settled"))
    assert {path.name for path in out.iterdir()} == {"r1", "r2"}
    assert list(damages(out / "r2", previous=out / "r1")) == []
    assert holds(out / "r1") == before
