"""The logger of the package. It does not import logging: as long as no one has, no one can want log lines."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import logging

__all__ = ("PACKAGE", "is_on", "logger")

PACKAGE = __name__.rpartition("._runtime.")[0]
"""The package that this runtime is part of."""

_logger: logging.Logger | None = None


def logger() -> logging.Logger | None:
    """Return the logger, or None while nobody has imported logging."""
    global _logger
    if _logger is None:
        module = sys.modules.get("logging")
        if module is None or not hasattr(module, "getLogger"):
            return None
        _logger = module.getLogger(PACKAGE)
    return _logger


def is_on() -> bool:
    """Return whether lines of level INFO are wanted."""
    log = logger()
    return log is not None and log.isEnabledFor(20)

# Copied from templates/runtime/base/log.py: edit it there.
