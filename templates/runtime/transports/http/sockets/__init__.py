"""WebSocket connections over httpx and httpx2: an HTTP request that asks for an upgrade, and the connection that it leaves.

Proxies, TLS settings, the environment and a user's own HTTP client count for them as they do for calls. No task and no
thread works in the background: whoever waits for a message reads from the network.

opening         the request, and what its answer has to be; what a transport has opened
threads         a connection for threads; nested_tls: TLS inside of TLS there
tasks           a connection for asyncio and trio
library_stream  its bytes, over a stream of the HTTP library
asyncio_stream  the same over an asyncio transport, which is quicker
ready           waiting for a socket
"""
