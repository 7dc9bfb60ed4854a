"""Websockets: the upgrade of a request, frames in and out with their faults, and what is said at each place.

`places` lists the places. A place has a session: `opened()` when the connection is there, `take(message)` for each
message that comes. `channel` is the connection under it, `outgoing` plans how frames go out, `framing` knows their bytes.
"""
