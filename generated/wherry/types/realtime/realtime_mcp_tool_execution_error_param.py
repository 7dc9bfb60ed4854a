from ... import params as _p

RealtimeMcpToolExecutionErrorParam = _p.RealtimeMCPToolExecutionError
