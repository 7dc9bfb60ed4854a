"""What a transport is. Write one to send requests in a way of your own and give it to a client as `transport=`.

A transport sends one request and gives the answer's head; the body is read from the answer as it comes. It does not
retry, does not follow redirects, does not look at statuses: the client does. It frames the body itself (Host,
Content-Length, Transfer-Encoding are not in `request.headers`; a Host that is there is the caller's, and takes the
place of the transport's) and undoes content codings (`Accept-Encoding` is in
`request.headers`; a host that decodes by itself may drop it).

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
  again at another sending if `request.replayable`.
- Closing an answer before its end cuts the connection, at once, also when the server is silent.
- `finish` is told when the client has seen the logical end: read what is left if that takes at most
  FINISH_TIMEOUT_S and FINISH_BYTES, so that the connection can be used again; else close.
- An answer that is dropped without `close` should be cut by its `__del__`: synchronously, without a lock, an event
  loop or a warning.
- `timeout` has connect, read, write and pool, in seconds, None for no limit.
- After `close` the transport may be used again; it opens new connections then.

async_protocol and sync_protocol have these rules as types.
"""

from __future__ import annotations

__all__ = ("FINISH_BYTES", "FINISH_TIMEOUT_S")

FINISH_TIMEOUT_S = 0.1
FINISH_BYTES = 64 * 1024

# Copied from templates/runtime/transports/base.py by scripts/generate.py. Edit it there.
