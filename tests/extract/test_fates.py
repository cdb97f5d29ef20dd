"""Each reason on a sentence of our own; what nobody decided is unexplained."""

import pytest

from pactbook.extract.choosing import by_document
from pactbook.extract.fates import fates
from pactbook.model.fates import WORDS, Account, Fate, Reason, Stated
from tests.cases.reading_cases import document

HEAD = "Partners help Ukraine with weapons and loans.\n\n"
CASES = {
    Reason.TRADE: "Poland's exports to Ukraine reached 11 billion euros last year.",
    Reason.DEBT: "Ukraine has repaid 600 million dollars to Canada.",
    Reason.BUDGET: "Germany's defence budget will grow to 53 billion euros in 2025.",
    Reason.FUND: "Japan gave 20 million dollars to the World Bank's fund for Ukraine. "
    "This brings the fund's total to 850 million dollars.",
    Reason.DAMAGE: "Russian strikes destroyed housing worth $56 billion.",
    Reason.NEED: "The World Bank puts the cost of rebuilding Ukraine at $486 billion.",
    Reason.FINE: "A court in Vienna ordered the bank to pay a fine of 3 million euros.",
    Reason.FROZEN_ASSETS: "About 190 billion euros of Russian central bank assets are frozen in Belgium.",
    Reason.OUTPUT: "Ukraine's economy grew to 190 billion dollars, the World Bank estimates.",
    Reason.INVESTMENT: "German companies have invested 200 million euros in Ukraine.",
    Reason.OTHER_RECIPIENT: "Romania lent Moldova 100 million euros.",
    Reason.AT_LARGE: "Norway gave 80 million kroner to the Red Cross for its work in poor countries.",
    Reason.NOT_GIVEN: "Within 24 hours Russia fired more than 200 missiles at Ukraine.",
    Reason.NO_PROMISE: "Not one of the ministers in Rome named 7 million euros.",
}


def last_fate(text: str) -> Fate:
    article = document(HEAD + text, "2024-06-03")
    return fates(article, by_document().account(article))[-1]


@pytest.mark.parametrize("reason", CASES, ids=str)
def test_a_sum_is_left_out_for_the_reason_that_holds(reason: Reason) -> None:
    assert last_fate(CASES[reason]).reason == reason


def test_a_sum_and_its_conversion_and_repetition_belong_to_one_claim() -> None:
    text = "Norway will give Ukraine 700 million kroner (60 million euros). The 700 million kroner are new."
    article = document(HEAD + text, "2024-06-03")
    found = fates(article, by_document().account(article))
    assert [fate.claims[0].how for fate in found] == ["amount", "conversion", "repeat"]
    assert len({fate.claims[0].claim.id for fate in found}) == 1


def test_a_ukrainian_sum_and_one_in_another_language() -> None:
    ukrainian = "Норвегія надасть Україні 700 млн крон. Експорт України до Польщі сягнув 5 млрд євро."
    article = document(ukrainian, "2024-06-03")
    found = fates(article, by_document().account(article))
    assert [(fate.outcome, fate.reason) for fate in found] == [("claim", None), ("left_out", Reason.TRADE)]
    german = (
        "Wegen der Dürre rechnen die Bauern in Niederösterreich heuer mit Einbußen von rund €300 million, "
        "wie eine Sprecherin der Kammer auf Anfrage mitteilte; auch in der Steiermark ist es trocken."
    )
    article = document(german, "2024-06-03")
    (fate,) = fates(article, by_document().account(article))
    assert fate.reason == Reason.LANGUAGE


def test_what_nobody_decided_is_unexplained_and_takes_no_reason() -> None:
    article = document("Somebody named 3 million euros.", "2024-06-03")
    (fate,) = fates(article, Account((Stated((15, 30), "money", (0, 31)),)))
    assert (fate.outcome, fate.reason, fate.claims) == ("unexplained", None, ())


def test_every_reason_has_words_of_its_own() -> None:
    assert set(WORDS) == set(Reason)
    assert len(set(WORDS.values())) == len(WORDS)


def test_a_short_english_list_of_sums_is_english() -> None:
    listed = (
        "Pledges so far: Norway 700 million kroner, Denmark 300 million euros, Sweden 50 million euros, "
        "Finland 20 million euros, Estonia 5 million euros; Ukrainian exports reached 3 billion euros."
    )
    article = document(listed, "2024-06-03")
    found = fates(article, by_document().account(article))
    assert found and Reason.LANGUAGE not in {fate.reason for fate in found}


BESIDE = {
    "Germany has given Ukraine 7 billion euros. A court in Bonn fined a trader 3 million euros.": Reason.FINE,
    "Germany has given Ukraine 7 billion euros. Its public debt has passed 2.5 trillion euros.": Reason.DEBT,
    "Germany gave Ukraine 7 billion euros. Rheinmetall's orders stand at 60 billion euros.": Reason.TRADE,
    "Germany has given Ukraine 7 billion euros. Some 200 million euros are still missing.": Reason.NEED,
    "Germany has given Ukraine 7 billion euros. The pension costs the state 120 billion euros.": Reason.PRICE,
    "Norway has given Ukraine 7 billion euros. Its oil fund is now worth 1.6 trillion euros.": Reason.FUND,
}


@pytest.mark.parametrize("text", BESIDE)
def test_a_giver_in_the_sentence_before_makes_no_aid_of_it(text: str) -> None:
    article = document(text, "2024-06-03")
    last = fates(article, by_document().account(article))[-1]
    assert last.reason == BESIDE[text]
