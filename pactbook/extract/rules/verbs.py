"""Verb groups: trigger verbs of promising, giving, signing and refusing with voice, tense, modality, negation.

The table lists lemmas by class; all inflected forms are made from it. A group takes in the auxiliaries,
adverbs and catenative verbs in front ("has not yet agreed to sign"), since these decide the modality.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

_CLASSES: Final = {
    "give": "provide give donate deliver send supply transfer contribute grant disburse spend lend loan pay ship hand_over "
    "invest finance fund pour transmit cede dispatch export furnish funnel channel wire support train repair back equip "
    "bring_in cover put buy purchase procure arrive land come_from go_into flow_into go_towards send_over commit_over extend offer inject present",
    "allocate": "make_available make allocate approve earmark appropriate adopt authorise authorize budget set_aside release unlock unblock "
    "sign_off clear greenlight green-light mobilise mobilize assign unfreeze award vote pass reserve agree_on endorse",
    "pledge": "pledge commit promise announce unveil vow undertake dedicate plan intend aim guarantee declare agree "
    "propose reveal outline confirm offer_up target reaffirm reiterate step_up set_out seek hope expect devote prepare",
    "raise": "increase raise boost double triple top_up add expand lift enlarge bump_up hike quadruple bring take",
    "cut": "cut reduce halve slash lower trim scale_back scale_down",
    "contain": "include contain comprise foresee envisage envision feature encompass stipulate entail amount_to total "
    "consist reach stand_at come_to exceed surpass represent account_for mean make_up be_worth rise_to lead_at "
    "range specify mark state set earmark_for",
    "postpone": "postpone delay defer put_off push_back hold_up suspend freeze pause withhold put_on_hold halt",
    "cancel": "cancel scrap drop withdraw axe abandon call_off rescind revoke",
    "receive": "receive get obtain secure accept borrow welcome",
    "sign": "sign ink initial seal strike enter_into countersign put_pen_to_paper_on put_his_name_to put_her_name_to put_their_names_to put_its_name_to "
    "put_his_signature_to put_her_signature_to put_their_signatures_to affix_their_signatures_to",
    "conclude": "conclude finalise finalize complete wrap_up",
    "negotiate": "negotiate discuss draft elaborate work_on consult prepare_for hammer_out agree_to_start",
    "begin": "begin start launch open initiate kick_off resume commence hold continue conduct enter restart take_up take_place get_under_way go_on proceed",
    "adopt": "adopt issue publish",
    "ratify": "vote_in_favour_of vote_in_favor_of vote_for ratify approve endorse back adopt clear authorise authorize greenlight green-light pass",
    "refuse": "refuse reject decline rule_out block veto oppose turn_down refrain",
    "end": "terminate denounce cancel suspend withdraw_from pull_out_of revoke scrap leave quit",
    "change": "amend revise extend prolong renew update",
    "say": "say tell announce state note add stress emphasise emphasize explain write declare report claim argue underline "
    "underscore highlight point_out confirm recall mention warn reveal indicate comment insist assure reiterate believe "
    "tweet post specify admit acknowledge remark suggest urge call thank hail praise welcome describe respond reply inform",
    "join": "join accede sign_up subscribe endorse_declaration back",
    "ask": "ask request call_for urge demand appeal_for need seek require want suggest consider weigh mull examine explore discuss debate "
    "propose table submit",
}

_IRREGULAR: Final = {
    "give": ("gave", "given"),
    "send": ("sent", "sent"),
    "lend": ("lent", "lent"),
    "pay": ("paid", "paid"),
    "spend": ("spent", "spent"),
    "set": ("set", "set"),
    "put": ("put", "put"),
    "bring": ("brought", "brought"),
    "take": ("took", "taken"),
    "go": ("went", "gone"),
    "buy": ("bought", "bought"),
    "leave": ("left", "left"),
    "quit": ("quit", "quit"),
    "transfer": ("transferred", "transferred"),
    "defer": ("deferred", "deferred"),
    "pull": ("pulled", "pulled"),
    "initial": ("initialled", "initialled"),
    "get": ("got", "got"),
    "begin": ("began", "begun"),
    "hold": ("held", "held"),
    "strike": ("struck", "struck"),
    "say": ("said", "said"),
    "tell": ("told", "told"),
    "write": ("wrote", "written"),
    "undertake": ("undertook", "undertaken"),
    "cut": ("cut", "cut"),
    "withdraw": ("withdrew", "withdrawn"),
    "withhold": ("withheld", "withheld"),
    "freeze": ("froze", "frozen"),
    "seek": ("sought", "sought"),
    "foresee": ("foresaw", "foreseen"),
    "rise": ("rose", "risen"),
    "come": ("came", "come"),
    "stand": ("stood", "stood"),
    "mean": ("meant", "meant"),
    "make": ("made", "made"),
    "lead": ("led", "led"),
    "be": ("was", "been"),
    "call": ("called", "called"),
    "step": ("stepped", "stepped"),
    "top": ("topped", "topped"),
    "drop": ("dropped", "dropped"),
    "scrap": ("scrapped", "scrapped"),
    "ship": ("shipped", "shipped"),
    "trim": ("trimmed", "trimmed"),
    "commit": ("committed", "committed"),
    "transmit": ("transmitted", "transmitted"),
    "submit": ("submitted", "submitted"),
    "admit": ("admitted", "admitted"),
    "total": ("totaled", "totaled"),
    "plan": ("planned", "planned"),
    "funnel": ("funneled", "funneled"),
    "channel": ("channeled", "channeled"),
    "wrap": ("wrapped", "wrapped"),
    "refer": ("referred", "referred"),
    "offer": ("offered", "offered"),
    "cancel": ("cancelled", "cancelled"),
    "wire": ("wired", "wired"),
}

_DOUBLE: Final = {
    "set",
    "put",
    "get",
    "begin",
    "cut",
    "drop",
    "scrap",
    "ship",
    "trim",
    "commit",
    "transmit",
    "submit",
    "transfer",
    "defer",
    "quit",
}
_DOUBLE_MORE: Final = {"admit", "plan", "step", "top", "wrap", "cancel", "total", "funnel", "channel", "up"}


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


def _forms(base: str) -> dict[str, str]:
    past, participle = _IRREGULAR.get(base, ("", ""))
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    double = base in _DOUBLE or base in _DOUBLE_MORE
    if not past:
        ending = "ied" if re.search(r"[^aeiou]y$", base) else "ed"
        past = participle = (base[:-1] if ending == "ied" else stem) + ending
    ing = (stem + base[-1] if double else stem) + "ing"
    third = base + "s"
    if re.search(r"(s|sh|ch|x|z)$", base):
        third = base + "es"
    elif re.search(r"[^aeiou]y$", base):
        third = base[:-1] + "ies"
    forms = {base: "base", third: "s", ing: "ing"}
    if base == "be":
        forms = {"be": "base", "is": "s", "are": "s", "being": "ing", "were": "past"}
    forms[participle] = "participle" if participle != past else "past"
    forms[past] = "past"
    if base in ("cut", "set", "put"):
        forms[base] = "past"
    for british in ("cancel", "total", "channel", "funnel", "initial"):
        if base == british:
            forms |= {base + "ed": "past", base + "ing": "ing", base + "led": "past", base + "ling": "ing"}
    return forms


def _table() -> tuple[dict[str, tuple[str, str]], dict[str, frozenset[str]]]:
    words: dict[str, tuple[str, str]] = {}
    classes: dict[str, set[str]] = {}
    for name, lemmas in _CLASSES.items():
        for lemma in lemmas.split():
            base, _, particle = lemma.partition("_")
            classes.setdefault(lemma, set()).add(name)
            tail = " " + particle.replace("_", " ") if particle else ""
            for form, label in _forms(base).items():
                words.setdefault(form + tail, (lemma, label))
    return words, {lemma: frozenset(names) for lemma, names in classes.items()}


_WORDS, _LEMMAS = _table()

_ADVERB = (
    r"also|already|now|so far|to date|just|only|still|previously|recently|initially|originally|officially|formally|finally|"
    r"again|currently|jointly|together|both|further|today|not|n[’']t|never|no longer|yet|not yet|yet to(?=\s)|first|"
    r"likely|reportedly|thus|then|since|earlier|subsequently|largely|additionally|[a-z]+ly"
)
_AUX = (
    r"will|would|shall|should|could|may|might|can|cannot|must|wo|ca|do|does|did|has|have|had|having|is|are|was|were|be|been|being|am|"
    r"going|yet\s+to|to|about|set|due|ready|prepared|able|willing|unable|unwilling|likely|expected|scheduled|supposed|slated|poised|obliged|"
    r"[’'](?:ll|s|ve|re|d)"
)
_CATENATIVE = (
    r"plan|plans|planned|planning|intend|intends|intended|intending|aim|aims|aimed|aiming|hope|hopes|hoped|hoping|expect|expects|expecting|"
    r"agree|agrees|agreed|agreeing|promise|promises|promised|promising|pledge|pledges|pledged|pledging|vow|vows|vowed|"
    r"commit|commits|committed|committing|decide|decides|decided|seek|seeks|seeking|sought|want|wants|wanted|"
    r"prepare|prepares|preparing|offer|offers|offered|undertake|undertakes|undertook|refuse|refuses|refused|"
    r"decline|declines|declined|fail|fails|failed|continue|continues|continued|continuing|begin|begins|began|start|starts|started|"
    r"propose|proposes|proposed|consider|considers|considering|announce|announces|announced|try|tries|trying|"
    r"ask|asks|asked|need|needs|needed|work|works|working|look|looks|looking|move|moves|moving|strive"
)
_FORMS = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(_WORDS, key=len, reverse=True))
_GROUP = re.compile(
    rf"(?<![\w’'-])(?P<front>(?:(?:{_AUX}|{_ADVERB}|(?:{_CATENATIVE})(?=(?:\s+(?:{_ADVERB}))*\s+to\b))(?:\s+|(?=n[’']t)))*)"
    rf"(?P<main>{_FORMS})(?![\w’']|-\w)",
    re.I,
)
_FUTURE = re.compile(r"\b(?:will|shall|going\s+to|about\s+to|set\s+to|due\s+to|to\s+be|wo)\b|[’']ll\b", re.I)
_MODAL = re.compile(
    rf"\b(would|should|could|may|might|can|must|ready|prepared|able|unable|willing|unwilling|likely|expected|scheduled|supposed|slated|poised|{_CATENATIVE})\b",
    re.I,
)
_NOT = re.compile(
    r"\b(?:not|never|yet\s+to|no\s+longer|cannot|unable|unwilling|refuse[sd]?|decline[sd]?|fail(?:s|ed)?)\b|n[’']t\b",
    re.I,
)
_BE = re.compile(r"\b(?:is|are|was|were|be|been|being)\b|[’']re\b", re.I)
_HAVE = re.compile(r"\b(?:has|have|had|having)\b|[’']ve\b", re.I)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|its|their|his|her|our|this|that|these|of|more|new|such|in|for|military|financial|political|long-term|humanitarian)\s+)$",
    re.I,
)
_NOUNS: Final = {"support", "aid", "fund", "grant", "loan", "increase", "raise", "cut", "plan", "pledge", "promise", "commit", "transfer", "supply", "supplies",
    "funds", "grants", "loans", "plans", "pledges", "promises", "offer", "offers", "boost", "back", "train", "award", "budget", "budgets", "draft",
    "start", "launch", "release", "target", "need", "needs", "support", "aims", "aim", "report", "reports", "claim", "claims",
    "call", "calls", "export", "exports", "finance", "finances", "finding", "hike", "delay", "delays", "halt", "post", "posts", "set", "hold", "up",
    "total", "rise", "join", "hopes", "hope", "vote", "votes", "pass", "present", "offers", "ship", "ships", "clear", "state", "states",
    "note", "notes", "request", "requests", "demand", "demands", "training", "funding", "meaning", "building", "backing", "signing", "lending",
    "financing", "spending", "planning", "opening", "welcome", "continue", "need", "contract", "covers", "cover", "reserve", "reserves", "initial",
    "open", "range", "ranges", "mark", "marks", "add", "freeze", "pause", "comment", "comments", "want", "pay", "deal", "account", "debate"}  # fmt: skip


# "make 48 billion euros available": the verb is only a trigger with its other half.
_AVAILABLE = re.compile(r"[^.;]{0,70}\bavailable\b", re.I)


def find_verbs(text: str) -> list[Verb]:
    """All trigger verb groups of a sentence, in order; a form read as a noun is left out."""
    found: list[Verb] = []
    for group in _GROUP.finditer(text):
        word = re.sub(r"\s+", " ", group["main"].lower())
        front = group["front"]
        if not front and word in _NOUNS and _noun_like(text, group.start("main"), word):
            continue
        if _WORDS[word][0] == "make" and not _AVAILABLE.match(text, group.end()):
            continue
        if front and word in _NOUNS and word.endswith("ing") and not _BE.search(front):
            continue
        found.append(_inherit(_verb(group, word, front), found[-1] if found else None, text))
    return found


def _inherit(verb: Verb, before: Verb | None, text: str) -> Verb:
    """A bare form after "and" or a comma shares the auxiliaries of the verb it is coordinated with."""
    bare = verb.start == verb.main
    if before is None or not bare or not re.search(r"(?:\band|\bor|,|\bas well as)\s+$", text[: verb.start]):
        return verb
    if verb.form == "base" and (before.infinitive or before.future or before.modal):
        return replace(
            verb, future=before.future, modal=before.modal, negated=before.negated, infinitive=True
        )
    if verb.form in ("past", "participle") and before.perfect:
        return replace(verb, perfect=True, passive=before.passive, negated=before.negated)
    return verb


_BARE_SUBJECT = re.compile(
    r"(?:\b(?:we|they|I|you|and|or|who|which|that|to)|\w+s|,|^|[\"“:])\s*(?:\w+ly\s+)?$", re.I
)


def _noun_like(text: str, at: int, word: str) -> bool:
    before = text[:at]
    if _WORDS[word][1] == "base" and not _BARE_SUBJECT.search(before):
        return True
    if _NOUN_BEFORE.search(before) or re.search(r"[’']s?\s+(?:[\w-]+\s+){0,2}$", before):
        return True
    if word.endswith("ing"):
        return bool(
            re.match(r"\S+\s+(?:of|for|to|package|programme|program|mission)\b", text[at:])
        ) or before.rstrip()[-1:] in ("", ",")
    return bool(re.match(r"\S+\s+(?:of|for|from|package|packages|worth|programme|program|bill)\b", text[at:]))


def _verb(group: "re.Match[str]", word: str, front: str) -> Verb:
    lemma, form = _WORDS[word]
    modal = _MODAL.search(front)
    have = bool(_HAVE.search(front))
    participle = form in ("past", "participle")
    infinitive = bool(re.search(r"\bto\s+(?:[a-z]+ly\s+)?$", front, re.I))
    return Verb(
        start=group.start(),
        end=group.end(),
        main=group.start("main"),
        lemma=lemma,
        classes=_LEMMAS[lemma],
        form=form,
        future=bool(_FUTURE.search(front)) or (infinitive and not modal),
        perfect=have and participle,
        passive=participle and bool(_BE.search(front)),
        negated=bool(_NOT.search(front)),
        modal=modal.group(1).lower() if modal else None,
        infinitive=infinitive,
    )
