# Generated.
from ... import models as _m

ThinkingAppendedEvent = _m.ThinkingAppendedEvent
