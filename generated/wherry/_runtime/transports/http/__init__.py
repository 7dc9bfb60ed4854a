"""httpx and httpx2, on threads, asyncio and trio.

connections  the transport that a client makes for itself; injected: over a client that the user gives
own_client   DefaultHttpxClient and its kin: clients of the libraries with our defaults
answers      what comes back, read in pieces; bounds: waits of sync calls whose time is measured
family       which of the two libraries it is, and what its errors mean
framing      bodies, as the libraries want them
lanes        connections that are kept, and when one cannot be used again; leftovers: what a response left behind in one
sockets/     WebSocket connections
proxies      those that the environment names; certificates: those that it names in place of the system's
loops        which event loop runs; driving: a step of the library's that nothing may interrupt
"""

# Copied from templates/runtime/transports/http/__init__.py: edit it there.
