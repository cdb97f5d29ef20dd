"""Tables: every column's name, title, unit and meaning in one place, and how a person sees its cells.

Headings on the terminal and on the page, keys of `--json` and the tables of docs/commands.md come from here.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pactbook.publish import words

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `name` is the key in JSON, None for one made for people of several keys; `title` heads it
    for people, None keeps it out of their tables. `unit` is part of the heading. `cell` writes it. Where all
    cells are `usual` and `keep` does not hold, people are not shown the column. Where there is little room,
    it stands below the cell of the column headed `under`, or is left out where that is empty text."""

    name: str | None
    title: str | None
    meaning: str
    unit: str | None = None
    cell: Callable[[Row], str] | None = None
    numeric: bool = False
    keep: bool = False
    usual: str = words.NONE
    under: str | None = None

    @property
    def heading(self) -> str:
        return f"{self.title} ({self.unit})" if self.unit else str(self.title)

    def text(self, row: Row) -> str:
        """What a person sees in this column."""
        if self.cell is not None:
            return self.cell(row)
        value = row[str(self.name)]
        return words.NONE if value is None or value == "" else str(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name (that of the command), a title, and its columns in order."""

    name: str
    title: str
    columns: tuple[Column, ...]

    @property
    def shown(self) -> tuple[Column, ...]:
        """The columns that people see, the reference at the end."""
        seen = [column for column in self.columns if column.title is not None]
        return tuple(sorted(seen, key=lambda column: column.name == "ref"))

    def of_use(self, rows: Sequence[Row]) -> tuple[Column, ...]:
        """The shown columns that say anything in these rows."""
        return tuple(c for c in self.shown if c.keep or any(c.text(row) != c.usual for row in rows))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of a JSON object, in order."""
        return tuple(column.name for column in self.columns if column.name is not None)


def _unsure(key: str) -> Callable[[Row], str]:
    """The word under `key`, with the modality beside it where it is not asserted."""

    def cell(row: Row) -> str:
        word = words.plain(row[key])
        return word if row["modality"] == "asserted" else f"{word} ({row['modality']})"

    return cell


def _stage(row: Row) -> str:
    # A pledge is "planned" by definition; only what is less sure than that needs saying.
    unsure = row["modality"] in ("hypothetical", "denied")
    return f"{row['stage']} ({row['modality']})" if unsure else str(row["stage"])


def _interval(name: str, scale: float = 1.0) -> Callable[[Row], str]:
    return lambda row: words.bounded(row[f"{name}_low"], row[f"{name}_high"], row["bound"], scale)


def _period(row: Row) -> str:
    return words.period(row["period_start"], row["period_end"])


def _country(key: str) -> Callable[[Row], str]:
    return lambda row: words.country(row[key])


def _partners(row: Row) -> str:
    return words.partners(row["parties"])


def _instrument(row: Row) -> str:
    return words.plain(row["instrument"])


def _share(row: Row) -> str:
    """A total for several years, or for a time not named, is marked: it is set whole against one year."""
    share = _interval("gdp_share")(row)
    return f"{share} *" if share != words.NONE and row["basis"].startswith("total") else share


def _since(row: Row) -> str:
    """The day of the step, where the day of the signature does not say it already."""
    known = row["status"] == "signed" and row["modality"] == "asserted"
    return words.NONE if known else row["date"] or words.NONE


def _assumed(name: str, scale: float = 1.0) -> Callable[[Row], str]:
    """Euros; those that were computed from a promised share of GDP are marked."""
    interval = _interval(name, scale)
    return lambda row: interval(row) + (" †" if row["assumed"] and row[f"{name}_low"] is not None else "")


def _years(row: Row) -> str:
    """What the text sets for single years, or why it sets nothing."""
    set_ = [
        f"{y['year']}: {words.interval(y['low'], y['high'], row['bound'], y['unit'])}" for y in row["years"]
    ]
    return ", ".join(set_) or row["undivided"] or words.NONE


def _works(row: Row) -> str:
    """The first work that a row rests on with its section, and how many more there are."""
    if not row["sources"]:
        return words.NONE
    first = row["sources"][0]
    section = f", {first['section']}" if first["section"] else ""
    more = f" and {len(row['sources']) - 1} more" if len(row["sources"]) > 1 else ""
    return f"{first['work']}{section}{more}"


def _line(key: str) -> Callable[[Row], str]:
    """Text of a document on one line."""
    return lambda row: " ".join(row[key].split())


def _files(row: Row) -> str:
    return " ".join(row["files"])


def _address(row: Row) -> str:
    """The address, or the first that leads on, said to be one."""
    if row["address"] or not row["leads"]:
        return row["address"] or words.NONE
    return f"see {row['leads'][0]}"


REF: Final = Column("ref", "ref", "reference; `pactbook why REF` leads to the sentences", keep=True)
VOICES: Final = Column(
    "voices",
    "sources",
    "independent sources; articles that repeat one another count once",
    numeric=True,
    under="",
)
CLAIMS: Final = Column(
    "claims", None, "the claims behind the row: codebook objects with `id`, `ref`, document, quote, offsets"
)
MODALITY: Final = Column("modality", None, "`asserted`, `planned`, `hypothetical` or `denied`")

_INSTRUMENTS = "`security_agreement`, `treaty`, `memorandum`, `declaration`, `other`"
_STATUS = (
    "the furthest step; with `named` false what is counted (`signed`, `negotiating`, `joined_declaration`)"
)
_EVENTS = "every step: `status`, `date`, `modality`, `place`, `voices`, ids of claims"
_EXPECTED = "steps that sources announce beyond `status`"
_DATE = "when that step was reached, as precisely as the sources say, else null"
_STAGES = "`pledged`, `allocated`, `delivered`, `postponed`, `cancelled`"
_AID = "`military`, `financial`, `humanitarian`, `mixed`, `unspecified`"
_FIRM = "`firm`, `pledged`, `postponed`, `conditional`; null for denied or cancelled"

AGREEMENTS: Final = Table(
    "agreements",
    "Agreements",
    (
        REF,
        Column("named", None, "true for an agreement; false for what is counted but not named"),
        Column("parties", "with", "codes, sorted; empty where `named` is false", cell=_partners, keep=True),
        Column("instrument", "instrument", _INSTRUMENTS, cell=_instrument, usual="security agreement"),
        Column("status", "status", _STATUS, cell=_unsure("status")),
        Column("signed", "signed on", "when it was signed, also where it has gone further since; else null"),
        Column("date", "status date", _DATE, cell=_since),
        MODALITY,
        Column(
            "term_years", "term", "how long it runs", "years", lambda r: words.years(r["term_years"]), True
        ),
        Column("place", "place", "where it was signed, else where that step was taken"),
        Column("expected", "planned next", _EXPECTED, cell=words.steps, under="status"),
        Column("value", None, "with `named` false: the number reported"),
        Column("named_count", None, "with `named` false: how many of these the ledger names"),
        Column("unnamed", None, "with `named` false: how many are known but unnamed"),
        Column("as_of", None, "with `named` false: the day that the count speaks of"),
        Column("events", None, _EVENTS),
        VOICES,
        CLAIMS,
    ),
)

UNNAMED: Final = Table(
    "unnamed",
    "Known but unnamed",
    (
        REF,
        Column("status", "what", "what is counted", cell=lambda row: words.plain(row["status"]), keep=True),
        Column("value", "reported", "the number reported", numeric=True),
        Column("named_count", "named", "how many of these the ledger names", numeric=True),
        Column("unnamed", "unnamed", "the difference", numeric=True),
        Column("as_of", "as of", "the day that the count speaks of"),
        VOICES,
        CLAIMS,
    ),
)

PLEDGES: Final = Table(
    "pledges",
    "Pledges and gifts",
    (
        REF,
        Column("donor", "donor", "who promises", cell=_country("donor"), keep=True),
        Column("recipient", None, "who is to receive it"),
        Column(None, "as promised", "amount, share of GDP or goods as the text has it", cell=words.money),
        Column("amount", None, "in units of `currency`; the lower end of a range"),
        Column("amount_max", None, "upper end of a range, else null"),
        Column("currency", None, "ISO 4217"),
        Column("bound", None, "`exact`, `at_most`, `at_least`, `about`, `range`; null for goods"),
        Column("gdp_percent", None, "a share of GDP as promised, in per cent"),
        Column("items", None, "goods: `what`, `quantity`"),
        Column("converted", None, "the same money as printed in a second currency"),
        Column("per_year", None, "true when the figure is for each year"),
        Column("aid", "aid", _AID, under="as promised"),
        Column("topics", None, "what it is for, in the codebook's words"),
        Column(None, "for", "the years or dates that it is for", cell=_period, under="as promised"),
        Column("period_start", None, "first year or day that it is for, else null"),
        Column("period_end", None, "last year or day that it is for, else null"),
        Column("stage", "stage", _STAGES, cell=_stage, under="as promised"),
        MODALITY,
        Column("firmness", None, _FIRM),
        Column("date", None, "when it was made, where a source says so"),
        Column("published", None, "publication date of the first source"),
        Column(None, "value", "in euros at the ECB rate of the day", "EUR bn", _assumed("eur", 1e9), True),
        Column("eur_low", None, "euros, lower end"),
        Column("eur_high", None, "euros, upper end; null with a lower end is no upper end"),
        Column("eur_reason", None, "why there are no euros, else null"),
        Column("assumed", None, "true where the euros were computed from a promised share of GDP"),
        Column("rate", None, "units of `currency` for one euro"),
        Column("rate_day", None, "the day of that rate"),
        Column("rate_basis", None, "why that day"),
        Column(None, "share", "of the donor's GDP", "% of GDP", _share, True),
        Column("gdp_share_low", None, "per cent of GDP, lower end"),
        Column("gdp_share_high", None, "per cent of GDP, upper end"),
        Column("gdp_share_reason", None, "why there is no share, else null"),
        Column("gdp_year", None, "the year of the GDP used"),
        Column("gdp_vintage", None, "where that GDP comes from"),
        Column(None, "per head", "of the donor's population", "EUR", _assumed("eur_per_head"), True),
        Column("eur_per_head_low", None, "euros a head, lower end"),
        Column("eur_per_head_high", None, "euros a head, upper end"),
        Column("eur_per_head_reason", None, "why there is no figure a head, else null"),
        Column("population_year", None, "the year of the population used"),
        Column("population_vintage", None, "where that population comes from"),
        Column("basis", None, "what was set against what, in words"),
        VOICES,
        CLAIMS,
    ),
)


def _tracked_money(row: Row) -> str:
    return f"less {words.money(row)}" if row["less"] else words.money(row)


TRACKED_ONLY: Final = Table(
    "tracked",
    "Rows of trackers",
    (
        Column("source", "from", "the tracker and its release", keep=True),
        Column("month", "counted in", "the month that the tracker counts it in, else null"),
        Column("redistributed", None, "the amount after the tracker spread what has no date, else null"),
        Column("less", None, "true where the row takes money back: it counts against the rest"),
    ),
)
"""What rows of a tracker have beside the columns of pledges."""

TRACKED: Final = Table(
    "tracked",
    "Rows of trackers",
    (
        *(replace(c, cell=_tracked_money) if c.title == "as promised" else c for c in PLEDGES.columns),
        *TRACKED_ONLY.columns,
    ),
)


def _billions(name: str, mark: str = "") -> Callable[[Row], str]:
    return lambda row: words.NONE if row[name] is None else f"{mark}{row[name] / 1e9:,.3f}"


def _range(row: Row) -> str:
    ends = [row["eur_range_low"], row["eur_range_high"]]
    return words.NONE if None in ends else "–".join(f"{end / 1e9:,.3f}" for end in ends)


def _group(by: str) -> Callable[[Row], str]:
    if by == "donor":
        return _country("donor")
    return lambda row: words.span(row["year"]) if by == "year" else words.plain(row[by])


def totals(by: str) -> Table:
    """The table of sums by `donor`, `year`, `stage` or `aid`; its first column is named like that."""
    meaning = {
        "donor": "who promises",
        "year": "the year or years it is for (a total for several is never divided); null for none named. "
        "Rows of a tracker: the year that it counts them in",
        "stage": _STAGES,
        "aid": _AID,
    }
    stage = Column("stage", "stage", _STAGES, cell=lambda row: words.plain(row["stage"]), keep=True)
    return Table(
        "totals",
        "Sums of pledges and gifts",
        (
            Column(by, by, meaning[by], cell=_group(by), keep=True),
            *([] if by == "stage" else [stage]),
            Column(
                "source", "from", "`ledger`, or a tracker and its release: never summed together", keep=True
            ),
            Column(
                "per_year",
                "each year",
                "true for the sum of figures for each year",
                cell=lambda row: "each year" if row["per_year"] else words.NONE,
            ),
            Column("promises", "promises", "how many are summed", numeric=True, keep=True),
            Column(
                "eur_exact",
                "sum",
                "of stated amounts, in euros",
                "EUR bn",
                _billions("eur_exact"),
                True,
                True,
            ),
            Column(
                "eur_about",
                "about",
                'of amounts told with "about"',
                "EUR bn",
                _billions("eur_about", "≈ "),
                True,
            ),
            Column(
                "eur_at_least", "at least", "of lower limits", "EUR bn", _billions("eur_at_least", "≥ "), True
            ),
            Column("eur_at_most", "at most", "of ceilings", "EUR bn", _billions("eur_at_most", "≤ "), True),
            Column("eur_range_low", "ranges", "of the lower ends of ranges", "EUR bn", _range, True),
            Column("eur_range_high", None, "of the upper ends of ranges"),
            Column("printed", None, "how many of them have euros that their source prints itself"),
            Column(
                "without_eur",
                "without euros",
                "goods, shares of GDP, currencies without a rate: in no sum",
                numeric=True,
                usual="0",
            ),
            Column(
                "left_out",
                "left out",
                "parts of another promise of the sum, totals told anew since, what is denied or only weighed",
                numeric=True,
                usual="0",
            ),
        ),
    )


TOTALS: Final = totals("donor")


def _signed(name: str) -> Callable[[Row], str]:
    return lambda row: words.NONE if row[name] is None else f"{row[name] / 1e9:+,.3f}"


COMPARED: Final = Table(
    "compared",
    "Rows beside the tracker's own table",
    (
        Column("donor", "donor", "code, or the name of a body", cell=_country("donor"), keep=True),
        Column("aid", None, "`military`, `financial`, `humanitarian` or `all`"),
        Column("stage", "stage", "`allocated` or `pledged` (the tracker says commitment)", keep=True),
        Column(
            "eur_rows", "from rows", "the sum of the rows, in euros", "EUR bn", _billions("eur_rows"), True
        ),
        Column(
            "eur_table",
            "from table",
            "what the table of donors prints",
            "EUR bn",
            _billions("eur_table"),
            True,
        ),
        Column("difference", "difference", "rows less table", "EUR bn", _signed("difference"), True),
        Column("only", None, "for `pledged`: the sum of the rows that say Commitment alone, in euros"),
        Column("agrees", None, "true where both agree to three decimals of a billion"),
        Column("because", "how", "how the two come together, or that they do not"),
    ),
)

LATER: Final = Table(
    "later",
    "Named beyond the year",
    (
        REF,
        Column("donor", "donor", "who promises", cell=_country("donor"), keep=True),
        Column(
            None, "as promised", "the whole promise; a total is never divided by its years", cell=words.money
        ),
        Column(None, "for", "the years or dates that it is for", cell=_period, under="as promised"),
        Column("firmness", "how firm", _FIRM, under="as promised"),
        Column("years", "set for later years", "what the text itself sets for a single year", cell=_years),
        Column("undivided", None, "why no single year has an amount, else null"),
        VOICES,
        CLAIMS,
    ),
)

COUNTS: Final = Table(
    "counts",
    "Reported counts",
    (
        REF,
        Column(
            "what", "what", "`signed`, `negotiating`, `joined_declaration`", cell=_unsure("what"), keep=True
        ),
        Column("value", "reported", "the number reported", numeric=True),
        Column("ordinal", None, 'true for "the 15th agreement"'),
        Column("members", None, "codes, where the text lists them"),
        Column("as_of", "as of", "the day that it speaks of"),
        MODALITY,
        Column("partial", None, "true for a count of some agreements only: it is compared with no other"),
        Column("named", None, "refs of the agreements that the ledger names on that day"),
        Column("named_count", "named", "how many the ledger names on that day", numeric=True),
        Column("unnamed", "unnamed", "reported less named, never below zero", numeric=True),
        VOICES,
        CLAIMS,
    ),
)

_ROLES = "`signatory`, `delegation_lead`, `participant`, `spokesperson`"

PEOPLE: Final = Table(
    "people",
    "People",
    (
        REF,
        Column("person", "person", "the spelling that most sources use", keep=True),
        Column("spellings", None, "every spelling met"),
        Column("office", "office", "as written"),
        Column("affiliation", "of", "code of a country or organisation", cell=_country("affiliation")),
        Column("event_role", "part", _ROLES, cell=_unsure("event_role")),
        MODALITY,
        VOICES,
        CLAIMS,
    ),
)

_DIMENSIONS = "`adequacy`, `stability`, `flexibility`, `proportionality`, `unity`, `credibility`"

JUDGEMENTS: Final = Table(
    "judgements",
    "Judgements reported",
    (
        REF,
        Column("target", "about", "a donor's code, or `agreements`", cell=_country("target"), keep=True),
        Column("dimension", "judged", _DIMENSIONS),
        Column("direction", "how", "`positive` or `negative`", cell=_unsure("direction")),
        Column("holder", "by", "who judges; null for the author", cell=lambda r: r["holder"] or "the author"),
        Column("horizon", "for", "the period that it speaks of", cell=lambda row: words.span(row["horizon"])),
        MODALITY,
        Column("attributed_to", None, "the speaker or source that the text names"),
        VOICES,
        CLAIMS,
    ),
)

ISSUES: Final = Table(
    "issues",
    "Contradictions and data problems",
    (
        REF,
        Column("severity", "severity", "`high`, `medium` or `low`", keep=True),
        Column("code", None, "a stable word for the kind of problem"),
        Column("message", "what", "what is wrong, in words"),
        Column("place", None, "the file, document, fact or claim concerned"),
        Column("sides", None, "each side: `says`, `ref`, `document`, `published`, `quote`"),
        Column("hint", None, "what to do next, or null"),
        CLAIMS,
    ),
)

FOUND: Final = Table(
    "find",
    "Found",
    (
        REF,
        Column("document", "document", "the document's label", keep=True),
        Column("published", "published", "its publication date"),
        Column("start", None, "first code point of the sentence in the text of the file"),
        Column("end", None, "its end, exclusive"),
        Column("sentence", "sentence", "the sentence, exactly as it stands"),
        Column("sha256", None, "hash of the file"),
    ),
)

EXPLAINED: Final = Table(
    "explain",
    "Explained",
    (
        Column("start", None, "first code point of the sum in the text of the file"),
        Column("end", None, "its end, exclusive"),
        Column("kind", None, "`money`, `gdp_share` or `goods`"),
        Column("sum", "sum", "the sum exactly as it stands", keep=True, cell=_line("sum")),
        Column(
            "fate",
            "fate",
            "`claim`, `review`, `left_out` or `unexplained`",
            keep=True,
            cell=lambda row: words.plain(row["fate"]),
        ),
        Column("claims", None, "the claims that hold it: `id`, `kind`, `how`, `review`"),
        Column("reason", None, "why it makes no claim, a word of the list in coverage.md; else null"),
        Column("why", "why", "the claims or the reason in words", keep=True),
        Column("sentence", "sentence", "the sentence that it stands in", keep=True, cell=_line("sentence")),
        Column("sentence_start", None, "first code point of the sentence"),
        Column("sentence_end", None, "its end, exclusive"),
    ),
)

CHECKED: Final = Table(
    "check",
    "Fact-check",
    (
        Column("verdict", "verdict", "`contradicts`, `outdated`, `agrees` or `cannot_say`", keep=True),
        Column("reason", None, "a stable word for why, listed in fact-check.md"),
        Column("kind", None, "the kind of the statement, as in the codebook"),
        Column("start", None, "first code point of the statement in the text of the file"),
        Column("end", None, "its end, exclusive"),
        Column("quote", None, "the statement exactly as it stands", cell=_line("quote")),
        Column("sentence", "sentence", "the sentence that it stands in", cell=_line("sentence")),
        Column("knows", "the ledger", "what the ledger knows, in a sentence", keep=True),
        Column("since", "public since", "the day since when a source says so, or null"),
        Column("references", None, "the works that say so: `work`, `section`, `address`, `public_since`"),
        Column("notes", None, "what is worth knowing and changes no verdict"),
        Column("claim", None, "the statement as a claim of the codebook"),
    ),
)

_KINDS = "`expiry`, `renewal`, `notice`, `review`, `promise`, `budget`, `election` or `government`"
_RULE = "how the date came about: the beginning and the term, or that a source reports it"
_WORKS = "the works it rests on: `work`, `section`, `address`, `sha256`, `start`, `end`"

CALENDAR: Final = Table(
    "calendar",
    "Calendar",
    (
        REF,
        Column("date", "date", "when, as precisely as known: a day, a month or a year; else null", keep=True),
        Column("kind", "kind", _KINDS, keep=True),
        Column("state", "with", "the code of the state", cell=_country("state"), keep=True),
        Column("says", "what", "what comes, with its money", keep=True),
        Column(
            "basis",
            "how",
            "`stated` by a source, `computed`, or null where no source speaks of it",
            under="what",
        ),
        Column("rule", "rule", _RULE, under="what"),
        Column("every_months", None, "for what comes again: after how many months; else null"),
        Column("unknown", "not known", "what is missing or weak, or null", under="what"),
        Column(
            "confidence", None, "of the fact behind it: `high`, `medium`, `low`; null for the ledger's own"
        ),
        Column("public_since", None, "the day on which its newest source appeared"),
        Column("facts", None, "references of the agreement or the promise that it follows from"),
        Column("sources", "source", _WORKS, cell=_works, under="what"),
        Column("id", None, "hash of what the line says: the UID in `--ics`"),
    ),
)

_RECONCILED_STATUS = "`same`, `differs`, `only_here` (ledger) or `only_there` (tracker)"
_STANDS = (
    "true for the promise that stands for the donor's year: the tracker's figure is the year's allocations"
)


def _percent(row: Row) -> str:
    return words.NONE if row["share"] is None else f"{row['share']:+.0%}"


def _held(row: Row) -> str:
    how = f" ({row['how']})" if row["how"] else ""
    return f"{words.plain(row['status'])}{how}"


def _promised(row: Row) -> str:
    if row["eur"] is None:
        return words.NONE
    mark = {"at_least": "≥ ", "at_most": "≤ ", "about": "≈ "}.get(row["bound"], "")
    return f"{mark}{row['eur'] / 1e9:,.3f}{' †' if row['assumed'] else ''}"


def _causes(row: Row) -> str:
    """Names of the causes; on the page, in CSV and in JSON each has its words and figures."""
    sure = (f"{words.plain(c['cause'])}{'' if c['shown'] else ' (possible)'}" for c in row["causes"])
    return ", ".join(sure) or words.NONE


RECONCILED: Final = Table(
    "reconcile",
    "The ledger beside the tracker",
    (
        Column("donor", "donor", "code, or the name of a body", cell=_country("donor"), keep=True),
        Column("year", "year", "the year that is compared", numeric=True),
        Column("aid", "aid", _AID, keep=True),
        Column("promise", "promise", "the ledger's promise as its text has it, else null"),
        Column("ref", None, "its reference in the ledger, else null"),
        Column("rule", None, "how it is for the year: `stated`, `per_year`, `frame`, `cumulative`, `open`"),
        Column("made", "made", "the day on which it was made or first public"),
        Column("stands", None, _STANDS),
        Column("bound", None, "of the promise"),
        Column("eur", "ledger", "the promise in euros; the limit where it is one", "EUR bn", _promised, True),
        Column("assumed", None, "true where these euros were computed from a share of GDP"),
        Column(
            "eur_tracker", "tracker", "the tracker's figure for it", "EUR bn", _billions("eur_tracker"), True
        ),
        Column("tracker_is", "that is", "what that figure is"),
        Column("difference", None, "tracker less ledger, in euros"),
        Column("share", "difference", "of the promise", "%", _percent, True),
        Column("status", "status", _RECONCILED_STATUS, cell=_held, keep=True),
        Column("how", None, "what a line differs in: `amount`, `year`, `basis` or `rate`; else null"),
        Column("cause", "likely cause", "the first cause in words", cell=_causes, keep=True),
        Column(
            "causes",
            None,
            "each cause: `cause`, `words`, `shown` (the rows carry it), `figures` (`what`, `eur`, `rows`)",
        ),
        Column(
            "steps", None, "from the promise to the year's allocations: `step`, `eur`, `rows`; they add up"
        ),
        Column("rows", None, "numbers of the tracker's rows that are taken for its money"),
        Column("eur_allocated", None, "all that the tracker has allocated: donor, kind and year, in euros"),
        Column("eur_promised", None, "all that it has booked as promised in that year, in euros"),
    ),
)

TALKS: Final = Table(
    "talks",
    "In talks or not signed",
    (
        REF,
        Column("state", "state", "the code of the state", cell=_country("state"), keep=True),
        Column(
            "status", "how far", "the furthest step", cell=lambda row: words.plain(row["status"]), keep=True
        ),
        Column("since", "since", "the day of that step"),
        Column("note", "note", "what is known of it"),
        Column("sources", "source", _WORKS, cell=_works),
    ),
)

_KINDS_OF_WORK = "`official_text`, `press_release`, `report` or `tracker`"

SOURCES: Final = Table(
    "sources",
    "Documents of the book",
    (
        REF,
        Column("label", "document", "the document's name", keep=True),
        Column("published", "published", "its publication date"),
        Column("publisher", "publisher", "from its source card"),
        Column("title", None, "from its source card"),
        Column("address", None, "from its source card"),
        Column("language", None, "from its source card"),
        Column("media_type", None, "`text/plain` and so on; `application/toml` for a file of the reference"),
        Column("text_of", "text of", "the code of the agreement whose own text it is, else null"),
        Column("claims_found", "claims", "claims that the extractor found in it", numeric=True),
        Column("shown", "shown", "facts of the reference whose sentence it shows", numeric=True),
    ),
)

MISSING: Final = Table(
    "sources missing",
    "Works that would show their sentences",
    (
        Column("kind", "kind", _KINDS_OF_WORK, cell=lambda row: words.plain(row["kind"])),
        Column("files", "for", "codes of the agreements that cite it", cell=_files, keep=True),
        Column("work", "work", "its name", keep=True),
        Column("publisher", "publisher", "who published it, where that is known"),
        Column("date", "date", "when it appeared"),
        Column("language", "language", "its language, where that is known"),
        Column("count", "facts", "facts that wait for it", numeric=True, keep=True),
        Column("address", "address", "where it stands, where that is known", cell=_address),
        Column("leads", None, "where it has no address: reprints and reports that lead to it"),
        Column("sha256", None, "of the text on which offsets were taken, else null"),
        Column("facts", None, "the facts: `ref` of the entry, and what it `says`"),
    ),
)

ALL: Final = (
    AGREEMENTS,
    PLEDGES,
    TOTALS,
    TRACKED_ONLY,
    COMPARED,
    COUNTS,
    PEOPLE,
    ISSUES,
    CHECKED,
    FOUND,
    EXPLAINED,
    CALENDAR,
    RECONCILED,
    SOURCES,
    MISSING,
)
"""The tables that commands print, each under the command's name."""


def markdown(table: Table) -> str:
    """The table's columns as a Markdown table, for docs/commands.md."""
    lines = ["| key in `--json` | heading | meaning |", "|---|---|---|"]
    for column in table.columns:
        name = f"`{column.name}`" if column.name else ""
        lines.append(f"| {name} | {column.heading if column.title else ''} | {column.meaning} |")
    return "\n".join(lines)
