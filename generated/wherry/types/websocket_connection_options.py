# Generated.
raise ImportError(
    "wherry.types.websocket_connection_options: wherry opens no websockets yet; set them up in a websocket library of your choice"
)
