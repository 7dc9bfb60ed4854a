"""The words for what changed: one phrase for each rule, values short enough to read, nothing left unsaid."""

from __future__ import annotations

import pytest

from apidiff.finding import Change
from apidiff.report import catalogue
from apidiff.report.wording import PHRASES, phrase
from apidiff.values import LONGEST, difference, listed, members, plain, shown
from tests.apidiff.samples import BREAK, effect

RULES = catalogue.rules()


@pytest.mark.parametrize(
    ("rule", "old", "new", "said"),
    [
        ("W014", "str", "", "removed"),
        ("W027", "str", "int", "str -> int"),
        ("W041", "", '"fast"', 'may be "fast" now'),
        ("W041", "Literal['a']", "Literal['a', 'b']", "may be 'b' now"),
        ("W042", '"a" | "b"', '"b"', '"a" no longer accepted'),
        ("W052", "", "1", "default none -> 1"),
        ("S010", "p.Old", "p.x.New", "renamed to p.x.New"),
        ("S020", "files.list", "", "removed"),
        ("S020", "files.list", "files.all", "renamed to files.all"),
        ("S028", "str", "str | a.b.Project", "also takes Project"),
        ("S042", "list[Literal['a']]", "list[Literal['a', 'b']]", "may also be 'b'"),
        ("S042", "list[A]", "list[B]", "list[A] -> list[B]"),
        ("S045", "A | B | None", "A | C | None", "no longer B, now also C"),
        ("S045", "str | None", "a.b.Thing | None", "no longer str, now also Thing"),
        ("S045", "object", "a.b.Thing", "object -> Thing"),
    ],
)
def test_phrases(rule: str, old: str, new: str, said: str) -> None:
    """A phrase tells what is different and leaves out what both sides have."""
    assert plain(phrase(effect(rule, "x", BREAK, old=old, new=new), RULES)) == said


@pytest.mark.parametrize("rule", sorted(RULES))
def test_every_rule_can_be_said(rule: str) -> None:
    """Whatever values a change of a rule has, or lacks, something is said, and no template shows."""
    for old, new in (("a", "b"), ("", ""), ("a", ""), ("", "b"), ("a | b", "b | c"), ("{", "}")):
        said = plain(phrase(Change(rule, "X.y", old, new), RULES))
        assert said.strip()
        assert "{old}" not in said
        assert "{gained}" not in said


def test_phrases_are_of_rules() -> None:
    """Every phrase belongs to a rule that there is."""
    assert PHRASES.keys() - RULES.keys() == set()


def test_a_strange_rule_is_told_by_its_values() -> None:
    """A rule without a phrase is told by its title, or its id, with old and new; a detail is added once."""
    assert plain(phrase(Change("W999", "X", "a", "b", detail="why"), RULES)) == "w999 (a -> b) (why)"
    assert plain(phrase(Change("W014", "X", "a", detail="why"), RULES)) == "removed (why)"
    assert plain(phrase(Change("W014", "X", "a", detail="removed"), RULES)) == "removed"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("str", ["str"]),
        ("str | None", ["str", "None"]),
        ("Literal['a', 'b | c'] | None", ["'a'", "'b | c'", "None"]),
        ("list[str | int] | dict[str, list[A | B]]", ["list[str | int]", "dict[str, list[A | B]]"]),
        ("[1, 'two']", ["1", "'two'"]),
        ("'a', 'b'", ["'a'", "'b'"]),
        ("'it\\'s | x' | b", ["'it\\'s | x'", "b"]),
        ("((", ["(("]),
        ("]] | '", ["]] | '"]),
    ],
)
def test_members(text: str, parts: list[str]) -> None:
    """Unions, literals and lists are taken apart outside of brackets and quotes; broken ones are left in one piece."""
    assert sorted(members(text)) == sorted(parts)


def test_difference_inside_a_list() -> None:
    """Two lists whose items have something in common differ by their items."""
    assert difference("list[A | B]", "list[B | C]") == (["A"], ["C"])
    assert difference("list[A]", "dict[str, A]") == (["list[A]"], ["dict[str, A]"])


def test_long_values_are_cut() -> None:
    """Of a long union the first members are shown and the others counted; control characters are not shown."""
    names = [f"some.module.Name{i:02}" for i in range(30)]
    assert plain(shown(" | ".join(names))).endswith("Name08 | 21 more")
    assert plain(listed(names)).startswith("Name00, Name01")
    assert len(plain(shown("x" * 500))) == LONGEST
    assert plain(shown("a\x00\x02b\x1b")) == "a??b?"
