"""What may stand for the last word of a command line. Nothing here fails: a shell that completes has no place for errors."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from .. import subcommands
from ..operations.names import resource_in, resources

if TYPE_CHECKING:
    from argparse import ArgumentParser

__all__ = ("complete",)

_TEXT = 70
"""How much of a sentence a shell shows."""
Candidates = Iterator[tuple[str, str]]
"""(word, what it means)"""


def complete(package: ModuleType, words: list[str]) -> int:
    """Print what may stand for the last of `words`, a line each: the word, a tab, what it means. Return the exit code."""
    *before, last = words or [""]
    for word, text in _candidates(package, before, last):
        if word.startswith(last):
            shown = " ".join(text.split())
            print(f"{word}\t{shown if len(shown) <= _TEXT else shown[: _TEXT - 1] + '…'}")
    return 0


def _candidates(package: ModuleType, before: list[str], last: str) -> Candidates:
    known = resources(package)
    if not before:
        return _first(known, last)
    resource, rest = resource_in(known, before)
    if before[0] in subcommands.names() and not (rest and rest[0] in known.get(resource, ())):
        return _of_subcommand(package, before, last)
    if not resource or not rest:
        return _of_resource(package, known, before, resource)
    from ..operations.waiting import waiting_methods

    method = rest[0].replace("-", "_")
    if method in known[resource] or method in waiting_methods(package, resource):
        return _of_method(package, resource, method, rest[1:], last)
    return iter(())


def _first(known: dict[str, list[str]], last: str) -> Candidates:
    own = subcommands.names()
    for name in own:
        about = import_module(f".{name}", subcommands.__name__).__doc__ or ""
        yield name, about.partition("\n")[0]
    folded = {"admin", "beta"} - {last.partition(".")[0]}  # their resources are many, and few want them
    for name, methods in known.items():
        if name.partition(".")[0] not in folded and name not in own:
            yield name, " ".join(methods)
    for name in sorted(folded):
        yield name, f"{sum(one.startswith(f'{name}.') for one in known)} resources"
    for word in ("--help", "--version"):
        yield word, ""


def _of_resource(package: ModuleType, known: dict[str, list[str]], before: list[str], resource: str) -> Candidates:
    from ..operations.methods import class_of, first_sentence
    from ..operations.waiting import waiting_methods

    prefix = resource or ".".join(before).replace("-", "_")
    if resource:
        kind = class_of(package, resource)
        for method in [*known[resource], *waiting_methods(package, resource)]:
            yield method, first_sentence(getattr(kind, method))
    for name, methods in known.items():
        if name.startswith(f"{prefix}."):
            yield name[len(prefix) + 1 :], " ".join(methods)


def _of_method(package: ModuleType, resource: str, name: str, rest: list[str], last: str) -> Candidates:
    from ..operations.methods import Method
    from ..operations.parser import parser_of

    method = Method(package, resource, name)
    by_flag = {argument.flag: argument for argument in method.arguments}
    if rest and rest[-1] in by_flag and not by_flag[rest[-1]].is_switch:
        return ((choice, "") for choice in by_flag[rest[-1]].choices)
    return _options(parser_of(method), rest, last)


def _of_subcommand(package: ModuleType, before: list[str], last: str) -> Candidates:
    from argparse import ArgumentParser

    name, *rest = before
    parser = ArgumentParser(prog=f"wherry {name}", allow_abbrev=False)
    import_module(f".{name}", subcommands.__name__).add_options(parser)
    while rest and (below := _below(parser)) and rest[0] in below:
        parser, rest = below[rest[0]], rest[1:]
    found = list(_options(parser, rest, last))
    if name == "webhooks" and not rest:
        found += _of_resource(package, resources(package), [name], name)
    return iter(found)


def _below(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """Return the parsers of the sub-commands of a sub-command."""
    for action in parser._actions:
        if isinstance(action.choices, dict) and action.nargs == "A...":
            return action.choices
    return {}


def _options(parser: ArgumentParser, rest: list[str], last: str) -> Candidates:
    """Yield the options of a parser that are not there yet, or the values of the one before the last word."""
    actions = parser._actions
    for action in actions:
        if rest and rest[-1] in action.option_strings and action.nargs != 0:
            for choice in action.choices or ():
                yield str(choice), ""
            return
    for action in actions:
        if not action.option_strings:
            for choice in action.choices or () if not rest else ():
                yield str(choice), ""
        elif last.startswith("-") or not last:
            repeats = type(action).__name__ == "_AppendAction"
            if repeats or not set(action.option_strings) & set(rest):
                text = "" if action.help in (None, "==SUPPRESS==") else str(action.help).replace("%%", "%")
                yield from ((word, text) for word in action.option_strings if word.startswith("--"))
