# Generated.
from ... import models as _m

ResponseShellCallCommandAddedEvent = _m.ResponseShellCallCommandAddedEvent
