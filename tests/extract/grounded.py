"""What holds for any extractor on any text: no issue, quotes at their offsets, values of the codebook."""

from collections.abc import Sequence

from hypothesis import strategies as st

from pactbook.extract.base import Extractor
from pactbook.extract.ground import ground
from pactbook.model.claims import problems
from pactbook.model.sources import Document


def assert_grounded(article: Document, extractor: Extractor) -> None:
    claims, issues = ground(article, extractor.extract(article))
    assert issues == []
    for claim in claims:
        assert claim.quote and article.text[claim.start : claim.end] == claim.quote
        assert article.start <= claim.start < claim.end <= article.end
        assert problems(claim.value) == []
        assert 0 <= claim.confidence <= 1


@st.composite
def spliced(draw: st.DrawFn, texts: Sequence[str], parts: Sequence[str]) -> str:
    """The beginning of one text and the end of another, with something between."""
    first, second = draw(st.sampled_from(texts)), draw(st.sampled_from(texts))
    at, to = draw(st.integers(0, len(first))), draw(st.integers(0, len(second)))
    return first[:at] + draw(st.sampled_from(parts) | st.text(max_size=3)) + second[to:]


@st.composite
def in_a_file(draw: st.DrawFn, texts: Sequence[str]) -> Document:
    """An article between two others in one file, a part of it left out as boilerplate."""
    before, text, after = (draw(st.sampled_from(texts)) for _ in range(3))
    start = len(before) + 1
    low = draw(st.integers(0, len(text)))
    high = draw(st.integers(low, len(text)))
    dropped = ((start + low, start + high),) if high > low else ()
    whole = f"{before} {text} {after}"
    return Document("0" * 64, 2, "x", "2024-06-03", whole, start, start + len(text), dropped)
