# Copied from templates/runtime/client/__init__.py by scripts/generate.py. Edit it there.
"""The calls. The only code, with `transports` and `mixins`, that waits: the clock, the pace and the connection are here.

sync_client        one call, from arguments to the value; async_client: its twin
base               what both clients share
exchange           one call with its attempts: which request next, how long to wait, when to give up
retry              whether to try again, and when
redirects          where a response of 3xx leads
resource           what generated methods hang on
stream             Stream, AsyncStream
streamed_response  a response whose body is still to be read
pages              pages of lists
observe            hooks and logging
azure              what is different on Azure; azure_address: how its addresses are spelled
"""
