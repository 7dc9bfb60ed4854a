from . import _m

ResponseMcpCallInProgress = _m.RealtimeServerEventResponseMCPCallInProgress
