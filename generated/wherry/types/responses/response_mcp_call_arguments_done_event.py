from ... import models as _m

ResponseMcpCallArgumentsDoneEvent = _m.ResponseMCPCallArgumentsDoneEvent
