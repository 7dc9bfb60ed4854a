"""WebSocket connections of a client: opening and reopening them, events and handlers."""
