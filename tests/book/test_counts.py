"""Counts beside what the ledger can name: known but unnamed is no contradiction, too few is one."""

from tests.book.build import count, ledger, pact

SIGNED = [
    pact("GBR", "signed", "2024-01-12", "2024-01-12"),
    pact("DEU", "signed", "2024-02-16", "2024-02-16"),
    pact("FRA", "signed", "2024-02-16", "2024-02-16"),
]


def codes(items: list) -> list[str]:  # type: ignore[type-arg]
    return [issue.code for issue in ledger(items).issues]


def test_a_count_of_more_than_is_named_is_known_but_unnamed() -> None:
    found = ledger([*SIGNED, count("signed", 7, "2024-04-02", "2024-04-02")])
    (seven,) = found.counts
    assert (len(seven.named), seven.unnamed) == (3, 4)
    assert set(seven.named) == {a.ref for a in found.agreements}
    assert found.issues == ()


def test_a_count_of_fewer_than_is_named_is_stale_and_names_the_missing() -> None:
    found = ledger([*SIGNED, count("signed", 2, "2024-03-01", "2024-03-01", members=("GBR", "DEU"))])
    (issue,) = found.issues
    assert (issue.code, issue.severity) == ("count_stale", "medium")
    assert issue.message.endswith("not in the count: FRA")
    assert [side.published for side in issue.sides] == ["2024-03-01", "2024-02-16"]


def test_a_count_is_compared_with_its_own_day() -> None:
    found = ledger([*SIGNED, count("signed", 1, "2024-03-01", "2024-01-20")])
    (one,) = found.counts
    assert (len(one.named), one.unnamed) == (1, 0)
    assert found.issues == ()


def test_the_nth_agreement_counts_itself() -> None:
    found = ledger([*SIGNED, count("signed", 3, "2024-02-16", "2024-02-16", ordinal=True)])
    (third,) = found.counts
    assert (len(third.named), third.unnamed) == (3, 0)
    assert found.issues == ()


def test_the_first_of_a_region_is_no_count_of_all() -> None:
    found = ledger([*SIGNED, count("signed", 1, "2024-02-24", "2024-02-24", ordinal=True, members=("FRA",))])
    assert found.counts[0].partial
    assert found.issues == ()


def test_those_signed_on_one_day_are_no_running_total() -> None:
    found = ledger([*SIGNED, count("signed", 2, "2024-02-16", "2024-02-16", members=("DEU", "FRA"))])
    (two,) = found.counts
    assert two.partial
    assert len(two.named) == 2
    assert found.issues == ()


def test_a_count_with_a_stated_scope_is_compared_with_nothing() -> None:
    scoped = count("signed", 2, "2024-03-01", "2024-03-01", extra=(("scope", "members of the EU"),))
    assert codes([*SIGNED, scoped]) == []


def test_plans_are_not_named_as_signed() -> None:
    planned = pact("NLD", "signed", "2024-02-22", modality="planned")
    found = ledger([*SIGNED, planned, count("signed", 4, "2024-03-19", "2024-03-19")])
    assert found.counts[0].unnamed == 1


def test_signed_agreements_leave_the_talks() -> None:
    talks = [pact("EST", "negotiating", "2024-03-19", "2024-03-19"), pact("DEU", "negotiating", "2023-11-17")]
    found = ledger([*SIGNED, *talks, count("negotiating", 10, "2024-04-02", "2024-04-02")])
    (ten,) = found.counts
    assert (len(ten.named), ten.unnamed) == (1, 9)


def test_two_counts_for_one_day_contradict_each_other() -> None:
    counts = [
        count("signed", 14, "2024-05-31", "2024-05-31"),
        count("signed", 15, "2024-06-01", "2024-05-31"),
    ]
    (issue,) = ledger(counts).issues
    assert (issue.code, [s.says for s in issue.sides]) == (
        "count_conflict",
        ["14 signed as of 2024-05-31", "15 signed as of 2024-05-31"],
    )


def test_a_list_longer_than_its_count_contradicts_itself() -> None:
    assert codes([count("signed", 2, "2024-03-01", "2024-03-01", members=("CAN", "DEU", "ITA"))]) == [
        "count_members"
    ]


def test_lists_of_the_same_length_that_differ_are_shown() -> None:
    one = count("signed", 2, "2024-03-01", "2024-03-01", members=("CAN", "DEU"), document="one")
    other = count("signed", 2, "2024-03-01", "2024-03-01", members=("CAN", "ITA"), document="other")
    assert codes([one, other]) == ["count_members"]


def test_a_planned_count_contradicts_nothing() -> None:
    assert codes([*SIGNED, count("signed", 2, "2024-03-01", "2024-03-01", modality="planned")]) == []


def test_a_treaty_is_not_among_the_security_agreements_counted() -> None:
    treaty = pact("GBR", "signed", "2025-01-16", "2025-01-16", instrument="treaty")
    found = ledger([*SIGNED, treaty, count("signed", 3, "2025-02-01", "2025-02-01")])
    assert len(found.counts[0].named) == 3
