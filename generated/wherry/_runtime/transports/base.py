"""What a transport is. Write one to send requests in a way of your own and give it to a client as `transport=`.

A transport sends one request and returns the head of the response, whose body is read from it as it arrives. It does
not retry, follow redirects or look at statuses: the client does. It frames the body itself (Content-Length and
Transfer-Encoding are not in `request.headers`; nor is Host, unless the caller set one, which then replaces the
transport's) and undoes content codings (`Accept-Encoding` is in `request.headers`; a host that decodes by itself may
drop it).

    class Loud:
        def __init__(self, inner): self.inner = inner
        def send(self, request, timeout):
            print(request.method, request.url)
            return self.inner.send(request, timeout)
        def sleep(self, seconds): self.inner.sleep(seconds)
        def close(self): self.inner.close()

Rules:
- `send` raises APITimeoutError or APIConnectionError (both in `wherry`) for what goes wrong on the way, and so does
  reading the body. TimeoutError and OSError are translated to these by the client.
- `request.body` is None, bytes, or something to iterate (asynchronously, if it has `__aiter__`); it can be iterated
  again for another attempt if `request.replayable`.
- Closing a response before its end cuts the connection, at once, also when the server is silent.
- `finish` is called when the client has seen the logical end: read what is left if that takes at most
  FINISH_TIMEOUT_S and FINISH_BYTES, so that the connection can be used again; else close.
- A response that is dropped without `close` should be cut by its `__del__`: synchronously, without a lock, an event
  loop or a warning.
- `timeout` has connect, read, write and pool, in seconds, None for no limit. For calls that have a limit as a whole, the
  client awaits no longer than that. A sync transport has to help: it waits for `timeout.left(timeout.read)` (or another of
  the four), asked for before each wait, which is less where less is left.
- A transport with a method `clock` has a time of its own, in seconds: limits are measured with that.
- After `close` the transport may be used again; it opens new connections then.

A transport that can open WebSocket connections has one method more, `connect(request, settings, timeout)`, which returns a
socket with `send`, `recv` and `close`. Rules:
- `request` is a GET with an http:// or https:// address and the headers of the call. The transport (or its host) adds
  those of the handshake: sockets/handshake has them, and checks the answer.
- An answer other than a good 101 raises Refusal, with status, headers and at most REFUSAL_BYTES of the body; a redirect
  is not followed. What goes wrong on the way raises APITimeoutError or APIConnectionError, as for `send`.
- A `connect` that fails or is cancelled leaves nothing behind.
- `settings` (a SocketSettings) says what the connection keeps to. sockets/session knows what to do at which time.
- `recv` hands out what came before the end first, then raises WebSocketConnectionClosedError, as often as it is called.
  When it is cancelled, or its time is over, no message is lost. A `send` that is cancelled finishes its frame, or cuts
  the connection.
- One task or thread at a time receives. Any number send. Neither waits for the other.
- `close` takes about half a second at most, and never raises because the connection is over.
- A socket that is dropped without `close` is cut by its `__del__`, as a response is.

async_protocol and sync_protocol have these rules as types, async_sockets and sync_sockets those of connections.
"""

from __future__ import annotations

__all__ = ("FINISH_BYTES", "FINISH_TIMEOUT_S")

FINISH_TIMEOUT_S = 0.1
FINISH_BYTES = 64 * 1024

# Copied from templates/runtime/transports/base.py: edit it there.
