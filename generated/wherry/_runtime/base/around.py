"""The switch of client/surrounding.py: `current` returns what surrounds a call; None until a first Surrounding is entered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("current",)

current: Callable[[], Any] | None = None

# Copied from templates/runtime/base/around.py: edit it there.
