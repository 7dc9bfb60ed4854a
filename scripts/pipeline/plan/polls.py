"""Methods that wait until the service is done with some work: surface.toml [polls].

`first` starts the work, and `look` asks for its state; without `first` it was started before. What identifies the work to
`look`: its last path parameter (the first in its signature) is the `id` that `first` returned, or the argument that `id`
names; any other path parameter is the argument of the same name, else the field of that name that `first` returned.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from ..api import Literal, Ref
from ..package import ArgumentPlan, MethodPlan, PollPlan
from .placing import RESOURCE_NAMES
from .surface import Surface

_OWN_NAMES = frozenset(
    {"AsyncWait", "Wait", "begun", "looks", "on_progress", "poll_interval_ms", "poll_timeout_s", "wait"}
)
"""What such a method has besides the arguments of the operations, in its signature and in its body."""

Methods = Mapping[str, Sequence[MethodPlan]]
"""Path of a resource -> its methods."""


class _Unfit(Exception):
    """An entry that does not fit this document; its text says why."""


def plan_polls(
    resource: str, methods: Methods, fields: Mapping[str, frozenset[str]], surface: Surface
) -> tuple[PollPlan, ...]:
    """The waiting methods of a resource. `fields` are those of each class.

    An entry that does not fit counts among those that apply to nothing, with the reason.
    """
    found: list[PollPlan] = []
    for key, entry in surface.polls.items():
        path, _, name = key.rpartition(".")
        if path != resource:
            continue
        surface.polls.use(key)
        try:
            found.append(_plan(path, name, entry, methods, fields))
        except _Unfit as reason:
            surface.missing.append(f"[polls] {key}: {reason}")
    return tuple(found)


def _plan(
    path: str, name: str, entry: Mapping[str, Any], methods: Methods, fields: Mapping[str, frozenset[str]]
) -> PollPlan:
    if any(method.name == name for method in methods[path]) or f"{path}.{name}" in methods:
        raise _Unfit("the spec already has something of that name")
    if name in RESOURCE_NAMES or name.startswith("_"):
        raise _Unfit("no method of a resource can be called that")
    look = _method(path, entry["look"], methods)
    first = _method(path, entry["first"], methods) if "first" in entry else None
    if not isinstance(look.answer, Ref):
        raise _Unfit(f"{entry['look']} does not return an object")
    if "status" not in fields.get(look.answer.name, ("status",)):  # a union may have one
        raise _Unfit(f"{entry['look']} returns an object without a status")
    own = look if first is None else first
    arguments, positional = _signature(own, entry)
    if taken := sorted(_OWN_NAMES.intersection(argument.python for argument in arguments)):
        raise _Unfit(f"an argument is called {taken[0]}")
    return PollPlan(
        name=name,
        first=first,
        first_path=entry.get("first", ""),
        look=look,
        look_path=entry["look"],
        arguments=arguments,
        positional=positional,
        identity=() if first is None else _identity(first, look, entry, fields),
        answer=look.answer,
        doc=entry.get("doc", ""),
    )


def _method(path: str, below: str, methods: Methods) -> MethodPlan:
    """A method by its path below a resource: `retrieve`, `runs.retrieve`."""
    resource, _, name = f"{path}.{below}".rpartition(".")
    for method in methods.get(resource, ()):
        if method.name == name:
            if method.page is not None or (method.stream is not None and not method.stream.switch):
                raise _Unfit(f"{below} returns a list or a stream, not an object")
            return method
    raise _Unfit(f"there is no method {below}")


def _signature(method: MethodPlan, entry: Mapping[str, Any]) -> tuple[tuple[ArgumentPlan, ...], int]:
    """The arguments in signature order, and how many of them may be given by position."""
    arguments = tuple(_never_streaming(argument, method) for argument in method.arguments)
    names: list[str] | None = entry.get("positional")
    if names is None:
        return arguments, int(bool(arguments) and arguments[0].place == "path")
    by_name = {argument.python: argument for argument in arguments}
    if unknown := [name for name in names if name not in by_name]:
        raise _Unfit(f"there is no argument {unknown[0]}")
    if twice := [name for index, name in enumerate(names) if name in names[:index]]:
        raise _Unfit(f"positional has {twice[0]} twice")
    chosen = [by_name[name] for name in names]
    for before, after in pairwise(chosen):
        if after.required and not before.required:
            raise _Unfit(f"{after.python} must be given, so it stands before {before.python}")
    rest = [argument for argument in arguments if argument.python not in names]
    return (*chosen, *rest), len(names)


def _never_streaming(argument: ArgumentPlan, method: MethodPlan) -> ArgumentPlan:
    """The argument that turns streaming on, with the values that do not."""
    if method.stream is None or argument.wire != method.stream.switch:
        return argument
    values = argument.type.values if isinstance(argument.type, Literal) else (False,)
    return replace(argument, type=Literal(tuple(value for value in values if value != method.stream.switch_value)))


def _identity(
    first: MethodPlan, look: MethodPlan, entry: Mapping[str, Any], fields: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, str], ...]:
    """For each path argument of `look` the expression that it gets: an argument, or a field of what `first` returned."""
    given = {argument.python for argument in first.arguments}
    returned = fields.get(first.answer.name, frozenset()) if isinstance(first.answer, Ref) else frozenset()
    found: list[tuple[str, str]] = []
    for index, argument in enumerate(look.arguments):
        if argument.place != "path":
            if argument.required:
                raise _Unfit(f"{entry['look']} needs {argument.python}, too")
            continue
        name = argument.python if index else entry.get("id", "")
        if name in given:
            found.append((argument.python, name))
        elif index and name in returned:
            found.append((argument.python, f"begun.{name}"))
        elif not name and "id" in returned:
            found.append((argument.python, "begun.id"))
        else:
            raise _Unfit(f"nothing says what {argument.python} is")
    return tuple(found)
