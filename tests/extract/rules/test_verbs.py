"""Verb groups: which verbs trigger, and what the words in front say of time, voice, modality and negation."""

import itertools

import pytest

from pactbook.extract.rules.verbs import Verb, find_verbs


def only(text: str, lemma: str) -> Verb:
    found = [verb for verb in find_verbs(text) if verb.lemma == lemma]
    assert len(found) == 1, [(v.lemma, text[v.start : v.end]) for v in find_verbs(text)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "lemma", "form"),
    [
        ("Norway gives money", "give", "s"),
        ("Norway gave money", "give", "past"),
        ("Norway has given money", "give", "participle"),
        ("Norway is giving money", "give", "ing"),
        ("Norway will give money", "give", "base"),
        ("Rome sent tanks", "send", "past"),
        ("Rome is sending tanks", "send", "ing"),
        ("Berlin committed a billion", "commit", "past"),
        ("Berlin is committing a billion", "commit", "ing"),
        ("Oslo supplies air defence", "supply", "s"),
        ("Oslo supplied air defence", "supply", "past"),
        ("Madrid handed over ten tanks", "hand_over", "past"),
        ("Madrid set aside a billion", "set_aside", "past"),
        ("Paris cancelled the order", "cancel", "past"),
        ("Paris canceled the order", "cancel", "past"),
        ("Parliament ratified the pact", "ratify", "past"),
        ("Parliament has authorised the sum", "authorise", "past"),
        ("The two signed the pact", "sign", "past"),
        ("They inked the pact", "ink", "past"),
        ("They struck a deal", "strike", "past"),
        ("Kyiv sought arms", "seek", "past"),
        ("The ministry said so", "say", "past"),
    ],
)
def test_forms(text: str, lemma: str, form: str) -> None:
    verb = only(text, lemma)
    assert verb.form == form
    assert verb.start <= verb.main < verb.end


@pytest.mark.parametrize(
    ("text", "lemma", "name"),
    [
        ("Riga pledged", "pledge", "pledge"),
        ("Riga allocated", "allocate", "allocate"),
        ("Riga delivered", "deliver", "give"),
        ("Riga postponed", "postpone", "postpone"),
        ("Riga scrapped", "scrap", "cancel"),
        ("Riga negotiated", "negotiate", "negotiate"),
        ("Riga finalised", "finalise", "conclude"),
        ("Riga rejected", "reject", "refuse"),
        ("Riga terminated", "terminate", "end"),
        ("Riga extended", "extend", "change"),
        ("Riga received", "receive", "receive"),
        ("Riga doubled", "double", "raise"),
        ("Riga halved", "halve", "cut"),
    ],
)
def test_classes(text: str, lemma: str, name: str) -> None:
    assert only(text, lemma).has(name)
    assert not only(text, lemma).has("no such class")


@pytest.mark.parametrize(
    ("text", "lemma", "future"),
    [
        ("Rome will sign the pact", "sign", True),
        ("Rome is going to sign the pact", "sign", True),
        ("Rome is set to sign the pact", "sign", True),
        ("Rome is due to sign the pact", "sign", True),
        ("Rome is about to sign the pact", "sign", True),
        ("Rome is to sign the pact", "sign", True),
        ("Rome signed the pact", "sign", False),
        ("Rome has signed the pact", "sign", False),
        ("Rome signs the pact", "sign", False),
    ],
)
def test_future(text: str, lemma: str, future: bool) -> None:
    assert only(text, lemma).future is future


@pytest.mark.parametrize(
    ("text", "lemma", "passive", "perfect"),
    [
        ("The pact was signed", "sign", True, False),
        ("The pact has been signed", "sign", True, True),
        ("The pact will be signed", "sign", True, False),
        ("The pact is being signed", "sign", True, False),
        ("Rome has signed", "sign", False, True),
        ("Rome had already signed", "sign", False, True),
        ("Rome signed", "sign", False, False),
        ("Rome has so far sent tanks", "send", False, True),
        ("Tanks have been sent", "send", True, True),
    ],
)
def test_voice_and_aspect(text: str, lemma: str, passive: bool, perfect: bool) -> None:
    verb = only(text, lemma)
    assert (verb.passive, verb.perfect) == (passive, perfect)


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("Rome has not signed", "sign", True),
        ("Rome hasn't signed", "sign", True),
        ("Rome did not sign", "sign", True),
        ("Rome didn’t sign", "sign", True),
        ("Rome will not sign", "sign", True),
        ("Rome won't sign", "sign", True),
        ("Rome cannot sign", "sign", True),
        ("Rome never signed", "sign", True),
        ("Rome has never signed", "sign", True),
        ("Rome no longer sends tanks", "send", True),
        ("Rome refused to sign", "sign", True),
        ("Rome declined to sign", "sign", True),
        ("Rome failed to sign", "sign", True),
        ("Rome is unwilling to sign", "sign", True),
        ("Rome signed", "sign", False),
        ("Rome is ready to sign", "sign", False),
    ],
)
def test_negation(text: str, lemma: str, negated: bool) -> None:
    assert only(text, lemma).negated is negated


@pytest.mark.parametrize(
    ("text", "lemma", "modal"),
    [
        ("Rome could send tanks", "send", "could"),
        ("Rome may send tanks", "send", "may"),
        ("Rome might send tanks", "send", "might"),
        ("Rome should send tanks", "send", "should"),
        ("Rome would send tanks", "send", "would"),
        ("Rome plans to send tanks", "send", "plans"),
        ("Rome intends to send tanks", "send", "intends"),
        ("Rome hopes to send tanks", "send", "hopes"),
        ("Rome is ready to send tanks", "send", "ready"),
        ("Rome is expected to send tanks", "send", "expected"),
        ("Rome will send tanks", "send", None),
        ("Rome sent tanks", "send", None),
    ],
)
def test_modality(text: str, lemma: str, modal: str | None) -> None:
    assert only(text, lemma).modal == modal


@pytest.mark.parametrize(
    ("text", "lemma", "done"),
    [
        ("Rome sent tanks", "send", True),
        ("Rome has sent tanks", "send", True),
        ("Tanks were sent", "send", True),
        ("Tanks will be sent", "send", False),
        ("Rome will send tanks", "send", False),
        ("Rome could have sent tanks", "send", False),
        ("Rome sends tanks", "send", False),
    ],
)
def test_done(text: str, lemma: str, done: bool) -> None:
    assert only(text, lemma).finite_past is done


@pytest.mark.parametrize(
    ("text", "future", "perfect"), [("“We’ll sign”", True, False), ("“We've signed”", False, True)]
)
def test_auxiliaries_written_on_to_a_pronoun(text: str, future: bool, perfect: bool) -> None:
    verb = only(text, "sign")
    assert (verb.future, verb.perfect) == (future, perfect)


def test_a_group_takes_in_the_words_that_decide_it() -> None:
    text = "Latvia has not yet agreed to sign a pact"
    verb = only(text, "sign")
    assert text[verb.start : verb.end] == "has not yet agreed to sign"
    assert text[verb.main : verb.end] == "sign"
    assert (verb.negated, verb.infinitive, verb.modal) == (True, True, "agreed")


def test_a_second_verb_shares_the_auxiliaries_of_the_first() -> None:
    send, train = find_verbs("Rome will send tanks and train crews")
    assert (send.lemma, train.lemma) == ("send", "train")
    assert train.future and send.future
    sent, _ = find_verbs("Rome has sent tanks and trained crews")
    trained = find_verbs("Rome has sent tanks and trained crews")[1]
    assert sent.perfect and trained.perfect
    _, bare = find_verbs("Rome sent tanks but Paris refuses")
    assert not bare.future


@pytest.mark.parametrize(
    "text",
    [
        "the aid package from Norway",
        "its support for Ukraine",
        "military support from Rome",
        "a loan for Kyiv",
        "Norway's pledge of a billion",
        "the training of pilots",
        "an increase of ten percent",
        "the state of Texas",
    ],
)
def test_nouns_that_look_like_verbs_are_left_out(text: str) -> None:
    assert find_verbs(text) == []


@pytest.mark.parametrize("text", ["", " ", "…", "Rome", "and not to", "has been", "won't"])
def test_no_verb_no_group(text: str) -> None:
    assert find_verbs(text) == []


def test_groups_come_in_order_and_do_not_overlap() -> None:
    text = "Rome, which has pledged to send tanks, will not deliver them before parliament approves the sum"
    found = find_verbs(text)
    assert len(found) >= 3
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(text[v.main : v.end].strip() for v in found)
