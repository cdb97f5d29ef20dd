"""`pactbook calendar` on the shipped reference: what comes, as a table, as JSON and as an iCalendar file."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from pactbook import wiring
from pactbook.analysis.calendar import KINDS
from tests.cli.running import run


@pytest.fixture(scope="module")
def pacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("calendar") / "pacts.db"
    wiring.reference(path)
    return path


def asked(book: Path, *args: object) -> Any:
    return run("calendar", "--book", book, "--from", "2023-01-01", *args, "--json").json


def test_every_signed_agreement_has_an_end_or_says_why_none_is_known(pacts: Path) -> None:
    found = asked(pacts, "--kind", "expiry")
    ends = {row["state"] for row in found["dated"]}
    unknown = {row["state"]: row["unknown"] for row in found["undated"] if row["says"] == "agreement ends"}
    assert len(ends) == 26 and not ends & set(unknown)
    assert unknown == {
        "ALB": "the day of entry into force is not known; not before 2035-01-21",
        "EU": "no term in the text",
        "GRC": "no source gives a term",
    }


def test_every_line_names_its_works_and_leads_to_why(pacts: Path) -> None:
    found = asked(pacts)
    rows = [*found["dated"], *found["undated"]]
    assert len(rows) > 150 and {row["kind"] for row in rows} == set(KINDS)
    assert [row for row in rows if not row["sources"] or not all(one["work"] for one in row["sources"])] == []
    assert [row for row in found["undated"] if not row["unknown"]] == []
    assert len({row["ref"] for row in rows}) == len(rows)


def test_why_leads_from_a_date_to_its_rule_its_clause_and_its_agreement(pacts: Path) -> None:
    (row,) = asked(pacts, "--state", "DEU", "--kind", "renewal")["dated"]
    chain = run("why", row["ref"], "--book", pacts, "--json").json
    assert chain["says"] == "Germany, 2033-08-16: last day to agree on an extension"
    assert [step["result"] for step in chain["steps"]] == ["end 2034-02-16 - 6 months"]
    assert [one["ref"] for one in chain["related"]] == row["facts"]
    assert chain["evidence"][0]["evidence"].startswith(
        "Agreement between Ukraine and Germany, VIII, Timeframe 1"
    )
    assert "follows from: DEU–UKR" in run("why", row["ref"], "--book", pacts).out


def test_why_leads_from_an_election_and_from_a_promise(pacts: Path) -> None:
    (vote,) = asked(pacts, "--state", "NOR", "--kind", "election")["dated"]
    assert "UNN / NRK: Ruling party wins" in run("why", vote["ref"], "--book", pacts).out
    frame = next(row for row in asked(pacts, "--state", "NOR", "--kind", "promise")["dated"] if row["facts"])
    assert run("why", frame["ref"], "--book", pacts).status == 0


def test_british_agreement_from_its_end_back_to_its_notice(pacts: Path) -> None:
    dated = asked(pacts, "--state", "United Kingdom")["dated"]
    told = {row["kind"]: row for row in dated if row["kind"] in ("expiry", "notice")}
    assert (told["expiry"]["date"], told["expiry"]["rule"]) == (
        "2034-01-12",
        "signature 2024-01-12 + 10 years",
    )
    assert told["expiry"]["sources"][0]["section"] == "Part IX, Timeframe 1"
    assert told["notice"]["date"] == "2033-07-12"


def test_as_of_and_known_show_what_could_be_said_then(pacts: Path) -> None:
    then = run("calendar", "--book", pacts, "--as-of", "2024-03-19", "--kind", "expiry", "--json").json
    assert then["from"] == "2024-03-19"
    assert [row["state"] for row in then["dated"]] == ["GBR", "DEU", "FRA", "DNK", "CAN", "ITA", "NLD"]
    in_talks = {row["state"] for row in then["talks"]}
    assert {"USA", "JPN", "ROU", "EST"} <= in_talks and "BGR" not in {
        row["state"] for row in then["unsigned"]
    }
    late = run("calendar", "--book", pacts, "--known", "2024-12-31", "--json").json
    assert [row["state"] for row in late["unsigned"]] == ["BGR"]
    assert "2025-02-23" not in {row["date"] for row in late["dated"]}


def test_record_from_before_the_reference_knows_nothing(pacts: Path) -> None:
    empty = run("calendar", "--book", pacts, "--recorded", "0", "--json")
    assert empty.json["dated"] == [] and "holds no reference" in empty.err


def test_table_is_for_people_and_names_who_is_next(pacts: Path) -> None:
    shown = run("calendar", "--book", pacts, "--from", "2034", "--kind", "expiry")
    assert "2034-01-12 expiry United Kingdom" in " ".join(shown.out.split())
    assert "No date known" in shown.out and "Agreements that end next: United Kingdom 2034-01-12" in shown.out
    assert "Montenegro" in shown.out and "signing put off, 2025-05-14" in shown.out


def test_icalendar_file_is_valid_and_the_same_each_time(pacts: Path, tmp_path: Path) -> None:
    first, again = tmp_path / "a.ics", tmp_path / "b.ics"
    done = run("calendar", "--book", pacts, "--from", "2023", "--ics", first)
    assert done.status == 0 and "dates written" in done.err and done.out == ""
    run("calendar", "--book", pacts, "--from", "2023", "--ics", again)
    data = first.read_bytes()
    assert data == again.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n")) and b"\n" not in data.replace(b"\r\n", b"")
    events = list(Calendar.from_ical(data).walk("VEVENT"))
    assert len({str(event["UID"]) for event in events}) == len(events) > 150
    assert [event.errors for event in events if event.errors] == []
    (end,) = [event for event in events if str(event["SUMMARY"]) == "Germany: agreement ends"]
    assert end.decoded("DTSTART") == datetime.date(2034, 2, 16)
    assert end.decoded("DTEND") == datetime.date(2034, 2, 17)
    assert "computed: signature 2024-02-16 + 10 years" in str(end["DESCRIPTION"])


def test_date_without_a_day_spans_its_month(pacts: Path) -> None:
    out = run(
        "calendar", "--book", pacts, "--from", "2031", "--to", "2031", "--state", "GBR", "--ics", "-"
    ).out
    (event,) = Calendar.from_ical(out).walk("VEVENT")
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (
        datetime.date(2031, 3, 1),
        datetime.date(2031, 4, 1),
    )


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("--from", "2030", "--to", "2029"), "is after --to"),
        (("--from", "soon"), "is no date"),
        (("--state", "Ruritania"), "is no country"),
        (("--kind", "birthday"), "birthday"),
    ],
)
def test_bad_questions_are_refused_in_words(pacts: Path, args: tuple[str, ...], says: str) -> None:
    refused = run("calendar", "--book", pacts, *args)
    assert refused.status == 2 and says in refused.err


def test_without_a_book_the_next_step_is_named(tmp_path: Path) -> None:
    missing = run("calendar", "--book", tmp_path / "none.db")
    assert missing.status == 1 and "none.db" in missing.err


def test_file_that_cannot_be_written_is_named(pacts: Path, tmp_path: Path) -> None:
    refused = run("calendar", "--book", pacts, "--ics", tmp_path / "no" / "x.ics")
    assert refused.status == 1 and "cannot be written" in refused.err
