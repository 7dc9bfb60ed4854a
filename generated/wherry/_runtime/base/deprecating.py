"""The one way in which this package says that something of its own goes away. What the API deprecates is marked in the types."""

from __future__ import annotations

from .caller import frames_to_caller

__all__ = ("deprecated_here",)


def deprecated_here(what: str, *, since: str, gone_in: str, instead: str = "") -> None:
    """Warn with a DeprecationWarning that names the user's line, the version in which `what` goes, and what to use instead.

    Call it where the old name or argument is used. `since` and `gone_in` are versions, as literals: a release reads them, and
    is refused once it has reached `gone_in`.
    """
    import warnings

    use = f"; use {instead}" if instead else ""
    message = f"{what} is deprecated since version {since} and goes away in {gone_in}{use}"
    warnings.warn(message, DeprecationWarning, stacklevel=frames_to_caller())

# Copied from templates/runtime/base/deprecating.py: edit it there.
