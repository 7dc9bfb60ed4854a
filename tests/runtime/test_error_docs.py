"""What help(), editors and the site say of the attributes of errors: each has a sentence, written once, below it."""

from __future__ import annotations

import ast
import inspect
import pydoc
from pathlib import Path

import pytest

import wherry
from wherry import bulk
from wherry._runtime.base.field_docs import Told

RUNTIME = Path(wherry.__file__).parent / "_runtime"
PUBLIC = {
    value
    for place in (wherry, bulk)
    for name in dir(place)
    if inspect.isclass(value := getattr(place, name)) and issubclass(value, wherry.WherryError)
}
NODES = {
    node.name: node
    for path in (*RUNTIME.glob("base/*err*.py"), *RUNTIME.glob("bulk/**/*.py"))
    for node in ast.parse(path.read_text("utf-8")).body
    if isinstance(node, ast.ClassDef)
}
EACH = pytest.mark.parametrize("kind", sorted(PUBLIC, key=lambda kind: kind.__name__), ids=lambda kind: kind.__name__)


def attributes(node: ast.ClassDef) -> set[str]:
    """The public attributes that the body and the methods of a class name."""
    found: set[str] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.FunctionDef) and any(ast.unparse(one) == "property" for one in each.decorator_list):
            continue  # which have docstrings of their own
        target = each.targets[0] if isinstance(each, ast.Assign) else getattr(each, "target", None)
        for one in target.elts if isinstance(target, ast.Tuple) else (target,):
            if isinstance(one, ast.Attribute) and ast.unparse(one.value) == "self":
                found.add(one.attr)
    found |= {
        each.target.id for each in node.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
    }
    return {name for name in found if not name.startswith("_")} - {"args"}


@EACH
def test_each_attribute_has_a_sentence(kind: type[Exception]) -> None:
    """Those of the class and of what it is a kind of are in its docstring; properties have their own."""
    text = inspect.getdoc(kind)
    assert text
    told = {
        line.strip().partition(":")[0] for line in text.partition("Attributes:\n")[2].splitlines() if line[4:5] != " "
    }
    for base in kind.__mro__:
        if isinstance(vars(base).get("__doc__"), Told):
            for name in attributes(NODES[base.__name__]):
                described = inspect.getattr_static(kind, name, None)
                assert name in told or (isinstance(described, property) and described.__doc__), (kind, base, name)
            for name, value in vars(base).items():
                assert not isinstance(value, property) or name.startswith("_") or value.__doc__, (kind, name)


def test_help_of_an_error() -> None:
    """The usual attributes are there with what they mean, also where they come from another class."""
    shown = pydoc.plain(pydoc.render_doc(wherry.RateLimitError))
    assert "429: too many requests" in shown
    for name in ("message", "status", "headers", "request_id", "body", "code", "param", "attempts"):
        assert f"     {name}: " in shown
    assert "     limit_s: How many seconds it was" in pydoc.plain(pydoc.render_doc(wherry.APITimeoutError))
    assert "The same as `status`." in shown
