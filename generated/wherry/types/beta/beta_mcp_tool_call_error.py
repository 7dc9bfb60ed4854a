from . import _m

BetaMcpToolCallError = _m.BetaMcpToolCallError
HTTPError = _m.BetaMcpToolCallErrorHTTPError
McpProtocolError = _m.BetaMcpToolCallErrorMcpProtocolError
McpToolExecutionError = _m.BetaMcpToolCallErrorMcpToolExecutionError
