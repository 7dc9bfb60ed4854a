"""What a package offers, by its source: public paths, classes of every style, functions, aliases, values."""

from __future__ import annotations

from typing import Any

from interface import interface_of


def read(**files: str) -> dict[str, Any]:
    """The interface of a package `pkg`; `a__b` is a/b.py, `init` an __init__.py."""
    named = {}
    for name, text in files.items():
        path = name.replace("__", "/").replace("init", "__init__") + ".py"
        named[path] = text
    interface, broken = interface_of(named, "pkg")
    assert broken == ()
    return interface


def fields(interface: dict[str, Any], name: str) -> dict[str, tuple[str, bool]]:
    return {each["name"]: (each["type"], each["required"]) for each in interface["classes"][name]["fields"]}


def parameters(entry: dict[str, Any]) -> list[tuple[str, str, bool]]:
    return [(each["name"], each["kind"], each["required"]) for each in entry["parameters"]]


# --- names ------------------------------------------------------------------------------------------------------------


def test_public_paths() -> None:
    """Names count where they are exported; a thing goes by its shortest public path."""
    found = read(
        init="from .types import Model as Model\nfrom .types import Hidden\n__version__ = '1'\n_private = 1\n",
        types__init="from .model import Model as Model, Hidden\n__all__ = ['Model', 'Listed']\nclass Listed: ...\nclass Unlisted: ...\n",
        types__model="class Model: ...\nclass Hidden: ...\n",
        _inner="class Secret: ...\n",
    )
    assert found["names"] == {
        "pkg": "pkg",
        "pkg.Model": "pkg.Model",
        "pkg.types": "pkg.types",
        "pkg.types.Listed": "pkg.types.Listed",
        "pkg.types.Model": "pkg.Model",
        "pkg.types.model": "pkg.types.model",
        "pkg.types.model.Hidden": "pkg.types.model.Hidden",
        "pkg.types.model.Model": "pkg.Model",
    }
    assert sorted(found["classes"]) == ["pkg.Model", "pkg.types.Listed", "pkg.types.model.Hidden"]


def test_stars_and_other_names() -> None:
    """`import *` brings what its module offers; a class under a second name is the same class."""
    found = read(init="from .a import *\nOther = One\n", a="class One: ...\nclass _Two: ...\n")
    assert found["names"]["pkg.One"] == found["names"]["pkg.Other"] == "pkg.One"
    assert "pkg._Two" not in found["names"]


def test_names_of_other_packages() -> None:
    """What is handed on from elsewhere is an alias of that."""
    found = read(init="import httpx\nfrom httpx import Timeout as Timeout\n")
    assert found["aliases"] == {"pkg.Timeout": {"type": "httpx.Timeout"}}


def test_nested() -> None:
    """A class that no package exports, beside one that a package does, is nested; in a plain module it is not."""
    found = read(init="from .a import Main as Main\n", a="class Main: ...\nclass Part: ...\n", b="class Own: ...\n")
    assert {name for name, entry in found["classes"].items() if entry.get("nested")} == {"pkg.a.Part"}


def test_alternatives_count_once() -> None:
    """Of `try` and of a version of Python the first counts, and the branch for type checkers does."""
    found = read(
        init="from typing import TYPE_CHECKING\ntry:\n    from orjson import loads as loads\nexcept ImportError:\n    from json import loads as loads\n"
        "if TYPE_CHECKING:\n    class Typed: ...\nelse:\n    Typed = object\n"
    )
    assert found["aliases"]["pkg.loads"] == {"type": "orjson.loads"}
    assert "pkg.Typed" in found["classes"]


def test_what_stands_in_for_an_import() -> None:
    """A name that is imported for type checkers, and assigned while the program runs, is what was imported."""
    found = read(
        init="from typing import TYPE_CHECKING\n"
        "if TYPE_CHECKING:\n    import pkg as w\n    from typing_extensions import Self\nelse:\n    w = Later('.')\n    Self = object\n"
        "class Here:\n    def me(self) -> Self: ...\n    def other(self) -> w.There: ...\nclass There: ...\n"
    )
    methods = found["classes"]["pkg.Here"]["methods"]
    assert (methods["me"]["returns"], methods["other"]["returns"]) == ("Self", "pkg.There")


# --- classes ----------------------------------------------------------------------------------------------------------


def test_styles_of_fields() -> None:
    """Pydantic, dataclass, attrs and TypedDict: types, and what must be given."""
    found = read(
        init="""
from dataclasses import dataclass, field
from typing import ClassVar, Optional
import attrs
import pydantic
from pydantic import Field
from typing_extensions import NotRequired, Required, TypedDict

class P(pydantic.BaseModel):
    a: str
    b: Optional[int] = None
    c: int = Field(...)
    d: int = Field(default=3)
    e: list = Field(default_factory=list)
    _f: int = 1
    g: ClassVar[int] = 2
    model_config = {}

@dataclass(frozen=True)
class D:
    a: str
    b: int = 0
    c: list = field(default_factory=list)

@attrs.define
class A:
    a: str
    b: int = attrs.field()
    c: int = attrs.field(factory=int)

class T(TypedDict, total=False):
    a: Required[str]
    b: int

class U(TypedDict):
    a: str
    b: NotRequired[int]
"""
    )
    assert fields(found, "pkg.P") == {
        "a": ("str", True), "b": ("int | None", False), "c": ("int", True), "d": ("int", False), "e": ("list", False),
    }  # fmt: skip
    assert fields(found, "pkg.D") == {"a": ("str", True), "b": ("int", False), "c": ("list", False)}
    assert fields(found, "pkg.A") == {"a": ("str", True), "b": ("int", True), "c": ("int", False)}
    assert fields(found, "pkg.T") == {"a": ("str", True), "b": ("int", False)}
    assert fields(found, "pkg.U") == {"a": ("str", True), "b": ("int", False)}
    assert {name: entry["kind"] for name, entry in found["classes"].items()} == {
        "pkg.P": "model", "pkg.D": "model", "pkg.A": "model", "pkg.T": "typed dict", "pkg.U": "typed dict",
    }  # fmt: skip


def test_bases() -> None:
    """What a private base brings is the class's own; a public one is named; exceptions are told by their bases."""
    found = read(
        init="""
from ._base import _Shared
class Public: ...
class One(_Shared, Public):
    x: int
class Late(Exception):
    def __init__(self, message: str, *, code: int) -> None:
        self.message = message
        self.code: int = code
        self.extra = compute()
class Later(Late): ...
""",
        _base="class _Root: \n    r: int\nclass _Shared(_Root):\n    s: str\n    def close(self) -> None: ...\n",
    )
    assert found["classes"]["pkg.One"]["bases"] == ["pkg.Public"]
    assert fields(found, "pkg.One") == {"r": ("int", True), "s": ("str", True), "x": ("int", True)}
    assert list(found["classes"]["pkg.One"]["methods"]) == ["close"]
    assert found["classes"]["pkg.Later"]["bases"] == ["pkg.Late"]
    assert found["classes"]["pkg.Later"]["kind"] == "exception"
    assert fields(found, "pkg.Late") == {"message": ("str", True), "code": ("int", True), "extra": ("object", True)}


def test_open_classes() -> None:
    """A class with `__getattr__` or with a base from elsewhere may have more than its source shows."""
    found = read(
        init="import httpx\nclass A(httpx.Client): ...\nclass B:\n    def __getattr__(self, name): ...\nclass C: ...\n"
    )
    assert {name for name, entry in found["classes"].items() if entry.get("open")} == {"pkg.A", "pkg.B"}


def test_enums_and_properties() -> None:
    """Members of an enum and properties are attributes; what sets a property is no method."""
    found = read(
        init="""
import enum
class E(enum.Enum):
    A = "a"
    B = "b"
class C:
    @property
    def p(self) -> int: ...
    @p.setter
    def p(self, value: int) -> None: ...
"""
    )
    assert fields(found, "pkg.E") == {"A": ("Literal['a']", True), "B": ("Literal['b']", True)}
    assert fields(found, "pkg.C") == {"p": ("int", True)}
    assert "methods" not in found["classes"]["pkg.C"]


# --- functions --------------------------------------------------------------------------------------------------------


def test_parameters() -> None:
    """Kinds, requiredness and defaults; sentinels for "not given" are no default, private ones no parameter."""
    found = read(
        init="""
NOT_GIVEN = object()
class C:
    def m(self, a, /, b: int, c: str = "x", *more: int, d: bool, e: float = NOT_GIVEN, _f: int = 1, **rest: object) -> str: ...
    @classmethod
    def k(cls, a: int) -> "C": ...
    @staticmethod
    def s(a: int) -> None: ...
    async def w(self) -> int: ...
"""
    )
    methods = found["classes"]["pkg.C"]["methods"]
    assert parameters(methods["m"]) == [
        ("a", "positional", True), ("b", "positional or keyword", True), ("c", "positional or keyword", False),
        ("more", "var positional", False), ("d", "keyword", True), ("e", "keyword", False), ("rest", "var keyword", False),
    ]  # fmt: skip
    assert [each.get("default") for each in methods["m"]["parameters"]] == [None, None, "'x'", None, None, None, None]
    assert parameters(methods["k"]) == parameters(methods["s"]) == [("a", "positional or keyword", True)]
    assert (methods["k"]["returns"], methods["s"]["returns"], methods["w"].get("async")) == ("pkg.C", "None", True)


def test_overloads_are_one() -> None:
    """Overloads take what any of them takes, and return what any of them returns."""
    found = read(
        init="""
from typing import Literal, overload
@overload
def f(a: int, *, stream: Literal[False] = False) -> int: ...
@overload
def f(a: str, *, stream: Literal[True], more: int) -> list[int]: ...
def f(a, *, stream=False, more=None): ...
"""
    )
    entry = found["functions"]["pkg.f"]
    assert [(each["name"], each["type"], each["required"]) for each in entry["parameters"]] == [
        ("a", "int | str", True), ("stream", "Literal[False] | Literal[True]", False), ("more", "int", False),
    ]  # fmt: skip
    assert entry["returns"] == "int | list[int]"


def test_aliases_and_values() -> None:
    """Types that are assigned are aliases, in each of their spellings; anything else is a value."""
    found = read(
        init="""
from typing import Annotated, List, NewType, TypeVar, Union
from typing_extensions import TypeAlias, TypeAliasType
class A: ...
class B: ...
One: TypeAlias = Annotated[Union[A, B], "tag"]
Two = Union[A, None]
Three = A | B
Four = List[A]
Five = TypeAliasType("Five", "int | A")
Quoted: TypeAlias = "A | None"
T = TypeVar("T")
LIMIT: int = 3
NAMES = ["a"]
"""
    )
    assert {name.removeprefix("pkg."): entry["type"] for name, entry in found["aliases"].items()} == {
        "One": "pkg.A | pkg.B", "Two": "pkg.A | None", "Three": "pkg.A | pkg.B", "Four": "list[pkg.A]",
        "Five": "int | pkg.A", "Quoted": "pkg.A | None",
    }  # fmt: skip
    assert found["values"] == {"pkg.LIMIT": "int", "pkg.NAMES": "object", "pkg.T": "object"}


def test_what_is_no_python_is_named() -> None:
    """A module that cannot be parsed is noted, the others are read."""
    interface, broken = interface_of({"__init__.py": "class A: ...\n", "bad.py": "class (\n"}, "pkg")
    assert "pkg.A" in interface["classes"]
    (note,) = broken
    assert note.startswith("bad.py: ")


def test_a_package_that_imports_its_own_module() -> None:
    """`from . import name` in a package's own `__init__` leads to the module of that name."""
    files = {
        "__init__.py": "from .parts import words\nfrom .parts.words import Word as Word\ndef take(it: words.Word) -> None: ...\n",
        "parts/__init__.py": "from . import words as words\n",
        "parts/words.py": "class Word: ...\n",
    }
    interface, broken = interface_of(files, "pkg")
    assert broken == ()
    assert [each["type"] for each in interface["functions"]["pkg.take"]["parameters"]] == ["pkg.Word"]
