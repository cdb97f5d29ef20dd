"""README.md of a release."""

from collections.abc import Mapping
from typing import Any

from pactbook.publish.release.contents import Tables
from pactbook.publish.release.fields import SHEETS


def readme(name: str, head: Mapping[str, Any], tables: Tables, licence: str) -> str:
    """What a stranger reads first."""
    at = head["coordinates"]
    lines = [
        f"# Release {name}",
        "",
        "Claims about security agreements with and aid to Ukraine, each with the words that it rests on,",
        "and the ledger of facts that follows from them.",
        "",
        f"- happened by: {at['as_of'] or 'no limit'}",
        f"- public by: {at['known'] or 'no limit'}",
        f"- recorded up to event: {at['recorded']}",
        f"- Merkle root: `{head['tree']['root']}`",
        "",
        "| table | rows | what it holds |",
        "|---|---|---|",
        *(f"| `data/{s.name}.*` | {len(tables[s.name])} | {s.title} |" for s in SHEETS),
        "",
        "`datapackage.json` gives type, unit and meaning of every field. The same tables stand in every",
        "format; `tables.xlsx` has a sheet for each. Lists and objects are JSON in files with plain cells.",
        "",
        "## Licence",
        "",
        f"The tables: {licence}. Quotes, with at most 300 characters around them, remain the property of",
        "their publishers; the documents are not part of this release, only their hashes and addresses.",
        "GDP and population: World Bank, World Development Indicators (CC BY 4.0). Rates: European Central",
        "Bank.",
        "",
        "## Is it whole?",
        "",
        "```sh",
        "python -I -S verify.py . --root HASH",
        "```",
        "",
        "needs Python 3.11 or later and nothing else. `HASH` is what was published elsewhere for this",
        "release: its Merkle root, which vouches for the record (`log.jsonl`, `bodies.jsonl` and the tables",
        "of claims and documents), or the sha256 of `MANIFEST.json`, which vouches for every file. Without",
        "it, the check finds accidents, but not somebody who made the whole folder anew. If in doubt about",
        "`verify.py` itself, take it from another copy of Pactbook.",
        "",
    ]
    return "\n".join(lines)
