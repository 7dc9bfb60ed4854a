"""The sub-commands of `wherry`, one module each, found by its name.

A module has a docstring, whose first line `wherry --help` shows; `add_options(parser)`; and `run(given, package)`, which
returns the exit code. It imports what is expensive inside these.

api         any request
bulk        one call for each row of a file
chat        a question and its answer
completion  the scripts by which shells complete what is typed
webhooks    signed events for a server under test, and the check of a signature

Where a sub-command and a resource of the API have the same name, a method of the resource is one all the same:
`wherry webhooks list`.
"""

from __future__ import annotations

import os

__all__ = ("names",)


def names() -> list[str]:
    """Return their names, in order. Looked up in the folder, since pkgutil takes longer than the rest of `wherry --help`."""
    found = []
    for folder in __path__:
        if not os.path.isdir(folder):  # the package is in a zip
            from pkgutil import iter_modules

            return sorted(module.name for module in iter_modules(__path__))
        found += [name.removesuffix(".py") for name in os.listdir(folder) if name.endswith(".py")]
    return sorted(name for name in found if name != "__init__")

# Copied from templates/runtime/command/subcommands/__init__.py: edit it there.
