from ... import models as _m

ResponseMcpCallArgumentsDone = _m.RealtimeServerEventResponseMCPCallArgumentsDone
