"""Whether anything surrounds the calls of this process. Clients look here, and so need not import client/surrounding.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("current",)

current: Callable[[], Any] | None = None
"""Return the Surrounding of this thread or task, None if there is none. It is None itself until the first one is entered."""

# Copied from templates/runtime/base/around.py: edit it there.
