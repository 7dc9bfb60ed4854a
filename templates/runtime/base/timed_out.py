"""What an APITimeoutError tells: what was waited for, how long, and what can be done. Loaded when one is shown. Pure."""

from __future__ import annotations

__all__ = ("told",)

_STEPS = {
    "connect": "No connection was made",
    "read": "Nothing came from the server",
    "write": "The server took nothing more of the request",
    "pool": "No connection of the http_client became free",
}
_ADVICE = {
    "connect": "is the address right? A firewall may be in the way, or a proxy is needed (HTTPS_PROXY)",
    "read": "a long answer needs a stream, or a longer timeout=",
    "write": "a large request on a slow line needs a longer timeout.write",
    "pool": "let it have more connections, or run fewer calls at a time",
    "total": "what is tried again counts as well: give timeout.total more seconds, or max_retries= fewer attempts",
    "first_event": "a model may think for minutes before its first event: give timeout.first_event more seconds",
    "idle": "what had come before was yielded; a model may pause while it thinks: give timeout.idle more seconds",
}


def told(message: str, hint: str, limit: str | None, limit_s: float | None, *, plain: bool) -> tuple[str, str]:
    """Return the text of a timeout and what to do, "" where nobody knows.

    `plain`: the message says no more than that it was one. A limit that spans several steps is in its message.
    """
    what = _STEPS.get(limit or "")
    if plain and what is not None:
        seconds = "" if limit_s is None else f" ({limit_s:g} s)"
        message = f"{message} {what} within timeout.{limit}{seconds}"
    if not hint and (plain or what is None):
        hint = _ADVICE.get(limit or "", "")
    return message.removesuffix(".") if hint else message, hint
