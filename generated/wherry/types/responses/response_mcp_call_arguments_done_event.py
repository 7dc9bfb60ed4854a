from . import _m

ResponseMcpCallArgumentsDoneEvent = _m.ResponseMCPCallArgumentsDoneEvent
