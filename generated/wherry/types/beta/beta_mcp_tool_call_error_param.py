from . import _p

HTTPError = _p.BetaMcpToolCallErrorHTTPError
McpProtocolError = _p.BetaMcpToolCallErrorMcpProtocolError
McpToolExecutionError = _p.BetaMcpToolCallErrorMcpToolExecutionError
BetaMcpToolCallErrorParam = (
    _p.BetaMcpToolCallErrorMcpProtocolError
    | _p.BetaMcpToolCallErrorMcpToolExecutionError
    | _p.BetaMcpToolCallErrorHTTPError
)
