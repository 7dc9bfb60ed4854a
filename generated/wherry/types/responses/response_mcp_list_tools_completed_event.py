from . import _m

ResponseMcpListToolsCompletedEvent = _m.ResponseMCPListToolsCompletedEvent
