"""What `wherry --help` prints, and `wherry RESOURCE --help`. The former imports nothing else: it has to be there at once."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType

from .names import resources

__all__ = ("about_resource", "overview")

_FOLDED = ("admin", "beta")
"""Parts of the API whose resources would fill a screen of their own."""


def overview(package: ModuleType, subcommands: Sequence[tuple[str, str]]) -> str:
    """Return the help of the program. `subcommands` are (name, sentence)."""
    known = resources(package)
    shown = {name: methods for name, methods in known.items() if name.partition(".")[0] not in _FOLDED}
    width = max(len(name) for name in shown)
    folded = [f"  {f'{name}.…':{width}}  {_count(known, name)} more: wherry {name} --help" for name in _FOLDED]
    return "\n".join(
        [
            "usage: wherry SUBCOMMAND ...",
            "       wherry RESOURCE METHOD ...",
            "",
            "The OpenAI API from a shell. The key is in the environment variable OPENAI_API_KEY.",
            "",
            *(f"  {name:10}  {sentence}" for name, sentence in subcommands),
            "",
            "Every operation of the API, by its resource and its method:",
            "",
            *(f"  {name:{width}}  {' '.join(methods)}" for name, methods in shown.items()),
            *folded,
            "",
            "  wherry SUBCOMMAND --help        the options of a sub-command, with examples",
            "  wherry RESOURCE --help          what the methods of a resource do",
            "  wherry RESOURCE METHOD --help   the arguments of a method",
            "  wherry --version                the version of the package",
            "",
        ]
    )


def about_resource(package: ModuleType, name: str) -> str:
    """Return the help of a resource, with those below it."""
    from .methods import class_of, first_sentence
    from .waiting import waiting_methods

    known = resources(package)
    below = [one for one in known if one.startswith(f"{name}.")]
    lines = [f"usage: wherry {name} METHOD ...", ""]
    if name in known:
        kind = class_of(package, name)
        methods = [*known[name], *waiting_methods(package, name)]
        width = max(map(len, methods))
        lines += [
            first_sentence(kind),
            "",
            *(f"  {method:{width}}  {first_sentence(getattr(kind, method))}" for method in methods),
            "",
            f"  wherry {name} METHOD --help   the arguments of a method",
        ]
    if below:
        width = max(map(len, below))
        lines += [*([""] if name in known else []), *(f"  {one:{width}}  {' '.join(known[one])}" for one in below)]
    return "\n".join([*lines, ""])


def _count(known: dict[str, list[str]], name: str) -> int:
    return sum(len(methods) for dotted, methods in known.items() if dotted.startswith(f"{name}."))

# Copied from templates/runtime/command/operations/overview.py: edit it there.
