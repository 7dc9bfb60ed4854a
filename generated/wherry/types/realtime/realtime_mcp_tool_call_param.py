from . import _p

RealtimeMcpToolCallParam = _p.RealtimeMCPToolCall
Error = _p.RealtimeMCPProtocolError | _p.RealtimeMCPToolExecutionError | _p.RealtimeMCPHTTPError
RealtimeMcpProtocolErrorParam = _p.RealtimeMCPProtocolError
RealtimeMcpToolExecutionErrorParam = _p.RealtimeMCPToolExecutionError
RealtimeMcphttpErrorParam = _p.RealtimeMCPHTTPError
