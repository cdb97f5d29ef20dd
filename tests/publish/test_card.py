"""The card of a state: each line with its works, nothing that is open left unsaid, the main figure first."""

import re
from typing import Any

import pytest

from pactbook.pipeline.reference import shipped
from pactbook.publish import card
from tests.cli.running import run

CODES = [reference.iso for _, reference in shipped()[0]]


def made(code: str) -> card.Card:
    (one,) = [reference for _, reference in shipped()[0] if reference.iso == code]
    return card.card(one)


def shown(code: str) -> str:
    return "\n".join(line.plain for line in card.lines(made(code)))


@pytest.mark.parametrize("code", CODES)
def test_every_number_in_a_card_leads_to_a_work_and_every_work_is_cited(code: str) -> None:
    text, _, works = shown(code).partition("\nWorks\n")
    listed = re.findall(r"^\[(\d+)\] ", works, re.MULTILINE)
    assert listed == [str(n) for n in range(1, len(listed) + 1)] and listed
    cited = {
        n
        for places in re.findall(r"\[([^\]]*)\]$", text, re.MULTILINE)
        for n in re.findall(r"(?:^|; )(\d+)(?=,|;|$)", places)
    }
    assert set(listed) <= cited


def test_card_begins_with_the_agreement_and_its_main_figure() -> None:
    text = shown("DNK")
    assert text.startswith("Denmark (DNK): security agreement, in force\nsigned 2024-02-23 in Lviv [1")
    promises = text.partition("What it promises\n")[2].splitlines()
    assert promises[0].startswith("main figure: EUR ≥ 1.8 bn, military, 2024 [1, 11]")
    assert "2034-02-23  agreement ends (computed: signature 2024-02-23 + 10 years)" in text


def test_card_says_who_came_after_whom() -> None:
    assert "change of government – Keir Starmer (Prime Minister) after Rishi Sunak" in shown("GBR")


def test_card_of_a_state_that_refused_has_no_terms_and_no_end() -> None:
    found: dict[str, Any] = run("reference", "show", "BGR", "--json").json
    assert (found["status"], found["agreement"]) == ("refused, not signed", [])
    assert "what_comes" not in found
    assert {"field": "signed", "note": "A signature in 2026 could not be verified."} in found["not_given"]


def test_words_without_a_day_are_told_as_open() -> None:
    comes = {
        line["date"]: line["says"] for line in run("reference", "show", "EU", "--json").json["what_comes"]
    }
    assert comes["2034-06-27"].startswith("review at the latest (computed: signature 2024-06-27 + 10 years")
    assert comes["open"].startswith(
        "is meant to stay in effect while Ukraine is on its way into the European Union"
    )
