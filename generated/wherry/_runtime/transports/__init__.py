# Copied from templates/runtime/transports/__init__.py by scripts/generate.py. Edit it there.
"""The wire. `base` is the protocol; each other module is one way to honour it. Nothing above knows which one is used.

base      what a transport is; for those who write their own
native    httpx and httpx2: threads, asyncio, trio
memory    a function answers; for tests
default   which one a client takes when it is told none
"""
