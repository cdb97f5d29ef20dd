"""Statistics and assessments: figures about an actor, and judgements on aid and on the agreements."""

import re
from collections.abc import Iterator
from typing import Final

from pactbook.extract.phrases.numbers import find_numbers
from pactbook.extract.rules.actors import NEVER_DONORS
from pactbook.extract.rules.found import Finding
from pactbook.extract.rules.scene import Scene
from pactbook.extract.rules.speech import attribution
from pactbook.extract.rules.story import AGREEMENT_NOUN, Story
from pactbook.model.claims import Assessment, Statistic

_PEOPLE = re.compile(
    r"\b(?:population\s+of|home\s+to|(?:with|has|have|having)(?=\s+(?:just\s+|only\s+|some\s+|about\s+|around\s+|fewer\s+than\s+|less\s+than\s+|over\s+|more\s+than\s+)*[\d.,]+\s+(?:people|inhabitants|residents|citizens))|(?:with|has|have|having)(?=\s+(?:just\s+|only\s+|some\s+|about\s+|around\s+|fewer\s+than\s+|less\s+than\s+|over\s+)*[\d.]+\s+million\s+(?:people|inhabitants|residents|citizens))|(?:country|nation|state|republic)\s+of)\s+"
    r"(?:just|only|some|about|around|roughly|nearly|almost|over|more\s+than|fewer\s+than|less\s+than|barely|under)?\s*(?:a\s+mere\s+)?$|\bpopulation\s+(?:is|was|stands\s+at|numbers|totals)\s+(?:just|only|about|around)?\s*$",
    re.I,
)
_HAS = re.compile(
    r"\b(?:with|has|have|had|having)\s+(?:a\s+)?(?:(?:just|only|some|about|around|fewer\s+than|less\s+than|over|more\s+than|nearly|almost|barely)\s+)*$",
    re.I,
)
_GDP = re.compile(
    r"\b(?:GDP|gross\s+domestic\s+product|economy)\b(?:\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?(?:\s+(?:of|worth|is\s+worth|is|was|stands\s+at|totals|reached))\s+(?:just|only|about|around|roughly|some)?\s*$",
    re.I,
)
_LEADING = re.compile(
    r"\b(?:leading|leads?|led|topping|tops?|ahead)\b(?=\s+(?:the\s+(?:list|way|pack|field|table|ranking)|at\b|with\b|followed\b))|"
    r"\b(?:largest|biggest|top|leading|most\s+generous|number\s+one|foremost)\s+(?:\w+\s+){0,3}?(?:donors?|contributors?|backers?|suppliers?|supporters?|providers?)\b",
    re.I,
)
_SECOND = re.compile(r"\b(second|third|fourth|fifth)[- ](?:largest|biggest|most)", re.I)
_RANKS: Final = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def statistics(story: Story) -> Iterator[Finding]:
    """Findings of kind statistic: population, GDP and rank."""
    for scene in story.scenes:
        for number in find_numbers(scene.text):
            before = scene.text[: number.start]
            counted = _PEOPLE.search(before) or (
                _HAS.search(before)
                and re.match(r"\s+(?:people|inhabitants|residents|citizens)\b", scene.text[number.end :])
            )
            if (
                counted
                and number.value >= 1000
                and not any(m.start <= number.start < m.full_end for m in scene.money)
            ):
                subject = _subject(story, scene, number.start)
                if subject:
                    end = re.compile(r"\s+(?:people|inhabitants|residents|citizens|souls)").match(
                        scene.text, number.end
                    )
                    low = _back(scene, number.start)
                    value = Statistic(subject, "population", number.value, "people", None)
                    yield Finding(scene, low, end.end() if end else number.end, value, "asserted", None, 0.85)
        for money in scene.money:
            if _GDP.search(scene.text[: money.start]):
                subject = _subject(story, scene, money.start)
                currency = money.currency or story.currency(money, None)
                if subject and currency:
                    yield Finding(
                        scene,
                        _back(scene, money.start),
                        money.end,
                        Statistic(subject, "gdp", money.amount, currency, None),
                        "asserted",
                        None,
                        0.8,
                    )
        yield from _rank(story, scene)


def _back(scene: Scene, at: int) -> int:
    """The start of the phrase in front: after the last comma or dash."""
    marks = [m.end() for m in re.finditer(r"[,;]\s|[—–]\s?", scene.text[:at])]
    return marks[-1] if marks else 0


def _subject(story: Story, scene: Scene, at: int) -> str | None:
    found = [
        a
        for a in story.actors(scene)
        if a.code
        and a.code not in ("RUS", "UKR")
        and a.kind in ("country", "demonym", "capital")
        and a.start < at
    ]
    subjects = [a for a in found if a.preposition is None]
    if subjects:
        return subjects[0].code
    return found[-1].code if found else story.focus(scene)


def _rank(story: Story, scene: Scene) -> Iterator[Finding]:
    if not re.search(
        r"\b(?:aid|support|pledg\w+|donor|donors|contribut\w+|assistance|backer|supplier)\b", scene.text, re.I
    ):
        return
    for match in _LEADING.finditer(scene.text):
        word = match.group().lower()
        before = [
            a for a in story.actors(scene) if a.code and a.end <= match.start() and a.code not in NEVER_DONORS
        ]
        if word.startswith(("lead", "led", "top", "ahead")) and " " not in word:
            if not before or match.start() - before[-1].end > 3:
                continue
            actor = before[-1]
        else:
            before = [a for a in before if a.preposition not in ("after", "behind", "than", "besides")]
            if not before:
                continue
            actor = before[-1] if not re.match(r"[’']s?\b", scene.text[before[-1].end :]) else before[0]
        ordinal = _SECOND.search(scene.text[max(0, match.start() - 12) : match.end()])
        value = Statistic(
            actor.code, "rank", _RANKS[ordinal.group(1).lower()] if ordinal else 1, None, _year(scene)
        )
        stop = re.search(r"[,;.](?!\d)", scene.text[match.end() :])
        end = match.end() + stop.start() if stop else len(scene.text)
        yield Finding(scene, actor.start, end, value, "asserted", None, 0.55)


def _year(scene: Scene) -> str | None:
    years = {p.period_start for p in scene.periods if p.period_start and p.period_start == p.period_end}
    return years.pop() if len(years) == 1 else None


_GOOD: Final = r"proportionally\s+more|measured\s+(?:by|against)\s+(?:the\s+size\s+of\s+)?its\s+(?:\w+\s+)?(?:GDP|economy|size|population)|relative\s+to\s+(?:its|their|the)\s+(?:\w+\s+)?(?:GDP|economy|economies|size|population|wealth|output)|per\s+capita|per\s+head|for\s+its\s+size|as\s+a\s+(?:share|percentage|proportion)\s+of\s+(?:its\s+|their\s+)?(?:GDP|economy|output)|from\s+(?:a\s+country|such\s+a\s+small)|small\s+country|given\s+its\s+size|punch\w*\s+above"
_LESS = re.compile(r"\b(?:less|little|least|smaller|lower|lowest|modest)\b", re.I)
_KEPT = re.compile(
    r"\b(?:kept|keeps|keeping|honou?red|honou?rs)\s+(?:its|his|her|their)\s+(?:word|promises?|pledges?|commitments?)\b|\b(?:reliable|trustworthy|dependable)\s+(?:partner|ally|donor|supporter|friend)\b",
    re.I,
)
_WORTHLESS = re.compile(r"\b(?:not\s+worth\s+the\s+paper|worthless|empty\s+words|toothless|hollow)\b", re.I)
_PROPORTION = re.compile(rf"\b(?:{_GOOD})", re.I)
_BIG = re.compile(
    r"\b(?:significant|immense|remarkable|huge|generous|impressive|large|largest|substantial|strong|outsized|more|most|higher|highest|top|biggest|leading|exceptional|enormous|great\w*)\b",
    re.I,
)
_LITTLE = re.compile(
    r"\b(?:insufficient|inadequate|too\s+little|too\s+slow\w*|not\s+enough|less\s+than\s+(?:other|its|most|expected)|doing\s+less|lag(?:s|ged|ging)?\s+behind|falls?\s+short|fell\s+short|fall\s+short|meagre|meager|modest|criticised\s+for|criticized\s+for|under\s+fire|not\s+doing\s+enough|underwhelming|disappoint\w+|small\s+compared)\b",
    re.I,
)
_ENOUGH = re.compile(r"\b(?:sufficient|adequate|ample|enough\s+to)\b", re.I)
_STABLE = re.compile(
    r"\b(?:lack\s+of\s+(?:\w+\s+){0,3}?(?:stable|stability|long-term|predictab\w+|certainty|guarantees?)|no\s+(?:stable|long-term|firm|guaranteed)\s+(?:\w+\s+){0,4}?(?:beyond|after)|(?:uncertain(?:ty)?|unpredictab\w+)\s+(?:about|over|around|regarding|on|as\s+to)\s+(?:\w+\s+){0,4}?(?:aid|support|funding|assistance|commitments?|deliver\w+)|nothing\s+(?:\w+\s+){0,3}beyond|not\s+guaranteed\s+(?:beyond|after)|unclear\s+(?:\w+\s+){0,5}?(?:beyond|after))\b|\b(?:is|are|remains?|stays?)\s+(?:\w+ly\s+)?(?:uncertain|unpredictable|unclear|in\s+doubt)\b",
    re.I,
)
_STABLE_GOOD = re.compile(
    r"\b(?<!no\s)(?<!of\s)(?:stable|predictable|reliable|long-term\s+predictab\w+|sustained|multi-year\s+(?:stability|predictab\w+))\s+(?:\w+\s+){0,2}?(?:support|aid|funding|assistance|commitments?|partner)\b",
    re.I,
)
_FLEXIBLE = re.compile(
    r"\b(?:flexib\w+|vague(?:ness)?|non-?binding|not\s+(?:legally\s+)?binding|loose(?:ly)?\s+word\w*|loopholes?|could\s+(?:adjust|change|reverse|scrap|alter|revise|walk\s+away)|may\s+vary|leaves?\s+room)\b",
    re.I,
)
_UNITY = re.compile(
    r"\b(?:divisions?|divided|rifts?|splits?|disunity|discord|disagreements?|tensions?)\b(?=[^.]{0,50}\b(?:within|among|between|in|inside|over)\b)",
    re.I,
)
_UNITED = re.compile(
    r"\b(?:unity|united|solidarity)\b(?=[^.]{0,40}\b(?:of|among|between|within)\s+(?:the\s+)?(?:allies|NATO|West|partners|EU|European))",
    re.I,
)
_CREDIBLE = re.compile(
    r"\b(?:credib\w+|reliab\w+|trustworth\w+|kept\s+its\s+(?:word|promise)|keeps\s+its\s+(?:word|promise)s?)\b",
    re.I,
)
_INCREDIBLE = re.compile(
    r"\b(?:not\s+credible|unreliable|broke(?:n)?\s+(?:its\s+|his\s+|their\s+)?promises?|empty\s+promises?|miss(?:ed|es)?\s+(?:its|his|their|the)\s+(?:\w+\s+){0,4}?(?:pledge|target|goal|mark)|fall\s+short\s+of\s+(?:its|his|their)\s+(?:pledge|promise)|fell\s+short\s+of\s+(?:its|his|their)\s+(?:pledge|promise)|not\s+worth\s+the\s+paper)\b",
    re.I,
)
_SUBJECT = re.compile(rf"\b(?:{AGREEMENT_NOUN}|commitments?|guarantees?|pledges?)\b", re.I)
_AID = re.compile(
    r"\b(?:aid|support|assistance|contribut\w+|commit\w+|pledg\w+|donat\w+|help|deliver\w+|backing|provid\w+)\b",
    re.I,
)


def assessments(story: Story) -> Iterator[Finding]:
    """Findings of kind assessment. Held to text about aid or agreements; "uncertain" weather is no judgement."""
    for scene in story.scenes:
        if scene.heading or not (_SUBJECT.search(scene.text) or _AID.search(scene.text)):
            continue
        for dimension, direction, match, country in _judgements(scene):
            target = _target(story, scene, match) if country else "agreements"
            if target is None or (
                not country and not _SUBJECT.search(scene.text) and not _near_agreement(story, scene)
            ):
                continue
            low, high = _span(story, scene, match, target if country else None)
            value = Assessment(
                target, dimension, direction, _holder(story, scene, match), _horizon(story, scene, dimension)
            )
            yield Finding(scene, low, high, value, "asserted", attribution(story, scene, match.start()), 0.55)


def _judgements(scene: Scene) -> Iterator[tuple[str, str, "re.Match[str]", bool]]:
    text = scene.text
    proportion = _PROPORTION.search(text)
    if proportion and _AID.search(text):
        yield (
            "proportionality",
            "negative" if _LITTLE.search(text) or _LESS.search(text) else "positive",
            proportion,
            True,
        )
    population = re.search(
        r"\bpopulation\s+of\s+(?:just|only)\b|\bcountry\s+of\s+(?:just|only)\b", text, re.I
    )
    if not proportion and population and _BIG.search(text) and _AID.search(text):
        yield "proportionality", "positive", population, True
    little = _LITTLE.search(text)
    if little and not proportion and _AID.search(text):
        yield "adequacy", "negative", little, True
    enough = _ENOUGH.search(text)
    if (
        enough
        and not little
        and not proportion
        and re.search(r"\b(?:aid|support|assistance|contribution|help|pledge)\b", text, re.I)
        and not re.search(r"\b(?:not|in|un)-?\s*$", text[: enough.start()])
    ):
        yield "adequacy", "positive", enough, True
    kept = _KEPT.search(text)
    if kept and _AID.search(text):
        yield "credibility", "positive", kept, True
    worthless = _WORTHLESS.search(text)
    if worthless and _SUBJECT.search(text):
        yield "credibility", "negative", worthless, False
    steady = _STABLE_GOOD.search(text)
    if steady and not _STABLE.search(text) and _SUBJECT.search(text):
        yield "stability", "positive", steady, False
    stable = _STABLE.search(text)
    if stable:
        yield "stability", "negative", stable, False
    flexible = _FLEXIBLE.search(text)
    if flexible and _SUBJECT.search(text):
        good = re.search(
            r"\bflexible\s+enough\b|\bstrength\b|\badvantage\b|\bwelcom\w+|\bprais\w+", text, re.I
        )
        yield "flexibility", "positive" if good else "negative", flexible, False
    unity = _UNITY.search(text)
    if unity and _SUBJECT.search(text):
        yield "unity", "negative", unity, False
    united = _UNITED.search(text)
    if united and not unity and _SUBJECT.search(text):
        yield "unity", "positive", united, False
    broken = _INCREDIBLE.search(text)
    if broken and _AID.search(text):
        yield "credibility", "negative", broken, True


def _near_agreement(story: Story, scene: Scene) -> bool:
    return any(_SUBJECT.search(s.text) for s in story.scenes[max(0, scene.index - 1) : scene.index])


def _target(story: Story, scene: Scene, match: "re.Match[str]") -> str | None:
    """The donor judged: the nearest donor in front of the judgement, else whoever is in focus."""
    found = [
        a
        for a in story.actors(scene)
        if a.code
        and a.code not in NEVER_DONORS
        and a.kind in ("country", "demonym", "capital", "organisation")
    ]
    before = [a for a in found if a.end <= match.start()]
    near = [a for a in before if a.preposition in (None, "like", "such as", "of", "by", "from")]
    if near:
        return near[-1].code
    return before[-1].code if before else story.focus(scene)


def _span(story: Story, scene: Scene, match: "re.Match[str]", code: str | None) -> tuple[int, int]:
    low, high = 0, len(scene.text)
    for mark in re.finditer(
        r";\s|\s[—–]\s|[—–]|,\s(?=(?:while|whereas|but|with|reflecting|particularly|underscoring)\b)",
        scene.text,
    ):
        if mark.end() <= match.start():
            low = mark.end()
        elif mark.start() >= match.end():
            high = mark.start()
            break
    text = scene.text[low:high]
    return low + len(text) - len(text.lstrip()), high - (len(text) - len(text.rstrip(" .,;")))


_HOLDER = re.compile(
    r"\b(?:perceived|seen|viewed|regarded|criticised|criticized|considered|described|praised|judged|dismissed)\s+(?:as\s+\w+\s+)?by\s+((?:some|many|several|other|its|the|Western|European|Ukrainian|\w+)\s+(?:\w+\s+)?[a-z]+)",
    re.I,
)


def _holder(story: Story, scene: Scene, match: "re.Match[str]") -> str | None:
    found = _HOLDER.search(scene.text)
    if found:
        return re.sub(r"\s+as$", "", found.group(1))
    return attribution(story, scene, match.start())


def _horizon(story: Story, scene: Scene, dimension: str) -> str | None:
    beyond = re.search(r"\b(?:beyond|after|past)\s+(20\d\d)\b", scene.text)
    if beyond and dimension == "stability":
        return f"{int(beyond.group(1)) + 1}/"
    return _year(scene) if dimension == "proportionality" else None
