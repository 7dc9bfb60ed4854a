"""One method: its class, its sentence, and the words that it takes, all read from the generated method itself."""

from __future__ import annotations

import inspect
import re
from functools import cached_property
from importlib import import_module
from inspect import Parameter
from types import ModuleType
from typing import Any

from ...client.resource import Resource
from .kinds import Kinds, kinds_of

__all__ = ("Argument", "Method", "class_of", "first_sentence")

COMMON = frozenset(
    ("self", "extra_headers", "extra_query", "extra_body", "timeout", "max_retries", "idempotency_key", "unknown")
)
"""Parameters that every method has."""
_EXPLAINED = re.compile(r"^    (\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def class_of(package: ModuleType, resource: str) -> type[Resource]:
    """Return the class of a resource, by its dotted name."""
    module = import_module(f".resources.{resource}", package.__name__)
    (kind,) = (
        found
        for found in vars(module).values()
        if isinstance(found, type) and issubclass(found, Resource) and found.__module__ == module.__name__
    )
    return kind


def first_sentence(documented: Any) -> str:
    """Return the first paragraph of a docstring, in one line."""
    return " ".join((inspect.getdoc(documented) or "").partition("\n\n")[0].split())


class Argument:
    """An argument of a method, as a shell sees it. `is_path`: it stands in the address, and is given by position."""

    def __init__(self, package: ModuleType, parameter: Parameter, text: str) -> None:
        self._package = package
        self._annotation = str(parameter.annotation)
        self.name = parameter.name
        self.flag = "--" + parameter.name.strip("_").replace("_", "-")
        self.is_path = parameter.kind is Parameter.POSITIONAL_OR_KEYWORD
        self.required = parameter.default is Parameter.empty
        self.text = text

    @cached_property
    def kinds(self) -> Kinds:
        """What it takes."""
        return kinds_of(self._annotation, self._package)

    @property
    def is_switch(self) -> bool:
        """Whether it is true or false."""
        return self.kinds.own - {"null"} == {"bool"} and self.kinds.items is None

    @property
    def is_file(self) -> bool:
        """Whether it takes the bytes of a file, or of several."""
        items = self.kinds.items
        return "file" in self.kinds.own or (items is not None and "file" in items.own)

    @property
    def is_many(self) -> bool:
        """Whether it takes a list, so that it may be given more than once."""
        return self.kinds.items is not None

    @property
    def choices(self) -> list[str]:
        """The values that its type names. Others may be sent, too: the service learns new ones every week."""
        kinds = self.kinds
        return list(dict.fromkeys([*kinds.choices, *(kinds.items.choices if kinds.items else ())]))

    @property
    def metavar(self) -> str:
        """What the help shows for its value."""
        own = self.kinds.own | (self.kinds.items.own if self.kinds.items else set())
        if self.is_file:
            return "FILE"
        if 0 < len(self.choices) <= 6:
            return "{" + ",".join(self.choices) + "}"
        if "text" in own:
            return "TEXT"
        if own <= {"int", "float", "null"}:
            return "X" if "float" in own else "N"
        return "JSON"


class Method:
    """A method of a resource. `returns` is the type of its result, as the signature spells it."""

    def __init__(self, package: ModuleType, resource: str, name: str) -> None:
        self.package, self.resource, self.name = package, resource, name
        function = getattr(class_of(package, resource), name)
        known = inspect.signature(function)
        text = inspect.getdoc(function) or ""
        self.sentence = " ".join(text.partition("\n\n")[0].split())
        told = {found[1]: " ".join(found[2].split()) for found in _EXPLAINED.finditer(text.partition("Args:")[2])}
        self.arguments = [
            Argument(package, parameter, told.get(parameter.name, ""))
            for parameter in known.parameters.values()
            if parameter.name not in COMMON
        ]
        self.route = " ".join(next(iter(re.findall(r"`([A-Z]+\s/\S*)`", text)), "").split())
        returns = str(known.return_annotation)
        self.is_paged = "Page[" in returns
        self.is_binary = returns == "BinaryResponse"

    @property
    def shown(self) -> str:
        """The words that call it."""
        return f"wherry {self.resource} {self.name}"
