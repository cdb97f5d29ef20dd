"""The demonstration, help, and evaluation."""

import re
from pathlib import Path

import pytest

from pactbook.cli.app import ORDER
from tests.cli.running import process, run
from tests.publish.test_page import read


def test_the_demonstration_prints_the_brief_and_writes_the_page(tmp_path: Path) -> None:
    done = run("demo", "--to", tmp_path / "here")
    assert done.status == 0
    assert "Pledges by donor" in done.out
    book, page = tmp_path / "here" / "pactbook.db", tmp_path / "here" / "brief.html"
    assert str(page) in done.out
    reader = read(page.read_text(encoding="utf-8"))
    inner = {link[1:] for link in reader.links if link.startswith("#")}
    assert inner - set(reader.ids) == set()
    assert reader.resources == []
    tried = re.findall(r"^  pactbook (.+)$", done.out, re.MULTILINE)
    assert len(tried) == 3
    for command in tried:
        assert str(book) in command
        assert run(*command.split()).status == 0
    assert run("demo", "--to", tmp_path / "here").status == 0


def test_every_reference_of_the_samples_leads_to_a_sentence(samples: Path) -> None:
    from pactbook import wiring
    from pactbook.publish.brief import brief
    from pactbook.publish.why import chain, resolve

    view = wiring.view(samples)
    page = brief(view).to_json()
    rows = [
        row for value in page.values() if isinstance(value, list) for row in value if isinstance(row, dict)
    ]
    assert len(rows) > 50
    for row in rows:
        (named,) = resolve(row["ref"], view)
        links = chain(named, view).links
        assert links or named.kind == "issue", row["ref"]
        for link in links:
            assert link.claim and link.document
            assert link.document.text[link.claim.start : link.claim.end] == link.claim.quote


@pytest.mark.parametrize("command", ORDER)
def test_every_help_has_an_example(command: str) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert re.search(rf"Examples?: pactbook {command}|Examples?: cat", done.out.replace("`", ""))


def test_help_lists_every_command() -> None:
    shown = run("--help").out
    assert all(re.search(rf"^\W*{command}\s", shown, re.MULTILINE) for command in ORDER)
    assert run("--version").out.startswith("pactbook ")


def test_help_loads_neither_the_store_nor_the_extractor(tmp_path: Path) -> None:
    import subprocess
    import sys

    call = (
        "import sys; from pactbook.cli import app; "
        "heavy = ('sqlalchemy', 'currency_converter', 'lxml', 'jinja2', 'trafilatura', 'pactbook.extract', "
        "'pactbook.store', 'pactbook.wiring'); print([m for m in sys.modules if m.startswith(heavy)])"
    )
    done = subprocess.run([sys.executable, "-c", call], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_scores_on_the_founding_articles(shared: Path) -> None:
    gold, texts = shared / "seeds" / "gold.jsonl", shared / "seeds"
    report = run("evaluate", gold, texts, "--kinds", "all", "--json").json
    for kind in ("agreement", "commitment", "count", "role", "statistic"):
        assert report[kind]["f1"] == 1.0, kind
        assert set(report[kind]["attributes"].values()) <= {1.0}, kind
    assert report["assessment"]["f1"] >= 0.8
    assert report["grounded"] == 1.0
    shown = run("evaluate", gold, texts, "--errors").out
    assert re.search(r"commitment\s+1\.000", shown)
    assert "calibration error" in shown


def test_gold_that_is_not_there(tmp_path: Path) -> None:
    done = run("evaluate", tmp_path / "gold", tmp_path)
    assert done.status == 2
    assert "not found" in done.err


def test_the_demonstration_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = process("demo", cwd=tmp_path, env={"TMPDIR": str(tmp_path), "TEMP": str(tmp_path)})
    assert done.status == 0
    assert list(tmp_path.glob("pactbook-demo-*/brief.html"))
    assert not list(tmp_path.glob("*.db"))
