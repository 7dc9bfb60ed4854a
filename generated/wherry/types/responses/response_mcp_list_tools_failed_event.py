from ... import models as _m

ResponseMcpListToolsFailedEvent = _m.ResponseMCPListToolsFailedEvent
