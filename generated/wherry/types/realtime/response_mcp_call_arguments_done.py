from . import _m

ResponseMcpCallArgumentsDone = _m.RealtimeServerEventResponseMCPCallArgumentsDone
