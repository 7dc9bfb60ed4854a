from ... import models as _m

ResponseMcpListToolsCompletedEvent = _m.ResponseMCPListToolsCompletedEvent
