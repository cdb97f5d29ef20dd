"""Cases: short texts in TOML with the claims that must come out, and how a claim meets an expectation.

A case has `id`, `published`, `text`, `expect` (a list of claims; only the fields that matter) and `kinds`
(the kinds in which nothing else may come out; those of `expect` by default). "" stands for null. An
expectation with `optional = true` may be missing. Keys that must agree are those of the codebook's match,
and every field that an expectation states must be equal.
"""

import json
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pactbook.extract.ground import ground
from pactbook.extract.rules import Rules
from pactbook.model.claims import Claim, to_json
from pactbook.model.ids import digest
from pactbook.model.sources import Document

HERE = Path(__file__).parent
LIST = "open.toml"

Fields = dict[str, Any]


@dataclass(frozen=True)
class Case:
    id: str
    theme: str
    published: str
    text: str
    expect: tuple[Fields, ...]
    kinds: tuple[str, ...]


def read_cases() -> list[Case]:
    """Every case of the folder, in order of file and place."""
    return [
        _case(path.stem, fields)
        for path in sorted(HERE.glob("*.toml"))
        if path.name != LIST
        for fields in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


def _case(theme: str, fields: Fields) -> Case:
    expect = tuple(fields.get("expect", ()))
    kinds = tuple(fields.get("kinds", dict.fromkeys(e["kind"] for e in expect)))
    return Case(f"{theme}/{fields['id']}", theme, fields["published"], fields["text"], expect, kinds)


def read_open() -> dict[str, str]:
    """The cases that the rules do not meet yet, with the reason, by id."""
    path = HERE / LIST
    if not path.is_file():
        return {}
    listed = tomllib.loads(path.read_text(encoding="utf-8")).get("open", [])
    return {entry["id"]: entry["reason"] for entry in listed}


def document(text: str, published: str | None, label: str = "case") -> Document:
    """A document that is one article from its first character to its last."""
    return Document(digest(text), 1, label, published, text, 0, len(text))


def claims_of(case: Case) -> list[Claim]:
    """What the rules extractor makes of a case; a draft that cannot be grounded fails it."""
    article = document(case.text, case.published, case.id)
    claims, issues = ground(article, Rules().extract(article))
    assert not issues, [issue.message for issue in issues]
    return claims


def verdict(case: Case) -> list[str]:
    """What is wrong with the claims of a case, in words; empty when nothing is."""
    rows = [row for row in map(to_json, claims_of(case)) if row["kind"] in case.kinds]
    partners = _pair(case.expect, rows)
    wrong = [
        f"MISSED {_show(expected)}"
        for i, expected in enumerate(case.expect)
        if i not in partners and not expected.get("optional")
    ]
    for i, j in partners.items():
        wrong += [f"ATTRIBUTE {line}" for line in _differences(case.expect[i], rows[j])]
    taken = set(partners.values())
    wrong += [f"UNEXPECTED {_show(_brief(row))}" for j, row in enumerate(rows) if j not in taken]
    return wrong


def _pair(expect: tuple[Fields, ...], rows: list[Fields]) -> dict[int, int]:
    """One claim for each expectation: required ones first, then those with the fewest differences."""
    options = sorted(
        (bool(expected.get("optional")), len(_differences(expected, row)), i, j)
        for i, expected in enumerate(expect)
        for j, row in enumerate(rows)
        if matches(expected, row)
    )
    partners: dict[int, int] = {}
    for _, _, i, j in options:
        if i not in partners and j not in partners.values():
            partners[i] = j
    return partners


def matches(expected: Fields, row: Fields) -> bool:
    """True when the keys of the codebook's match agree."""
    kind = expected["kind"]
    if kind != row["kind"] or (expected.get("modality") == "denied") != (row["modality"] == "denied"):
        return False
    if kind == "agreement":
        asserted = expected.get("modality", "asserted") == "asserted"
        if asserted != (row["modality"] == "asserted"):
            return False
    if kind == "commitment":
        return _same_commitment(expected, row)
    if kind == "role":
        return _family(expected["person"]) == _family(row["person"]) and _equal(expected, row, "event_role")
    return all(_equal(expected, row, key) for key in _KEYS[kind])


_KEYS = {
    "agreement": ("parties", "status"),
    "count": ("what", "value"),
    "statistic": ("subject", "measure", "value"),
    "assessment": ("target", "dimension"),
    "provision": ("section", "topic", "strength"),
}


def _same_commitment(expected: Fields, row: Fields) -> bool:
    if not (_equal(expected, row, "donor") and _equal(expected, row, "recipient")):
        return False
    for key in ("amount", "gdp_percent"):
        if expected.get(key) is not None or row[key] is not None:
            same_currency = key != "amount" or expected.get("currency") == row["currency"]
            return same_currency and _close(expected.get(key), row[key])
    return any(_same_item(a, b) for a in expected.get("items", ()) for b in row["items"])


def _equal(expected: Fields, row: Fields, key: str) -> bool:
    return (expected.get(key) or None) == row.get(key)


def _close(a: float | None, b: float | None) -> bool:
    return a is not None and b is not None and abs(a - b) <= 0.005 * max(abs(a), abs(b), 1e-12)


def _same_item(a: Fields, b: Fields) -> bool:
    x, y = (set((item.get("what") or "").lower().replace("-", " ").split()) for item in (a, b))
    return a.get("quantity") == b.get("quantity") and bool(x & y)


def _family(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.lower().split()
    return words[-1].replace("y", "i").replace("ii", "i") if words else ""


_NO_FIELDS = ("kind", "optional", "person")


def _differences(expected: Fields, row: Fields) -> list[str]:
    return [
        f"{key}: expected {value!r}, came {row.get(key)!r} in {row['quote']!r}"
        for key, value in expected.items()
        if key not in _NO_FIELDS and not _meets(key, value, row.get(key))
    ]


def _meets(key: str, value: Any, came: Any) -> bool:
    if value == "":
        return came is None
    if key == "items":
        return all(any(_same_item(a, b) for b in came) for a in value)
    if key in ("topics", "members", "parties"):
        return sorted(value) == sorted(came or ())
    if key == "converted":
        return (
            came is not None
            and value["currency"] == came["currency"]
            and _close(value["amount"], came["amount"])
        )
    if isinstance(value, float) and isinstance(came, int | float):
        return _close(value, came)
    return bool(value == came)


def _brief(row: Fields) -> Fields:
    left_out = ("document", "published", "start", "end", "confidence", "extractor")
    return {k: v for k, v in row.items() if k not in left_out and v not in (None, [], False)}


def _show(fields: Fields) -> str:
    return json.dumps(fields, ensure_ascii=False)
