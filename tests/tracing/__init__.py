"""Tracers that patch the official package: the same spans with a client of this one as with openai's own.

`make test-all` installs them (the group `tracing` of tests/groups.toml).
"""
