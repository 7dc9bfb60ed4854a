"""What Tab offers of a generated module: its public names, and none that it imports."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

__all__ = ("offered",)


def offered(module: dict[str, Any]) -> Callable[[], list[str]]:
    """Return the `__dir__` of the module with these globals: what its `__all__` names, and the names that Python gives it."""
    return lambda: sorted({*module["__all__"], *(name for name in module if name.startswith("__"))})

# Copied from templates/runtime/base/offered.py: edit it there.
