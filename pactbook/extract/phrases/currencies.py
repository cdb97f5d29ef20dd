"""The written forms of currencies, and which ISO 4217 codes each may mean.

A form with one code settles the currency; a form with several ("$", "kroner") leaves it open, likeliest
first, for the rules to settle by who gives. Words match in any case, codes and symbols only as written.
"""

import re
from typing import Final

from pactbook.extract.phrases.patterns import GAP, JOIN, SPACE, WORD_END, WORD_START, any_of

Codes = tuple[str, ...]

DOLLARS: Final[Codes] = ("USD", "CAD", "AUD", "NZD")
KRONER: Final[Codes] = ("NOK", "DKK", "SEK", "ISK")

_PLAIN_CODES: Final = (
    "EUR USD GBP JPY CHF CAD AUD NZD NOK SEK DKK ISK CZK PLN HUF RON BGN UAH KRW TWD CNY RMB INR ILS RSD MKD"
    " MDL GEL SGD HKD ZAR BRL MXN AED SAR QAR KWD THB MYR IDR PHP VND PKR EGP NGN KES XDR HRK RUB BYN KZT AZN"
    " LTL LVL EEK NTD"
)
_RISKY_CODES: Final = ("ALL", "TRY", "AMD", "BAM", "SDR")
_RENAMED: Final = {"RMB": "CNY", "NTD": "TWD", "SDR": "XDR"}

CODES: Final[dict[str, Codes]] = {c: (_RENAMED.get(c, c),) for c in (*_PLAIN_CODES.split(" "), *_RISKY_CODES)}

_SIGNS: Final[tuple[tuple[Codes, str], ...]] = (
    (("EUR",), "€"),
    (("GBP",), "£ ₤ UK£ GB£"),
    (DOLLARS, "$"),
    (("USD",), "US$ U.S.$ USD$ $US US_$ U.S._$ US$$"),
    (("CAD",), "C$ CA$ CAN$ Can$ CDN$ Cdn$ CAD$ $CAD"),
    (("AUD",), "A$ AU$ AUD$ $A"),
    (("NZD",), "NZ$ NZD$"),
    (("HKD",), "HK$"),
    (("SGD",), "S$ SG$"),
    (("TWD",), "NT$"),
    (("BRL",), "R$"),
    (("JPY",), "¥ ￥ JP¥"),
    (("CNY",), "CN¥"),
    (("UAH",), "₴"),
    (("KRW",), "₩"),
    (("TRY",), "₺"),
    (("INR",), "₹"),
    (("ILS",), "₪"),
    (("RUB",), "₽"),
    (("KZT",), "₸"),
    (("NOK",), "NKr Nkr NKR"),
    (("DKK",), "DKr Dkr DKR"),
    (("SEK",), "SKr Skr SKR"),
    (("ISK",), "IKr ISKr"),
    (("PLN",), "zł zl"),
    (("CZK",), "Kč Kc"),
    (("CHF",), "SFr SFr."),
    (("HUF",), "Ft"),
    (KRONER, "kr kr. Kr Kr. KR"),
)
SYMBOLS: Final[dict[str, Codes]] = {
    sign.replace("_", " "): codes for codes, signs in _SIGNS for sign in signs.split(" ")
}

_SUFFIX_ONLY: Final = frozenset({"zl", "Ft", "Kc"})


def _nationals(unit: str, **nations: str) -> dict[str, Codes]:
    """`unit` is "singular plural ..."; each nation's adjectives stand in a string, split by bars."""
    forms: dict[str, Codes] = {}
    for code, adjectives in nations.items():
        for adjective in adjectives.split("|"):
            forms.update({f"{adjective} {word}": (code,) for word in unit.split()})
    return forms


WORDS: Final[dict[str, Codes]] = {
    **dict.fromkeys(("euro", "euros", "eur"), ("EUR",)),
    **dict.fromkeys(("dollar", "dollars"), DOLLARS),
    **_nationals(
        "dollar dollars",
        USD="us|u.s.|u. s.|american|united states",
        CAD="canadian", AUD="australian|aussie", NZD="new zealand|nz|kiwi", SGD="singapore|singaporean",
        HKD="hong kong", TWD="taiwan|taiwanese|new taiwan",
    ),
    **dict.fromkeys(("pound", "pounds", "pound sterling", "pounds sterling", "sterling"), ("GBP",)),
    **_nationals("pound pounds", GBP="british|uk|english", EGP="egyptian"),
    **dict.fromkeys(("yen",), ("JPY",)),
    **_nationals("yen", JPY="japanese"),
    **dict.fromkeys(("krone", "kroner"), ("NOK", "DKK")),
    **dict.fromkeys(("kronor",), ("SEK",)),
    **dict.fromkeys(("krona", "kronas"), ("SEK", "ISK")),
    **dict.fromkeys(("krónur", "krónas", "kronur"), ("ISK",)),
    **dict.fromkeys(("crown", "crowns"), ("CZK", "NOK", "SEK", "DKK", "ISK")),
    **dict.fromkeys(("koruna", "korunas", "koruny", "korun"), ("CZK",)),
    **_nationals(
        "krone kroner krona kronor kronas kroners krónur krónas kronur crown crowns",
        NOK="norwegian", DKK="danish|faroese", SEK="swedish", ISK="icelandic",
    ),
    **_nationals("crown crowns koruna korunas koruny korun", CZK="czech"),
    **dict.fromkeys(("zloty", "zlotys", "zlotych", "zloties", "złoty", "złotys", "złotych"), ("PLN",)),
    **_nationals("zloty zlotys złoty złotys", PLN="polish"),
    **dict.fromkeys(("hryvnia", "hryvnias", "hryvnya", "hryvnyas", "hryvni", "hryven"), ("UAH",)),
    **_nationals("hryvnia hryvnias", UAH="ukrainian"),
    **dict.fromkeys(("franc", "francs"), ("CHF", "XAF", "XOF")),
    **_nationals("franc francs", CHF="swiss"),
    **dict.fromkeys(("won",), ("KRW",)),
    **_nationals("won", KRW="korean|south korean"),
    **dict.fromkeys(("lev", "leva", "levs"), ("BGN",)),
    **_nationals("lev leva levs", BGN="bulgarian"),
    **dict.fromkeys(("leu", "lei"), ("RON", "MDL")),
    **_nationals("leu lei", RON="romanian", MDL="moldovan"),
    **dict.fromkeys(("forint", "forints"), ("HUF",)),
    **_nationals("forint forints", HUF="hungarian"),
    **dict.fromkeys(("lira", "liras"), ("TRY",)),
    **_nationals("lira liras", TRY="turkish"),
    **dict.fromkeys(("yuan", "renminbi"), ("CNY",)),
    **_nationals("yuan", CNY="chinese"),
    **dict.fromkeys(("ruble", "rubles", "rouble", "roubles"), ("RUB",)),
    **_nationals("ruble rubles rouble roubles", RUB="russian"),
    **dict.fromkeys(("shekel", "shekels"), ("ILS",)),
    **_nationals("shekel shekels", ILS="israeli|new israeli"),
    **_nationals("denar denars denari", MKD="macedonian"),
    **dict.fromkeys(("denar", "denars"), ("MKD",)),
    **dict.fromkeys(("dinar", "dinars"), ("RSD", "KWD")),
    **_nationals("dinar dinars", RSD="serbian", KWD="kuwaiti"),
    **dict.fromkeys(("lek", "leke", "leks"), ("ALL",)),
    **dict.fromkeys(("kuna", "kunas"), ("HRK",)),
    **_nationals("kuna kunas", HRK="croatian"),
    **dict.fromkeys(("rupee", "rupees"), ("INR", "PKR")),
    **_nationals("rupee rupees", INR="indian", PKR="pakistani"),
    **dict.fromkeys(("dirham", "dirhams"), ("AED",)),
    **dict.fromkeys(("riyal", "riyals"), ("SAR", "QAR")),
    **_nationals("riyal riyals", SAR="saudi", QAR="qatari"),
    **_nationals("peso pesos", MXN="mexican", PHP="philippine"),
    **dict.fromkeys(("reais",), ("BRL",)),
    **_nationals("rand", ZAR="south african"),
    **dict.fromkeys(("special drawing rights", "sdrs"), ("XDR",)),
}  # fmt: skip

_NEEDS_SCALE: Final = frozenset({"won", "pound", "crown", "lek", "lira", "leks", "leu", *_RISKY_CODES})
"""Forms that are also other words, or units of weight: money only after a multiplier."""


def _source(form: str) -> str:
    return SPACE.join(re.escape(part) for part in form.split(" "))


def _words(forms: dict[str, Codes]) -> str:
    return "(?i:" + "|".join(_source(form) for form in sorted(forms, key=len, reverse=True)) + ")"


_letters = any_of(*CODES)
_signs = any_of(*(_source(s) for s in SYMBOLS if (s not in _SUFFIX_ONLY and not s.isascii()) or "$" in s))
_short = any_of(*(re.escape(s) for s in SYMBOLS if s.isascii() and "$" not in s and s not in _SUFFIX_ONLY))
_MEGA: Final = any_of(*(f"M{code}" for code in ("EUR", "USD", "SEK", "NOK", "DKK", "CZK", "PLN")), "M€", "M$")

PREFIX: Final = (
    f"(?:(?:{WORD_START}{_letters}{GAP})?{_signs}|{WORD_START}{_MEGA}"
    f"|{WORD_START}(?:{_letters}|{_short}|(?i:euros?)))"
)
"""A currency as written before a number."""

_after_signs = any_of(*(_source(s) for s in SYMBOLS))
_nation = any_of("Canadian", "Australian", "American", "US", r"U\.S\.", *CODES)
SUFFIX: Final = re.compile(
    rf"{JOIN}?(?P<form>{_words(WORDS)}{WORD_END}|{_MEGA}{WORD_END}|{_letters}{WORD_END}|{_after_signs}"
    rf"{WORD_END})(?!{GAP}\d)"
)
REFINE: Final = re.compile(
    rf"{SPACE}?\({GAP}(?P<bracketed>{_nation}){GAP}\)"
    rf"|{SPACE}(?P<plain>Canadian|Australian|American){WORD_END}(?={GAP}(?:[.,;:)!?\]]|\Z))"
)
"""What settles a dollar after the amount: "$5 million (Canadian)", "$5 million Canadian."."""

_NATIONS: Final = {"Canadian": "CAD", "Australian": "AUD", "American": "USD", "US": "USD", "U.S.": "USD"}


def codes_of(form: str) -> Codes:
    """The codes that a written form may mean, likeliest first; empty for a form not in the tables."""
    tidy = re.sub(r"\s+", " ", form.strip())
    if is_mega(tidy):
        tidy = tidy[1:]
    return CODES.get(tidy) or SYMBOLS.get(tidy) or WORDS.get(tidy.lower()) or _joined(tidy)


def _joined(form: str) -> Codes:
    """ "CAD $" and its like: the letters settle the sign."""
    head, tail = form[:3], form[3:].strip()
    if head in CODES and tail in SYMBOLS:
        return CODES[head]
    return ()


def nation_code(word: str) -> str:
    """The dollar that a word in brackets names: "Canadian" is CAD."""
    return _NATIONS.get(word) or _RENAMED.get(word, word)


def needs_scale(form: str) -> bool:
    """True for a form that is money only after a multiplier ("500 pound bombs" are none)."""
    return form.lower() in _NEEDS_SCALE or form in _NEEDS_SCALE


def is_mega(form: str) -> bool:
    """True for a form that carries its multiplier: "MEUR" is millions of euros."""
    return re.fullmatch(_MEGA, form) is not None
