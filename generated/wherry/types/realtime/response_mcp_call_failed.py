from . import _m

ResponseMcpCallFailed = _m.RealtimeServerEventResponseMCPCallFailed
