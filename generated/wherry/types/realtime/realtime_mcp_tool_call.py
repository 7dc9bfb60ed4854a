from . import _m

RealtimeMcpToolCall = _m.RealtimeMCPToolCall
Error = _m.RealtimeMCPProtocolError | _m.RealtimeMCPToolExecutionError | _m.RealtimeMCPHTTPError | None
RealtimeMcpProtocolError = _m.RealtimeMCPProtocolError
RealtimeMcpToolExecutionError = _m.RealtimeMCPToolExecutionError
RealtimeMcphttpError = _m.RealtimeMCPHTTPError
