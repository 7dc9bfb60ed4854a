# Generated.
from ... import models as _m

ResponseShellCallCommandDoneEvent = _m.ResponseShellCallCommandDoneEvent
