"""The page of errors in the reference: a tree on top, then every error in its order, each with what it is a kind of."""

from __future__ import annotations

import re

import wherry
import wherry.transports
from docsite import objects


def test_the_tree_has_every_error() -> None:
    """Each public error is in the tree once, below a base of its own, and each but the root is a kind of another one."""
    found = list(objects.tree(wherry.WherryError))
    known = {kind for _, kind in objects.classes().values() if objects.is_error(kind)}
    assert {kind for _, kind in found} == known
    assert len(found) == len(known) > 30
    above: list[type] = []
    for depth, kind in found:
        del above[depth:]
        assert depth == len(above)
        assert not above or issubclass(kind, above[-1])
        above.append(kind)


def test_the_order() -> None:
    """Sections stand in the order of the tree, and other names of an error at the end."""
    page = objects.errors()
    heads = re.findall(r"^## (\w+) \{", page, re.MULTILINE)
    tree = [kind.__name__ for _, kind in objects.tree(wherry.WherryError)]
    assert heads[: len(tree)] == tree
    assert heads[len(tree) :] == ["APIResponseValidationError", "OpenAIError"]
    assert "## APIStatusError { #APIStatusError }\n\n`from wherry import APIStatusError`\n\nA kind of" in page


def test_statuses() -> None:
    """The table names the class that a status raises."""
    page = objects.errors()
    for status, name in ((404, "NotFoundError"), (429, "RateLimitError")):
        assert f"| {status} | [`{name}`](#{name}) |" in page
    assert "| 500 and above | [`InternalServerError`](#InternalServerError) |" in page
    for name, status in objects.STATUS_OF.items():
        assert (getattr(wherry, name).__doc__ or "").startswith(str(status))


def test_what_only_transports_raise_is_not_there() -> None:
    """Refusal tells a client that the answer to an upgrade was none; no call raises it."""
    assert "Refusal" in wherry.transports.__all__
    assert "Refusal" not in objects.errors()
    assert objects.place("Refusal") == ""
