"""The founding articles through the commands, from file to answer."""

from pathlib import Path

import pytest

from tests.cli.running import run


def test_six_signed_and_estonia_negotiating(seeds: Path) -> None:
    rows = run("agreements", "--known", "2024-03-19", "--json", "--book", seeds).json
    assert [row["status"] for row in rows].count("signed") == 6
    assert [row["parties"] for row in rows if row["status"] == "negotiating"] == [["EST", "UKR"]]
    assert all(row["named"] is True and row["claims"] for row in rows)


def test_seven_and_ten_are_known_but_unnamed(seeds: Path) -> None:
    rows = run("agreements", "--known", "2024-04-02", "--json", "--book", seeds).json
    unnamed = {row["status"]: (row["value"], row["named_count"]) for row in rows if row["named"] is False}
    assert unnamed == {"signed": (7, 6), "negotiating": (10, 1)}
    shown = run("agreements", "--known", "2024-04-02", "--book", seeds).out
    assert "known but unnamed: 7 reported signed, 6 named" in shown
    assert "known but unnamed: 10 reported negotiating, 1 named" in shown


def test_nothing_was_known_the_day_before(seeds: Path) -> None:
    assert run("agreements", "--known", "2024-03-18", "--json", "--book", seeds).json == []
    assert "No agreement is known" in run("agreements", "--known", "2024-03-18", "--book", seeds).out


def test_what_the_issues_say_of_the_conversions(seeds: Path) -> None:
    rows = {row["code"]: row for row in run("issues", "--json", "--book", seeds).json}
    assert "consistent with each other" in rows["conversion_consistent"]["message"]
    older = rows["conversion_older_rate"]
    assert older["severity"] == "low"
    assert "it fits the reference rate of 2024-02-16" in older["message"]
    assert "not that of the day of publication, 2024-03-19" in older["message"]
    assert [side["quote"].startswith("France") for side in older["sides"]] == [True]


def test_pledges_keep_their_bounds(seeds: Path) -> None:
    rows = run("pledges", "--json", "--book", seeds).json
    told = {row["donor"]: row for row in rows if row["amount"]}
    assert set(told) == {"DEU", "EST", "FRA"}
    assert (told["FRA"]["bound"], told["FRA"]["eur_low"], told["FRA"]["eur_high"]) == ("at_most", 0, 3e9)
    assert (told["EST"]["period_start"], told["EST"]["period_end"]) == (None, "2027")
    assert "≤ 3.00" in run("pledges", "--donor", "France", "--book", seeds).out


def test_counts_and_people(seeds: Path) -> None:
    counts = run("counts", "--json", "--book", seeds).json
    assert sorted((row["what"], row["value"], row["unnamed"]) for row in counts) == [
        ("negotiating", 10, 9),
        ("signed", 6, 0),
        ("signed", 7, 1),
    ]
    people = {row["person"]: row for row in run("people", "--json", "--book", seeds).json}
    assert people["Andriy Yermak"]["event_role"] == "delegation_lead"
    assert people["Küllike Syllaste-Elling"]["affiliation"] == "EST"


def test_every_reference_of_every_command_leads_to_its_sentence(seeds: Path) -> None:
    for command in ("agreements", "pledges", "counts", "people", "issues"):
        for row in run(command, "--json", "--book", seeds).json:
            found = run("why", row["ref"], "--json", "--book", seeds)
            assert found.status == 0, (command, row["ref"])
            for link in found.json["evidence"]:
                text = link["context"]
                assert text["quote"] and len(text["before"]) <= 302 and len(text["after"]) <= 302
                assert link["document"]["sha256"] and link["document"]["published"]


def test_the_text_behind_an_offset_is_the_quote(seeds: Path, shared: Path) -> None:
    rows = run("pledges", "--json", "--book", seeds).json
    for claim in (claim for row in rows for claim in row["claims"]):
        with (shared / "seeds" / claim["document"]).open(encoding="utf-8", newline="") as file:
            assert file.read()[claim["start"] : claim["end"]] == claim["quote"]


def test_find_gives_the_sentence_and_its_document(seeds: Path) -> None:
    rows = run("find", "flexibility", "language", "--json", "--book", seeds).json
    assert len(rows) == 1
    assert "future governments" in rows[0]["sentence"]
    assert run("why", rows[0]["ref"], "--book", seeds).status == 0
    assert run("find", "flexibility", "--known", "2024-03-19", "--book", seeds).status == 1


def test_adding_known_documents_again_is_success(seeds: Path, shared: Path) -> None:
    again = run("add", shared / "seeds", "--book", seeds, "--json")
    assert again.status == 0
    assert (again.json["new"], again.json["known"]) == (0, 2)


def test_what_was_recorded_so_far_can_be_asked_for(seeds: Path) -> None:
    assert run("agreements", "--recorded", 0, "--json", "--book", seeds).json == []
    whole = run("agreements", "--json", "--book", seeds).json
    assert run("agreements", "--recorded", 100000, "--json", "--book", seeds).json == whole


def test_the_brief_on_one_page(seeds: Path) -> None:
    shown = run("brief", "--known", "2024-04-02", "--book", seeds).out
    for title in (
        "Signed",
        "In negotiation",
        "Known but unnamed",
        "Named beyond 2024",
        "Judgements reported",
    ):
        assert f"\n{title}\n" in shown
    page = run("brief", "--known", "2024-04-02", "--json", "--book", seeds).json
    assert (page["year"], page["documents"], page["known"]) == (2024, 2, "2024-04-02")
    assert len(page["signed"]) == 6
    rows = [
        row for value in page.values() if isinstance(value, list) for row in value if isinstance(row, dict)
    ]
    assert all(row["ref"] in shown for row in rows)


@pytest.mark.parametrize("options", [[], ["--by", "donor"], ["--stage", "pledged", "--aid", "military"]])
def test_pledges_can_be_chosen_and_grouped(seeds: Path, options: list[str]) -> None:
    done = run("pledges", *options, "--json", "--book", seeds)
    assert done.status == 0
    assert {row["stage"] for row in done.json} == {"pledged"}
