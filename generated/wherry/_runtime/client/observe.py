"""Hooks and logging: requests and responses are reported to whoever wants to know, with secrets masked.

The logger has the name of the package: one line for each attempt at INFO, headers at DEBUG, never a body. An environment
variable (OPENAI_LOG=info|debug) turns it on. While nobody listens, this module is not even imported.
"""

from __future__ import annotations

import time
from typing import Any

from ..base.headers import Headers
from ..base.log import PACKAGE, logger
from ..base.pickles import named
from ..request.build import Request
from ..request.options import Options

__all__ = ("Observation", "RequestEvent", "ResponseEvent", "set_up_logging")


class RequestEvent:
    """What `on_request` gets, before each attempt. `headers` is a dict with secrets masked; `attempt` counts from 0."""

    __slots__ = ("attempt", "headers", "method", "url")

    def __init__(self, request: Request, attempt: int) -> None:
        self.method = request.method
        summary = request.summary
        self.url = summary.url
        self.headers = request.headers.without(summary.secrets).masked()
        self.attempt = attempt

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        return f"<RequestEvent {self.method} {self.url}, attempt {self.attempt}>"


class ResponseEvent:
    """What `on_response` gets, after each attempt. Where no response came, `status` and `headers` are None: see `error`.

    `elapsed_s` runs to the end of the body; of a stream, to its headers.
    """

    __slots__ = ("attempt", "elapsed_s", "error", "headers", "method", "request_id", "status", "url")

    def __init__(
        self,
        request: Request,
        attempt: int,
        elapsed_s: float,
        status: int | None,
        headers: Headers | None,
        error: Exception | None,
    ) -> None:
        self.method = request.method
        summary = request.summary
        headers = None if headers is None else headers.without(summary.secrets)
        self.url = summary.url
        self.attempt = attempt
        self.elapsed_s = elapsed_s
        self.status = status
        self.headers = None if headers is None else headers.masked()
        self.request_id = None if headers is None else headers.get("x-request-id")
        self.error = error

    __reduce_ex__ = named()

    def __repr__(self) -> str:
        return f"<ResponseEvent {self.method} {self.url} -> {self.status or self.error!r} in {self.elapsed_s:.3f} s>"


class Observation:
    """One attempt that a hook or the log observes. `begin` and `end` return what the hook returned: an awaitable, if it is async."""

    __slots__ = ("attempt", "options", "request", "start_s")

    def __init__(self, options: Options, request: Request, attempt: int) -> None:
        self.options = options
        self.request = request
        self.attempt = attempt
        self.start_s = time.perf_counter()

    def begin(self) -> Any:
        """Report that the attempt is about to be sent."""
        log = logger()
        if log is not None and log.isEnabledFor(10):
            log.debug(
                "%s attempt %d, headers %s",
                self.request.summary,
                self.attempt + 1,
                RequestEvent(self.request, 0).headers,
            )
        hook = self.options.on_request
        result = None if hook is None else hook(RequestEvent(self.request, self.attempt))
        self.start_s = time.perf_counter()
        return result

    def end(self, status: int | None, headers: Headers | None, error: Exception | None = None) -> Any:
        """Report what came of it."""
        event = ResponseEvent(self.request, self.attempt, time.perf_counter() - self.start_s, status, headers, error)
        log = logger()
        if log is not None and log.isEnabledFor(20):
            what = f"{type(error).__name__}" if status is None else f"{status} (request id {event.request_id})"
            log.info("%s -> %s in %.3f s", self.request.summary, what, event.elapsed_s)
            if log.isEnabledFor(10) and event.headers is not None:
                log.debug("%s answered with headers %s", self.request.summary, event.headers)
        hook = self.options.on_response
        return None if hook is None else hook(event)


def set_up_logging(level: str) -> None:
    """Turn logging on at `level`, debug or info, with a handler on stderr unless the application has one."""
    level = level.upper()
    if level not in ("DEBUG", "INFO"):
        return
    import logging

    log = logging.getLogger(PACKAGE)
    log.setLevel(level)
    if not log.handlers and not logging.getLogger().handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("[%(asctime)s %(name)s %(levelname)s] %(message)s"))
        log.addHandler(handler)

# Copied from templates/runtime/client/observe.py: edit it there.
