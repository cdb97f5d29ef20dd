"""What rows say: the acceptance cases on the founding articles, and unsure things shown as such."""

from pathlib import Path

import pytest

from pactbook.publish import brief, choosing, rows
from tests.publish.making import look


def test_six_are_signed_and_estonia_negotiates_on_19_march(seeds_book: Path) -> None:
    found = rows.agreements(look(seeds_book, known="2024-03-19"))
    assert all(row["named"] for row in found)
    signed = {partner for row in found if row["status"] == "signed" for partner in row["parties"]} - {"UKR"}
    assert signed == {"GBR", "DEU", "FRA", "DNK", "ITA", "CAN"}
    (estonia,) = (row for row in found if row["status"] == "negotiating")
    assert estonia["parties"] == ["EST", "UKR"]
    assert estonia["date"] == "2024-03-19"


def test_what_is_counted_but_not_named_on_2_april_is_shown(seeds_book: Path) -> None:
    found = rows.agreements(look(seeds_book, known="2024-04-02"))
    unnamed = {row["status"]: row for row in found if not row["named"]}
    assert set(unnamed) == {"signed", "negotiating"}
    told = {what: (row["value"], row["named_count"], row["unnamed"]) for what, row in unnamed.items()}
    assert told == {"signed": (7, 6, 1), "negotiating": (10, 1, 9)}
    assert all(row["claims"] and row["as_of"] == "2024-04-02" for row in unnamed.values())
    assert sum(row["named"] and row["status"] == "signed" for row in found) == 6


def test_nothing_is_known_on_18_march(seeds_book: Path) -> None:
    view = look(seeds_book, known="2024-03-18")
    assert rows.agreements(view) == []
    assert rows.pledges(view) == []
    assert rows.issues(view) == []


def test_the_two_conversions_are_judged(seeds_book: Path) -> None:
    found = {row["code"]: row for row in rows.issues(look(seeds_book)) if "conversion" in row["code"]}
    assert set(found) == {"conversion_consistent", "conversion_older_rate"}
    assert {side["quote"][:6] for side in found["conversion_consistent"]["sides"]} == {"France", "Estoni"}
    older = found["conversion_older_rate"]
    assert older["severity"] == "low"
    assert older["message"].startswith("FRA")
    assert "2024-02-16" in older["message"] and "2024-03-19" in older["message"]
    assert [claim["donor"] for claim in older["claims"]] == ["FRA"]


def test_a_bound_stays_an_interval_and_a_total_is_not_divided(seeds_book: Path) -> None:
    found = {row["donor"]: row for row in rows.pledges(look(seeds_book)) if row["amount"]}
    france, estonia = found["FRA"], found["EST"]
    assert (france["eur_low"], france["eur_high"], france["bound"]) == (0.0, 3e9, "at_most")
    assert france["converted"] == {"amount": 3200000000, "currency": "USD"}
    assert (estonia["eur_low"], estonia["period_start"], estonia["period_end"]) == (1.2e9, None, "2027")
    assert "not divided" in estonia["basis"]


def test_later_years_are_counted_from_the_coordinates(seeds_book: Path) -> None:
    page = brief.brief(look(seeds_book, known="2024-04-02"))
    assert page.year == 2024
    (row,) = page.to_json()["later"]
    assert (row["donor"], row["years"]) == ("EST", [])
    assert row["undivided"]
    assert brief.brief(look(seeds_book, as_of="2027-06-01")).to_json()["later"] == []


def test_a_plan_and_a_refusal_are_not_counted_as_signed(small_book: Path) -> None:
    page = brief.brief(look(small_book)).to_json()
    assert {row["parties"][0] for row in page["signed"]} == {"GBR", "DEU"}
    assert {row["parties"][0]: (row["status"], row["modality"]) for row in page["other"]} == {
        "ITA": ("signed", "planned"),
        "BGR": ("refused", "asserted"),
    }
    assert [(row["value"], row["named_count"]) for row in page["unnamed"]] == [(5, 2)]


def test_a_currency_without_a_rate_is_null_with_its_reason(small_book: Path) -> None:
    found = {row["donor"]: row for row in rows.pledges(look(small_book))}
    assert found["UKR"]["eur_low"] is None
    assert "UAH" in found["UKR"]["eur_reason"]
    assert (found["UKR"]["amount"], found["UKR"]["currency"]) == (40000000, "UAH")
    assert any("UAH" in note for note in brief.brief(look(small_book)).notes)


def test_gifts_and_promises_stand_apart(small_book: Path) -> None:
    page = brief.brief(look(small_book)).to_json()
    assert [row["donor"] for row in page["delivered"]] == ["NOR"]
    assert "NOR" not in {row["donor"] for row in page["pledges"]}


def test_filters_take_codes_and_names(small_book: Path) -> None:
    found = rows.pledges(look(small_book))
    assert choosing.pledges(found, "france", None, None) == choosing.pledges(found, "FRA", None, None) != []
    assert [row["donor"] for row in choosing.pledges(found, None, "delivered", None)] == ["NOR"]
    donors = list(dict.fromkeys(row.group for row in choosing.summed(look(small_book), "donor")))
    assert donors == sorted(donors, key=["EST", "FRA", "DEU", "NOR", "UKR"].index)
    with pytest.raises(choosing.UnknownWord, match="Narnia"):
        choosing.pledges(found, "Narnia", None, None)
    with pytest.raises(choosing.UnknownWord, match="signed"):
        choosing.agreements(rows.agreements(look(small_book)), "signd", None)


def test_problems_of_a_document_that_was_not_public_are_left_out(tmp_path: Path) -> None:
    from pactbook.model.issues import Issue
    from tests.publish.making import Article, make

    noted = Issue("odd", "low", "something odd", "folder/late.txt")
    book = make(tmp_path / "b.db", [Article("x", (), "2024-04-02", "late.txt", issues=(noted,))])
    assert [row["code"] for row in rows.issues(look(book))] == ["odd"]
    assert rows.issues(look(book, known="2024-04-01")) == []
