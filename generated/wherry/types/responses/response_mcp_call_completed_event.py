from ... import models as _m

ResponseMcpCallCompletedEvent = _m.ResponseMCPCallCompletedEvent
