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

# Copied from templates/runtime/command/subcommands/__init__.py: edit it there.
