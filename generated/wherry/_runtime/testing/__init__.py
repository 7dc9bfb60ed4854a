"""Cassettes: calls are recorded once, chunk by chunk, and played again in tests.

cassette     a cassette, as programs open it
reels        what recording and playing do whichever client it is for
tape         the file: one JSON object a line
comparing    what of a request is compared, and where two differ
hiding       secrets are masked before anything is written
spoken       texts that the events of a stream say piece by piece
async_taped  the transport of AsyncClient; sync_taped, for Client, is derived from it
"""

# Copied from templates/runtime/testing/__init__.py: edit it there.
