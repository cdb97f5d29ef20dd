"""The verb ladder on sentences of our own, rule by rule."""

import pytest

from pactbook.extract.instruments.clauses import duties
from pactbook.extract.instruments.parties import Parties

PARTIES = Parties(("DNK", "UKR"))


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("Denmark shall repair the bridge.", "V5"),
        ("Denmark undertakes that in such a case it would send engineers.", "V5"),
        ("Denmark will, where possible, send engineers.", "V4"),
        ("Denmark commits to sending engineers.", "V4"),
        ("Denmark is committed to sending engineers.", "V4"),
        ("In 2025, Denmark has decided to send engineers.", "V4"),
        ("Denmark affirms that it will send engineers.", "V4"),
        ("Denmark reaffirms its commitment to rebuilding the port.", "V4"),
        ("Denmark will continue to send engineers.", "V4"),
        ("Denmark will seek to send engineers.", "V3"),
        ("Denmark will work towards a treaty.", "V3"),
        ("Denmark will make every effort to keep the port open.", "V3"),
        ("Denmark intends to send engineers.", "V3"),
        ("Denmark has set the target to send 40 engineers.", "V3"),
        ("Denmark underlines its intention to send engineers.", "V3"),
        ("Denmark is determined to keep the port open.", "V3"),
        ("Denmark stands ready to send engineers.", "V2"),
        ("Denmark is prepared, if asked, to send engineers.", "V2"),
        ("Denmark may send engineers.", "V2"),
        ("Denmark will consider sending engineers.", "V1"),
        ("Denmark will continue to explore new routes.", "V1"),
        ("Denmark recognises the worth of the port.", "V0"),
        ("It is the policy of Denmark to keep the port open.", "V0"),
        ("Denmark has sent 40 engineers.", "VX"),
        ("In 2023, Denmark provided 40 engineers.", "VX"),
        ("The Participants may amend this Agreement.", None),
    ],
)
def test_strength(sentence: str, strength: str | None) -> None:
    assert [duty.strength for duty in duties(sentence, 0, PARTIES)] == [strength]


@pytest.mark.parametrize(
    ("sentence", "obligors"),
    [
        ("Ukraine and Denmark will meet.", [("DNK", "UKR")]),
        ("Both sides will meet.", [("DNK", "UKR")]),
        ("The Danish Participant will pay.", [("DNK",)]),
        ("The Government of Denmark, together with Ukraine and its partners, will pay.", [("DNK",)]),
        ("Denmark’s support will cover the port.", [("DNK",)]),
        ("The port will be kept open by Ukraine.", [("UKR",)]),
        ("Denmark will pay and will report on it.", [("DNK",), ("DNK",)]),
        ("Denmark will pay, and Ukraine will report.", [("DNK",), ("UKR",)]),
        ("Amendments to this Agreement will be made in writing.", [("DNK", "UKR")]),
        ("Denmark will help so that Ukraine will have a port that will last.", [("DNK",)]),
        ("The port will flourish.", []),
        ("Sweden will pay.", []),
    ],
)
def test_obligor(sentence: str, obligors: list[tuple[str, ...]]) -> None:
    assert [duty.obligors for duty in duties(sentence, 0, PARTIES)] == obligors


def test_a_pronoun_means_the_party_before() -> None:
    text = "Denmark will pay. This will include the cost of the port."
    assert [duty.obligors for duty in duties(text, 0, PARTIES)] == [("DNK",), ("DNK",)]


@pytest.mark.parametrize(
    ("condition", "flag"),
    [
        ("subject to the availability of funds", "budget"),
        ("subject to its national legal and constitutional requirements", "domestic_law"),
        ("as far as possible", "discretion"),
        ("based on the needs of Ukraine", "need"),
        ("provided that Ukraine continues its reforms", "reform"),
        ("subject to the consent of the EU", "third_party"),
        ("in the event of renewed aggression", "trigger"),
        ("for as long as it takes", "until"),
    ],
)
def test_condition(condition: str, flag: str) -> None:
    (duty,) = duties(f"Denmark will send engineers, {condition}.", 0, PARTIES)
    assert [c.flag for c in duty.conditions] == [flag]
