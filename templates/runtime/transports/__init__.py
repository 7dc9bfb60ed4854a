"""The wire. `base` is the protocol; the rest are ways to honour it. Nothing above knows which one is used.

base      what a transport is; for those who write their own
default   which one a client takes when it is given none
memory    a function answers; for tests
http/     httpx and httpx2: threads, asyncio, trio
fetch/    JavaScript's fetch
wasi/     wasi:http
"""
