"""The wire. `base` has the rules; the rest are ways to follow them. Nothing above knows which one is used.

base            what a transport does, for those who write their own
async_protocol  the same as types
default         which transport a client takes when it is given none
memory/         a function answers; for tests
http/           httpx and httpx2: threads, asyncio, trio
fetch/          JavaScript's fetch
wasi/           wasi:http

Each module `async_x` has a twin `sync_x` in the package, which scripts/generate.py derives from it.
"""
