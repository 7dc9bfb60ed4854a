"""WebSocket connections of a client: opening and reopening them, events and handlers."""

# Copied from templates/runtime/connections/__init__.py: edit it there.
