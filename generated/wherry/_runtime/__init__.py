"""The hand-written part of the client, in eight rooms. It never imports a generated module.

    base        what every other room may use
    data        JSON and typed objects
    request     from arguments to bytes
    response    from bytes to values and errors
    typed       types of the caller's: schemas, and values of answers
    transports  the wire
    client      the calls
    mixins      hand-written parts of generated classes

Each may import those above it in this list (`request`, `response` and `typed` do not know each other), and none below it. The first
five are pure: bytes and values in, bytes and values out; no socket, clock, thread or event loop.
"""

# Copied from templates/runtime/__init__.py: edit it there.
