"""WebSocket connections of a client: opening and reopening them, events both ways, handlers.

opening           the request and the settings of a connection, made of the client's options; errors of refusals
async_connecting  one handshake, with its retries
async_manager     what `connect` returns: `async with`, `enter()`
async_connection  an open connection: events that come and go
async_events      the base of generated groups of methods that send events; event_text: an event as JSON
handlers          functions that are called for events: on, once, off
reconnecting      when a new connection is worth a try, and after how long; what the program may say about it
playback          how much of spoken answers was played, and where they were cut off
options           what `websocket_connection_options` takes as a dict
outbox            messages that wait for a new connection

async_lanes       many responses over one connection: its lanes, with the methods of `client.responses`
async_turn        one call of these, as a transport
async_over_http   the same where a server has no WebSockets; async_no_socket: what is there instead of one
async_leading     many tasks that wait for events of one connection
waking            how one task wakes another
beside            reading a connection while the program works

Each module `async_x` has a twin `sync_x` in the package, which scripts/generate.py derives from it.
"""

# Copied from templates/runtime/connections/__init__.py: edit it there.
