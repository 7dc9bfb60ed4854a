from ... import models as _m

ResponseMcpCallCompleted = _m.RealtimeServerEventResponseMCPCallCompleted
