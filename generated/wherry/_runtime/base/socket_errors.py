"""The errors of WebSocket connections. Their text and repr never show what was, or was to be, sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Literal

from .closing import Closing
from .errors import APIConnectionError, name_publicly
from .secrets import Secret
from .usage_errors import WherryError

__all__ = ("SessionExpiredError", "WebSocketConnectionClosedError", "WebSocketQueueFullError")

_ENDS = {
    "peer": "the server closed the connection",
    "us": "the connection was closed by this side",
    "lost": "the connection broke off",
}
_BROKE_RULES = "the server broke the rules of WebSockets"


class WebSocketConnectionClosedError(APIConnectionError):
    """The WebSocket connection is over. Everything that came before its end was handed out first.

    `code`, `reason`, `by` and `fault` are the parts of `closing`.
    """

    if TYPE_CHECKING:  # evaluated at run time, they would be looked up in the package that the class names as its own
        closing: Closing
        """How it ended."""
        code: Any
        """The number with which it was closed, as RFC 6455 has them: 1000, 1006."""
        unsent: tuple[Any, ...]
        """What was never given to the connection: it can be sent again."""
        unknown: tuple[Any, ...]
        """What was sent and has no answer: the server may have carried it out, or not."""
    is_final = True

    def __init__(
        self,
        message: str = "",
        request: Any = None,
        *,
        closing: Closing | None = None,
        unsent: Iterable[Any] = (),
        unknown: Iterable[Any] = (),
        unsent_messages: Iterable[str | bytes] = (),
        **facts: Any,
    ) -> None:
        self.closing = Closing(1006) if closing is None else closing
        self.unsent = (*unsent, *unsent_messages)
        self.unknown = tuple(unknown)
        super().__init__(message or self._sentence(), request, code=self.closing.code, **facts)
        self._by_hand = closing is None

    def _sentence(self) -> str:
        said = "; ".join(part for part in (self.closing.reason, self.closing.fault) if part)
        broke_rules = self.closing.by == "us" and self.closing.code in (1002, 1007)
        text = f"{_BROKE_RULES if broke_rules else _ENDS[self.closing.by]}{': ' + said if said else ''}"
        for held, what in ((self.unsent, "not sent"), (self.unknown, "sent and not answered")):
            if held:
                text += f"; {len(held)} {'message was' if len(held) == 1 else 'messages were'} {what}"
        return text

    def _hide(self, secrets: tuple[Secret, ...]) -> None:
        super()._hide(secrets)
        self.closing = self.closing.without(secrets)

    @property
    def reason(self) -> str:
        """The server's words, or ours where `by` is "us"; "" for none."""
        return self.closing.reason

    @property
    def by(self) -> Literal["peer", "us", "lost"]:
        """Who ended it: the server ("peer"), this side ("us"), or nobody ("lost": it broke off)."""
        return self.closing.by

    @property
    def fault(self) -> str:
        """What the server did wrong, or what broke; "" for nothing."""
        return self.closing.fault

    @property
    def recoverable(self) -> bool:
        """Whether a new connection is worth a try."""
        return self.closing.recoverable

    @property
    def unsent_frames(self) -> list[str | bytes]:
        """The messages of `unsent`, in their order."""
        return [item for item in self.unsent if isinstance(item, (str, bytes))]

    @property
    def unsent_messages(self) -> list[str]:
        """The same, those of bytes as text; bytes that are no UTF-8 are left out."""
        texts = []
        for item in self.unsent_frames:
            try:
                texts.append(item if isinstance(item, str) else item.decode())
            except UnicodeDecodeError:
                continue
        return texts


class SessionExpiredError(WebSocketConnectionClosedError):
    """The service ended the session because it was as old as a session may be. A new connection is a new session."""


class WebSocketQueueFullError(WherryError):
    """More came, or was to be sent, than a queue may hold: nobody reads it."""


name_publicly((WebSocketConnectionClosedError, SessionExpiredError, WebSocketQueueFullError))

# Copied from templates/runtime/base/socket_errors.py: edit it there.
