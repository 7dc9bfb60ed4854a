"""Closing: how a WebSocket connection ended. Pure.

Codes are those of RFC 6455, section 7.4. 1005 and 1006 are never sent: they stand for a close frame without a code, and
for an end without a close frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from .pickles import named
from .secrets import Secret
from .usage_errors import UsageError

__all__ = ("LOST", "NO_CODE", "RECOVERABLE", "Closing", "check_close")

NO_CODE = 1005
LOST = 1006
RECOVERABLE = frozenset((1001, NO_CODE, LOST, 1011, 1012, 1013))
"""What says that the server, or the way to it, went away: a new connection may work. The other codes would come again."""


@dataclass(frozen=True)
class Closing:
    """How a connection ended."""

    code: int
    """The close code; 1006 if no close frame came."""
    reason: str = ""
    """The server's words, or ours where `by` is "us"."""
    by: Literal["peer", "us", "lost"] = "lost"
    """Who began: the server, this side, or nobody (it broke off)."""
    fault: str = ""
    """What the server did wrong, or what broke."""

    def without(self, secrets: Iterable[Secret]) -> Closing:
        """Return the same with none of `secrets` in its words."""
        if not self.reason and not self.fault:
            return self
        from .masking import mask_text

        secrets = tuple(secrets)
        return replace(self, reason=mask_text(self.reason, secrets), fault=mask_text(self.fault, secrets))

    __reduce_ex__ = named("transports.")

    @property
    def recoverable(self) -> bool:
        """Whether a new connection is worth a try."""
        return self.by != "us" and self.code in RECOVERABLE


def check_close(code: int, reason: str) -> None:
    """Raise UsageError for a code or a reason that no close frame can have."""
    if not (3000 <= code < 5000 or (1000 <= code < 1015 and code not in (1004, NO_CODE, LOST))):
        raise UsageError(f"code must be 1000 or a code from 3000 to 4999, not {code}")
    if len(reason.encode()) > 123:
        raise UsageError("reason must have at most 123 bytes in UTF-8")
