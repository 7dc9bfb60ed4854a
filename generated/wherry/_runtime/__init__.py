"""The hand-written part of the client, in rooms. It never imports a generated module.

base         what every other room may use
data         JSON and typed objects
request      from arguments to bytes
response     from bytes to values and errors
typed        types of the caller's: schemas, values of answers, tools
accumulate   what streams add up to
limits       how fast an account may send
sockets      WebSockets: the handshake, frames, what a session knows
transports   the wire
client       the calls
testing      cassettes: calls that are recorded, and played in tests
tools        runs of tools
mixins       hand-written parts of generated classes
connections  WebSocket connections of a client
bulk         many rows, one call for each
compat       clients and objects that pass for those of the official package
command      what people type in a shell

Each may import those above it in this list, and none below it; `request`, `response` and `typed` do not know each other, nor do
`accumulate`, `limits` and `sockets`, nor `client` and `testing`, nor `tools`, `mixins` and `connections`, nor `bulk` and `compat`. Those above `transports`
are pure: bytes and values in, bytes and values out; no socket, clock, thread or event loop.
"""

# Copied from templates/runtime/__init__.py: edit it there.
