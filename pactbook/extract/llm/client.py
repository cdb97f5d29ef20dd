"""One question to an OpenAI-compatible endpoint, through the `openai` package, with bounded retries."""

import importlib.util
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from pactbook.extract.llm.answers import Answer, from_body
from pactbook.extract.llm.schema import ANSWER
from pactbook.extract.llm.settings import EndpointError, NoEndpoint, Settings

_INSTALL: Final = "the language-model extractor needs the package openai: pip install 'pactbook[llm]'"

FORMATS: Final[Sequence[Mapping[str, Any] | None]] = (
    {"type": "json_schema", "json_schema": {"name": "claims", "schema": ANSWER, "strict": True}},
    {"type": "json_object", "schema": ANSWER},
    {"type": "json_object"},
    None,
)
"""How the form of an answer is asked for, best first: as the protocol has it, as llama.cpp's Python server
has it, as older servers have it; None leaves it to the prompt."""

_UNSUPPORTED: Final = (400, 415, 422, 501)


def require() -> None:
    """Raises EndpointError with the next step where the client package is missing."""
    if importlib.util.find_spec("openai") is None:
        raise EndpointError(_INSTALL)


class Endpoint:
    """An endpoint. It is asked for structured output first and remembers what it did not support."""

    def __init__(self, settings: Settings) -> None:
        if settings.url is None:
            raise NoEndpoint("an answer is not among the kept ones, and there is no endpoint to ask")
        require()
        from openai import OpenAI

        self._settings = settings
        self._formats = list(FORMATS if settings.structured else FORMATS[-1:])
        # A key is always given, so that none of another service is taken from the environment and sent here.
        self._client = OpenAI(
            base_url=settings.url,
            api_key=settings.key or "none",
            timeout=settings.timeout,
            max_retries=settings.retries,
        )
        self._client.organization = self._client.project = None

    def ask(self, messages: Sequence[Mapping[str, str]]) -> Answer:
        """The endpoint's answer to a conversation. Raises EndpointError with the reason and a next step.

        A time-out, a broken connection and the statuses 408, 409, 429 and 5xx are tried again, as often as
        the settings say and no sooner than the endpoint asks.
        """
        import openai

        try:
            return self._read(self._send(messages))
        except openai.APIStatusError as error:
            raise EndpointError(self._refused(error.status_code, str(error.message))) from None
        except openai.APITimeoutError:
            raise EndpointError(
                f"{self._settings.url} did not answer within {self._settings.timeout:g} s, "
                f"{self._settings.retries + 1} times over; ask again later, or give it more time"
            ) from None
        except openai.APIConnectionError as error:
            cause = error.__cause__ or error
            raise EndpointError(f"{self._settings.url} cannot be reached: {cause}; is it running?") from None
        except openai.OpenAIError as error:
            raise EndpointError(f"{self._settings.url}: {error}") from None

    def _send(self, messages: Sequence[Mapping[str, str]]) -> str:
        import openai

        while True:
            form = self._formats[0]
            wanted: dict[str, Any] = {"response_format": form} if form else {}
            if self._settings.max_tokens is not None:
                wanted["max_tokens"] = self._settings.max_tokens
            create: Any = self._client.chat.completions.with_raw_response.create
            try:
                answer = create(model=self._settings.model, messages=messages, temperature=0, **wanted)
                return str(answer.http_response.text)
            except openai.APIStatusError as error:
                if not _is_about_form(error.status_code, str(error.message)) or len(self._formats) == 1:
                    raise
                self._formats.pop(0)

    def _read(self, body: str) -> Answer:
        try:
            answer = from_body(json.loads(body))
        except ValueError:
            answer = None
        if answer is None:
            raise EndpointError(
                f"{self._settings.url} does not speak the chat completions protocol: {body[:80]!r}; "
                "its base address usually ends in /v1"
            )
        return answer

    def _refused(self, status: int, message: str) -> str:
        where, said = self._settings.url, " ".join(message.split())[:200]
        if status in (401, 403):
            return f"{where} does not accept the key ({status}): {said}; check PACTBOOK_LLM_KEY"
        if status == 404:
            return f"{where} has no such model or path (404): {said}; check the address and the model's name"
        if status == 429 or status >= 500:
            return (
                f"{where} answered {status}, {self._settings.retries + 1} times over: {said}; ask again later"
            )
        return f"{where} answered {status}: {said}"


def _is_about_form(status: int, message: str) -> bool:
    """True for the refusal of a form of answer; some servers fail over it (500) instead of refusing it."""
    return status in _UNSUPPORTED or (status == 500 and "response_format" in message)
