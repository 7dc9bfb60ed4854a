"""One aiohttp session for each event loop, closed when the loop ends, or when its transport was closed.

Closing a session cuts all its connections, but answers that are open are read to their end. So a session that was
given up is closed when the last of its answers has ended.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from ...base.errors import UsageError
from ..http.loops import Loop
from .options import Options
from .wire import TCPConnector, UnixConnector, aiohttp

__all__ = ("LARGEST_HEADER", "SKIPPED_HEADERS", "LoopSession", "own_session", "plain_session")

SKIPPED_HEADERS = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that aiohttp would add: requests have all that they need."""
LARGEST_HEADER = 100 * 1024
"""The longest line of a head that is read, in bytes; the same as with httpx."""


def own_session(options: Options, *, secure: bool) -> Any:
    """Return a new session of ours: no cookies, no headers of aiohttp's own, no limit that nobody asked for."""
    how: dict[str, Any] = {
        "limit": options.limit,
        "keepalive_timeout": options.keepalive_s,
        "force_close": options.force_close,
    }
    if options.force_close:
        del how["keepalive_timeout"]
    if options.uds is None:
        connector: Any = TCPConnector(ssl=options.tls() if secure else True, **how)
    else:
        connector = UnixConnector(path=options.uds, **how)
    return aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        headers=options.headers.pairs,
        skip_auto_headers=SKIPPED_HEADERS,
        middlewares=(connector.once,),
    )


def plain_session(session: Any) -> Any:
    """Return a session over the connections of `session`, without its headers, auth, cookies and hooks."""
    return aiohttp.ClientSession(
        connector=session.connector,
        connector_owner=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        skip_auto_headers=SKIPPED_HEADERS,
    )


class LoopSession:
    """The session of one transport in one event loop. `busy` counts the calls that use it."""

    __slots__ = ("_plain", "busy", "given_up", "is_users", "loop", "session")

    def __init__(self, session: Any, loop: Loop, *, is_users: bool) -> None:
        self.session = session
        self.loop = loop
        self.is_users = is_users
        self.busy = 0
        self.given_up = False
        self._plain: Any = None
        loop.open.add(self)

    def for_origin(self, *, foreign: bool) -> Any:
        """Return the session to send with: to another origin, nothing goes that the session would add."""
        if self.is_users and self.session.closed:
            raise UsageError("the http_client passed to this client is closed; nothing was sent")
        if not foreign:
            return self.session
        if self._plain is None:
            self._plain = plain_session(self.session)
        return self._plain

    def done(self) -> None:
        """Count one call less."""
        self.busy -= 1
        if self.given_up and not self.busy and not self.loop.ended:
            self.loop.orphans.append(self)  # closed by the next step that can wait

    async def close(self) -> None:
        """Give up the session, and close it unless calls still use it."""
        self.given_up = True
        if self.busy and not self.loop.ended:
            self.loop.open.add(self)
            return
        self.loop.open.discard(self)
        connector = self._detached()
        if connector is not None:
            await connector.close()

    def forget(self) -> None:
        """Let go of a session whose event loop has ended: aiohttp would complain about one that is not closed."""
        connector = self._detached()
        if connector is not None:
            with suppress(Exception, StopIteration):  # with nothing to wait for, it ends in its first step
                next(connector.close().__await__())

    def _detached(self) -> Any:
        """Take the connector out of our session, which counts as closed then."""
        if self._plain is not None:
            self._plain.detach()
        if self.is_users:
            return None
        connector = self.session.connector
        self.session.detach()
        return connector

# Copied from templates/runtime/transports/aio_http/sessions.py: edit it there.
