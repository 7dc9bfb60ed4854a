# Generated.
from ... import models as _m

InstructionsAppendEvent = _m.InstructionsAppendEvent
