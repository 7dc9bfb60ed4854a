"""aiohttp, on asyncio: less CPU for each call, above all with many calls at a time.

transport   AioHttpTransport: with sessions of its own, or over a session that the user gives
options     what such a transport can be told, in the words of httpx
sending     a request in aiohttp's terms
sessions    one aiohttp session for each event loop
answers     what comes back, read in pieces
wire        what aiohttp is given of ours
failures    errors of aiohttp as ours, without the headers that they hold

Importing `transport` and `options` needs no aiohttp; the rest is imported at the first request.
"""

# Copied from templates/runtime/transports/aio_http/__init__.py: edit it there.
