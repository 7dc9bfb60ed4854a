# Generated.
from ... import models as _m

ThinkingAppendEvent = _m.ThinkingAppendEvent
