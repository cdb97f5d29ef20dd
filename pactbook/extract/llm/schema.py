"""The JSON Schema of an answer, generated from the claim classes and their vocabularies, and its check.

It keeps to the part of JSON Schema that endpoints with structured output accept: closed objects with every
field required, so that an empty field is said as null.
"""

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any, Final

from pactbook.model import terms
from pactbook.model.claims import CLASSES, VOCABULARIES, Condition, Converted, Item, Value

Json = dict[str, Any]

_SCALARS: Final[Mapping[object, str]] = {str: "string", float: "number", int: "integer", bool: "boolean"}
_LARGEST: Final = 1e18
"""Beyond any amount in any currency; infinity, which JSON readers make of 1e999, is no number either."""
_NULL: Final[Json] = {"type": "null"}


def _closed(properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _fields(cls: type, kind: str) -> Json:
    hints = typing.get_type_hints(cls)
    return {f.name: _schema(hints[f.name], kind, f.name) for f in dataclasses.fields(cls)}


def _schema(hint: Any, kind: str, name: str) -> Json:
    args = typing.get_args(hint)
    if isinstance(hint, types.UnionType):
        inner = _schema(next(a for a in args if a is not type(None)), kind, name)
        return {"anyOf": [inner, _NULL]}
    if typing.get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(args[0], kind, name)}
    if hint in (Item, Converted):
        return _closed(_fields(hint, kind))
    if hint is Condition:
        return _closed(
            {"flag": {"type": "string", "enum": list(terms.CONDITION)}, "quote": {"type": "string"}}
        )
    scalar: Json = {"type": _SCALARS[hint]}
    vocabulary = VOCABULARIES.get((kind, name))
    return {**scalar, "enum": list(vocabulary)} if vocabulary else scalar


def _claim(cls: type[Value]) -> Json:
    return _closed(
        {
            "kind": {"type": "string", "enum": [cls.kind]},
            "quote": {"type": "string"},
            "modality": {"type": "string", "enum": list(terms.MODALITY)},
            "attributed_to": {"anyOf": [{"type": "string"}, _NULL]},
            **_fields(cls, cls.kind),
        }
    )


CLAIMS: Final[Mapping[str, Json]] = {kind: _claim(cls) for kind, cls in CLASSES.items()}
"""The schema of one claim, for each kind."""

ANSWER: Final[Json] = _closed({"claims": {"type": "array", "items": {"anyOf": list(CLAIMS.values())}}})
"""The schema of a whole answer: an object with the list `claims`."""


def fault(claim: object) -> str | None:
    """What keeps a JSON value from being a claim of its kind, in words; None when nothing does.

    A field left out counts as null, null as not said where the field has a value for that, and a field the
    schema does not name is ignored, since servers without structured output give all three. A wrong type, a
    word outside its vocabulary or a missing field that the kind cannot be without is a fault.
    """
    if not isinstance(claim, dict):
        return "a claim is no object"
    kind = claim.get("kind")
    if not isinstance(kind, str) or kind not in CLAIMS:
        return f"kind: {str(kind)[:40]!r} is not one of {', '.join(CLAIMS)}"
    if not isinstance(claim.get("quote"), str) or not claim["quote"].strip():
        return "quote: missing"
    needed = [n for n, f in CLASSES[kind].__dataclass_fields__.items() if f.default is dataclasses.MISSING]
    stated = {**dict.fromkeys(needed), **{n: v for n, v in claim.items() if v is not None}}
    return _misfit(stated, CLAIMS[kind], "")


def _misfit(value: object, schema: Json, at: str) -> str | None:
    options = schema.get("anyOf", [schema])
    faults = [_misfit_one(value, option, at) for option in options]
    return None if None in faults else faults[0]


def _misfit_one(value: object, schema: Json, at: str) -> str | None:
    if not _is_a(value, schema["type"]):
        return f"{at or 'claim'}: {str(value)[:40]!r} is no {schema['type']}"
    if "enum" in schema and value not in schema["enum"]:
        return f"{at}: {str(value)[:40]!r} is not one of {', '.join(schema['enum'])}"
    if isinstance(value, dict):
        parts = [
            _misfit(value[n], s, f"{at}.{n}".strip("."))
            for n, s in schema["properties"].items()
            if n in value
        ]
        return next((part for part in parts if part), None)
    if isinstance(value, list):
        return next((f for item in value if (f := _misfit(item, schema["items"], at))), None)
    return None


def _is_a(value: object, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if isinstance(value, int | float) and not abs(value) <= _LARGEST:
        return False
    if isinstance(value, float):
        return name == "number" or (name == "integer" and value.is_integer())
    kinds: Mapping[str, type | tuple[type, ...]] = {
        "string": str,
        "number": int,
        "integer": int,
        "object": dict,
        "array": list,
        "null": type(None),
    }
    return name in kinds and isinstance(value, kinds[name])
