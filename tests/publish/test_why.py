"""Every figure of the brief leads to its sentence."""

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactbook.model.ids import short
from pactbook.publish.brief import brief
from pactbook.publish.view import View
from pactbook.publish.why import Chain, chain, nearest, resolve
from tests.publish.making import Article, look, make, signed


def references(page: dict[str, Any]) -> Iterator[str]:
    """Every `ref` anywhere in a page, and the ids of the claims."""
    for key, value in page.items():
        if key in ("ref", "id"):
            yield value
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, dict):
                yield from references(item)


def only(ref: str, view: View) -> Chain:
    found = resolve(ref, view)
    assert len(found) == 1, f"{ref} names {[(n.kind, n.ref) for n in found]}"
    return chain(found[0], view)


@pytest.mark.parametrize("book", ["small_book", "seeds_book"])
def test_every_reference_of_the_brief_reaches_sentences(book: str, request: pytest.FixtureRequest) -> None:
    view = look(request.getfixturevalue(book))
    page = brief(view).to_json()
    rows = [
        row for value in page.values() if isinstance(value, list) for row in value if isinstance(row, dict)
    ]
    assert len(rows) > 10
    assert all(row["ref"] for row in rows)
    for ref in set(references(page)):
        found = only(ref, view)
        assert found.links, ref
        for link in found.links:
            assert link.claim and link.document
            text = link.document.text
            assert text[link.claim.start : link.claim.end] == link.claim.quote


def test_the_chain_of_an_amount_names_rate_day_and_vintages(small_book: Path) -> None:
    view = look(small_book)
    (norway,) = (row for row in brief(view).to_json()["pledges"] if row["donor"] == "FRA")
    found = only(norway["ref"], view)
    steps = {step["step"]: step for step in found.steps}
    assert steps["amount as an interval"]["result"] == "EUR 0 to 3,000,000,000 (bound: at most)"
    assert steps["euros"]["result"] == "EUR ≤ 3.00 bn"
    assert "World Bank" in steps["GDP of the donor"]["source"]
    assert "2024" in steps["share of GDP"]["source"]


def test_the_chain_of_a_sum_in_another_currency_names_the_rate(tmp_path: Path) -> None:
    from tests.publish.making import pledge

    said = pledge("NOR", "15 billion kroner", amount=15e9, currency="NOK")
    view = look(make(tmp_path / "b.db", [Article("Oslo gives 15 billion kroner.", [said])]))
    found = only(brief(view).to_json()["pledges"][0]["ref"], view)
    (step,) = (step for step in found.steps if step["step"].startswith("exchange rate"))
    assert step["step"] == "exchange rate: day of publication"
    assert "NOK per EUR on 2024-03-19" in step["result"]
    assert "ECB" in step["source"]


def test_claims_entries_and_documents_are_understood_too(small_book: Path) -> None:
    view = look(small_book)
    claim = next(iter(view.context.claims.values()))
    document = view.context.documents[claim.document]
    record = view.entries[0]
    assert only(claim.id, view).named.kind == "claim"
    assert only(f"#c-{short(claim.id)}", view).named.kind == "claim"
    assert only(short(record.entry.id), view).named.kind == "entry"
    for name in (document.key, document.sha256[:8], f"{document.sha256[:12]}#1", document.label):
        found = only(name, view)
        assert found.named.kind == "document"
        assert len(found.links) > 5


def test_six_characters_are_enough_where_they_name_one_thing(small_book: Path) -> None:
    view = look(small_book)
    ref = view.ledger.agreements[0].ref
    assert only(ref[:6].upper(), view).named.ref == ref
    assert resolve(ref[:5], view) == []


def test_a_prefix_of_two_things_names_both_and_an_exact_reference_one(tmp_path: Path) -> None:
    # Two articles of one file have one sha256: its prefix alone is not enough.
    import hashlib

    from pactbook.model.sources import Document
    from pactbook.store.base import Batch
    from pactbook.store.sql import open_book
    from tests.publish.making import clock

    sha256 = hashlib.sha256(b"x").hexdigest()
    with open_book(tmp_path / "b.db", clock=clock) as book:
        for number in (1, 2):
            label = "a.txt" if number == 1 else "a.txt#2"
            book.add(Batch(Document(sha256, number, label, "2024-01-01", "x", 0, 1)))
    view = look(tmp_path / "b.db")
    assert [named.ref for named in resolve(sha256[:10], view)] == [f"{sha256[:12]}#1", f"{sha256[:12]}#2"]
    assert only(f"{sha256[:10]}#2", view).named.ref == f"{sha256[:12]}#2"


def test_a_mistyped_reference_finds_its_neighbour(small_book: Path) -> None:
    view = look(small_book)
    ref = view.ledger.commitments[0].ref
    wrong = ref[:-1] + ("0" if ref[-1] != "0" else "1")
    assert resolve(wrong, view) == []
    assert ref in [named.ref for named in nearest(wrong, view)]


def test_an_issue_leads_to_its_sides(seeds_book: Path) -> None:
    view = look(seeds_book)
    (row,) = (r for r in brief(view).to_json()["issues"] if r["code"] == "conversion_consistent")
    assert {link.claim.value.donor for link in only(row["ref"], view).links} == {"EST", "FRA"}  # type: ignore[union-attr]


def test_references_stay_when_documents_are_added(tmp_path: Path) -> None:
    first = Article("Britain has signed.", [signed("GBR", "Britain has signed")])
    again = [signed("GBR", "Britain signed"), signed("ITA", "Italy too")]
    second = Article("Britain signed. Italy too.", again, "2024-05-01", "b.txt")
    one = look(make(tmp_path / "one.db", [first]))
    two = look(make(tmp_path / "two.db", [first, second]))
    (ref,) = (fact.ref for fact in one.ledger.agreements)
    assert len(only(ref, two).links) == 2
    assert only(ref, two).named.says == "GBR–UKR: signed (no date)"


def test_json_of_a_chain_holds_all_that_is_needed(small_book: Path) -> None:
    view = look(small_book)
    found = only(view.ledger.commitments[0].ref, view).to_json(view)
    (evidence,) = found["evidence"]
    assert evidence["entry"]["seq"] > 0
    assert datetime.datetime.fromisoformat(evidence["entry"]["recorded_at"]).year == 2024
    assert evidence["context"]["quote"] == evidence["claim"]["quote"]
    assert len(evidence["document"]["sha256"]) == 64
    assert evidence["document"]["published_by"] == "header"
