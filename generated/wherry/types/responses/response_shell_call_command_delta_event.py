# Generated.
from ... import models as _m

ResponseShellCallCommandDeltaEvent = _m.ResponseShellCallCommandDeltaEvent
