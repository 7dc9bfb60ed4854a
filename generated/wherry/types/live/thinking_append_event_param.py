from . import _p

ThinkingAppendEventParam = _p.ThinkingAppendEvent
