"""Books that several tests read."""

from pathlib import Path

import pytest

from tests.publish import making
from tests.publish.making import Article, counted, pledge, signed

TEXT = (
    "Britain and Germany have signed. Paris is to give up to 3 billion euros ($3.2 billion) in 2024. "
    "Kyiv says that five agreements are signed. Berlin promised 8 billion euros for 2025 to 2027, "
    "Tallinn 0.25 percent of GDP each year from 2024 to 2027, and Kyiv itself 40 million hryvnias. "
    "Oslo handed over 20 tanks."
)


@pytest.fixture(scope="session")
def seeds_book(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return making.seeds(tmp_path_factory.mktemp("seeds") / "seeds.db", shared)


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    france = pledge(
        "FRA",
        "up to 3 billion euros ($3.2 billion) in 2024",
        amount=3e9,
        bound="at_most",
        converted={"amount": 3.2e9, "currency": "USD"},
        period_start="2024",
        period_end="2024",
    )
    estonia = pledge(
        "EST",
        "0.25 percent of GDP each year from 2024 to 2027",
        gdp_percent=0.25,
        bound="exact",
        per_year=True,
        period_start="2024",
        period_end="2027",
    )
    claims = [
        signed("GBR", "Britain and Germany have signed", term_years=10, date="2024-01-12"),
        signed("DEU", "Britain and Germany have signed"),
        counted("signed", 5, "five agreements are signed", as_of="2024-03-19"),
        france,
        pledge("DEU", "8 billion euros for 2025 to 2027", amount=8e9, period_start="2025", period_end="2027"),
        estonia,
        pledge("UKR", "40 million hryvnias", amount=4e7, currency="UAH"),
        pledge(
            "NOR",
            "20 tanks",
            items=[{"what": "tanks", "quantity": 20}],
            stage="delivered",
            modality="asserted",
        ),
        {
            "kind": "assessment",
            "target": "FRA",
            "dimension": "adequacy",
            "direction": "negative",
            "quote": "Paris is to give",
        },
        {
            "kind": "role",
            "person": "Ann Example",
            "office": "minister",
            "affiliation": "GBR",
            "event_role": "signatory",
            "quote": "Britain and Germany have signed",
        },
    ]
    later = Article(
        "Rome plans to sign in May. Sofia has refused to sign. Riga has begun talks.",
        [
            signed("ITA", "Rome plans to sign in May", modality="planned", date="2024-05"),
            signed("BGR", "Sofia has refused to sign", status="refused", date="2024-04-01"),
            signed("LVA", "Riga has begun talks", status="negotiating"),
        ],
        "2024-04-02",
        "b.txt",
    )
    return making.make(tmp_path_factory.mktemp("small") / "small.db", [Article(TEXT, claims), later])
