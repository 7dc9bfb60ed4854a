"""wasi:http, in components of WASI 0.2 that componentize-py builds.

transport  the two transports
answer     what comes back, read in pieces
bindings   the functions of the component's world
loop       WasiLoop: asyncio on the pollables of the host
"""

# Copied from templates/runtime/transports/wasi/__init__.py: edit it there.
