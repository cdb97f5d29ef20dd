"""Agreements' texts beside the reference: whichever came first, its sentence stands with the fact."""

import csv
import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pactbook import wiring
from pactbook.book.reference.beside import AGREES, Beside
from pactbook.book.reference.saying import Read, read_beside
from pactbook.book.reference.shelf import of_entries
from pactbook.extract.choosing import by_document
from pactbook.model.sources import Document
from pactbook.pipeline.beside import shipped_references, without_book
from pactbook.pipeline.extracting import extract
from tests.cli.running import Ran, run

SHARED = Path(__file__).parents[3] / "shared"
RUN = 12
"""Words that follow one another and are not found so by chance."""

DENMARK = """Agreement on security cooperation between Denmark and Ukraine

The Kingdom of Denmark and Ukraine, hereinafter the Participants, have agreed as follows:

I. Help

1. Denmark will provide Ukraine with military support of up to EUR 1.8 billion in 2024.

2. Denmark will train Ukrainian pilots.

II. Consultations

3. In the event of a renewed attack the Participants will consult within 48 hours.

III. Final provisions

4. This Agreement will come into effect upon signature and is valid for ten years from that day.

5. Either Participant may terminate this Agreement by giving six months' written notice.

Signed in Lviv on 23 February 2024, in duplicate, in English and Ukrainian.
"""
"""Words of our own; bound and hours are not those of the real agreement."""


@pytest.fixture(scope="module")
def denmark(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("texts") / "denmark.txt"
    path.write_text(DENMARK, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def filled(denmark: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A book of the reference to which the text was added, and what `add` said."""
    book = tmp_path_factory.mktemp("filled") / "pacts.db"
    wiring.reference(book)
    return book, add(denmark, book)


@pytest.fixture(scope="module")
def late(denmark: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran, Ran]:
    """A book of the text into which the reference came later, and what the two commands said."""
    book = tmp_path_factory.mktemp("late") / "pacts.db"
    return book, add(denmark, book), run("reference", "--book", book)


@pytest.fixture
def texts() -> Path:
    folder = SHARED / "agreements" / "text"
    if not folder.is_dir():
        pytest.skip("the texts of the agreements are not in this checkout")
    return folder


def add(path: Path, book: Path, *more: str) -> Ran:
    return run("add", path, "--book", book, "--published", "2024-02-23", *more)


def pledge(book: Path, amount: float) -> Any:
    rows = run("pledges", "--book", book, "--donor", "DNK", "--json").json
    return next(row for row in rows if row["amount"] == amount)


def sayings(book: Path, ref: str) -> list[Any]:
    """Where documents say what the entries of a fact cite."""
    evidence = run("why", ref, "--book", book, "--json").json["evidence"]
    return [one for link in evidence for one in link["said"]]


def test_the_sentence_stands_beside_the_citation_whichever_came_first(
    filled: tuple[Path, Ran], late: tuple[Path, Ran, Ran]
) -> None:
    for book in (filled[0], late[0]):
        (said,) = sayings(book, pledge(book, 1.8e9)["ref"])
        assert said["context"]["quote"].startswith("Denmark will provide Ukraine with military support of")
        assert (said["rule"], said["document"]["label"]) == ("same_claim", "denmark.txt")


def test_the_terminal_shows_the_sentence_and_the_rule(filled: tuple[Path, Ran]) -> None:
    book, _ = filled
    shown = run("why", pledge(book, 1.8e9)["ref"], "--book", book).out
    assert "said in denmark.txt, found by the rule same claim:" in shown


def test_a_text_and_the_reference_to_it_are_one_source(filled: tuple[Path, Ran]) -> None:
    row = pledge(filled[0], 1.8e9)
    assert (row["voices"], len(row["claims"])) == (1, 2)


def test_add_reports_what_agrees_and_what_differs(filled: tuple[Path, Ran]) -> None:
    told = filled[1].out
    assert "agree: signed 2024-02-23, place Lviv, term years 10, notice months 6" in told
    assert "consult hours: the text says 48" in told and "the reference 24" in told
    assert "bound of EUR at least 1.8 billion for 2024: the text says at_most" in told


def test_a_book_without_the_reference_is_told_of_it(
    denmark: Path, late: tuple[Path, Ran, Ran], tmp_path: Path
) -> None:
    assert "pactbook reference" in late[1].out and "consult hours" in late[1].out
    plain = add(denmark, tmp_path / "other.db", "--json").json["texts"]
    assert [(one["file"], one["in_book"]) for one in plain] == [("DNK", False)]


def test_loading_the_reference_reports_on_the_texts_that_are_there(late: tuple[Path, Ran, Ran]) -> None:
    assert "consult hours: the text says 48" in late[2].out


def test_contradictions_with_the_text_are_issues(filled: tuple[Path, Ran]) -> None:
    found = [i for i in run("issues", "--book", filled[0], "--json").json if i["code"] == "text_conflict"]
    assert {issue["message"].split(":")[0] for issue in found} == {
        "Denmark, consult hours",
        "Denmark, bound of EUR at least 1.8 billion for 2024",
    }
    quotes = {side["quote"] for issue in found for side in issue["sides"]}
    assert any("within 48 hours" in quote for quote in quotes)


def test_comparing_again_needs_a_file_or_a_code(denmark: Path, filled: tuple[Path, Ran]) -> None:
    absent = run("reference", "compare", "GBR", "--book", filled[0])
    assert absent.status == 1 and "assets.publishing.service.gov.uk" in absent.err
    of_book = run("reference", "compare", "Denmark", "--book", filled[0], "--json")
    of_file = run("reference", "compare", denmark, "--json")
    assert of_book.status == of_file.status == 1, "two differences have no reason"
    told = [[(line["field"], line["verdict"]) for line in ran.json[0]["lines"]] for ran in (of_book, of_file)]
    assert told[0] == told[1] and ("consult_hours", "differs") in told[0]


def test_what_is_no_agreement_is_said_to_be_none(tmp_path: Path) -> None:
    path = tmp_path / "news.txt"
    path.write_text("date 2024-02-24\n\nDenmark signed a security agreement with Ukraine on Friday.\n")
    refused = run("reference", "compare", path)
    assert refused.status == 1 and "news.txt is no text of an agreement" in refused.err
    assert run("reference", "compare", "Ruritania").status == 2


def missing(book: Path, *more: str) -> list[Any]:
    rows: list[Any] = run("sources", "missing", "--book", book, "--json", *more).json
    return rows


def test_an_official_text_is_missing_until_it_is_added(filled: tuple[Path, Ran], tmp_path: Path) -> None:
    everything = [code for row in missing(tmp_path / "none.db") for code in row["files"]]
    assert len(everything) == 28 and "GRC" not in everything, "Greece has published none"
    left = [code for row in missing(filled[0]) for code in row["files"]]
    assert sorted(set(everything) - set(left)) == ["DNK"]


def test_a_missing_text_names_its_address_and_the_facts_that_wait(tmp_path: Path) -> None:
    (row,) = [row for row in missing(tmp_path / "none.db") if row["files"] == ["GBR"]]
    assert row["address"].startswith("https://assets.publishing.service.gov.uk/")
    assert row["count"] == len(row["facts"]) == 12
    assert "GBR pledged GBP 2.5 billion for 2024" in [fact["says"] for fact in row["facts"]]


def test_a_report_is_missing_until_a_document_has_its_address(
    filled: tuple[Path, Ran], tmp_path: Path
) -> None:
    wanted = next(row for row in missing(filled[0], "--all") if row["kind"] == "report")
    (tmp_path / "report.txt").write_text("date 2024-01-26\n\nThe foreign ministers met in Mykolaiv.\n")
    (tmp_path / "report.card.toml").write_text(f'address = "{wanted["address"]}"\n')
    run("add", tmp_path / "report.txt", "--book", tmp_path / "pacts.db")
    assert wanted["address"] not in [row["address"] for row in missing(tmp_path / "pacts.db", "--all")]


def test_a_report_with_the_address_of_a_source_shows_its_sentence(tmp_path: Path) -> None:
    book = tmp_path / "pacts.db"
    wiring.reference(book)
    address = next(
        card["address"]
        for one in shipped_references()
        if one.iso == "DNK"
        for card in one.sources.values()
        if card["id"] == "liga-net-2024-04-25"
    )
    said = "Denmark will give Ukraine another 4.4 billion kroner of military aid in 2024."
    (tmp_path / "report.txt").write_text(f"date 2024-04-25\n\n{said}\n")
    (tmp_path / "report.card.toml").write_text(f'address = "{address}"\n')
    run("add", tmp_path / "report.txt", "--book", book)
    (shown,) = sayings(book, pledge(book, 4.4e9)["ref"])
    assert shown["context"]["quote"] in said and "4.4 billion" in shown["context"]["quote"]
    assert (shown["document"]["label"], shown["rule"]) == ("report.txt", "same_claim")


def test_a_text_that_was_withdrawn_shows_nothing_any_more(denmark: Path, tmp_path: Path) -> None:
    book = tmp_path / "pacts.db"
    wiring.reference(book)
    add(denmark, book)
    assert sayings(book, pledge(book, 1.8e9)["ref"])
    gone = run("withdraw", "denmark.txt", "--book", book, "--person", "Anna", "--reason", "by order", "--yes")
    assert gone.status == 0, gone.err
    assert sayings(book, pledge(book, 1.8e9)["ref"]) == []
    assert "DNK" in [code for row in missing(book) for code in row["files"]]


def test_sources_lists_the_documents_and_what_they_show(filled: tuple[Path, Ran]) -> None:
    (row,) = [row for row in run("sources", "--book", filled[0], "--json").json if row["text_of"]]
    assert (row["label"], row["text_of"]) == ("denmark.txt", "DNK")
    assert row["shown"] >= 5 and row["claims_found"] > 5


def test_a_text_that_the_reference_knows_by_its_hash_needs_no_date(texts: Path, tmp_path: Path) -> None:
    book = tmp_path / "pacts.db"
    assert run("add", texts / "ALB.txt", "--book", book).status == 0
    (row,) = run("sources", "--book", book, "--json").json
    assert row["published"] == "2025-01-21"


@functools.cache
def beside(path: Path) -> tuple[Read, Beside]:
    """A text, or its original, beside the shipped reference."""
    (document,) = [each for each in wiring.read([path]) if isinstance(each, Document)]
    claims, _ = extract(document, by_document())
    found = without_book(document, claims)
    assert found is not None, f"{path.name} is not taken for an agreement"
    return read_beside(found.reference, document, claims), found


def test_each_difference_between_a_text_and_the_reference_is_explained(texts: Path) -> None:
    """Also the other way round: an explanation whose difference is gone fails."""
    found = [beside(path)[1] for path in sorted(texts.glob("*.txt"))]
    assert len(found) == 22 and all(one.same_file for one in found)
    lines = [(one.reference.iso, line) for one in found for line in one.lines]
    assert [f"{iso}: {line}" for iso, line in lines if line.open] == []
    assert [idle for one in found for idle in one.idle] == []
    assert sum(line.verdict == AGREES for _, line in lines) > 700


def test_every_fact_that_cites_a_text_has_its_sentence_there(texts: Path) -> None:
    for path in sorted(texts.glob("*.txt")):
        read, _ = beside(path)
        cited = {e.id for e, _ in of_entries(read)}
        assert cited == wanted(read), path.name


@pytest.mark.slow
def test_originals_lead_to_the_same_sentences_as_the_plain_texts(texts: Path) -> None:
    """PDF and Word files have other offsets; the words found are the same, hyphens and line ends aside."""
    for path in sorted((SHARED / "agreements" / "original").iterdir()):
        plain, original = beside(texts / f"{path.stem}.txt")[0], beside(path)[0]
        assert not original.here
        there = {entry.id: spot for entry, spot in of_entries(original)}
        assert set(there) == wanted(original), path.name
        for entry, spot in of_entries(plain):
            other = there[entry.id]
            one = letters(plain.document.text[spot.start : spot.end])
            two = letters(original.document.text[other.start : other.end])
            assert one in two or two in one or alike(one, two), (path.name, entry.id)
        assert [line for line in beside(path)[1].lines if line.open] == []


def wanted(read: Read) -> set[str]:
    from pactbook.book.reference.missing import citing

    return {entry.id for entry, _ in citing(read.reference, "text")}


def letters(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def alike(one: str, two: str) -> bool:
    import difflib

    return difflib.SequenceMatcher(None, one, two, autojunk=False).ratio() > 0.9


def test_every_address_of_the_facts_stands_in_the_files(shared: Path) -> None:
    with (shared / "facts" / "addresses.csv").open(encoding="utf-8") as lines:
        addresses = {row["address"] for row in csv.DictReader(lines)}
    ours = {
        card["address"]
        for one in shipped_references()
        for card in (*one.sources.values(), *one.further)
        if "address" in card
    }
    assert addresses - ours == set()


def strings(item: object) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    elif isinstance(item, dict | list):
        for part in item.values() if isinstance(item, dict) else item:
            yield from strings(part)


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return (tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1))


def test_no_string_of_the_files_repeats_twelve_words_of_a_source(root: Path, shared: Path) -> None:
    """Names the file of ours only: some of the texts are kept unread, to measure on."""
    folders = ("agreements/text", "seeds", "facts", "news_dev/texts", "donor_updates")
    theirs: set[tuple[str, ...]] = set()
    for folder in folders:
        for path in sorted((shared / folder).rglob("*.*")):
            if path.suffix in (".txt", ".csv", ".md", ".jsonl"):
                theirs.update(runs(path.read_text(encoding="utf-8", errors="replace")))
    assert len(theirs) > 100_000
    hits = [
        path.name
        for path in sorted((root / "pactbook" / "data" / "reference").glob("*.toml"))
        if any(
            run in theirs
            for said in strings(tomllib.loads(path.read_text(encoding="utf-8")))
            if not said.startswith("http")
            for run in runs(said)
        )
    ]
    assert hits == []
