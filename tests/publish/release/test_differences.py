"""Changes between two states: typed, in words, and whole: applied to the first they give the second."""

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook import wiring
from pactbook.book.facts import Coordinates
from pactbook.publish.release import telling
from pactbook.publish.release.contents import Tables, tables_of
from pactbook.publish.release.differences import KINDS, Change, apply, diff, state
from pactbook.publish.release.fields import SHEETS
from tests.publish.release.making import of_gold, released

NAMES = {sheet.name: sheet.names for sheet in SHEETS}


def pledge(ref: str = "a", **more: Any) -> dict[str, Any]:
    row = dict.fromkeys(NAMES["pledges"])
    said = {
        "ref": ref,
        "donor": "FRA",
        "amount": 3_000_000_000,
        "currency": "EUR",
        "bound": "exact",
        "claims": [],
    }
    return {**row, **said, "aid": "military", "stage": "pledged", "modality": "planned", "items": [], **more}


def agreement(ref: str = "a", **more: Any) -> dict[str, Any]:
    row = dict.fromkeys(NAMES["agreements"])
    said = {
        "ref": ref,
        "named": True,
        "parties": ["FRA", "UKR"],
        "instrument": "security_agreement",
        "claims": [],
    }
    return {**row, **said, "status": "negotiating", "modality": "asserted", "voices": 1, **more}


def tables(name: str, *rows: Mapping[str, Any]) -> Tables:
    return {**dict.fromkeys(NAMES, ()), name: rows}


def only(name: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> Change:
    (change,) = diff(*(tables(name, *([row] if row else [])) for row in (before, after)))
    return change


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"amount": 4_000_000_000}, "raised"),
        ({"amount": 2_000_000_000}, "reduced"),
        ({"amount_max": 5_000_000_000, "bound": "range"}, "revised"),
        ({"period_start": "2025", "period_end": "2025"}, "postponed"),
        ({"stage": "postponed"}, "postponed"),
        ({"stage": "cancelled", "modality": "asserted"}, "withdrawn"),
        ({"stage": "allocated", "modality": "asserted"}, "revised"),
        ({"amount": 3_200_000_000, "currency": "USD"}, "revised"),
        ({"bound": "at_most"}, "revised"),
        ({"donor": "DEU"}, "revised"),
        ({"voices": 3, "eur_low": 1, "claims": ["c"]}, "restated"),
    ],
)
def test_a_change_of_a_pledge_has_its_kind(more: dict[str, Any], kind: str) -> None:
    before = pledge(period_start="2024", period_end="2024")
    assert only("pledges", before, {**before, **more}).kind == kind


def test_shares_of_gdp_are_raised_too() -> None:
    share = pledge(amount=None, currency=None, gdp_percent=0.25)
    assert only("pledges", share, {**share, "gdp_percent": 0.3}).kind == "raised"


def claim(state: str, *decisions: str) -> dict[str, Any]:
    return {**dict.fromkeys(NAMES["claims"]), "id": "c", "state": state, "decisions": list(decisions)}


@pytest.mark.parametrize(
    ("state_of", "after", "kind"),
    [
        ("corrected", pledge(claims=["c"], amount=4), "corrected"),
        ("rejected", None, "withdrawn"),
        ("superseded", None, "superseded"),
        ("extracted", pledge(claims=["c"], amount=4_000_000_000), "raised"),
    ],
)
def test_what_people_decided_is_told_from_news(
    state_of: str, after: dict[str, Any] | None, kind: str
) -> None:
    made = ["v"] if state_of in ("corrected", "rejected") else []
    first = {**tables("pledges", pledge(claims=["c"])), "claims": (claim("extracted"),)}
    second = {**tables("pledges", *([after] if after else [])), "claims": (claim(state_of, *made),)}
    (change,) = [change for change in diff(first, second) if change.table == "pledges"]
    assert change.kind == kind
    assert change.nature == (3 if kind == "raised" else 2 if kind == "superseded" else None)


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"status": "signed", "date": "2024-02-16"}, "revised"),
        ({"status": "refused"}, "revised"),
        ({"date": "2024-02-16"}, "revised"),
        ({"voices": 2}, "restated"),
    ],
)
def test_a_change_of_an_agreement_has_its_kind(more: dict[str, Any], kind: str) -> None:
    assert only("agreements", agreement(), agreement(**more)).kind == kind


def test_what_is_new_is_added_and_what_is_gone_withdrawn() -> None:
    assert only("pledges", None, pledge()).kind == "added"
    assert only("pledges", pledge(), None).kind == "withdrawn"
    assert only("pledges", None, pledge(stage="postponed")).kind == "postponed"
    assert diff(tables("pledges", pledge()), tables("pledges", pledge())) == ()


def test_a_fact_under_another_reference_is_known_by_its_claims() -> None:
    before, after = pledge("a", claims=["c", "d"]), pledge("b", claims=["d"], amount=4_000_000_000)
    change = only("pledges", before, after)
    assert (change.kind, change.key) == ("raised", "b")


def test_each_fact_that_is_gone_has_one_heir_at_most() -> None:
    split = diff(
        tables("pledges", pledge("a", claims=["c", "d"])),
        tables("pledges", pledge("b", claims=["c"]), pledge("e", claims=["d"])),
    )
    assert [change.kind for change in split] == ["restated", "added"]


def test_a_newer_count_of_what_is_not_named_takes_the_place_of_the_older() -> None:
    def unnamed(ref: str, value: int) -> dict[str, Any]:
        return agreement(ref, named=False, parties=[], status="signed", value=value, named_count=5)

    change = only("agreements", unnamed("a", 7), unnamed("b", 9))
    assert change.kind == "revised"
    assert telling.sentence(change) == (
        "9 reported signed, 5 of them named; before: 7 reported signed, 5 of them named"
    )


def test_changes_are_told_in_words() -> None:
    raised = only("pledges", pledge(), pledge(amount=4_000_000_000, bound="at_most"))
    assert telling.sentence(raised) == (
        "France: EUR ≤ 4 bn, pledged, military; before: France: EUR 3 bn, pledged, military"
    )
    signed = only("agreements", agreement(), agreement(status="signed", date="2024-02-16"))
    assert telling.sentence(signed) == (
        "France: security agreement signed on 2024-02-16; before: France: security agreement in talks"
    )
    assert "(term years: not known → 10)" in telling.sentence(
        only("agreements", agreement(), agreement(term_years=10))
    )


def test_json_has_the_code_of_the_oecd_for_pledges_only() -> None:
    assert telling.to_json(only("pledges", pledge(), pledge(amount=4)))["nature_of_submission"] == 3
    assert telling.to_json(only("pledges", None, pledge()))["nature_of_submission"] == 1
    assert telling.to_json(only("pledges", pledge(), pledge(donor="DEU")))["nature_of_submission"] == 2
    assert telling.to_json(only("agreements", None, agreement()))["nature_of_submission"] is None


def test_the_page_of_changes_escapes_what_sources_say() -> None:
    issue = {
        **dict.fromkeys(NAMES["issues"]),
        "ref": "i",
        "message": "<script>\n# two",
        "claims": [],
        "sides": [],
    }
    page = telling.page("r2", "r1", diff(tables("issues"), tables("issues", issue)))
    assert "- **added** &lt;script> # two (`i`)" in page.split("\n")
    assert "Contradictions and data problems: 1 added" in page


_REFS = st.sampled_from("abcdef")
_PLEDGES = st.builds(
    pledge,
    ref=_REFS,
    amount=st.sampled_from([None, 1, 2, 3]),
    stage=st.sampled_from(["pledged", "postponed", "cancelled", "delivered"]),
    period_start=st.sampled_from([None, "2024", "2025"]),
    period_end=st.sampled_from([None, "2024", "2025"]),
    voices=st.integers(1, 3),
    claims=st.lists(st.sampled_from("uvwxyz"), max_size=3, unique=True),
)
_AGREEMENTS = st.builds(
    agreement,
    ref=_REFS,
    named=st.booleans(),
    status=st.sampled_from(["negotiating", "signed"]),
    claims=st.lists(st.sampled_from("uvwxyz"), max_size=3, unique=True),
)


def _distinct(rows: st.SearchStrategy[dict[str, Any]]) -> st.SearchStrategy[list[dict[str, Any]]]:
    return st.lists(rows, max_size=6, unique_by=lambda row: row["ref"])


_STATES = st.builds(
    lambda one, two: {**tables("pledges", *one), "agreements": tuple(two)},
    _distinct(_PLEDGES),
    _distinct(_AGREEMENTS),
)


@given(_STATES, _STATES)
def test_the_changes_applied_to_the_first_state_give_the_second(first: Tables, second: Tables) -> None:
    changes = diff(first, second)
    assert apply(changes, first) == state(second)
    assert {change.kind for change in changes} <= set(KINDS)
    assert all(change.before != change.after for change in changes)
    for change in changes:
        assert telling.sentence(change)


@given(_STATES)
def test_nothing_changes_between_a_state_and_itself(one: Tables) -> None:
    assert diff(one, one) == ()


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return of_gold(tmp_path_factory.mktemp("gold") / "gold.db")


def test_between_any_two_days_of_a_real_book_the_changes_are_whole(gold: Path) -> None:
    days = [None, *(datetime.date(2024, month, 20) for month in (1, 3, 5, 7)), datetime.date(2023, 8, 20)]
    seen = [tables_of(wiring.view(gold, Coordinates(known=day))) for day in days]
    kinds = set()
    for first in seen:
        for second in seen:
            changes = diff(first, second)
            assert apply(changes, first) == state(second)
            kinds |= {change.kind for change in changes}
    assert {"added", "withdrawn", "revised", "restated"} <= kinds


def test_a_release_says_in_words_what_is_new_since_the_one_before(gold: Path, tmp_path: Path) -> None:
    released(gold, tmp_path, "r1", known="2024-03-10")
    released(gold, tmp_path, "r2", known="2024-04-20")
    assert "nothing came before" in (tmp_path / "r1" / "CHANGES.md").read_text(encoding="utf-8")
    page = (tmp_path / "r2" / "CHANGES.md").read_text(encoding="utf-8")
    assert "Since release r1." in page
    assert "- **added** Finland: EUR" in page
    released(gold, tmp_path, "r3", known="2024-04-20")
    assert "Nothing changed." in (tmp_path / "r3" / "CHANGES.md").read_text(encoding="utf-8")


def test_a_second_sum_for_the_same_years_is_told_beside_the_first() -> None:
    """Whether it raises the first or comes on top, nobody has said; so it is added, and both are told."""
    old = pledge("a", amount=2_000_000_000, period_start="2024", period_end="2024")
    new = {**old, "ref": "b", "amount": 3_000_000_000}
    (change,) = diff(tables("pledges", old), tables("pledges", old, new))
    assert (change.kind, [row["ref"] for row in change.beside]) == ("added", ["a"])
    assert "beside EUR 2 bn known for the same years" in telling.sentence(change)
    other = {**new, "period_end": "2027"}
    assert diff(tables("pledges", old), tables("pledges", old, other))[0].beside == ()


def test_a_problem_is_never_followed_by_one_of_another_kind() -> None:
    def issue(ref: str, code: str) -> dict[str, Any]:
        said = {"ref": ref, "code": code, "message": ref, "claims": ["c"], "sides": []}
        return {**dict.fromkeys(NAMES["issues"]), **said}

    found = diff(tables("issues", issue("a", "count_mismatch")), tables("issues", issue("b", "event_dates")))
    assert [change.kind for change in found] == ["added", "withdrawn"]


def test_the_page_of_changes_reads_without_knowing_the_program() -> None:
    waiting = {"code": "needs_review", "message": "it waits", "claims": [], "sides": []}
    rows = [{**dict.fromkeys(NAMES["issues"]), "ref": ref, **waiting} for ref in "ab"]
    assert "- **added** 2 claims wait for review, outside the ledger (`a`, `b`)" in telling.page(
        "r2", "r1", diff(tables("issues"), tables("issues", *rows))
    )
    known = tables("pledges", pledge("es", donor="ESP"), pledge("dk", donor="DNK"), pledge("xx", donor=None))
    page = telling.page("r2", "r1", diff(tables("pledges"), known))
    names = [line.split()[2] for line in page.splitlines() if line.startswith("- **added** ")]
    assert sorted(names) == ["Denmark:", "Spain:", "a"]
    gone = telling.page("r2", "r1", diff(known, tables("pledges")), less=True)
    assert "- Pledges and gifts: 3 not shown" in gone and "nothing was taken back" in gone
    until = pledge(period_end="2030")
    assert "EUR 3 bn, until 2030, pledged" in telling.sentence(only("pledges", None, until))
