"""What a server has sent behind the end of its answer. On a connection that is used again it would be the next answer.

Bytes wait in three places. The socket is looked at by the HTTP library when it takes a connection; what was read off
the socket already, into a parser, a TLS layer or the queue of an event loop, is looked for here, when an answer is
over. These places have no public names, so a layout that is not known counts as "something may be left".
"""

from __future__ import annotations

from typing import Any

__all__ = ("has_unread", "left_behind")

_INNER = ("_stream", "_httpcore_stream", "_connection", "_h11_state")
_MAX_LAYERS = 8
_WITHOUT_BODY = (204, 304)
_KNOWN_PLACES = ("_protocol", "_read_bio", "_incoming", "_ssl_object", "pending")
"""The queue of anyio on asyncio; what a TLS layer of anyio and of trio has received; what it has decrypted; sockets of ssl."""
_PLACES: dict[type, tuple[str, ...]] = {}
"""Which of them a class of streams has."""


def left_behind(http: Any, *, owned: bool) -> bool:
    """Return whether anything follows the answer `http` (of httpx or httpx2), which was read to its end.

    `owned`: the connection is ours alone, so it is given up when nobody can tell. A user's own client may wrap its
    streams as it likes.
    """
    extensions = http.extensions
    network = extensions.get("network_stream")
    if network is None or extensions.get("http_version", b"").startswith(b"HTTP/2"):
        return False  # made up (a mock), or many answers share the connection and each has its own frames
    parser = _parser(http.stream)
    if parser is None:
        return owned or has_unread(network)
    unread, ended = parser.trailing_data
    return bool(unread) or bool(ended) or _announces_more(http, parser) or has_unread(network)


def has_unread(network: Any) -> bool:
    """Return whether bytes that left the socket wait between it and the parser: in a TLS layer, or in asyncio's queue."""
    layer = getattr(network, "_stream", None) or getattr(network, "_sock", None)
    while layer is not None:
        places = _PLACES.get(layer.__class__)
        if places is None:
            places = _PLACES[layer.__class__] = tuple(name for name in _KNOWN_PLACES if hasattr(layer, name))
        for place in places:
            found = getattr(layer, place)
            if place == "_protocol":
                if getattr(found, "read_queue", None):
                    return True
            elif found() if place == "pending" else found.pending() if place == "_ssl_object" else found.pending:
                return True
        layer = getattr(layer, "transport_stream", None) if places else None
    return False


def _parser(stream: Any) -> Any:
    """Find the parser (a Connection of h11) below the stream of an answer."""
    try:
        return stream._httpcore_stream._stream._connection._h11_state  # the usual layout, without a search
    except AttributeError:
        pass
    for _ in range(_MAX_LAYERS):
        if hasattr(stream, "trailing_data"):
            return stream
        stream = next((getattr(stream, name) for name in _INNER if hasattr(stream, name)), None)
    return None


def _announces_more(http: Any, parser: Any) -> bool:
    """Return whether the answer names a length and has none, by its status or its method: some servers send it later."""
    if http.status_code not in _WITHOUT_BODY and getattr(parser, "_request_method", None) != b"HEAD":
        return False
    headers = http.headers
    return headers.get("content-length", "0").strip() != "0" or "transfer-encoding" in headers

# Copied from templates/runtime/transports/http/leftovers.py: edit it there.
