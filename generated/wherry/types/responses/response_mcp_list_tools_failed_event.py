from . import _m

ResponseMcpListToolsFailedEvent = _m.ResponseMCPListToolsFailedEvent
