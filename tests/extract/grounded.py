"""What holds for any extractor on any text: no issue, quotes at their offsets, values of the codebook, and
each figure printed in its quote, which read alone gives that figure again."""

from collections.abc import Callable, Iterator, Sequence

from hypothesis import strategies as st

from pactbook.extract.base import Extractor
from pactbook.extract.ground import ground
from pactbook.extract.phrases.counts import find_counts
from pactbook.extract.phrases.money import find_money, percent_of_gdp
from pactbook.extract.phrases.numbers import find_numbers
from pactbook.extract.reading import fold
from pactbook.extract.rules.derived import RULES
from pactbook.model.claims import Claim, Commitment, Count, problems
from pactbook.model.sources import Document


def assert_grounded(
    article: Document, extractor: Extractor, printed: Callable[[Claim], None] | None = None
) -> None:
    """`printed` looks at the figures of a claim in its quote; by default the English grammars do."""
    claims, issues = ground(article, extractor.extract(article))
    assert issues == []
    for claim in claims:
        assert claim.quote and article.text[claim.start : claim.end] == claim.quote
        assert article.start <= claim.start < claim.end <= article.end
        assert problems(claim.value) == []
        assert 0 <= claim.confidence <= 1
        assert {said.split(":")[1] for said in dict(claim.extra).get("derived", ())} <= set(RULES)
        (printed or assert_printed)(claim)


def assert_printed(claim: Claim) -> None:
    """The quote alone gives the claim's figures; a currency that it leaves out names the rule behind it."""
    value, quote = claim.value, fold(claim.quote, 0).text
    if isinstance(value, Commitment) and value.amount is not None:
        if "currency:sum_before" in dict(claim.extra).get("derived", ()):
            assert value.amount in [number.value for number in find_numbers(quote)], claim
        else:
            assert (value.amount, value.currency) in set(_sums(quote)), claim
    if isinstance(value, Commitment) and value.gdp_percent is not None:
        assert value.gdp_percent in [share.percent for share in percent_of_gdp(quote)], claim
    if isinstance(value, Count):
        counted = [c.value for c in find_counts(quote)] + [n.value for n in find_numbers(quote)]
        assert value.value in counted or value.ordinal, claim


def _sums(quote: str) -> Iterator[tuple[float, str]]:
    """Amounts with each currency that they may be in, conversions among them."""
    for money in find_money(quote):
        for said in (money, *((money.converted,) if money.converted else ())):
            yield from ((said.amount, code) for code in (said.currency, *said.candidates) if code)


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
