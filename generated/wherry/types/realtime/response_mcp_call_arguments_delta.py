from . import _m

ResponseMcpCallArgumentsDelta = _m.RealtimeServerEventResponseMCPCallArgumentsDelta
