from ... import models as _m

ResponseMcpCallInProgressEvent = _m.ResponseMCPCallInProgressEvent
