"""The modules of the room: what they export is there, and says what it is for. (tests/runtime/test_values.py has the others.)"""

from __future__ import annotations

import importlib
import pkgutil

import pytest

import wherry._runtime.compat as room

MODULES = [each.name for each in pkgutil.iter_modules(room.__path__)]


@pytest.mark.parametrize("module", MODULES)
def test_what_modules_export(module: str) -> None:
    """Each name of `__all__` is there, has a docstring if it is a class or function of ours, and is listed in order."""
    loaded = importlib.import_module(f"{room.__name__}.{module}")
    assert list(loaded.__all__) == sorted(loaded.__all__)
    for name in loaded.__all__:
        value = getattr(loaded, name)
        assert value.__doc__ or getattr(value, "__module__", "") != loaded.__name__, name
