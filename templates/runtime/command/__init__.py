"""The command `wherry`: what people type in a shell. The package's `__main__` starts it.

program       finds the sub-command or the operation, and turns errors into messages and exit codes
ending        the exit code of an error, and its line
parsing       options, and which one may have been meant
subcommands/  one module for each sub-command: what it is called, its options, and where it begins
operations/   every operation of the API: `wherry RESOURCE METHOD`; also `wherry api`
output/       what is printed, for people and for programs
bulk/         what `wherry bulk` does
talk/         what `wherry chat` does
hooks/        what `wherry webhooks` does
completing/   what shells ask to complete a line

A further sub-command is one more module in `subcommands`; nothing else knows its name. Its modules are imported when it
is called, and it gets the public package as an argument, since the runtime does not import generated code.

The package for OpenAI has this command. Clients of other services have none: the methods, the place of a prompt and the
text of an answer are those of OpenAI's API.
"""
