"""Ids: canonical JSON by RFC 8785, and hashes that only the content decides."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.model.ids import canonical, digest, short

# RFC 8785, appendix B: IEEE 754 doubles and how ECMAScript prints them.
RFC_8785_NUMBERS = [
    (0.0, "0"),
    (-0.0, "0"),
    (5e-324, "5e-324"),
    (-5e-324, "-5e-324"),
    (1.7976931348623157e308, "1.7976931348623157e+308"),
    (-1.7976931348623157e308, "-1.7976931348623157e+308"),
    (9007199254740992.0, "9007199254740992"),
    (-9007199254740992.0, "-9007199254740992"),
    (295147905179352830000.0, "295147905179352830000"),
    (9.999999999999997e22, "9.999999999999997e+22"),
    (1e23, "1e+23"),
    (1.0000000000000001e23, "1.0000000000000001e+23"),
    (999999999999999700000.0, "999999999999999700000"),
    (999999999999999900000.0, "999999999999999900000"),
    (1e21, "1e+21"),
    (9.999999999999997e-7, "9.999999999999997e-7"),
    (0.000001, "0.000001"),
    (333333333.3333332, "333333333.3333332"),
    (333333333.33333325, "333333333.33333325"),
    (333333333.3333333, "333333333.3333333"),
    (333333333.3333334, "333333333.3333334"),
    (333333333.33333343, "333333333.33333343"),
    (-0.0000033333333333333333, "-0.0000033333333333333333"),
    (1424953923781206.2, "1424953923781206.2"),
]


@pytest.mark.parametrize(("number", "text"), RFC_8785_NUMBERS)
def test_numbers_print_as_rfc_8785_lists_them(number: float, text: str) -> None:
    assert canonical(number) == text


def test_the_example_of_rfc_8785_section_3_2_2() -> None:
    value = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }
    assert canonical(value) == (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )


def test_keys_are_sorted_by_utf_16_code_units() -> None:
    # RFC 8785, section 3.2.3: the smiley's surrogates come before U+FB33, though its code point does not.
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    assert list(json.loads(canonical(dict.fromkeys(keys, 0)))) == [
        "\r",
        "1",
        "\u0080",
        "\u00f6",
        "\u20ac",
        "\U0001f600",
        "\ufb33",
    ]


def test_an_amount_has_one_id_whether_read_as_integer_or_as_float() -> None:
    assert canonical(3_000_000_000) == canonical(3e9) == "3000000000"
    assert canonical(10**16) == canonical(1e16)


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf, 2**53 + 1, 2**68, 10**400])
def test_numbers_that_json_cannot_carry_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        canonical(number)


@pytest.mark.parametrize("thing", [object(), {1, 2}, b"bytes"])
def test_only_json_values_have_a_canonical_form(thing: object) -> None:
    with pytest.raises(TypeError, match="not a JSON value"):
        canonical(thing)


def test_the_hash_of_a_known_value() -> None:
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert short(digest({})) == "44136fa355b3"


numbers = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_canonical_json_reads_back_as_the_same_value(value: object) -> None:
    assert json.loads(canonical(value), parse_int=float) == value


@given(values)
def test_canonical_json_of_what_was_read_back_does_not_change(value: object) -> None:
    assert canonical(json.loads(canonical(value))) == canonical(value)


@given(st.dictionaries(st.text(), numbers, min_size=2, max_size=6))
def test_the_order_of_fields_does_not_change_an_id(fields: dict[str, float]) -> None:
    assert digest(fields) == digest(dict(reversed(fields.items())))
