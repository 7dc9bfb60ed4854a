# Generated.
from .._runtime.base.closing import Closing as _Closing
from .._runtime.connections.reconnecting import ReconnectingEvent as ReconnectingEvent
from .._runtime.connections.reconnecting import ReconnectingOverrides as ReconnectingOverrides
from .._types import Headers as Headers
from .._types import Query as Query


def is_recoverable_close(code: int) -> bool:
    return _Closing(code).recoverable
