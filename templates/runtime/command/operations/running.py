"""From `RESOURCE METHOD ...` to the exit code."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from ...base.errors import UsageError
from .names import resource_in, resources
from .overview import about_resource

__all__ = ("run_operation",)


def run_operation(package: ModuleType, words: list[str], subcommands: Sequence[str]) -> int:
    """Do what the words say, and return the exit code.

    Raises:
        UsageError: There is no such resource, or no such method; the message names the nearest one.
    """
    known = resources(package)
    resource, rest = resource_in(known, words)
    method = rest[0].replace("-", "_") if rest else ""
    if resource and (method in known[resource] or method in _waiting(package, resource, method)):
        return _run(package, resource, method, rest[1:])
    asks = not rest or rest[0] in ("-h", "--help")
    if resource and asks:
        print(about_resource(package, resource), end="")
        return 0 if rest else 2
    part = words[0].replace("-", "_")
    if (
        not resource
        and any(name.startswith(f"{part}.") for name in known)
        and (len(words) == 1 or words[1] in ("-h", "--help"))
    ):
        print(about_resource(package, part), end="")
        return 0 if len(words) > 1 else 2
    raise UsageError(
        _unknown_method(package, known, resource, rest[0]) if resource else _unknown(words, known, subcommands)
    )


def _waiting(package: ModuleType, resource: str, word: str) -> list[str]:
    """Return the methods that wait, unless the word is no name at all."""
    from .waiting import waiting_methods

    return waiting_methods(package, resource) if word[:1].isalpha() else []


def _run(package: ModuleType, resource: str, name: str, words: list[str]) -> int:
    from .calling import call
    from .methods import Method
    from .parser import parser_of

    method = Method(package, resource, name)
    return call(method, parser_of(method).parse_args(words), package)


def _unknown_method(package: ModuleType, known: dict[str, list[str]], resource: str, word: str) -> str:
    from difflib import get_close_matches

    methods = [*known[resource], *_waiting(package, resource, word)]
    below = [name.rpartition(".")[2] for name in known if name.rpartition(".")[0] == resource]
    near = get_close_matches(word.replace("-", "_"), [*methods, *below], n=1, cutoff=0.5)
    return f"wherry {resource} has no {word!r}" + (
        f"; did you mean `wherry {resource} {near[0]}`?" if near else f"; it has: {', '.join([*methods, *below])}"
    )


def _unknown(words: list[str], known: dict[str, list[str]], subcommands: Sequence[str]) -> str:
    from difflib import get_close_matches

    word = words[0]
    what = "option" if word.startswith("-") else "sub-command or resource"
    tops = {name.partition(".")[0] for name in known}
    candidates = [*subcommands, *known, *tops]
    asked = [".".join(words[:2]), word] if len(words) > 1 and not words[1].startswith("-") else [word]
    near = [hit for one in asked for hit in get_close_matches(one.replace("-", "_"), candidates, n=1, cutoff=0.6)]
    return f"there is no {what} {word!r}" + (
        f"; did you mean `wherry {near[0]}`?" if near else f"; there is: {', '.join(subcommands)} (see wherry --help)"
    )
