from . import _m

ResponseMcpCallFailedEvent = _m.ResponseMCPCallFailedEvent
