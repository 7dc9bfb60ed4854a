# Generated.
raise ImportError(
    "wherry.types.websocket_reconnection: wherry opens no websockets yet; reconnect in a websocket library of your choice"
)
