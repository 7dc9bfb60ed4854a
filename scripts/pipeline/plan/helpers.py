"""Methods that do more than their operation: surface.toml [helpers].

A helper has the arguments of the operation that it is made of (`of`), but for those that it `drops`; those in its own
table take the place of the operation's, or come on top. The runtime does the work: `calls` names what gets the resource,
the models, the arguments of the operation as a dict, its own arguments and the options of the call by keyword.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..package import ArgumentPlan, HelperArgument, HelperPlan, MethodPlan, PackagePlan, ResourcePlan
from .placing import RESOURCE_NAMES
from .surface import Surface

_CALLS = re.compile(r"[a-z_{}.]+:[A-Za-z_{}]+")
_UNSET = "UNSET"
_OWN_NAMES = frozenset({"given", "m"})
"""What the body of a helper has besides its arguments."""


class _Unfit(Exception):
    """An entry that does not fit this document; its text says why."""


def are_whole(surface: Surface) -> bool:
    """Return whether every entry was planned. What helpers share names what all of them need, so it is all or none."""
    missing = any(text.startswith("[helpers]") for text in surface.missing)
    return bool(surface.helpers.items()) and not missing and not surface.helpers.idle


def without_helpers(plan: PackagePlan) -> PackagePlan:
    """Return a plan without helpers."""
    return replace(plan, resources=_without(plan.resources), has_helpers=False)


def _without(resources: Sequence[ResourcePlan]) -> tuple[ResourcePlan, ...]:
    return tuple(replace(each, helpers=(), children=_without(each.children)) for each in resources)


def plan_helpers(
    resource: str, methods: Mapping[str, Sequence[MethodPlan]], surface: Surface
) -> tuple[HelperPlan, ...]:
    """Plan the helpers of a resource. An entry that does not fit counts among those that apply to nothing."""
    found: list[HelperPlan] = []
    for key, entry in surface.helpers.items():
        path, _, name = key.rpartition(".")
        if path != resource:
            continue
        surface.helpers.use(key)
        try:
            found.append(_plan(path, name, entry, methods))
        except _Unfit as reason:
            surface.missing.append(f"[helpers] {key}: {reason}")
    return tuple(found)


def _plan(path: str, name: str, entry: Mapping[str, Any], methods: Mapping[str, Sequence[MethodPlan]]) -> HelperPlan:
    if any(method.name == name for method in methods[path]) or f"{path}.{name}" in methods:
        raise _Unfit("the spec already has something of that name")
    if name in RESOURCE_NAMES or name.startswith("_"):
        raise _Unfit("no method of a resource can be called that")
    if not _CALLS.fullmatch(entry["calls"]):
        raise _Unfit("`calls` is not the place of something in the runtime: module:name")
    of = next((method for method in methods[path] if method.name == entry["of"]), None)
    if of is None:
        raise _Unfit(f"there is no method {entry['of']}")
    arguments = _arguments(of, entry)
    positional = entry.get("positional")
    if positional is None:
        positional = [each.python for each in arguments[:1] if isinstance(each, ArgumentPlan) and each.place == "path"]
    by_name = {each.python: each for each in arguments}
    if taken := sorted(_OWN_NAMES & by_name.keys()):
        raise _Unfit(f"an argument is called {taken[0]}")
    if unknown := [each for each in positional if each not in by_name]:
        raise _Unfit(f"there is no argument {unknown[0]}")
    return HelperPlan(
        name=name,
        of=of,
        arguments=(
            *(by_name[each] for each in positional),
            *(each for each in arguments if each.python not in positional),
        ),
        positional=len(positional),
        calls=entry["calls"],
        awaited=entry.get("awaited", False),
        returns=entry["returns"],
        doc=entry.get("doc", ""),
    )


def _arguments(of: MethodPlan, entry: Mapping[str, Any]) -> list[ArgumentPlan | HelperArgument]:
    """Return the arguments of the operation, with the helper's own in their places, and then those that are new."""
    drops, own = entry.get("drops", ()), entry.get("arguments", {})
    taken = {each.python for each in of.arguments}
    if unknown := [name for name in drops if name not in taken]:
        raise _Unfit(f"{of.name} has no argument {unknown[0]}, which is dropped")
    kept = [each for each in of.arguments if each.python not in drops]
    found: list[ArgumentPlan | HelperArgument] = [
        _own(each.python, own[each.python], each) if each.python in own else each for each in kept
    ]
    names = {each.python for each in kept}
    found += [_own(name, argument, None) for name, argument in own.items() if name not in names]
    return found


def _own(name: str, argument: Mapping[str, Any], instead: ArgumentPlan | None) -> HelperArgument:
    if instead is None and ("{}" in argument["type"] or "{item}" in argument["type"]):
        raise _Unfit(f"the type of {name} refers to the argument of the operation, and there is none")
    doc = argument.get("doc", "") or (instead.doc if instead else "")
    return HelperArgument(name, argument["type"], argument.get("default", _UNSET), doc, instead)
