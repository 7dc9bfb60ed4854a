"""One method: its class, its sentence, and the words that it takes, all read from the generated method itself."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from importlib import import_module
from inspect import Parameter
from types import ModuleType
from typing import Any

from ...client.resource import Resource
from .kinds import Kinds, kinds_of
from .names import methods_of

__all__ = ("Argument", "Method", "class_of", "first_sentence")

COMMON = frozenset(
    (
        "self",
        "on_progress",
        "resume",
        "extra_headers",
        "extra_query",
        "extra_body",
        "timeout",
        "max_retries",
        "idempotency_key",
        "unknown",
    )
)
"""Parameters that every method has, or that only programs can give."""
_LASTING = frozenset(("batches", "evals.runs", "fine_tuning.jobs", "responses", "vector_stores"))
"""Resources whose objects are work that takes its time, and that have no method `poll`."""
_SWITCH = re.compile(r'With `(\w+)="(\w+)"`, a stream')
"""How the docstring of a method that returns bytes tells which argument makes it a stream of events."""
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
    """Return the first paragraph of a docstring, in one line, without what is for programs alone."""
    return " ".join((inspect.getdoc(documented) or "").partition("\n\n")[0].split()).partition(" Options: ")[0]


def _explained(function: Any) -> dict[str, str]:
    """Return what a docstring says of arguments, by their names."""
    text = (inspect.getdoc(function) or "").partition("Args:")[2]
    return {found[1]: " ".join(found[2].split()) for found in _EXPLAINED.finditer(text)}


def _each(parameters: Iterable[Parameter], function: Any) -> Iterator[Parameter]:
    """Yield parameters; for `**options`, those that its type names."""
    for parameter in parameters:
        if parameter.kind is not Parameter.VAR_KEYWORD:
            yield parameter
        elif named := re.fullmatch(r"Unpack\[(\w+)\]", str(parameter.annotation)):
            options = function.__globals__.get(named[1])
            for name, kind in getattr(options, "__annotations__", {}).items():
                text = kind.__forward_arg__ if hasattr(kind, "__forward_arg__") else str(kind)
                yield Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=text)


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
    """A method of a resource. `is_operation`: it is one request; others wait. `may_wait`: what it shows is work that may go on.
    `is_binary`: its answer is bytes, always or with some arguments.
    """

    def __init__(self, package: ModuleType, resource: str, name: str) -> None:
        self.package, self.resource, self.name = package, resource, name
        kind = class_of(package, resource)
        function = getattr(kind, name)
        known = inspect.signature(function)
        text = inspect.getdoc(function) or ""
        self.sentence = first_sentence(function)
        self.is_operation = name in methods_of(package, resource)
        # What waits takes the arguments of what it begins with, and does not explain them again.
        begins = () if self.is_operation else (getattr(kind, each, None) for each in ("create", "create_and_poll"))
        told = {name: each for one in (*begins, function) for name, each in _explained(one).items()}
        self.arguments = [
            Argument(package, parameter, told.get(parameter.name, ""))
            for parameter in _each(known.parameters.values(), function)
            if parameter.name not in COMMON
        ]
        self.takes_progress = "on_progress" in known.parameters
        self.may_wait = name == "retrieve" and resource in _LASTING
        self.route = " ".join(next(iter(re.findall(r"`([A-Z]+\s/\S*)`", text)), "").split())
        returns = str(known.return_annotation)
        self.is_paged = "Page[" in returns
        self.is_binary = "BinaryResponse" in returns
        self._switch = _SWITCH.search(text)

    def is_answered_with_bytes(self, arguments: dict[str, Any]) -> bool:
        """Whether a call with these arguments is: `audio.speech.create` may also be asked for events."""
        switch = self._switch
        return self.is_binary and not (switch and arguments.get(switch[1]) == switch[2])

    @property
    def shown(self) -> str:
        """The words that call it."""
        return f"wherry {self.resource} {self.name}"

# Copied from templates/runtime/command/operations/methods.py: edit it there.
