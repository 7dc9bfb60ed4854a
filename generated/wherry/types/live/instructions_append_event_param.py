from ... import params as _p

InstructionsAppendEventParam = _p.InstructionsAppendEvent
