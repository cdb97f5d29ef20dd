"""Answers recorded beforehand, where the extractor looks for kept ones: a run without network."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pactbook.extract.llm import LanguageModel, Settings, cache, prompt
from pactbook.extract.llm.passages import passages
from pactbook.extract.llm.schema import ANSWER
from pactbook.model.claims import Draft
from pactbook.model.sources import Document

NAME = "recorded"


def record(
    folder: Path, document: Document, answer: dict[str, Any], settings: Settings | None = None
) -> None:
    """Keep `answer` as what the model said to every passage of the document."""
    limits = settings or Settings(NAME)
    for passage in passages(document, limits.passage, limits.overlap):
        question = prompt.question(document.published, passage.text)
        name = cache.key(NAME, f"{prompt.VERSION}\n{prompt.SYSTEM}", ANSWER, question)
        cache.Cache(folder).put(name, answer, {})


def read(
    folder: Path, document: Document, given: Sequence[dict[str, Any]] | str
) -> tuple[list[Draft], LanguageModel]:
    """The drafts from a recorded answer (claims, or the answer's text), and the extractor."""
    content = given if isinstance(given, str) else json.dumps({"claims": list(given)})
    record(folder, document, {"content": content, "finish": "stop", "refusal": None})
    model = LanguageModel(Settings(NAME, cache=folder))
    return list(model.extract(document)), model
