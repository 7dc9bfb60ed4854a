"""What a function of the caller's has returned: a value or, for an async client, perhaps an awaitable of one. Pure."""

from __future__ import annotations

from typing import Any

__all__ = ("async_settled", "settled")


async def async_settled(value: Any) -> Any:
    """Return `value`, awaited if it can be."""
    return await value if hasattr(value, "__await__") else value


def settled(value: Any) -> Any:
    """Return `value`: a sync client awaits nothing."""
    return value

# Copied from templates/runtime/base/settled.py: edit it there.
