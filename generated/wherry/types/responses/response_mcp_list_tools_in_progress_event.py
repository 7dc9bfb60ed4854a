from ... import models as _m

ResponseMcpListToolsInProgressEvent = _m.ResponseMCPListToolsInProgressEvent
