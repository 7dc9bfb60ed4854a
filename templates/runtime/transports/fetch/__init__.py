"""JavaScript's fetch: Pyodide in a page, a worker, Node or at the edge.

transport  the two transports
call       one call and its response; xhr: a synchronous one, where the stack cannot be suspended
socket     the two WebSocket connections; line: the host's WebSocket below them
timer      a timer of JavaScript
host       what the JavaScript around us can do
"""
