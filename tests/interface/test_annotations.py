"""Annotations of a package's source come out in the spelling of api-surface.json."""

from __future__ import annotations

from typing import Any

import pytest

from interface import interface_of

HEAD = """
from __future__ import annotations
import collections.abc as c
import datetime as dt
import typing as t
from typing import Annotated, Any, Dict, Iterable, List, Optional, TypeVar, Union
from typing_extensions import Literal, TypeAlias
import httpx
from . import other
from .other import Model, Secret, Words
from ._hidden import Hidden, NotGiven

T = TypeVar("T")
Local: TypeAlias = Union[int, str]
"""
FILES = {
    "other.py": "from typing import List, Literal, Union\nclass Model: ...\nclass Secret: ...\nWords = List[str]\n",
    "_hidden.py": "from typing import Union\nfrom .other import Model\nHidden = Union[Model, bytes]\n"
    "Loop = Union[int, 'list[Loop]']\nclass NotGiven: ...\n",
}


def spelled(annotation: str) -> Any:
    text = f"{HEAD}\nclass Holder:\n    value: {annotation}\n"
    interface, broken = interface_of({**FILES, "__init__.py": text}, "pkg")
    assert broken == ()
    (field,) = interface["classes"]["pkg.Holder"]["fields"]
    return field["type"]


@pytest.mark.parametrize(
    ("annotation", "text"),
    [
        ("str", "str"),
        ("Optional[str]", "str | None"),
        ("t.Optional['str']", "str | None"),
        ("'Optional[List[Model]]'", "list[pkg.other.Model] | None"),
        ("Union[str, None, int]", "int | str | None"),
        ("int | str | None", "int | str | None"),
        ("Union[Optional[int], Union[str, bytes]]", "bytes | int | str | None"),
        ("List[Dict[str, Any]]", "list[dict[str, object]]"),
        ("Any", "object"),
        ("Union[Any, str]", "object"),
        ("list", "list"),
        ("Literal['b', 'a']", "Literal['a', 'b']"),
        ("Union[Literal['b'], Literal['a', 1], None]", "Literal['a', 'b', 1] | None"),
        ("Literal['x', None]", "Literal['x'] | None"),
        ("Annotated[Union[Model, None], 'discriminator']", "pkg.other.Model | None"),
        ("other.Model", "pkg.other.Model"),
        ("c.Callable[[int, Model], None]", "Callable[[int, pkg.other.Model], None]"),
        ("t.Callable[..., int]", "Callable[..., int]"),
        ("c.Sequence[str]", "Sequence[str]"),
        ("Iterable[Model]", "Iterable[pkg.other.Model]"),
        ("dt.datetime", "datetime.datetime"),
        ("httpx.Client", "httpx.Client"),
        ("Local", "pkg.Local"),
        ("Words", "pkg.other.Words"),
        ("Hidden", "bytes | pkg.other.Model"),
        ("Union[str, NotGiven]", "str"),
        ("T", "object"),
        ("List[T]", "list[object]"),
        ("t.Type[Model]", "type[pkg.other.Model]"),
        ("other._Gone", "pkg.other._Gone"),
        ("1 + 2", "object"),
        ("'not a type ('", "object"),
    ],
)
def test_spelling(annotation: str, text: str) -> None:
    """Marks, quotes, old and new spellings, aliases of private modules: one type, one text."""
    assert spelled(annotation) == text


def test_recursion_ends() -> None:
    """An alias of a private module that mentions itself is called by its name inside."""
    text = "from ._hidden import Loop\nclass Holder:\n    value: Loop\n"
    interface, _ = interface_of({**FILES, "__init__.py": text}, "pkg")
    assert interface["classes"]["pkg.Holder"]["fields"][0]["type"] == "int | list[pkg._hidden.Loop]"
