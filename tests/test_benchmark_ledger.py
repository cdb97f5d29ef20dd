"""The benchmark of projections in its small form: it runs, fills every column, and reports every figure."""

import json

import pytest

pytest.importorskip("duckdb", reason="the pinned test requirements are not installed")

import duckdb

from benchmarks import ledger


def test_the_small_form_runs_and_reports(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path_factory.mktemp("benchmark")
    ledger.main(["--rows", "200000", "--articles", "20", "--folder", str(folder), "--json"])
    found = json.loads(capsys.readouterr().out)
    made = found["made_up"]
    assert made["rows"] >= 200_000
    assert 0 < made["as_of_rows"] < made["rows"]
    assert made["totals_rows"] > 60
    questions = ("as_of", "bare_scan", "totals", "difference", "history")
    assert all(made[f"{name}_{unit}"] >= 0 for name in questions for unit in ("seconds", "processor_seconds"))
    assert found["book"]["rows"]["fact_interval"] > 20
    with duckdb.connect(str(folder / "made_up.duckdb"), read_only=True) as connection:
        (nulls,) = connection.execute(
            "SELECT count(*) FROM fact_interval WHERE donor IS NULL OR said IS NULL OR reports IS NULL"
        ).fetchall()
    assert nulls == (0,)
