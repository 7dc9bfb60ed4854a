from . import _p

InstructionsAppendEventParam = _p.InstructionsAppendEvent
