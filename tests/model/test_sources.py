"""Sources: an article inside a file, with offsets that stay the file's own."""

from hypothesis import given
from hypothesis import strategies as st

from pactbook.model.sources import Citation, Document, Row, Span, evidence_id

TEXT = "date 2024-03-19\nKyiv signed.\nAdvertisment\nMore to come.\n"


def test_a_document_is_named_by_its_files_hash_and_its_number_there() -> None:
    assert Document("ab12", 2, "a.txt#2", "2024-03-19", TEXT).key == "ab12#2"


def test_what_is_dropped_is_blank_and_all_offsets_stay() -> None:
    start, low = TEXT.index("Kyiv"), TEXT.index("Advertisment")
    document = Document("ab12", 1, "a.txt", None, TEXT, start, len(TEXT), ((low, low + 13),))
    content = document.content()
    assert content == "Kyiv signed.\n            \nMore to come.\n"
    assert content.index("More") + start == TEXT.index("More")


@given(st.text("ab\r\n é😀", max_size=60), st.data())
def test_content_is_as_long_as_the_article_and_keeps_its_lines(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), min_size=4, max_size=8).map(sorted))
    start, end, *inside = cuts[0], cuts[-1], *cuts[1:-1]
    dropped = tuple(zip(inside[::2], inside[1::2], strict=False))
    article = Document("ab12", 1, "a.txt", None, text, start, end, dropped)
    content = article.content()
    assert len(content) == end - start
    for at, (kept, original) in enumerate(zip(content, text[start:end], strict=True), start):
        hidden = any(low <= at < high for low, high in dropped)
        assert kept == (original if original in "\r\n" or not hidden else " ")


def test_every_kind_of_evidence_has_an_id_of_its_own() -> None:
    evidence = [
        Span("ab12#1", 0, 5),
        Span("ab12#1", 0, 5, "c0ffee"),
        Row("ab12", None, 2),
        Row("ab12", "Aid", 2),
        Citation("ab12", "2024-01-12"),
        Citation("ab12", "2024-01-12", "II.3"),
    ]
    assert len({evidence_id(item) for item in evidence}) == len(evidence)
    assert evidence_id(Span("ab12#1", 0, 5)) == evidence_id(Span("ab12#1", 0, 5, None))


def test_a_documents_text_stays_out_of_what_is_printed_for_programmers() -> None:
    assert "Kyiv" not in repr(Document("ab12", 1, "a.txt", None, TEXT))
