"""The measuring programs: blocks of a page, the plot, thresholds, and the rows of first readings."""

import runpy
from pathlib import Path

import pytest

from benchmarks.accuracy.first_look import Judged, kept
from benchmarks.accuracy.page import put
from benchmarks.accuracy.picture import plot, wilson
from benchmarks.accuracy.tables import share
from benchmarks.baselines.largest_sum import largest_sum
from benchmarks.baselines.shared import sums
from pactbook.extract.confidence import weights
from tests.store.making import document

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/accuracy.md"


@pytest.fixture(scope="module")
def calibrate() -> dict[str, object]:
    return runpy.run_path(str(ROOT / "tools/calibrate.py"))


def test_a_block_is_written_anew_and_nothing_else_is_touched(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- made: a -->\nold\n<!-- end -->\nafter\n", encoding="utf-8")
    put(page, "a", "new \\1")
    assert page.read_text(encoding="utf-8") == "before\n<!-- made: a -->\nnew \\1\n<!-- end -->\nafter\n"
    with pytest.raises(ValueError, match="no block 'b'"):
        put(page, "b", "new")


def test_the_page_has_every_block_and_the_plot_it_shows() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in ("kinds", "attributes", "calibration", "abstention", "others"):
        block = page.split(f"<!-- made: {name} -->\n")[1].split("<!-- end -->")[0]
        assert block.count("\n|") > 3, name
    assert (PAGE.parent / "pictures/calibration.svg").read_text("utf-8").startswith("<svg ")


def test_the_plot_shows_every_bin_with_its_number_and_repeats_to_the_byte() -> None:
    panels = [("some", [(0.95, 1)] * 9 + [(0.95, 0)] + [(0.15, 0)] * 4)]
    drawn = plot(panels)
    assert drawn == plot(panels)
    assert drawn.count("<circle") == 2
    assert ">10</text>" in drawn and ">4</text>" in drawn


def test_an_interval_of_a_share_holds_it_and_narrows_with_the_number() -> None:
    few, many = wilson(9, 10), wilson(900, 1000)
    assert few[0] < many[0] < 0.9 < many[1] < few[1] < 1
    assert wilson(4, 4)[1] == pytest.approx(1.0)
    assert share(0.9144) == ".914"
    assert share(None) == "–"


def test_first_readings_hold_no_words_of_the_texts_and_both_outcomes() -> None:
    rows = kept()
    assert len(rows) > 200
    assert {row.right for row in rows} == {True, False}


def test_the_shipped_curve_is_the_fit_of_the_first_readings(calibrate: dict[str, object]) -> None:
    commitments = [row for row in kept() if row.kind == "commitment"]
    assert calibrate["curve"](commitments) == weights()["commitment"]


@pytest.mark.parametrize(
    ("judgements", "least"),
    [
        ([(0.9, True)] * 20, 0.5),
        ([(0.9, True)] * 20 + [(0.6, False)] * 4, 0.9),
        ([(0.9, True)] * 10 + [(0.6, False)] * 10, 0.5),
    ],
    ids=["nothing wrong", "a few weak ones", "too many would wait"],
)
def test_a_threshold_buys_precision_only_where_most_stays(
    judgements: list[tuple[float, bool]], least: float, calibrate: dict[str, object]
) -> None:
    assert calibrate["threshold"](judgements) == least


def test_a_curve_learns_that_a_mark_means_doubt(calibrate: dict[str, object]) -> None:
    mark = "told_as_done"
    rows = [Judged("a", "commitment", 0.8, (mark,) if i % 2 else (), not i % 2) for i in range(60)]
    assert calibrate["curve"](rows)[mark] < -1


def test_the_home_made_readers_read_what_is_plain() -> None:
    assert [s[2:] for s in sums("€1.5 billion, 300 million dollars, 5 million kroner")] == [
        (1.5e9, "EUR"),
        (3e8, "USD"),
    ]
    (row,) = largest_sum(document("Norway will give Ukraine €2 billion. Denmark gave €3 million."))
    assert (row["donor"], row["amount"], row["quote"]) == ("NOR", 2e9, "€2 billion")
