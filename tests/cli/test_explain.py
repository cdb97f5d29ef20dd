"""`pactbook explain`: every sum of a document with its claim or the reason why it has none."""

from pathlib import Path

from pactbook.model.fates import WORDS
from tests.cli.running import run

NEWS = """date 2024-06-03
Norway will give Ukraine 700 million kroner for air defence, the government said on Monday.

Poland's exports to Ukraine reached 11 billion euros last year.
"""


def test_a_table_for_people_and_json_for_programs(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    table = run("explain", file, env={"COLUMNS": "200"})
    assert table.status == 0, table.err
    assert "2 sums" in table.out and "100% explained" in table.out
    assert "Norway, pledged" in table.out and WORDS["trade"] in table.out
    (found,) = run("explain", file, "--json").json
    assert (found["stated"], found["left_out"], found["unexplained"]) == (2, 1, 0)
    assert found["explained_share"] == 1
    first, second = found["sums"]
    assert NEWS[first["start"] : first["end"]] == first["sum"] == "700 million kroner"
    assert first["fate"] in ("claim", "review") and first["claims"][0]["kind"] == "commitment"
    assert (second["fate"], second["reason"]) == ("left_out", "trade")


def test_the_claims_are_those_that_extract_prints(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(NEWS, encoding="utf-8")
    (found,) = run("explain", file, "--json").json
    claims = run("extract", file).out.splitlines()
    assert len({holding["id"] for one in found["sums"] for holding in one["claims"]}) == len(claims)


def test_without_anything_to_read_the_status_says_so(tmp_path: Path) -> None:
    done = run("explain", tmp_path / "missing.txt")
    assert done.status == 1 and "missing.txt" in done.err
