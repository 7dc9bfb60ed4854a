"""What is said to those who use a streaming call that they have not opened."""

from __future__ import annotations

__all__ = ("unopened",)


def unopened(call: object, name: str, opened: str) -> str:
    """Return the message for an attribute that a call does not have: what `with` gives, `opened`, may have it."""
    said = f"{type(call).__name__!r} object has no attribute {name!r}"
    if name[0] == "_":
        return said
    return f"{said}: open it by `with ... as {opened}:` (or `async with`), which sends the request, and use {opened}.{name}"

# Copied from templates/runtime/client/unopened.py: edit it there.
