from ... import models as _m

ResponseMcpCallFailedEvent = _m.ResponseMCPCallFailedEvent
