"""The command `wherry`: what people type in a shell. The package's `__main__` starts it.

program       finds the sub-command, and turns errors into messages and exit codes
subcommands/  one module for each sub-command: what it is called, its options, and where it begins
bulk/         what `wherry bulk` does

A further sub-command is one more module in `subcommands`; nothing else knows its name. Its modules are imported when it
is called, and it gets the public package as an argument, since the runtime does not import generated code.

The package for OpenAI has this command. Clients of other services have none: the methods, the place of a prompt and the
text of an answer are those of OpenAI's API.
"""

# Copied from templates/runtime/command/__init__.py: edit it there.
