"""The sub-commands of `wherry`, one module each, found by its name.

A module has a docstring, whose first line `wherry --help` shows; `add_options(parser)`; and `run(given, package)`, which
returns the exit code. It imports what is expensive inside `run`.

bulk  one call for each row of a file
"""

# Copied from templates/runtime/command/subcommands/__init__.py: edit it there.
