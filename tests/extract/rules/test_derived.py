"""A reader of a quote is told which values its words do not say, and where each came from."""

import pytest

from pactbook.extract.rules import Rules
from pactbook.model.claims import Draft
from tests.cases.reading_cases import document


def drafts(text: str, kind: str) -> list[Draft]:
    return [d for d in Rules().extract(document(text, "2024-06-03")) if d.value.kind == kind]


def derived(text: str, kind: str) -> dict[str, str]:
    found = drafts(text, kind)
    assert len(found) == 1, found
    return dict(said.split(":") for said in dict(found[0].extra).get("derived", ()))


def test_what_the_quote_says_needs_no_rule() -> None:
    assert (
        derived("Norway pledged 200 million euros in military aid to Ukraine for 2025.", "commitment") == {}
    )


@pytest.mark.parametrize(
    ("text", "kind", "field", "rule"),
    [
        ("Oslo will give Ukraine 200 million euros in military aid.", "commitment", "donor", "capital"),
        ("Norway will give Kyiv 200 million euros in military aid.", "commitment", "recipient", "capital"),
        (
            "Norway stands by Ukraine. It will give 200 million euros in military aid.",
            "commitment",
            "donor",
            "context",
        ),
        ("Norway will give Ukraine 200 million euros next year.", "commitment", "period_start", "published"),
        ("Norway will give Ukraine 200 million kroner.", "commitment", "currency", "own_currency"),
        ("Ukraine and Norway signed a security agreement on Friday.", "agreement", "date", "published"),
    ],
)
def test_what_comes_from_elsewhere_names_its_rule(text: str, kind: str, field: str, rule: str) -> None:
    assert derived(text, kind)[field] == rule


def test_a_currency_said_once_for_two_sums() -> None:
    first, second = drafts(
        "Norway gave Ukraine 200 million euros in 2023 and will give 300 million in 2024.", "commitment"
    )
    assert "currency:sum_before" not in dict(first.extra).get("derived", ())
    assert "currency:sum_before" in dict(second.extra)["derived"]
