from . import _p

RealtimeMcpToolExecutionErrorParam = _p.RealtimeMCPToolExecutionError
