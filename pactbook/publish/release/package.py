"""`datapackage.json`: what the files of a release hold, field by field, for people and for programs.

Source: Frictionless Data Package and Table Schema, version 1.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from pactbook.analysis import macro, rates
from pactbook.publish.release.fields import CLAIMS, DOCUMENTS, SHEETS, Field, Sheet

NAME: Final = re.compile(r"[a-z0-9][a-z0-9._-]*")
"""What a release may be called: it becomes a folder and the name of a data package."""
LICENCE: Final = "CC-BY-4.0"
_ADDRESS: Final = {
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "ODC-BY-1.0": "https://opendatacommons.org/licenses/by/1-0/",
}
_MEDIA: Final = {"csv": "text/csv", "jsonl": "application/jsonl", "parquet": "application/vnd.apache.parquet"}


def sources() -> list[dict[str, str]]:
    """Where the figures come from beside the documents."""
    return [
        {"title": "Documents, each with its publisher, address and sha256", "path": "data/documents.csv"},
        {
            "title": f"European Central Bank, euro reference rates ({rates.rates_vintage()})",
            "path": "https://www.ecb.europa.eu/stats/eurofxref/",
        },
        {
            "title": f"{macro.macro_vintage('gdp_usd')} (CC BY 4.0)",
            "path": "https://data.worldbank.org/indicator/NY.GDP.MKTP.CD",
        },
        {
            "title": f"{macro.macro_vintage('population')} (CC BY 4.0)",
            "path": "https://data.worldbank.org/indicator/SP.POP.TOTL",
        },
    ]


def describe(
    name: str, words: str, files: Mapping[str, tuple[int, str]], licence: str = LICENCE, version: str = ""
) -> dict[str, Any]:
    """The descriptor of a release. `files` holds size in bytes and sha256 of each file in `data`."""
    resources = [_table(sheet, files) for sheet in SHEETS]
    resources += [_copy(path, files) for path in files if not path.endswith(".csv")]
    return {
        "profile": "data-package",
        "name": f"pactbook-{name}",
        "title": f"Security agreements with and aid to Ukraine: release {name}",
        "description": words,
        "version": version,
        "keywords": ["Ukraine", "security agreements", "aid", "pledges"],
        "licenses": [{"name": licence, **({"path": _ADDRESS[licence]} if licence in _ADDRESS else {})}],
        "sources": sources(),
        "resources": resources,
    }


def _table(sheet: Sheet, files: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    path = f"data/{sheet.name}.csv"
    return {
        **_file(sheet.name, path, files),
        "profile": "tabular-data-resource",
        "title": sheet.title,
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _schema(sheet),
    }


def _schema(sheet: Sheet) -> dict[str, Any]:
    made: dict[str, Any] = {
        "fields": [_field(field, sheet.key) for field in sheet.fields],
        "missingValues": [""],
        "primaryKey": sheet.key,
    }
    if sheet is CLAIMS:
        made["foreignKeys"] = [
            {"fields": "document", "reference": {"resource": DOCUMENTS.name, "fields": DOCUMENTS.key}}
        ]
    return made


def _field(field: Field, key: str) -> dict[str, Any]:
    made: dict[str, Any] = {"name": field.name, "type": field.type, "description": field.meaning}
    if field.unit:
        made["unit"] = field.unit
    if field.name == key:
        made["constraints"] = {"required": True, "unique": True}
    return made


def _copy(path: str, files: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    """A file that holds a table once more, in another format: a file only, so that its table is read once."""
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    return {**_file(f"{stem}-{ending}", path, files), "profile": "data-resource", "type": "file"}


def _file(name: str, path: str, files: Mapping[str, tuple[int, str]]) -> dict[str, Any]:
    size, sha256 = files[path]
    ending = path.rpartition(".")[2]
    made = {"name": name, "path": path, "format": ending, "bytes": size, "hash": f"sha256:{sha256}"}
    return {**made, "mediatype": _MEDIA[ending]} if ending in _MEDIA else made
