from . import _m

ResponseMcpCallCompleted = _m.RealtimeServerEventResponseMCPCallCompleted
