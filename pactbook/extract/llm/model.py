"""The extractor itself: an article in passages to an endpoint or its kept answers, verified drafts out."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pactbook.extract.llm import answers, cache, prompt
from pactbook.extract.llm.client import Endpoint
from pactbook.extract.llm.evidence import Article
from pactbook.extract.llm.folding import fold
from pactbook.extract.llm.matching import same
from pactbook.extract.llm.passages import Passage, passages
from pactbook.extract.llm.rejects import Reject, summary
from pactbook.extract.llm.schema import ANSWER
from pactbook.extract.llm.settings import Settings
from pactbook.extract.llm.support import Unsupported
from pactbook.extract.llm.verify import verified
from pactbook.model.claims import Draft
from pactbook.model.issues import Issue
from pactbook.model.sources import Document


class LanguageModel:
    """An extractor behind any OpenAI-compatible endpoint. `rejects` grows with each document read.

    What the endpoint says is a proposal: only what the article's own words bear out becomes a draft.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.name = f"llm {settings.model} prompt {prompt.VERSION}"
        self.rejects: list[Reject] = []
        self._cache = cache.Cache(settings.cache) if settings.cache else None
        self._endpoint: Endpoint | None = None
        self._noted: tuple[Issue, ...] = ()

    def extract(self, document: Document) -> Iterable[Draft]:
        """Drafts for one article, each thing said once, in order of text.

        Raises EndpointError when a passage cannot be answered: then nothing of the article is given, and the
        answers to its other passages are kept for the next run.
        """
        article = Article(document)
        found: list[Draft] = []
        rejects: list[Reject] = []
        for passage in passages(document, self.settings.passage, self.settings.overlap):
            for draft in self._drafts(article, passage, rejects):
                if not any(same(draft, other) for other in found):
                    found.append(draft)
        rejects = list(dict.fromkeys(rejects))
        self.rejects += rejects
        self._noted = _noted(document, rejects)
        return sorted(found, key=lambda draft: draft.hint or 0)

    def summary(self) -> str:
        """One line on what was left out so far, and why; empty when nothing was."""
        return summary(self.rejects)

    def noted(self) -> tuple[Issue, ...]:
        """One issue for all that was left out of the document read last; none where nothing was."""
        return self._noted

    def _drafts(self, article: Article, passage: Passage, rejects: list[Reject]) -> Iterator[Draft]:
        label = article.document.label
        try:
            claims = answers.claims(self._answer(article.document, passage))
        except answers.Unreadable as error:
            rejects.append(Reject(error.code, label, str(error)))
            return
        folded = fold(passage.text)
        for claim in _once(claims):
            try:
                yield verified(article, folded, passage.start, claim, self.name)
            except Unsupported as error:
                rejects.append(_reject(error, label, claim))

    def _answer(self, document: Document, passage: Passage) -> answers.Answer:
        """The kept answer to a passage, else the endpoint's, which is then kept."""
        question = prompt.question(document.published, passage.text)
        name = cache.key(self.settings.model, f"{prompt.VERSION}\n{prompt.SYSTEM}", ANSWER, question)
        kept = self._cache.get(name) if self._cache else None
        if kept is not None:
            return answers.kept(kept)
        self._endpoint = self._endpoint or Endpoint(self.settings)
        answer = self._endpoint.ask(
            [{"role": "system", "content": prompt.SYSTEM}, {"role": "user", "content": question}]
        )
        if self._cache:
            about = {"model": self.settings.model, "prompt": prompt.VERSION, "document": document.label}
            self._cache.put(name, answer.plain(), about)
        return answer


def _once(claims: list[Any]) -> Iterator[Any]:
    """The claims without exact repetitions, which models that run in circles give by the hundred."""
    seen: set[str] = set()
    for claim in claims:
        written = json.dumps(claim, sort_keys=True)
        if written not in seen:
            seen.add(written)
            yield claim


def _noted(document: Document, rejects: list[Reject]) -> tuple[Issue, ...]:
    if not rejects:
        return ()
    return (Issue("model_left_out", "low", f"{document.label}: {summary(rejects)}", document.label),)


def _reject(error: Unsupported, label: str, claim: object) -> Reject:
    fields = claim if isinstance(claim, dict) else {}
    kind, quote = fields.get("kind"), fields.get("quote")
    return Reject(
        error.code,
        label,
        str(error),
        kind[:20] if isinstance(kind, str) else None,
        quote[:300] if isinstance(quote, str) else None,
    )
