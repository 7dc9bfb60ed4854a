# Generated.
from .._runtime.connections.options import WebSocketConnectionOptions as WebSocketConnectionOptions

SyncWebSocketConnectionOptions = WebsocketConnectionOptions = WebSocketConnectionOptions
