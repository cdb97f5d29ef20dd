"""An endpoint's answer, and its strict reading: a JSON object with a list of claims, or a reason why not."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, NoReturn


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. `finish` is the endpoint's reason for stopping, `refusal` its words of refusal."""

    content: str
    finish: str | None = None
    refusal: str | None = None

    def plain(self) -> dict[str, Any]:
        """The answer as it is kept."""
        return asdict(self)


class Unreadable(Exception):
    """An answer that holds no list of claims; `code` is the reason for the reject."""

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(detail)
        self.code = code


def kept(plain: Mapping[str, Any]) -> Answer:
    """The answer that `Answer.plain` wrote."""
    content = plain.get("content")
    return Answer(content if isinstance(content, str) else "", plain.get("finish"), plain.get("refusal"))


def from_body(body: object) -> Answer | None:
    """The answer in the body of a chat completion; None where the body is none."""
    try:
        choice = body["choices"][0]  # type: ignore[index]
        message = choice["message"]
        content, refusal, finish = message.get("content"), message.get("refusal"), choice.get("finish_reason")
    except (TypeError, KeyError, IndexError, AttributeError):
        return None
    if not isinstance(content, str | None) or not isinstance(refusal, str | None):
        return None
    return Answer(content or "", finish if isinstance(finish, str) else None, refusal or None)


def claims(answer: Answer) -> list[Any]:
    """The list of claims in an answer, each still unchecked. Raises Unreadable.

    The answer must be one JSON object and nothing else, but for one Markdown fence around the whole of it.
    Nothing is repaired: a cut-off answer gives no claims at all.
    """
    if answer.refusal or answer.finish == "content_filter":
        raise Unreadable("refused", (answer.refusal or "content filter")[:80])
    if answer.finish == "length":
        raise Unreadable("truncated", f"after {len(answer.content)} characters")
    try:
        found = json.loads(_unfenced(answer.content), object_pairs_hook=_once, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreadable("not_json", repr(answer.content[:60])) from None
    if not isinstance(found, dict) or not isinstance(found.get("claims"), list):
        raise Unreadable("not_json", "no list of claims")
    return list(found["claims"])


def _unfenced(content: str) -> str:
    text = content.strip()
    if text.startswith("```") and text.endswith("```") and "\n" in text:
        return text[text.index("\n") : -3]
    return text


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a field is given twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
