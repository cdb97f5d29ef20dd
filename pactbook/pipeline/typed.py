"""Values as people type them: "1.2bn", "DEU, FRA", "yes", "-" for none; JSON where that is not enough."""

import dataclasses
import json
import re
from collections.abc import Mapping
from typing import Any, Final

from pactbook.model.claims import CLASSES, VOCABULARIES
from pactbook.model.terms import MODALITY
from pactbook.pipeline.desk import ABOUT, LISTS, NUMBERS, YES_OR_NO, ReviewError

_SCALE: Final[Mapping[str, float]] = {"": 1, "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
_NUMBER: Final = re.compile(r"([+-]?[\d,_ ]*\.?\d+(?:e\d+)?)\s*(k|mn?|bn?|tn|)", re.I)
_NONE: Final = frozenset({"", "-", "none", "null"})


def fields(kind: str) -> tuple[str, ...]:
    """What a person may change of a claim of a kind, in the codebook's order."""
    return (*(f.name for f in dataclasses.fields(CLASSES[kind])), *ABOUT)


def allowed(kind: str, name: str) -> tuple[str, ...]:
    """The closed vocabulary of a field; empty where it has none."""
    return MODALITY if name == "modality" else VOCABULARIES.get((kind, name), ())


def assignment(kind: str, line: str) -> tuple[str, Any]:
    """The field and the value of `field = value`. Raises ReviewError in words."""
    name, sign, text = (part.strip() for part in line.partition("="))
    if not sign:
        raise ReviewError("write it as field = value, for example: amount = 1.2bn")
    if name not in fields(kind):
        raise ReviewError(f"no field {name!r}; one of {', '.join(fields(kind))}")
    return name, typed(kind, name, text)


def typed(kind: str, name: str, text: str) -> Any:
    """The value that a person's text means for a field. Raises ReviewError in words."""
    text = text.strip()
    if text.lower() in _NONE:
        return [] if name in LISTS else None
    if text[0] in "[{":
        return _json(name, text)
    if name in NUMBERS or name in ("start", "end"):
        return number(text)
    if name in YES_OR_NO:
        if text.lower() not in ("yes", "no", "true", "false"):
            raise ReviewError(f"{name}: write yes or no")
        return text.lower() in ("yes", "true")
    if name in ("items", "conditions", "converted"):
        raise ReviewError(f"{name}: write it as JSON, for example {_EXAMPLES[name]}")
    if name in LISTS:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return [_word(kind, name, part) for part in parts]
    return _word(kind, name, text)


_EXAMPLES: Final = {
    "items": '[{"what": "tanks", "quantity": 14}]',
    "conditions": '[{"flag": "budget", "quote": "subject to funds"}]',
    "converted": '{"amount": 3200000000, "currency": "USD"}',
}


def number(text: str) -> float:
    """An amount: digits with a point for decimals, and k, m, bn or tn behind it. Raises ReviewError."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ReviewError(f"{text!r} is no number; write 1200000000 or 1.2bn")
    return round(float(re.sub(r"[,_ ]", "", match[1])) * _SCALE[match[2].lower()], 6)


def _word(kind: str, name: str, text: str) -> str:
    """A word of the field's vocabulary, or its one beginning that was typed; any text where it has none."""
    words = allowed(kind, name)
    if not words or text in words:
        return text.upper() if name == "currency" else text
    fitting = [word for word in words if word.startswith(text.lower())]
    if len(fitting) != 1:
        raise ReviewError(f"{name}: {text!r} is not one of {', '.join(words)}")
    return fitting[0]


def _json(name: str, text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise ReviewError(f"{name}: this is no JSON: {error}") from None
