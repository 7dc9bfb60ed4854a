# Generated.
from ... import models as _m

InstructionsAppendedEvent = _m.InstructionsAppendedEvent
