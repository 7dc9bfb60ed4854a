from ... import params as _p

ThinkingAppendEventParam = _p.ThinkingAppendEvent
