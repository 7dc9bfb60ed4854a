from . import _m

ResponseMcpCallCompletedEvent = _m.ResponseMCPCallCompletedEvent
