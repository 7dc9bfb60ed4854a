# Copied from templates/runtime/__init__.py by scripts/generate.py. Edit it there.
"""The hand-written part of the client: a pure core and thin shells. It never imports a generated module.

The core takes bytes and values and gives bytes and values; it knows no sockets, no clock, no event loop:

    sentinel       UNSET, the default of everything that may be left out
    errors         every error there is, and how an answer becomes one
    timeouts       Timeout
    headers        case-insensitive headers that never show a secret
    masking        what may be shown of URLs, keys and headers
    query          path and query encoding
    multipart      multipart/form-data; streaming.py: bodies that are read while they are sent
    body           the body of a request by the kind that the operation wants
    operation      Operation: what the generated code says about one operation; list_of, map_of, BINARY, TEXT ...
    options        what a client was told, and the environment
    request        Request: an operation, its values and the client's options made ready to send
    retry          whether to try again, and when
    redirects      where an answer of 3xx leads
    exchange       one call with its attempts: which request next, how long to wait, when to give up
    answer         a whole answer, and how it becomes a typed value
    sse            the event stream grammar
    stream_ends    how a stream of each family says that it is complete
    stream_events  from bytes to typed events
    webhooks       verify and read a webhook

The shells are the only code that blocks or awaits; each has a sync and an async twin that differ by `await` alone:

    client         the calls; resource: where generated methods hang
    response       raw, streaming and binary answers
    stream         Stream, AsyncStream
    pagination     pages
    uploads        large files in parts; parallel: the same work several times at once
    observe        hooks and logging
    azure          what is different on Azure
    transports/    the wire: base (the protocol), native (httpx, httpx2), memory (tests)

`model`, `model_text`, `field`, `alias`, `shape`, `type_text`, `codec` and `attrs_protocol` are what generated models stand on; `fast_json` is `codec` for
those who ask for it.
"""
