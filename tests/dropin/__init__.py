"""Programs for the official package `openai`, which run on wherry with nothing changed but the import.

programs/       one program a file, as people write them: tutorials, applications, and the tests of applications
not_yet.toml    the programs that do not pass on wherry, each with the reason
switching       changes the import
forked          runs programs, each in a fork of an interpreter that has imported the package
running         starts such an interpreter, and the built-in server that the programs talk to

`python -m tests.dropin` runs the programs by hand; `tests/beside` runs them on the official package, so that they are true.
"""
