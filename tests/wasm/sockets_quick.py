"""The rows of tests/sockets that are run where running all of them would take long."""

from __future__ import annotations

QUICK = (
    "broken frame: rsv",
    "cut inside a frame",
    "the server closes with 1001",
    "refused: 401",
    "no answer in time",
    "no message for a while",
    "the error comes each time",
    "we close",
    "we close twice, and send",
    "our close is not answered",
    "an event in the packet of the 101",
    "text and bytes come back as they went",
    "a wait that is over loses nothing",
    "a server that does not read for a while",
    "several senders, whole messages",
    "a key among the subprotocols",
    "a realtime session",
)
