"""How a command ends badly: the exit code of an error, and what is said of it in one line."""

from __future__ import annotations

import re

from ..base.errors import APIConnectionError, APITimeoutError, AuthenticationError, UsageError, WherryError

__all__ = (
    "NO_CONNECTION",
    "NO_KEY",
    "REFUSED",
    "USAGE",
    "KeyMissing",
    "NotFinished",
    "code_of",
    "reason_in_a_line",
    "reason_of",
)

REFUSED = 1
USAGE = 2
NO_CONNECTION = 3
NO_KEY = 4
_LIMITS = re.compile(r"(?<![?&])\btimeout(\.(connect|read|write)\b|=)")
_PROXY_LOGIN = 407
"""Says a proxy, and no service."""


class NotFinished(WherryError):
    """The service was not done in the time that it was given, and goes on."""


class KeyMissing(UsageError):
    """There is no key to send."""


def code_of(error: Exception) -> int | None:
    """Return the exit code of an error; None for a fault of this package."""
    if isinstance(error, (KeyMissing, AuthenticationError)):
        return NO_KEY
    if isinstance(error, (APIConnectionError, NotFinished)) or getattr(error, "status", None) == _PROXY_LOGIN:
        return NO_CONNECTION
    if isinstance(error, (UsageError, OSError)):
        return USAGE
    return REFUSED if isinstance(error, WherryError) else None


def reason_of(error: Exception) -> str:
    """Return what people are told of an error."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, APITimeoutError):  # its advice is for programs; here an option has all of these
        return _LIMITS.sub("--timeout", error._told())  # which its text leaves out after a single attempt
    return str(error)


def reason_in_a_line(error: Exception) -> str:
    """Return what people are told of an error, without line breaks, so that a log has one line for it."""
    return " ".join(reason_of(error).split())
