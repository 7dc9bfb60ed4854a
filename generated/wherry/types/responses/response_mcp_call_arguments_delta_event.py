from ... import models as _m

ResponseMcpCallArgumentsDeltaEvent = _m.ResponseMCPCallArgumentsDeltaEvent
