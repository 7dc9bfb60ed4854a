"""Frameworks that take a client of the official package, given one of this package: the same answers.

`make test-all` installs them (the group `frameworks` of tests/groups.toml).
"""
