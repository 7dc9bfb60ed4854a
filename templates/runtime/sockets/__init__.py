"""WebSockets (RFC 6455) without a wire: bytes and values in, bytes and values out. Pure.

settings   SocketSettings: limits, deadlines and subprotocols of a connection
handshake  the headers of the upgrade request, and whether the answer to it is good; Refusal
framing    bytes to messages and back, on the library `websockets`
session    the state of one connection: the messages that wait, pings, how it ended
requests   what became of each request for a response, and the events that wait for its reader
lanes      which event belongs to which request
chain      what the service knows of a conversation, and what is new in the next request
"""
