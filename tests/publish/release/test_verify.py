"""The shipped verifier, run as a stranger would: a process of its own, without site packages or Pactbook.

Each test does one thing to a copy of a release and reads what the verifier says of it. An attacker is taken
to be thorough: after a change the manifest is made anew, so that every file fits it.
"""

import csv
import hashlib
import io
import json
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pactbook.model import merkle
from pactbook.publish.release.verify import continues, damages, tree_root
from pactbook.store.sql import open_book
from tests.publish.making import Article, clock, counted, make
from tests.publish.release.making import holds, released


@dataclass(frozen=True)
class Said:
    status: int
    text: str

    def __contains__(self, words: str) -> bool:
        return words in self.text


def verify(folder: Path, *options: object, program: Path | None = None) -> Said:
    """The release's own verifier; `program` is one kept elsewhere."""
    call = [sys.executable, "-I", "-S", program or folder / "verify.py", folder, *options]
    done = subprocess.run(list(map(str, call)), capture_output=True, text=True, cwd=folder.parent)
    assert done.stderr == ""
    return Said(done.returncode, done.stdout)


def manifest(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "MANIFEST.json").read_bytes())
    return found


def root_of(folder: Path) -> str:
    root: str = manifest(folder)["tree"]["root"]
    return root


def cover_up(folder: Path, **more: Any) -> None:
    """Make the manifest anew, so that it fits whatever the files are now."""
    fields = {**manifest(folder), **more}
    fields["files"] = {
        name: {"bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in holds(folder).items()
        if name != "MANIFEST.json"
    }
    (folder / "MANIFEST.json").write_text(json.dumps(fields, indent=2), encoding="utf-8")


def grow(folder: Path, lines: list[bytes]) -> None:
    """Give a release another log, with a root and a manifest that fit it."""
    (folder / "log.jsonl").write_bytes(b"".join(line + b"\n" for line in lines))
    root = merkle.root(map(merkle.leaf, lines)).hex()
    cover_up(folder, tree={**manifest(folder)["tree"], "size": len(lines), "root": root})


def lines(folder: Path, name: str) -> list[bytes]:
    return (folder / name).read_bytes().split(b"\n")[:-1]


@pytest.fixture
def release(small_release: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(small_release, tmp_path / "copy"))


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three releases of a book that grows."""
    folder = tmp_path_factory.mktemp("chain")
    for number in (3, 5, 8):
        text = f"By spring Kyiv had signed {number} agreements."
        make(folder / "b.db", [Article(text, [counted("signed", number, text)], label=f"{number}.txt")])
        released(folder / "b.db", folder / "out", f"r{number}")
    return folder / "out"


@pytest.fixture
def last(chain: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(chain / "r8", tmp_path / "copy"))


def test_a_whole_release_is_sound(small_release: Path) -> None:
    before = holds(small_release)
    said = verify(small_release, "--root", root_of(small_release))
    assert (said.status, said.text) == (0, "sound, and the one that was published\n")
    own = hashlib.sha256((small_release / "MANIFEST.json").read_bytes()).hexdigest()
    assert verify(small_release, "--root", own).status == 0
    assert "compare with a root published elsewhere" in verify(small_release)
    assert json.loads(verify(small_release, "--json").text) == {"sound": True, "damages": []}
    assert holds(small_release) == before


def test_it_needs_no_more_than_the_standard_library(small_release: Path) -> None:
    import ast

    tree = ast.parse((small_release / "verify.py").read_bytes())
    nodes = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {a.name for n in nodes if isinstance(n, ast.Import) for a in n.names}
    names |= {n.module or "" for n in nodes if isinstance(n, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
    assert not {"socket", "urllib", "http", "subprocess", "ctypes"} & {n.split(".")[0] for n in names}


def test_one_flipped_byte_in_any_file_is_named(small_release: Path, tmp_path: Path) -> None:
    program = tmp_path / "verify.py"
    shutil.copy(small_release / "verify.py", program)
    for number, name in enumerate(sorted(holds(small_release))):
        copy = Path(shutil.copytree(small_release, tmp_path / str(number)))
        data = bytearray((copy / name).read_bytes())
        data[len(data) // 2] ^= 1
        (copy / name).write_bytes(data)
        said = verify(copy, "--root", root_of(small_release), program=program)
        assert said.status == 1, name
        if name != "MANIFEST.json":
            assert f"{name}: was changed" in said
        shutil.rmtree(copy)


def test_the_manifest_is_held_to_its_published_sha256(release: Path) -> None:
    own = hashlib.sha256((release / "MANIFEST.json").read_bytes()).hexdigest()
    cover_up(release, name="another")
    assert verify(release).status == 0
    assert "is not the one that was published" in verify(release, "--root", own)


@pytest.mark.parametrize("name", ["README.md", "data/claims.csv", "log.jsonl", "bodies.jsonl"])
def test_a_missing_file_is_named(release: Path, name: str) -> None:
    (release / name).unlink()
    assert f"{name}: is missing" in verify(release)


def test_an_added_file_is_named(release: Path) -> None:
    (release / "data" / "more.csv").write_text("a,b\n")
    (release / "link").symlink_to("README.md")
    said = verify(release)
    assert "data/more.csv: is not part of the release" in said
    assert "link: is not part of the release" in said


def test_a_link_in_the_place_of_a_file_is_named(release: Path, tmp_path: Path) -> None:
    (release / "README.md").rename(tmp_path / "kept.md")
    (release / "README.md").symlink_to(tmp_path / "kept.md")
    assert "README.md: is a link" in verify(release)


@pytest.mark.parametrize("text", ["", "{}", "[]", "{" * 2000, '{"pactbook_release": 1, "files": {"a": 1}}'])
def test_a_manifest_that_is_none_is_said(release: Path, text: str) -> None:
    (release / "MANIFEST.json").write_text(text)
    assert verify(release).status == 1


def test_a_folder_that_is_no_release_is_said(tmp_path: Path, small_release: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = verify(tmp_path / "empty", program=small_release / "verify.py")
    assert (said.status, "MANIFEST.json: is missing" in said) == (1, True)


def edit(log: list[bytes]) -> list[bytes]:
    event = json.loads(log[2])
    event["payload"] = "0" * 64
    return [*log[:2], json.dumps(event, sort_keys=True, separators=(",", ":")).encode(), *log[3:]]


def swap(log: list[bytes]) -> list[bytes]:
    return [log[1], log[0], *log[2:]]


def drop_tail(log: list[bytes]) -> list[bytes]:
    return log[:-3]


def drop_head(log: list[bytes]) -> list[bytes]:
    return log[1:]


def renumber(log: list[bytes]) -> list[bytes]:
    """Leave one event out and number the rest anew."""
    events = [json.loads(line) for line in [*log[:4], *log[5:]]]
    return [
        json.dumps({**event, "seq": number}, sort_keys=True, separators=(",", ":")).encode()
        for number, event in enumerate(events, 1)
    ]


@pytest.mark.parametrize("tamper", [edit, swap, drop_tail, drop_head, renumber])
def test_a_tampered_log_is_refused_against_the_published_root(
    release: Path, tamper: Callable[[list[bytes]], list[bytes]]
) -> None:
    published = root_of(release)
    grow(release, tamper(lines(release, "log.jsonl")))
    said = verify(release, "--root", published)
    assert said.status == 1
    assert f"is not the one that was published as {published}" in said


def test_a_release_of_a_book_written_anew_is_refused(release: Path, tmp_path: Path) -> None:
    published = root_of(release)
    text = "By spring Kyiv had signed 99 agreements."
    book = make(tmp_path / "forged.db", [Article(text, [counted("signed", 99, text)])])
    forged = Path(released(book, tmp_path / "forged").folder)
    assert verify(forged).status == 0
    said = verify(forged, "--root", published)
    assert (said.status, "is not the one that was published" in said) == (1, True)


def test_an_edited_body_is_named(release: Path) -> None:
    bodies = lines(release, "bodies.jsonl")
    bodies[1] = bodies[1].replace(b"Germany", b"Austria")
    (release / "bodies.jsonl").write_bytes(b"\n".join(bodies) + b"\n")
    cover_up(release)
    assert "bodies.jsonl line 2: is not the body that the log names" in verify(release)


def test_a_body_cannot_be_hidden(release: Path) -> None:
    bodies = lines(release, "bodies.jsonl")
    bodies[1] = b"null"
    (release / "bodies.jsonl").write_bytes(b"\n".join(bodies) + b"\n")
    cover_up(release)
    assert "bodies.jsonl line 2: is not the body" in verify(release)


def rewrite(release: Path, name: str, change: Callable[[list[dict[str, Any]]], None]) -> None:
    """Change the rows of a table in its JSON Lines and in its CSV alike, and cover it up."""
    path = release / "data" / f"{name}.jsonl"
    rows = [json.loads(line) for line in path.read_bytes().split(b"\n") if line]
    names = list(rows[0])
    change(rows)
    path.write_bytes("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode())
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        cells = [row[key] for key in names]
        writer.writerow(
            "" if c is None else c if isinstance(c, str) else json.dumps(c, ensure_ascii=False) for c in cells
        )
    (release / "data" / f"{name}.csv").write_bytes(text.getvalue().encode())
    cover_up(release, tables={**manifest(release)["tables"], name: len(rows)})


def test_a_covered_up_edit_of_a_claim_is_named(release: Path) -> None:
    def change(rows: list[dict[str, Any]]) -> None:
        rows[3]["values"]["amount"] = 9_000_000_000

    rewrite(release, "claims", change)
    assert "data/claims.jsonl row 4: values is not what the record says" in verify(release)


@pytest.mark.parametrize(
    ("name", "field"), [("claims", "quote"), ("claims", "published"), ("documents", "publisher")]
)
def test_every_field_of_the_record_is_compared(release: Path, name: str, field: str) -> None:
    rewrite(release, name, lambda rows: rows[0].update({field: "another"}))
    assert f"data/{name}.jsonl row 1: {field} is not what the record says" in verify(release)


def test_a_claim_left_out_added_or_doubled_is_named(release: Path) -> None:
    def change(rows: list[dict[str, Any]]) -> None:
        rows.append({**rows[0], "id": "f" * 64})
        rows.append(rows[1])
        del rows[0]

    gone = json.loads(lines(release, "data/claims.jsonl")[0])["id"]
    rewrite(release, "claims", change)
    said = verify(release)
    assert f"leaves out {gone}" in said
    assert f"is in no event of the log: {'f' * 64}" in said
    assert "is there twice" in said


def test_a_claim_made_up_in_a_persons_name_is_named(release: Path) -> None:
    def change(rows: list[dict[str, Any]]) -> None:
        rows.append({**rows[0], "id": "f" * 64, "extractor": "person", "decisions": ["e" * 64]})

    rewrite(release, "claims", change)
    assert "was written by a person, and no verdict in the log says so" in verify(release)


def test_a_cell_changed_in_the_csv_only_is_named(release: Path) -> None:
    path = release / "data" / "pledges.csv"
    path.write_bytes(path.read_bytes().replace(b"3000000000", b"9000000000", 1))
    cover_up(release)
    assert "data/pledges.csv row" in verify(release)
    assert "differs from data/pledges.jsonl in " in verify(release)


def test_facts_edited_in_every_text_format_are_held_to_the_manifests_hash(release: Path) -> None:
    """The limit of the Merkle root: it vouches for the record, the manifest's sha256 for every file."""
    own = hashlib.sha256((release / "MANIFEST.json").read_bytes()).hexdigest()
    rewrite(release, "pledges", lambda rows: rows[0].update(donor="AUT"))
    assert verify(release).status == 0
    assert verify(release, "--root", own).status == 1


def test_each_release_goes_on_from_the_one_before(chain: Path) -> None:
    assert verify(chain / "r5", "--previous", chain / "r3").status == 0
    assert verify(chain / "r8", "--previous", chain / "r5").status == 0
    assert "was made after another release" in verify(chain / "r8", "--previous", chain / "r3")
    assert "names no previous release" in verify(chain / "r3", "--previous", chain / "r5")


@pytest.mark.parametrize("step", ["drop", "edit", "size", "root"])
def test_a_broken_proof_is_named(last: Path, step: str) -> None:
    link = manifest(last)["previous"]
    if step == "drop":
        link["consistency"] = link["consistency"][:-1]
    elif step == "edit":
        link["consistency"][0] = "0" * 64
    elif step == "size":
        link["size"] -= 1
    else:
        link["root"] = "0" * 64
    cover_up(last, previous=link)
    assert "does not prove that release r5 is its beginning" in verify(last)


@pytest.mark.parametrize("link", [{}, {"size": "1"}, {"size": 1, "root": "zz", "consistency": []}, 7])
def test_a_link_that_cannot_be_read_is_named(last: Path, link: object) -> None:
    cover_up(last, previous=link)
    assert "names a previous release in a form that cannot be read" in verify(last)


def test_a_history_written_anew_does_not_go_on_from_the_release_before(last: Path, chain: Path) -> None:
    log = lines(last, "log.jsonl")
    event = json.loads(log[0])
    log[0] = json.dumps({**event, "object": "0" * 64}, sort_keys=True, separators=(",", ":")).encode()
    grow(last, log)
    said = verify(last, "--previous", chain / "r5")
    assert "does not prove that release r5 is its beginning" in said
    assert "log.jsonl: does not begin with the log of release r5" in said


def test_the_release_of_a_reviewed_book_is_sound(tmp_path: Path) -> None:
    from pactbook.model.claims import Claim, Count
    from pactbook.model.verdicts import Verdict

    text = "Kyiv had signed 7 agreements. Nobody said more."
    book = make(tmp_path / "b.db", [Article(text, [counted("signed", 7, "Kyiv had signed 7 agreements.")])])
    with open_book(book, clock=clock) as store:
        (claim,) = store.claims()
        better = Claim(
            claim.document,
            claim.label,
            claim.published,
            claim.start,
            claim.end,
            claim.quote,
            Count("negotiating", 7),
            claim.modality,
            claim.attributed_to,
            1.0,
            "person",
        )
        store.record(Verdict("correct", "Ann Example", (claim.id,), "misread", better))
    folder = Path(released(book, tmp_path / "out").folder)
    assert verify(folder, "--root", root_of(folder)).status == 0
    rows = [json.loads(line) for line in lines(folder, "data/claims.jsonl")]
    assert {row["extractor"]: row["state"] for row in rows} == {"hand": "corrected", "person": "corrected"}
    assert all(b"Ann Example" not in data for data in holds(folder).values())


def spoilt(data: bytes, chance: random.Random) -> bytes:
    """Bytes with one thing wrong: a letter, a stretch, a value or a line."""
    if not data:
        return b"x"
    at = chance.randrange(len(data))
    kind = chance.randrange(5)
    if kind == 0:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at]
    if kind == 2:
        return data[:at] + data[at + chance.randrange(1, 200) :]
    if kind == 3:
        values = re.findall(rb'(?<=: )(?:"[^"]*"|\d+|null|true|false)', data) or [b""]
        odd = [b"[]", b"{}", b"null", b"-1", b'"\\ud800"', b"1e400", b"7", b"[" * 100_000]
        return data.replace(chance.choice(values), chance.choice(odd), 1)
    lines = data.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join(lines)


def test_whatever_is_wrong_is_said_and_never_a_trace(small_release: Path, tmp_path: Path) -> None:
    chance = random.Random(11)
    names = sorted(name for name in holds(small_release) if not name.endswith((".xlsx", ".parquet", ".py")))
    kept = holds(small_release)
    copy = Path(shutil.copytree(small_release, tmp_path / "copy"))
    for turn in range(300):
        name = names[turn % len(names)]
        data = spoilt(kept[name], chance)
        (copy / name).write_bytes(data)
        if name != "MANIFEST.json" and turn % 2:
            cover_up(copy)
        found = list(damages(copy, "0" * 64, small_release))
        assert all(isinstance(place, str) and said for place, said in found)
        own = "MANIFEST.json" if turn % 2 else name
        assert data == kept[name] or turn % 2 or any(own in place or place == "files" for place, _ in found)
        for restored in {name, "MANIFEST.json"}:
            (copy / restored).write_bytes(kept[restored])
    assert list(damages(copy)) == []


def test_a_cell_longer_than_a_csv_reader_likes_is_no_damage(release: Path) -> None:
    rewrite(release, "counts", lambda rows: rows[0].update(claims=["f" * 64] * 2100))
    assert len((release / "data" / "counts.csv").read_bytes()) > 131_072
    assert verify(release).status == 0


def test_names_from_a_forger_do_not_reach_the_terminal_as_they_are(release: Path) -> None:
    (release / "\x1b[31mred\x1b[0m").write_text("")
    said = verify(release)
    assert "\x1b" not in said.text
    assert "?[31mred?[0m: is not part of the release" in said


@pytest.mark.parametrize("size", range(1, 18))
def test_its_tree_is_that_of_the_book(size: int) -> None:
    """Written apart on purpose: two hands, one result."""
    leaves = [merkle.leaf(bytes([n])) for n in range(size)]
    assert tree_root(leaves) == merkle.root(leaves).hex()
    for first in range(1, size + 1):
        proof = merkle.consistency(leaves, first)
        roots = merkle.root(leaves[:first]), merkle.root(leaves)
        assert continues(first, size, *roots, list(proof))
        assert not continues(first, size, roots[1], roots[0], list(proof)) or first == size
        assert not continues(first, size, *roots, [*proof, leaves[0]])
