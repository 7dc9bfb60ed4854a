"""The type calculus: what a canonical string says, and how two of them relate."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apidiff.surface.alternatives import Name, Value, mentioned, read, spell
from apidiff.surface.calculus import Relation, Scope

EQUAL, WIDENED, NARROWED = Relation.EQUAL, Relation.WIDENED, Relation.NARROWED
OVERLAPPING, INCOMPATIBLE = Relation.OVERLAPPING, Relation.INCOMPATIBLE

SCOPE = Scope(
    old_aliases={
        "Shape": "Circle | Square",
        "Word": "Literal['a', 'b']",
        "Gone": "int | str",
        "Ring": "list[Ring] | None",
    },
    new_aliases={"Shape": "Circle", "Word": "str", "Fresh": "Circle | None", "Ring": "list[Ring] | None"},
    bases={"Circle": frozenset({"Round", "Figure"}), "Square": frozenset({"Figure"})},
    renamed={"Oblong": "Square"},
)


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("str", "str"),
        ("None | str", "str | None"),
        ("Optional_", "Optional_"),
        ("Literal['b', 'a'] | Literal['c']", "Literal['a', 'b', 'c']"),
        ("Literal['a'] | str", "str"),
        ("Literal[1] | str", "Literal[1] | str"),
        ("Literal[None, 'x']", "Literal['x'] | None"),
        ("list[None | str]", "list[str | None]"),
        ("dict[str, list[B | A]]", "dict[str, list[A | B]]"),
        ("Callable[[int, str], None]", "Callable[[int, str], None]"),
        ("object | str | None", "object"),
        ("a.b.C | None", "a.b.C | None"),
        ("Literal['it\\'s | [x]']", 'Literal["it\'s | [x]"]'),
        ("Literal[Color.RED]", "Literal[Color.RED]"),
        ("no type (", "no type ("),
        ("", ""),
    ],
)
def test_spelling(text: str, again: str) -> None:
    """Reading and writing gives one spelling; what is no type stays as it is."""
    assert spell(read(text)) == again
    assert spell(read(again)) == again


def test_mentioned() -> None:
    """Names are found at any depth, values are none."""
    assert mentioned("dict[str, list[A | Literal['B']]] | C") == {"dict", "str", "list", "A", "C"}


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("str", "str", EQUAL),
        ("str", "str | None", WIDENED),
        ("str | None", "str", NARROWED),
        ("int", "float", WIDENED),
        ("float", "int", NARROWED),
        ("Literal['a']", "str", WIDENED),
        ("Literal['a'] | str", "str", EQUAL),
        ("Literal['a', 'b'] | str", "Literal['a'] | str", EQUAL),
        ("Literal['a']", "Literal['a', 'b']", WIDENED),
        ("Literal['a']", "Literal['b']", INCOMPATIBLE),
        ("Literal['a', 'b']", "Literal['b', 'c']", OVERLAPPING),
        ("str", "int", INCOMPATIBLE),
        ("str | None", "Circle | None", INCOMPATIBLE),
        ("str", "str | list[str]", WIDENED),
        ("str", "None", INCOMPATIBLE),
        ("str | None", "None", INCOMPATIBLE),
        ("Circle", "Circle | Square", WIDENED),
        ("Circle | Square", "Circle | Oval", OVERLAPPING),
        ("Circle", "Square", INCOMPATIBLE),
        ("Figure", "Circle", NARROWED),
        ("Circle", "Round", WIDENED),
        ("Oblong", "Square", EQUAL),
        ("list[Oblong]", "list[Square | Circle]", WIDENED),
        ("list[str]", "list[str | int]", WIDENED),
        ("list[str | int]", "list[int | list[int]]", OVERLAPPING),
        ("list[str]", "list[int]", INCOMPATIBLE),
        ("list[str]", "Sequence[str]", WIDENED),
        ("Iterable[str]", "list[str]", NARROWED),
        ("dict[str, int]", "dict[str, float]", WIDENED),
        ("dict[str, object]", "Circle", INCOMPATIBLE),
        ("object", "Circle", INCOMPATIBLE),
        ("Circle", "object", WIDENED),
        ("list[object]", "list[str]", NARROWED),
        # aliases: one that both sides have is unchanged, one of a single side is opened
        ("Shape", "Shape", EQUAL),
        ("Shape", "Circle | Square", EQUAL),
        ("Shape", "Circle", NARROWED),
        ("Word", "Literal['a', 'b']", EQUAL),
        ("Gone", "int | str", EQUAL),
        ("Circle | None", "Fresh", EQUAL),
        ("Circle", "Fresh", WIDENED),
        ("Ring", "Ring", EQUAL),
        ("Ring", "list[Ring]", NARROWED),
    ],
)
def test_read(old: str, new: str, relation: Relation) -> None:
    """What became of a type that is read."""
    assert SCOPE.relate(SCOPE.old(old), SCOPE.new(new)) is relation


@pytest.mark.parametrize(
    ("old", "new", "relation"),
    [
        ("object", "Circle", NARROWED),
        ("dict[str, object]", "Circle", OVERLAPPING),
        ("Circle", "dict[str, object]", OVERLAPPING),
        ("str | None", "None", NARROWED),
        ("str", "int", INCOMPATIBLE),
        ("list[object]", "list[str]", NARROWED),
    ],
)
def test_sent(old: str, new: str, relation: Relation) -> None:
    """What became of a type that a caller gives: a mapping stands for an object, anything may have been right."""
    assert SCOPE.relate(SCOPE.old(old), SCOPE.new(new), sent=True) is relation


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("Literal['a', 'b']", "Literal['a']", {"'b'"}),
        ("list[Literal['a', 'b']]", "list[Literal['a']]", {"'b'"}),
        ("Literal['a', 'b']", "Literal['a', 'c']", {"'b'"}),
        ("Literal['a'] | int", "Literal['a']", set()),
        ("str", "Literal['a']", set()),
        ("Literal['a']", "int", set()),
    ],
)
def test_lost_values(old: str, new: str, lost: set[str]) -> None:
    """Values that went are told apart from types that went."""
    assert {value.text for value in SCOPE.lost_values(read(old), read(new))} == lost


# --- properties -------------------------------------------------------------------------------------------------------

atoms = st.sampled_from(
    ["str", "int", "float", "bool", "None", "Circle", "Square", "Figure", "Round", "object", "Shape", "Word", "Fresh",
     "Literal['a']", "Literal['a', 'b']", "Literal[1]", "Literal[True]"]
)  # fmt: skip
types = st.recursive(
    atoms,
    lambda inner: st.one_of(
        inner.map(lambda text: f"list[{text}]"),
        inner.map(lambda text: f"Iterable[{text}]"),
        inner.map(lambda text: f"dict[str, {text}]"),
        st.lists(inner, min_size=2, max_size=3).map(" | ".join),
    ),
    max_leaves=5,
)


@given(types)
def test_reflexive(text: str) -> None:
    """A type is within itself, equals itself, and has one spelling."""
    type_ = SCOPE.new(text)
    assert SCOPE.is_within(type_, type_)
    assert SCOPE.relate(type_, type_) is EQUAL
    assert read(spell(read(text))) == read(text)


@given(types, types, types)
def test_transitive(one: str, two: str, three: str) -> None:
    """What is within what is within a third is within the third."""
    a, b, c = map(SCOPE.new, (one, two, three))
    if SCOPE.is_within(a, b) and SCOPE.is_within(b, c):
        assert SCOPE.is_within(a, c)


@given(types, types)
def test_mirrored(one: str, two: str) -> None:
    """Wider one way is narrower the other way; equal, overlapping and incompatible are so both ways, `object` aside."""
    a, b = SCOPE.new(one), SCOPE.new(two)
    there, back = SCOPE.relate(a, b, sent=True), SCOPE.relate(b, a, sent=True)
    mirror = {WIDENED: NARROWED, NARROWED: WIDENED}
    assert back is mirror.get(there, there)


def test_transitive_on_samples() -> None:
    """Transitivity holds over all triples of a list with every form."""
    texts = ["str", "Literal['a']", "object", "int", "float", "Literal[1]", "Circle", "Figure", "list[Circle]", "list",
             "Sequence[Figure]", "Iterable[object]", "Circle | None", "Literal['a', 'b']", "dict[str, int]",
             "Mapping[str, float]"]  # fmt: skip
    for one, two, three in itertools.product(map(SCOPE.new, texts), repeat=3):
        if SCOPE.is_within(one, two) and SCOPE.is_within(two, three):
            assert SCOPE.is_within(one, three)


def test_values() -> None:
    """A value knows its type; booleans are no integers on the wire."""
    assert read("Literal[True]") == {Value("True", "bool")}
    assert not SCOPE.is_within(read("Literal[True]"), read("int"))
    assert read("None") == {Name("None")}
