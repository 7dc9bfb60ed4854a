"""The text of a type, as generated modules write it, and the type that it means. Areas are imported as they are named."""

from __future__ import annotations

import typing
from types import ModuleType
from typing import Any

__all__ = ("evaluated",)


class _Names(dict[str, Any]):
    """The names that a type text may use: typing's, then the classes and aliases of the models package."""

    def __init__(self, models: ModuleType) -> None:
        super().__init__(Any=Any, Literal=typing.Literal)
        self._models = models

    def __missing__(self, name: str) -> Any:
        try:
            return getattr(self._models, name)
        except AttributeError:
            raise KeyError(name) from None  # the builtins come next


def evaluated(text: str, models: ModuleType) -> Any:
    """Turn the text of a type into the type."""
    import builtins

    return eval(text, {"builtins": builtins, "models": models}, _Names(models))  # noqa: S307 - text of generated modules

# Copied from templates/runtime/data/type_text.py by scripts/generate.py. Edit it there.
