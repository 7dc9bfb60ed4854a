from . import _m

ResponseMcpCallArgumentsDeltaEvent = _m.ResponseMCPCallArgumentsDeltaEvent
