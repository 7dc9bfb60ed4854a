from ... import models as _m

ResponseMcpCallInProgress = _m.RealtimeServerEventResponseMCPCallInProgress
