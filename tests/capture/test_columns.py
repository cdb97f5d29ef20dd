"""PDF pages in two columns, words broken at the end of a line, and furniture around both."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from pactbook.capture.hyphens import BREAK, settled
from pactbook.extract.ground import ground
from pactbook.extract.instruments import Instruments
from pactbook.model.claims import Agreement, Commitment, Provision
from tests.capture.making import Drawn, one, pdf

LEFT = (
    "1. Norway will provide Ukraine with at",
    "least NOK 5 billion in military sup-",
    "port in 2024, subject to parliamentary",
    "approval, and may give goods instead.",
    "2. In the event of an armed attack on",
    "Ukraine the Participants will consult",
    "within 24 hours of a request.",
)
RIGHT = (
    "3. Ukraine commits to go on with its",
    "reforms, above all to strengthen anti-",
    "corruption bodies and the courts.",
    "4. This Agreement is valid for ten",
    "years from the date of its signature.",
    "5. Either Participant may terminate it",
    "by notice of six months in writing.",
)
HEAD: Sequence[Drawn] = (
    (780, "Agreement on Security Cooperation between Norway and Ukraine"),
    (760, "Norway and Ukraine, hereinafter the Participants, have agreed as follows:"),
)
FOOT: Sequence[Drawn] = ((180, "Signed in Oslo on 3 May 2024, in duplicate, in English."),)


def columns(by_rows: bool, turned: int = 0) -> list[Drawn]:
    """The two columns beside each other, drawn line by line across the page or one after the other; begun
    `turned` lines later."""
    drawn = [(720 - 14 * n, line, 40) for n, line in enumerate(LEFT[turned:] + LEFT[:turned])]
    drawn += [(720 - 14 * n, line, 320) for n, line in enumerate(RIGHT[turned:] + RIGHT[:turned])]
    return sorted(drawn, key=lambda item: (-item[0], item[2])) if by_rows else list(drawn)


def paragraphs(path: Path) -> list[str]:
    content = one(path, published="2024-05-03").content()
    return [" ".join(line.split()) for line in content.splitlines() if line.strip()]


@pytest.mark.parametrize("by_rows", [True, False])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, by_rows: bool) -> None:
    file = tmp_path / "pact.pdf"
    file.write_bytes(pdf([[*HEAD, *columns(by_rows), *FOOT]]))
    assert paragraphs(file)[2:-1] == [
        "1. Norway will provide Ukraine with at least NOK 5 billion in military sup\u00adport in 2024, "
        "subject to parliamentary approval, and may give goods instead.",
        "2. In the event of an armed attack on Ukraine the Participants will consult within 24 hours "
        "of a request.",
        "3. Ukraine commits to go on with its reforms, above all to strengthen anti-corruption bodies and "
        "the courts.",
        "4. This Agreement is valid for ten years from the date of its signature.",
        "5. Either Participant may terminate it by notice of six months in writing.",
    ]


@pytest.mark.parametrize("by_rows", [True, False])
def test_an_agreement_in_two_columns_gives_its_claims_at_their_places(tmp_path: Path, by_rows: bool) -> None:
    file = tmp_path / "pact.pdf"
    file.write_bytes(pdf([[*HEAD, *columns(by_rows), *FOOT]]))
    document = one(file, published="2024-05-03")
    claims, issues = ground(document, Instruments().extract(document))
    assert issues == []
    assert all(document.text[claim.start : claim.end] == claim.quote for claim in claims)
    (agreement,) = (c.value for c in claims if isinstance(c.value, Agreement))
    assert (agreement.parties, agreement.date, agreement.term_years) == (("NOR", "UKR"), "2024-05-03", 10)
    (aid,) = (c.value for c in claims if isinstance(c.value, Commitment))
    assert (aid.amount, aid.currency, aid.bound, aid.aid) == (5e9, "NOK", "at_least", "military")
    duties = [c.value for c in claims if isinstance(c.value, Provision)]
    assert [p.hours for p in duties if p.hours] == [24]
    assert [p.notice_months for p in duties if p.notice_months] == [6]


def test_furniture_of_pages_in_two_columns_is_dropped(tmp_path: Path) -> None:
    pages: list[list[Drawn]] = [
        [
            (810, "Norway and Ukraine - Agreement of 2024"),
            *columns(True, 2 * number - 2),
            (30, f"Page {number} of 3"),
        ]
        for number in (1, 2, 3)
    ]
    file = tmp_path / "pact.pdf"
    file.write_bytes(pdf(pages))
    document = one(file, published="2024-05-03")
    content = document.content()
    assert "Page" not in content and "Agreement of 2024" not in content
    assert len(content) == len(document.text)
    for line in (*LEFT, *RIGHT):
        assert content.replace("\u00ad", "-").count(line.rstrip("-").split(" ", 2)[2]) == 3


def test_signatures_side_by_side_stay_in_their_lines(tmp_path: Path) -> None:
    rows = (("For Norway", "For Ukraine"), ("Prime Minister", "President"), ("Jonas Gahr", "Volodymyr Zel"))
    lines: list[Drawn] = []
    for number, (left, right) in enumerate(rows):
        lines += [(300 - 40 * number, left, 60), (300 - 40 * number, right, 360)]
    file = tmp_path / "pact.pdf"
    file.write_bytes(pdf([lines]))
    assert " ".join(paragraphs(file)) == " ".join(f"{left} {right}" for left, right in rows)


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("military sup|port", "military sup\u00adport"),
        ("anti|corruption bodies", "anti-corruption bodies"),
        ("long|term aid", "long-term aid"),
        ("a state|owned bank of the state", "a state-owned bank of the state"),
        ("they support|ed it with support", "they support\u00aded it with support"),
        ("the Euro|Atlantic area", "the Euro-Atlantic area"),
        ("rein|forced and reinforced", "rein\u00adforced and reinforced"),
        ("follow|up and a follow-up", "follow-up and a follow-up"),
    ],
)
def test_a_word_broken_at_a_line_end_is_told_from_a_compound(broken: str, whole: str) -> None:
    assert settled([broken.replace("|", BREAK)]) == [whole]
