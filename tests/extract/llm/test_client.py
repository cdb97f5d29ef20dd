"""The extractor against a real HTTP server that speaks the chat completions protocol."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pactbook.extract.llm import EndpointError, LanguageModel, Settings
from pactbook.model.claims import Draft
from pactbook.model.sources import Document
from pactbook.pipeline.extracting import Task
from tests.extract.llm.articles import CAREFUL, OSLO, PLEDGE, commitment, document
from tests.extract.llm.server import Reply, Server, claims, said, serving

pytest.importorskip("openai", reason="the client of the extra `llm` is not installed")

ARTICLE = document(OSLO)


@pytest.fixture(autouse=True)
def _direct(monkeypatch: pytest.MonkeyPatch) -> None:
    """The server is on this machine: no proxy of the surroundings stands between."""
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


def extract(server: Server, article: Document = ARTICLE, **how: Any) -> tuple[list[Draft], LanguageModel]:
    """The drafts that an article gives with this server, and the extractor."""
    model = LanguageModel(Settings("small", server.url, **{"retries": 0, **how}))
    return list(model.extract(article)), model


def test_a_question_holds_the_model_the_schema_and_the_article_as_data() -> None:
    with serving([claims(*CAREFUL)]) as server:
        drafts, _ = extract(server, key="secret")
    assert len(drafts) == len(CAREFUL)
    (asked,) = server.requests
    assert asked["path"] == "/v1/chat/completions"
    assert (asked["model"], asked["temperature"]) == ("small", 0)
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert [message["role"] for message in asked["messages"]] == ["system", "user"]
    assert OSLO.strip() in asked["messages"][1]["content"]
    assert OSLO.strip()[:40] not in asked["messages"][0]["content"]
    assert server.headers[0]["authorization"] == "Bearer secret"


def test_no_key_of_another_service_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OPENAI_API_KEY", "OPENAI_ORG_ID", "OPENAI_PROJECT_ID", "OPENAI_ADMIN_KEY"):
        monkeypatch.setenv(name, "belongs-to-another")
    with serving([claims()]) as server:
        extract(server)
    assert "belongs-to-another" not in json.dumps(server.headers)


def test_a_second_run_asks_nobody(tmp_path: Path) -> None:
    with serving([claims(*CAREFUL)]) as server:
        first, _ = extract(server, cache=tmp_path)
        second, _ = extract(server, cache=tmp_path)
        assert len(server.requests) == 1
    offline = LanguageModel(Settings("small", None, cache=tmp_path))
    assert list(offline.extract(ARTICLE)) == first == second
    gone = LanguageModel(Settings("small", server.url, cache=tmp_path))
    assert list(gone.extract(ARTICLE)) == first


@pytest.mark.parametrize(
    "other",
    [
        lambda url, folder: (Settings("large", url, retries=0, cache=folder), ARTICLE),
        lambda url, folder: (Settings("small", url, retries=0, cache=folder), document(OSLO + "More.")),
        lambda url, folder: (Settings("small", url, retries=0, cache=folder), document(OSLO, "2024-06-01")),
    ],
    ids=["another model", "another text", "another day"],
)
def test_another_question_is_asked_anew(
    other: Callable[[str, Path], tuple[Settings, Document]], tmp_path: Path
) -> None:
    with serving([claims()]) as server:
        extract(server, cache=tmp_path)
        settings, article = other(server.url, tmp_path)
        assert list(LanguageModel(settings).extract(article)) == []
        assert len(server.requests) == 2


def test_a_damaged_kept_answer_is_asked_for_again(tmp_path: Path) -> None:
    with serving([claims(*CAREFUL)]) as server:
        first, _ = extract(server, cache=tmp_path)
        (kept,) = tmp_path.rglob("*.json")
        kept.write_bytes(kept.read_bytes()[:100])
        again, _ = extract(server, cache=tmp_path)
        assert first == again
        assert len(server.requests) == 2
        assert json.loads(kept.read_text())["answer"]["finish"] == "stop"
        assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] == [".json"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_failure_that_may_pass_is_tried_again(status: int) -> None:
    with serving([Reply(status, {"error": {"message": "busy"}}), claims(*CAREFUL)]) as server:
        drafts, _ = extract(server, retries=1)
        assert len(drafts) == len(CAREFUL)
        assert len(server.requests) == 2


@pytest.mark.parametrize("status", [429, 500])
def test_tries_are_bounded_and_the_message_names_the_next_step(status: int, tmp_path: Path) -> None:
    with serving([Reply(status, {"error": {"message": "busy"}})]) as server:
        with pytest.raises(EndpointError, match=rf"answered {status}, 3 times over: .*busy.*ask again later"):
            extract(server, retries=2, cache=tmp_path)
        assert len(server.requests) == 3
    assert list(tmp_path.rglob("*.json")) == []


def test_a_server_that_is_silent_too_long_is_given_up() -> None:
    with (
        serving([Reply(delay=1.0)]) as server,
        pytest.raises(EndpointError, match=r"within 0\.05 s, 2 times"),
    ):
        extract(server, timeout=0.05, retries=1)


def test_a_server_that_is_not_there_is_named() -> None:
    with serving([claims()]) as server:
        pass
    with pytest.raises(EndpointError, match=r"cannot be reached: .*is it running"):
        extract(server)


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (Reply(401, {"error": {"message": "no such key"}}), "PACTBOOK_LLM_KEY"),
        (Reply(404, {"error": {"message": "no such model"}}), "check the address and the model's name"),
        (Reply(400, {"error": {"message": "context too long"}}), "answered 400: .*context too long"),
        (Reply(200, b"<html>hello</html>"), "does not speak the chat completions protocol"),
        (Reply(200, {"choices": []}), "does not speak the chat completions protocol"),
    ],
)
def test_other_failures_are_not_tried_again_with_the_same_words(reply: Reply, message: str) -> None:
    with serving([reply]) as server, pytest.raises(EndpointError, match=message):
        extract(server, structured=False, retries=2)
    assert len(server.requests) == 1


def test_a_server_without_structured_output_is_asked_without() -> None:
    def answer(asked: dict[str, Any]) -> Reply:
        if "response_format" in asked:
            return Reply(400, {"error": {"message": "response_format is not supported"}})
        return said("```json\n" + json.dumps({"claims": CAREFUL}) + "\n```")

    with serving(answer) as server:
        model = LanguageModel(Settings("small", server.url, retries=0))
        assert len(list(model.extract(ARTICLE))) == len(CAREFUL)
        asked = len(server.requests)
        list(model.extract(document("Norway is far away.")))
        assert len(server.requests) == asked + 1


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (said({"claims": CAREFUL}, finish="length"), "truncated"),
        (said("", refusal="I cannot help with weapons."), "refused"),
        (said("", finish="content_filter"), "refused"),
        (said("I cannot help with weapons."), "not_json"),
        (said(json.dumps({"claims": CAREFUL})[:-40]), "not_json"),
    ],
)
def test_an_answer_that_is_none_gives_nothing_and_is_counted(reply: Reply, code: str) -> None:
    with serving([reply]) as server:
        drafts, model = extract(server)
    assert drafts == []
    assert [reject.code for reject in model.rejects] == [code]


def test_when_a_passage_fails_nothing_is_given_and_what_was_answered_is_kept(tmp_path: Path) -> None:
    text = OSLO + "\n\n" + "The weather in Oslo was fine. " * 40
    good = claims(commitment(PLEDGE, amount=3e9, currency="EUR"))
    limits = {"passage": 900, "overlap": 100, "cache": tmp_path}
    with serving([good, Reply(500, {}), claims()]) as server:
        with pytest.raises(EndpointError):
            extract(server, document(text), **limits)
        drafts, _ = extract(server, document(text), **limits)
        assert len(drafts) == 1
        assert len([r for r in server.requests if PLEDGE in r["messages"][1]["content"]]) == 1


def test_a_document_whose_endpoint_fails_is_refused_with_the_reason_and_others_go_on() -> None:
    def answer(asked: dict[str, Any]) -> Reply:
        return Reply(500, {}) if "Sunday" in asked["messages"][1]["content"] else claims(*CAREFUL)

    with serving(answer) as server:
        task = Task(LanguageModel(Settings("small", server.url, retries=0)))
        failed, read = task(document("Norway spoke on Sunday.", label="a.txt")), task(ARTICLE)
    assert failed.failed
    assert "a.txt was not read to its end by llm small" in failed.issues[0].message
    assert "ask again later" in failed.issues[0].message
    assert len(read.claims) == len(CAREFUL)
