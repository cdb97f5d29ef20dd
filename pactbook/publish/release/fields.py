"""The tables of a release: each field with its type, unit and meaning.

Names and meanings come from `pactbook.publish.tables`. Types are those of the Frictionless Table Schema;
`array` and `object` stand as JSON in files that have plain cells only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pactbook.publish import tables

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One column. `type` is `string`, `integer`, `number`, `boolean`, `array` or `object`."""

    name: str
    type: str
    meaning: str
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One released table: its fields in order. `key` names the field that tells its rows apart."""

    name: str
    title: str
    key: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in order."""
        return tuple(field.name for field in self.fields)


_TYPES: Final = {
    "boolean": ("ordinal", "partial", "assumed", "per_year", "withdrawn"),
    "integer": (
        *("value", "named_count", "unnamed", "voices", "gdp_year", "population_year"),
        *("start", "end", "article", "characters", "claims_found"),
    ),
    "number": (
        *("term_years", "amount", "amount_max", "gdp_percent", "rate", "confidence"),
        *("eur_low", "eur_high", "gdp_share_low", "gdp_share_high", "eur_per_head_low", "eur_per_head_high"),
    ),
    "array": (
        "decisions",
        *("parties", "expected", "events", "claims", "items", "topics", "members", "spellings", "sides"),
        "named",
    ),
    "object": ("converted", "values"),
}
_TYPE: Final = {name: kind for kind, names in _TYPES.items() for name in names} | {
    "agreements.named": "boolean"
}
_UNIT: Final = {
    **dict.fromkeys(("amount", "amount_max"), "units of currency"),
    **dict.fromkeys(("eur_low", "eur_high"), "EUR"),
    **dict.fromkeys(("gdp_percent", "gdp_share_low", "gdp_share_high"), "percent of GDP"),
    **dict.fromkeys(("eur_per_head_low", "eur_per_head_high"), "EUR per person"),
    **dict.fromkeys(("start", "end", "characters"), "code points"),
    "rate": "units of currency per EUR",
    "term_years": "years",
}


def _field(table: str, name: str, meaning: str) -> Field:
    kind = _TYPE.get(f"{table}.{name}", _TYPE.get(name, "string"))
    return Field(name, kind, meaning, _UNIT.get(name))


def _sheet(table: tables.Table) -> Sheet:
    said = {column.name: column.meaning for column in table.columns if column.name} | {
        "claims": "ids of the claims behind the row, in the table of claims; where it rests on a row of a "
        "table or on a work, the id of its entry",
    }
    fields = (_field(table.name, name, said[name]) for name in table.keys)
    return Sheet(table.name, table.title, "ref", tuple(fields))


def _own(name: str, title: str, meanings: Mapping[str, str]) -> Sheet:
    fields = (_field(name, *item) for item in meanings.items())
    return Sheet(name, title, next(iter(meanings)), tuple(fields))


CLAIMS: Final = _own(
    "claims",
    "Claims",
    {
        "id": "content hash (sha256) of the claim",
        "ref": "its first twelve characters; `pactbook why REF` leads to the sentence",
        "kind": "`agreement`, `commitment`, `count`, `role`, `statistic`, `assessment` or `provision`",
        "document": "key of the document, in the table of documents",
        "label": "the document's label",
        "published": "publication date of the document, as precisely as known",
        "start": "first code point of the quote in the text of the file",
        "end": "its end, exclusive",
        "before": "what stands before the quote, 150 characters at most; … marks a cut",
        "quote": "the words that the claim rests on, exactly as they stand",
        "after": "what stands after the quote, 150 characters at most",
        "modality": "`asserted`, `planned`, `hypothetical` or `denied`",
        "attributed_to": "the speaker or source that the text names",
        "confidence": "probability, 0 to 1, that a careful coder would record the same",
        "extractor": "name and version of what read it",
        "values": "the fields of its kind, named as in the codebook",
        "state": "`extracted` as it is, or as people decided: `accepted`, `corrected`, `rejected`, `added`, "
        "`disputed`, `lapsed`; `made_no_more` by a newer reading, `superseded` with its document",
        "decisions": "ids of the verdicts on it, or that wrote it: events of the log",
    },
)

DOCUMENTS: Final = _own(
    "documents",
    "Documents",
    {
        "key": "sha256 of the file and the article's number in it",
        "ref": "short form of the key; `pactbook why REF` shows the document",
        "label": "the document's label",
        "published": "publication date, as precisely as known",
        "published_by": "how that date is known",
        "sha256": "hash of the file",
        "article": "which article of the file it is, from 1",
        "media_type": "what kind of file it was",
        "characters": "length of the article",
        "claims_found": "how many claims were found in it",
        "voice": "key of the article that it repeats; its own where it repeats none",
        "corrected_date": "publication date as a person corrected it, else null",
        "superseded_by": "key of the newer version that stands for it, else null",
        "withdrawn": "true where its text was taken away by request; its hash stays",
        "title": "title, from its source card",
        "publisher": "publisher, from its source card",
        "address": "address, from its source card",
        "licence": "licence, from its source card",
        "retrieved": "when it was fetched, from its source card",
        "language": "language, from its source card",
        "citation": "how to cite it, from its source card",
    },
)

SHEETS: Final = (
    _sheet(tables.AGREEMENTS),
    _sheet(tables.PLEDGES),
    _sheet(tables.COUNTS),
    _sheet(tables.PEOPLE),
    _sheet(tables.JUDGEMENTS),
    _sheet(tables.ISSUES),
    CLAIMS,
    DOCUMENTS,
)
"""Every table of a release, in order."""
