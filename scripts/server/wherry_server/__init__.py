"""A server that answers every operation of the API description, validates what it gets, streams, and fails on demand.

    from wherry_server import serve

    with serve(items=3) as server:
        server.url                                   # the base URL for a client
        server.faults.add("429;retry-after=1")       # for the next request; faults.KNOWN lists them all
        server.faults.add("finish=length")           # a wish for the answer; faults.WISHES lists them all
        server.replies.add(reply("Ahoy!"))           # what the model says next
        server.log[-1].status                        # what it saw
        server.log.wait_for(lambda r: r.disconnected_s is not None)

    with serve(requests_per_minute=6000, tokens_per_minute=90_000, burst_s=1) as server:
        server.limits.as_json()                      # what was answered and refused

`wherry-server --help` for people, `wherry_server.pytest` for tests. It answers from the document that the client is generated
from, and uses neither the rest of the generator nor the package. Importing this module imports nothing else.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .faults import KNOWN, WISHES, FaultError
    from .limits import HEADERS as LIMIT_HEADERS
    from .limits import Limits, LimitSettings
    from .log import Log, Record
    from .replies import Replies, Reply, reply
    from .runner import Server, serve
    from .settings import Settings
    from .sockets.faults import KNOWN as SOCKET_FAULTS
    from .spec import SpecError

__all__ = (
    "KNOWN",
    "LIMIT_HEADERS",
    "SOCKET_FAULTS",
    "WISHES",
    "FaultError",
    "LimitSettings",
    "Limits",
    "Log",
    "Record",
    "Replies",
    "Reply",
    "Server",
    "Settings",
    "SpecError",
    "reply",
    "serve",
)
_HOMES = {
    **dict.fromkeys(("KNOWN", "WISHES", "FaultError"), "faults"),
    **dict.fromkeys(("Limits", "LimitSettings"), "limits"),
    **dict.fromkeys(("Log", "Record"), "log"),
    **dict.fromkeys(("Replies", "Reply", "reply"), "replies"),
    **dict.fromkeys(("Server", "serve"), "runner"),
    "Settings": "settings",
    "SpecError": "spec",
}
_RENAMED = {"LIMIT_HEADERS": ("limits", "HEADERS"), "SOCKET_FAULTS": ("sockets.faults", "KNOWN")}


def __getattr__(name: str) -> Any:
    """Import what is asked for: a test run that starts no server pays for none."""
    home, inside = _RENAMED.get(name) or (_HOMES.get(name), name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(importlib.import_module(f".{home}", __name__), inside)
    return found
