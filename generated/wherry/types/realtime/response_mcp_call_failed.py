from ... import models as _m

ResponseMcpCallFailed = _m.RealtimeServerEventResponseMCPCallFailed
