from . import _m

RealtimeMcpToolExecutionError = _m.RealtimeMCPToolExecutionError
