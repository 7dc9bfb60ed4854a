"""A short, real wait in which other tasks go on."""

from __future__ import annotations

import sys

__all__ = ("async_nap",)

_NAP_S = 0.002


async def async_nap(seconds: float = _NAP_S) -> None:
    """Wait, on asyncio or trio."""
    trio = sys.modules.get("trio")
    if trio is not None:
        try:
            trio.lowlevel.current_trio_token()
        except RuntimeError:
            trio = None
    if trio is None:
        import asyncio

        await asyncio.sleep(seconds)
    else:
        await trio.sleep(seconds)

# Copied from templates/runtime/transports/memory/naps.py: edit it there.
