from . import _m

ResponseMcpCallInProgressEvent = _m.ResponseMCPCallInProgressEvent
