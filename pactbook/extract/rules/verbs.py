"""Verb groups: verbs of promising, giving, signing and refusing with voice, tense, modality, negation.

A group takes in the auxiliaries, adverbs and catenative verbs in front ("has not yet agreed to sign"),
since these decide the modality. Which verbs trigger, and in which forms, the lexicon says.
"""

import functools
import re
from dataclasses import dataclass, replace

from pactbook.extract.phrases.patterns import factored
from pactbook.extract.rules import lexicon
from pactbook.extract.rules.auxiliaries import BE, FRONT, FUTURE, HAVE, MODAL, NOT, TO

_SPACES = re.compile(r"\s+")
# "make 48 billion euros available": the verb is only a trigger with its other half.
_AVAILABLE = re.compile(r"(?:[^.;]|\.\d){0,70}?\bavailable\b", re.I)
# "will train and equip": what joins a verb to the one in front.
_COORDINATED = re.compile(r"(?:\band|\bor|,|\bas well as)\s+$")
# "they pledge", "allies pledge", "to pledge": a base form behind anything else is a noun.
_BARE_SUBJECT = re.compile(
    r"(?:\b(?:we|they|I|you|and|or|who|which|that|to)|\w+s|,|^|[\"“:])\s*(?:\w+ly\s+)?$", re.I
)
_DETERMINER = re.compile(
    r"""
    (?:
        \b(?:
            the | a | an | its | their | his | her | our | this | that | these | of | more | new | such | in
            | for | military | financial | political | long-term | humanitarian
        )\s+
    )$
    """,
    re.I | re.X,
)
# "Denmark's latest pledge"
_OWNED = re.compile(r"[’']s?\s+(?:[\w-]+\s+){0,2}$")
_GERUND_OF = re.compile(r"\S+\s+(?:of|for|to|package|programme|program|mission)\b")
_NOUN_OF = re.compile(r"\S+\s+(?:of|for|from|package|packages|worth|programme|program|bill)\b")


_ASSETS = re.compile(r"\s+(?:[A-Za-z]+\s+){0,3}(?:assets|reserves|deposits)\b")
_WORDS = re.compile(r"[A-Za-z]{4,}")
_IN_SENTENCE = re.compile(r"[\w,]\s+$")


@dataclass(frozen=True, slots=True)
class Verb:
    """One verb group, `text[start:end]` with auxiliaries; the main verb stands at `main`.

    `form` is base, s, past, participle or ing; `future`, `perfect`, `passive`, `negated` and `modal`
    (the modal word, or a catenative such as "plan", "expect") are read from the words in front.
    """

    start: int
    end: int
    main: int
    lemma: str
    classes: frozenset[str]
    form: str
    future: bool
    perfect: bool
    passive: bool
    negated: bool
    modal: str | None
    infinitive: bool

    def has(self, *names: str) -> bool:
        """True when the verb belongs to one of the classes."""
        return not self.classes.isdisjoint(names)

    @property
    def finite_past(self) -> bool:
        """Done: a past tense or a perfect, without a modal in front."""
        return (self.form in ("past", "participle") or self.perfect) and not self.future and not self.modal


@functools.cache
def _group() -> re.Pattern[str]:
    """A verb group: what stands in front, and a form of the lexicon (longest first) as the main verb."""
    words = sorted(lexicon.forms(), key=len, reverse=True)
    main = factored(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"""
        (?: (?<![\w’'-]) | (?<=\w)(?=[’'](?:ll|ve|re|d)\s) )
            (?P<front>{FRONT}) (?P<main>{main}) (?![\w’']|-\w)
        """,
        re.I | re.X,
    )


def find_verbs(text: str) -> list[Verb]:
    """All trigger verb groups of a sentence, in order; a form read as a noun is left out."""
    found: list[Verb] = []
    titled = _is_titled(text)
    for group in _group().finditer(text):
        verb = _verb(group)
        if group["main"][0].isupper() and not titled and _IN_SENTENCE.search(text, 0, group.start("main")):
            continue  # part of a name: "the United States"
        if verb.start == verb.main and verb.form in ("past", "participle") and _ASSETS.match(text, verb.end):
            continue  # "frozen Russian assets"
        if _is_noun(text, group) or (verb.lemma == "make" and not _AVAILABLE.match(text, verb.end)):
            continue
        found.append(_inherit(verb, found[-1] if found else None, text))
    return found


def _is_titled(text: str) -> bool:
    """True for a headline whose words are capitalised."""
    words = [str(word) for word in _WORDS.findall(text)]
    return sum(word[0].isupper() for word in words) * 2 > len(words)


def _word(group: re.Match[str]) -> str:
    return _SPACES.sub(" ", group["main"].lower())


def _verb(group: re.Match[str]) -> Verb:
    form, front = lexicon.forms()[_word(group)], group["front"]
    modal = MODAL.search(front)
    infinitive = bool(TO.search(front))
    participle = form.name in ("past", "participle")
    return Verb(
        start=group.start(),
        end=group.end(),
        main=group.start("main"),
        lemma=form.lemma,
        classes=lexicon.classes()[form.lemma],
        form=form.name,
        future=bool(FUTURE.search(front)) or (infinitive and not modal),
        perfect=participle and bool(HAVE.search(front)),
        passive=participle and bool(BE.search(front)),
        negated=bool(NOT.search(front)),
        modal=modal.group(1).lower() if modal else None,
        infinitive=infinitive,
    )


def _inherit(verb: Verb, before: Verb | None, text: str) -> Verb:
    """A bare form after "and" or a comma shares the auxiliaries of the verb it is coordinated with."""
    bare = verb.start == verb.main
    if before is None or not bare or not _COORDINATED.search(text[: verb.start]):
        return verb
    if verb.form == "base" and (before.infinitive or before.future or before.modal):
        return replace(
            verb, future=before.future, modal=before.modal, negated=before.negated, infinitive=True
        )
    if verb.form in ("past", "participle") and before.perfect:
        return replace(verb, perfect=True, passive=before.passive, negated=before.negated)
    return verb


def _is_noun(text: str, group: re.Match[str]) -> bool:
    """True for "the pledge", "has funding", "training of": a form that may be a noun, used as one."""
    word = _word(group)
    if word not in lexicon.nouns():
        return False
    if group["front"]:
        return word.endswith("ing") and not BE.search(group["front"])
    before, here = text[: group.start("main")], text[group.start("main") :]
    if lexicon.forms()[word].name == "base" and not _BARE_SUBJECT.search(before):
        return True
    if _DETERMINER.search(before) or _OWNED.search(before):
        return True
    if word.endswith("ing"):
        return bool(_GERUND_OF.match(here)) or before.rstrip()[-1:] in ("", ",")
    return bool(_NOUN_OF.match(here))
