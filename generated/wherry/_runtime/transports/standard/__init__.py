"""The standard library's http.client as a transport, for programs that make one call and end.

Importing an HTTP library takes longer than the rest of such a program. In return there are no kept connections, no HTTP/2, no
WebSockets and no SOCKS here, and Client alone can use it.

transport  connect, send, and the way through a proxy
answer     the head of an answer, and its body as it comes
"""

# Copied from templates/runtime/transports/standard/__init__.py: edit it there.
