"""Variants: a seeded, even walk over meanings and realisations; the same seed gives the same texts."""

import random
import re
from dataclasses import dataclass

from tests.paraphrase import say_agreements, say_articles, say_changes, say_commitments, say_unseen
from tests.paraphrase.draw import Draw
from tests.paraphrase.meaning import Meaning
from tests.paraphrase.wording import Fields

MEANINGS = {
    "keep": (
        *say_commitments.MEANINGS,
        *say_agreements.MEANINGS,
        *say_articles.MEANINGS,
        *say_unseen.KEEP_A,
    ),
    "change": (*say_changes.MEANINGS, *say_unseen.CHANGE_A),
    "unseen later": say_unseen.KEEP_B,
    "unseen later change": say_unseen.CHANGE_B,
}


@dataclass(frozen=True)
class Variant:
    """A text with the claims it states. `readings` are lists of expected claims, any of which may be met."""

    id: str
    meaning: str
    realisation: str
    frame: str
    traits: tuple[str, ...]
    published: str
    text: str
    readings: tuple[tuple[Fields, ...], ...]
    kinds: tuple[str, ...]
    effect: str

    @property
    def kind(self) -> str:
        return self.kinds[0]


# How a clause is reported. The share of each frame is its number of entries.
FRAMES = ("plain",) * 6 + ("front",) * 3 + ("behind",) * 3 + ("dateline", "dateline", "context", "followed")

# A day said of the report alone may be coded as that of the event; not where the event lies further back.
SPOKEN = ("front", "behind", "dateline")
BACKGROUND = ("signed by several", "signed, said before")

FRONT = (
    "<a government spokesman|a government spokeswoman|an official|officials in Kyiv> said{w} that ",
    "{z} said{w} that ",
    "{z} <confirmed|told reporters>{w} that ",
    "according to <officials in Kyiv|local media|diplomats|a government statement>, ",
    "the {g} defence ministry <said|confirmed>{w} that ",
    "the {g} defence minister <said|confirmed>{w} that ",
)
BEHIND = (
    ", <a government spokesman|a government spokeswoman|officials|local media> said{w}",
    ", {z} said{w}",
    ", according to <officials in Kyiv|a government statement|the defence ministry|diplomats>",
    ", the {g} defence ministry <said|reported>{w}",
    ", the {g} defence minister said{w}",
)
DATELINES = ("{city}, {month} {day} - ", "{city}, {month} {day} — ", "{city} (Newswire) – ", "{city} — ")
BEFORE = (
    "Russian forces shelled the Kharkiv region again overnight.",
    "The war has now lasted for more than two years.",
    "Heavy fighting went on in the east of the country.",
    "The foreign minister of {Dn5} had visited Kyiv the day before.",
    "Ministers from {Dn5} and {Dn6} were in Kyiv this week.",
)
AFTER = (
    "Further details were not given.",
    "The details are to be published in the coming days.",
    "{Dn5} is to host the next meeting of defence ministers.",
    "The war has now lasted for more than two years.",
)


def generate(meanings: tuple[Meaning, ...], number: int, seed: int = 2024) -> list[Variant]:
    """`number` variants with different texts, each realisation in turn."""
    slots = [(meaning, index) for meaning in meanings for index in range(len(meaning.says))]
    made: list[Variant] = []
    texts: set[str] = set()
    turn = 0
    while len(made) < number:
        meaning, index = slots[turn % len(slots)]
        variant = _variant(meaning, index, f"{seed}/{meaning.name}/{index}/{turn // len(slots)}")
        turn += 1
        if turn > 60 * number:
            raise ValueError(f"only {len(made)} different texts after {turn} draws; {number} were asked for")
        if variant.text not in texts:
            texts.add(variant.text)
            made.append(variant)
    return made


def _variant(meaning: Meaning, index: int, key: str) -> Variant:
    rng = random.Random(key)
    draw = Draw(rng, meaning.currency)
    template = meaning.says[index]
    core = draw.fill(template)
    frame, text = _framed(draw, meaning, core, dated="{W" in template or "{T" in template or "{F" in template)
    if frame in SPOKEN and draw.date == "" and meaning.name not in BACKGROUND:
        draw.date = None
    claims = (meaning.claims, *meaning.also)
    return Variant(
        key,
        meaning.name,
        f"{meaning.name}/{index}",
        frame,
        tuple(draw.traits),
        draw.published.isoformat(),
        text,
        tuple(tuple(read(draw)) for read in claims),
        meaning.kinds,
        meaning.effect,
    )


def _framed(draw: Draw, meaning: Meaning, core: str, dated: bool) -> tuple[str, str]:
    if meaning.style == "headline":
        body = draw.rng.choice(("", "", f"\n\n{draw.rng.choice(BEFORE[:3])}"))
        return "headline", tidy(core, stop=False) + body
    if meaning.style == "text":
        return "text", tidy(core, stop=False)
    frame = draw.rng.choice(FRAMES)
    spoken = '"' in core or re.search(r"\b(?:said|according to|found|denied)\b", core)
    if frame in ("front", "behind") and (spoken or draw.people or meaning.style == "bare"):
        frame = "plain"
    if frame == "plain":
        return frame, tidy(core)
    if frame == "front":
        head = _filled(draw, draw.rng.choice(FRONT), dated)
        return frame, tidy(head + _mid(core))
    if frame == "behind":
        return frame, tidy(core + _filled(draw, draw.rng.choice(BEHIND), dated))
    if frame == "dateline":
        return frame, _dateline(draw) + tidy(core)
    gap = draw.rng.choice((" ", "\n\n"))
    if frame == "context":
        return frame, tidy(draw.fill(draw.rng.choice(BEFORE))) + gap + tidy(core)
    return frame, tidy(core) + gap + tidy(draw.fill(draw.rng.choice(AFTER)))


def _mid(core: str) -> str:
    """A clause whose fronted period begins with a capital, inside a sentence."""
    return re.sub(
        r"^(?:In|From|Between|By|Since|Until|Through|During|Over|Before|For|Starting|Next|This|Last|Later|So|On|Today|Yesterday)\b",
        lambda m: m.group().lower(),
        core,
    )


def _filled(draw: Draw, template: str, dated: bool) -> str:
    filled = draw.fill(
        template.replace("{w}", "" if dated else "{W}").replace("{z}", "{Zs}").replace("{g}", "{Ga}")
    )
    return filled


def _dateline(draw: Draw) -> str:
    city = draw.rng.choice(("KYIV", (draw.country(1).capital or "Brussels").upper()))
    day = draw.published
    return draw.rng.choice(DATELINES).format(city=city, month=f"{day:%B}", day=day.day)


_EIGHT = re.compile(
    r"\b([Aa]) (?=(?:US\$|C\$|CA\$|A\$|AU\$|[$€£¥])?(?:8|11\b|18\b|11[.-]|18[.-])|eight|eleven|eighteen)"
)
_VOWEL = re.compile(
    r"\b([Aa]) (?=(?:A\$|AU\$|additional|Australian|Estonian|Italian|Irish|agreement|NOK|SEK|invit))"
)


def tidy(text: str, stop: bool = True) -> str:
    """Capitals at sentence starts, "an" where it is spoken so, single commas and a full stop."""
    text = re.sub(r" {2,}", " ", text)
    text = re.sub(r",\s*(?=[,.;:])", "", text)
    text = re.sub(r",(?=[.\"]?$)", "", text)
    text = _VOWEL.sub(r"\1n ", _EIGHT.sub(r"\1n ", text))
    text = re.sub(
        r'((?:^|(?<!U\.S)[.!?]\s+|\n[-*•]\s+)["“]?)([a-zàáéłøšž])',
        lambda m: m.group(1) + m.group(2).upper(),
        text,
    )
    text = re.sub(r'(: ")([a-z])', lambda m: m.group(1) + m.group(2).upper(), text)
    if stop and not text.endswith((".", '."')):
        text = text[:-1] + '."' if text.endswith('"') else text + "."
    return text


def sample(which: str, number: int, seed: int = 2024) -> list[Variant]:
    """`number` variants of one generator, a key of `MEANINGS`."""
    return generate(MEANINGS[which], number, seed)
