"""What people decided leaves the book as gold that scorers take as it is."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from pactbook import wiring
from pactbook.analysis.evaluation import read_rows
from pactbook.analysis.scoring import score
from pactbook.model.claims import to_json
from tests.cli.running import run
from tests.pipeline.reviewed import filled


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Of six claims one is rejected, one corrected, the others accepted; one that was missed is added."""
    filled(tmp_path / "b.db").close()
    book, who = tmp_path / "b.db", ("--person", "Olha")
    queue = run("review", book, "--json").json
    lines = [{"verdict": "accept", "claim": one["id"]} for one in queue[2:]]
    lines.append({"verdict": "reject", "claim": queue[0]["id"]})
    lines.append({"verdict": "correct", "claim": queue[1]["id"], "fields": {"aid": "financial"}})
    more = {"kind": "commitment", "donor": "NOR", "recipient": "UKR", "items": [{"what": "air defence"}]}
    lines.append({"verdict": "add", "document": "first.txt", "quote": "air defence", "fields": more})
    (tmp_path / "verdicts.jsonl").write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert run("review", book, *who, "--batch", tmp_path / "verdicts.jsonl").status == 0
    assert run("review", book, "--gold", tmp_path / "gold.jsonl").status == 0
    with wiring.book(book, readonly=True) as store:
        (tmp_path / "texts").mkdir()
        for document in store.documents():
            (tmp_path / "texts" / document.label).write_text(document.text, encoding="utf-8")
        claims = [json.dumps(to_json(claim)) for claim in store.claims()]
    (tmp_path / "claims.jsonl").write_text("\n".join(claims), encoding="utf-8")
    return tmp_path


def test_gold_has_hash_offsets_and_values_and_leads_back_to_the_words(gold: Path) -> None:
    rows = read_rows(gold / "gold.jsonl")
    assert [row["kind"] for row in rows].count("none") == 1
    with wiring.book(gold / "b.db", readonly=True) as store:
        documents = {document.sha256: document for document in store.documents()}
    quotes = {row["verdict"]: documents[row["sha256"]].text[row["start"] : row["end"]] for row in rows}
    assert quotes["add"] == "air defence"
    assert quotes["reject"] == "promise of 300 million euros"


def test_our_scorer_takes_it_as_it_is(gold: Path) -> None:
    claims = read_rows(gold / "claims.jsonl")
    found = score(read_rows(gold / "gold.jsonl"), claims, ("agreement", "commitment"), {})
    commitment = found.kinds["commitment"]
    assert (commitment.tp, commitment.fp, commitment.fn) == (4, 1, 1)


def test_the_scorer_of_the_codebook_takes_it_as_it_is(gold: Path, shared: Path) -> None:
    call = [sys.executable, shared / "tools" / "score.py", gold / "gold.jsonl", gold / "claims.jsonl"]
    done = subprocess.run([*call, "--texts", gold / "texts", "--json"], capture_output=True, check=True)
    said = json.loads(done.stdout)
    counted = {kind: [said[kind][n] for n in ("tp", "fp", "fn")] for kind in ("agreement", "commitment")}
    assert counted == {"agreement": [1, 0, 0], "commitment": [4, 1, 1]}
    assert said["commitment"]["attributes"]["aid"] == 0.75
    assert said["grounded"] == 1.0
