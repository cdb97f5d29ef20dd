"""Trees and proofs against the published vectors of RFC 6962, and against the definition for any log."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactbook.model import merkle
from pactbook.model.merkle import Frontier

# The reference tree of Certificate Transparency: eight entries and the roots after each of them.
ENTRIES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
LEAVES = [merkle.leaf(entry) for entry in ENTRIES]


def test_the_empty_tree() -> None:
    assert merkle.root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", range(1, 9))
def test_roots_are_those_of_the_reference_tree(size: int) -> None:
    assert merkle.root(LEAVES[:size]).hex() == ROOTS[size - 1]


@pytest.mark.parametrize(
    ("index", "size", "proof"),
    [
        (0, 1, ()),
        (
            0,
            8,
            (
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ),
        ),
        (
            5,
            8,
            (
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ),
        ),
        (2, 3, ("fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",)),
    ],
)
def test_proofs_of_inclusion_are_those_of_the_reference_tree(index: int, size: int, proof: tuple) -> None:
    made = merkle.inclusion(LEAVES[:size], index)
    assert tuple(step.hex() for step in made) == proof
    assert merkle.included(LEAVES[index], index, size, made, bytes.fromhex(ROOTS[size - 1]))


@pytest.mark.parametrize(
    ("first", "second", "proof"),
    [
        (1, 1, ()),
        (
            1,
            8,
            (
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ),
        ),
        (
            6,
            8,
            (
                "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            ),
        ),
        (
            2,
            5,
            (
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
            ),
        ),
    ],
)
def test_proofs_of_consistency_are_those_of_the_reference_tree(first: int, second: int, proof: tuple) -> None:
    made = merkle.consistency(LEAVES[:second], first)
    assert tuple(step.hex() for step in made) == proof
    old, new = bytes.fromhex(ROOTS[first - 1]), bytes.fromhex(ROOTS[second - 1])
    assert merkle.consistent(first, second, old, new, made)


def by_definition(leaves: list[bytes]) -> bytes:
    """RFC 6962 §2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = 1
    while k * 2 < len(leaves):
        k *= 2
    return hashlib.sha256(b"\x01" + by_definition(leaves[:k]) + by_definition(leaves[k:])).digest()


def log(size: int) -> list[bytes]:
    return [merkle.leaf(b"%d" % number) for number in range(size)]


@given(st.integers(0, 300))
def test_a_root_is_what_the_definition_says(size: int) -> None:
    assert merkle.root(log(size)) == by_definition(log(size))


@given(st.lists(st.integers(0, 70), max_size=6))
def test_a_tree_grown_in_steps_is_the_tree_made_at_once(steps: list[int]) -> None:
    leaves, tree = log(sum(steps)), Frontier()
    at = 0
    for step in steps:
        tree = tree.extended(leaves[at : at + step])
        at += step
        assert (tree.size, tree.root()) == (at, merkle.root(leaves[:at]))


@given(st.data())
def test_every_leaf_can_be_proved_and_no_other_stands_in_for_it(data: st.DataObject) -> None:
    size = data.draw(st.integers(1, 130))
    index = data.draw(st.integers(0, size - 1))
    leaves = log(size)
    proof, root = merkle.inclusion(leaves, index), merkle.root(leaves)
    assert merkle.included(leaves[index], index, size, proof, root)
    other = data.draw(st.integers(0, size + 2))
    assert not merkle.included(merkle.leaf(b"other"), index, size, proof, root)
    assert merkle.included(leaves[index], other, size, proof, root) is (other == index)
    assert not merkle.included(leaves[index], index, size, (*proof, root), root)
    assert not proof or not merkle.included(leaves[index], index, size, proof[:-1], root)


@given(st.data())
def test_growth_can_be_proved_and_a_rewritten_beginning_cannot(data: st.DataObject) -> None:
    second = data.draw(st.integers(1, 130))
    first = data.draw(st.integers(1, second))
    leaves = log(second)
    proof = merkle.consistency(leaves, first)
    old, new = merkle.root(leaves[:first]), merkle.root(leaves)
    assert merkle.consistent(first, second, old, new, proof)
    changed = data.draw(st.integers(0, first - 1))
    rewritten = [*leaves[:changed], merkle.leaf(b"other"), *leaves[changed + 1 :]]
    forged = merkle.consistency(rewritten, first)
    assert not merkle.consistent(first, second, old, merkle.root(rewritten), forged)
    assert not merkle.consistent(first, second, old, new, (*proof, new))
    assert not merkle.consistent(second + 1, second, old, new, proof)


def test_what_is_not_there_has_no_proof() -> None:
    for index in (-1, 3):
        with pytest.raises(IndexError):
            merkle.inclusion(log(3), index)
    for first in (0, 4):
        with pytest.raises(IndexError):
            merkle.consistency(log(3), first)
    with pytest.raises(ValueError, match="peaks"):
        Frontier(3, (b"",))
