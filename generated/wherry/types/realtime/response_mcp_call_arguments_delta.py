from ... import models as _m

ResponseMcpCallArgumentsDelta = _m.RealtimeServerEventResponseMCPCallArgumentsDelta
