"""Reads the files of coded Ukrainian sentences and compares them with what the extractor says."""

import hashlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pactbook.extract.ground import ground
from pactbook.extract.ukrainian import Ukrainian
from pactbook.model.claims import Claim, plain
from pactbook.model.sources import Document

FOLDER = Path(__file__).resolve().parent
PUBLISHED = "2024-03-01"
KINDS = ("agreement", "commitment", "count", "role")
STAGE_MODALITY = {"pledged": "planned", "postponed": "planned"}


@dataclass
class Case:
    """A sentence, its day of publication, and the claims that a coder recorded."""

    id: str
    published: str
    text: str = ""
    expect: list[dict[str, str]] = field(default_factory=list)


def read_cases(name: str) -> list[Case]:
    """The cases of one file. A line `#id day` opens a case, `- kind field=value ...` is a claim."""
    cases: list[Case] = []
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if opened := re.match(r"#(\w+)\s*(\S*)$", line):
            cases.append(Case(opened[1], opened[2] or PUBLISHED))
        elif claim := re.match(r"- (\w+) (.*)$", line):
            fields = dict(re.findall(r"(\w+)=(.*?)(?=\s\w+=|$)", claim[2]))
            cases[-1].expect.append({"kind": claim[1], **fields})
        elif line and not line.startswith("#"):
            cases[-1].text += line
    return cases


def document(text: str, published: str | None = PUBLISHED) -> Document:
    """A document that holds one text."""
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(sha, 1, "sentence.txt", published, text, 0, len(text))


def claims_of(text: str, published: str | None = PUBLISHED) -> list[Claim]:
    """Grounded claims of the four kinds; a draft that does not ground is a fault of the extractor."""
    page = document(text, published)
    claims, issues = ground(page, Ukrainian().extract(page))
    assert not issues, issues
    return [claim for claim in claims if claim.kind in KINDS]


def verdict(case: Case) -> list[str]:
    """What differs between a case's coded claims and the extractor's; empty when nothing does."""
    actual = [_flat(claim) for claim in claims_of(case.text, case.published)]
    wrong = []
    for expected in map(_expected, case.expect):
        hit = next((a for a in actual if _agrees(expected, a)), None)
        if hit is None:
            wrong.append(f"missing: {expected}")
        else:
            actual.remove(hit)
    return wrong + [f"extra: {a}" for a in actual]


def _flat(claim: Claim) -> dict[str, Any]:
    return {"kind": claim.kind, "modality": claim.modality, "quote": claim.quote, **plain(claim.value)}


def _expected(given: dict[str, str]) -> dict[str, Any]:
    kind = given["kind"]
    if kind == "agreement":
        base: dict[str, Any] = {"instrument": "security_agreement", "modality": "asserted", "date": None}
        base |= {"term_years": None, "place": None}
        base |= {k: v for k, v in given.items() if k not in ("parties", "term")}
        return base | {"parties": given["parties"].split(","), "term_years": _number(given.get("term"))}
    if kind == "count":
        return {
            "kind": kind,
            "what": given["what"],
            "value": int(given["value"]),
            "ordinal": "ordinal" in given,
        }
    if kind == "role":
        who = given["affiliation"]
        return {"kind": kind, "family": given["person"], "event_role": given["event_role"],
                "affiliation": None if who == "none" else who}  # fmt: skip
    return _promise(given)


def _promise(given: dict[str, str]) -> dict[str, Any]:
    stage = given.get("stage", "pledged")
    low, _, high = given.get("period", "/").partition("/")
    expected: dict[str, Any] = {
        "kind": "commitment",
        "donor": given["donor"],
        "recipient": "UKR",
        "aid": given.get("aid", "unspecified"),
        "amount": _number(given.get("amount")),
        "amount_max": _number(given.get("max")),
        "currency": given.get("currency"),
        "gdp_percent": _number(given.get("gdp")),
        "bound": given.get("bound", None if "item" in given else "exact"),
        "per_year": "per_year" in given,
        "period_start": low or None,
        "period_end": high or None,
        "stage": stage,
        "modality": given.get("modality", STAGE_MODALITY.get(stage, "asserted")),
    }
    if "topics" in given:
        expected["topics"] = given["topics"].split(",")
    if "item" in given:
        expected["items"] = [_item(part) for part in given["item"].split(",")]
    return expected


def _item(text: str) -> tuple[str, float | None]:
    what, _, quantity = text.partition(":")
    return what, None if quantity == "none" else float(quantity)


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)


def _agrees(expected: dict[str, Any], actual: dict[str, Any]) -> bool:
    if expected["kind"] != actual["kind"]:
        return False
    for name, value in expected.items():
        if name == "family":
            if actual["person"].replace("’", "'").split()[-1] != value:
                return False
        elif name == "items":
            got = actual["items"]
            if len(got) != len(value) or any(
                w not in g["what"] or q != g["quantity"] for (w, q), g in zip(value, got, strict=True)
            ):
                return False
        elif actual.get(name) != value:
            return False
    return True
