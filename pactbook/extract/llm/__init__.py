"""The language-model extractor: any OpenAI-compatible endpoint proposes, the article's own words decide.

    model = LanguageModel(settings(url="http://127.0.0.1:8080/v1", model="any", cache="answers"))

Optional (`pactbook[llm]`). Answers that were kept are read without network and without the extra.
"""

from pactbook.extract.llm.combine import Combined, Disagreement, combine
from pactbook.extract.llm.model import LanguageModel
from pactbook.extract.llm.rejects import REASONS, Reject, counted, summary
from pactbook.extract.llm.settings import EndpointError, NoEndpoint, Settings, settings

__all__ = [
    "REASONS",
    "Combined",
    "Disagreement",
    "EndpointError",
    "LanguageModel",
    "NoEndpoint",
    "Reject",
    "Settings",
    "combine",
    "counted",
    "from_environment",
    "settings",
    "summary",
    "with_rules",
]


def from_environment() -> LanguageModel:
    """The extractor by the environment's variables, for use by name. Raises EndpointError."""
    from pactbook.extract.llm.client import require

    found = settings()
    if found.url is not None and found.cache is None:
        require()
    return LanguageModel(found)


def with_rules() -> Combined:
    """The rules and the language model as one extractor, for use by name. Raises EndpointError."""
    from pactbook.extract.choosing import by_document

    return Combined(by_document(), from_environment())
