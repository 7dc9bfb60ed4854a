"""A server that answers every operation of the API description, validates what it gets, streams, and fails on demand.

    from wherry_server import serve

    with serve(items=3) as server:
        server.url                                   # the base URL for a client
        server.faults.add("429;retry-after=1")       # for the next request; faults.KNOWN lists them all
        server.faults.add("finish=length")           # a wish for the answer; faults.WISHES lists them all
        server.log[-1].status                        # what it saw
        server.log.wait_for(lambda r: r.disconnected_s is not None)

    with serve(requests_per_minute=6000, tokens_per_minute=90_000, burst_s=1) as server:
        server.limits.as_json()                      # what was answered and refused

`python -m wherry_server --help` for people. It answers from the document that the client is generated from, and
uses neither the rest of the generator nor the package.
"""

from .faults import KNOWN, WISHES, FaultError
from .limits import HEADERS as LIMIT_HEADERS
from .limits import Limits, LimitSettings
from .log import Log, Record
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
    "Server",
    "Settings",
    "SpecError",
    "serve",
)
