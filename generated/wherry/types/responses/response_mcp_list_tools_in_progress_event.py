from . import _m

ResponseMcpListToolsInProgressEvent = _m.ResponseMCPListToolsInProgressEvent
